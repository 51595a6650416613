#include "tests/support/mariadb_server.h"
#include "tests/support/postgres_server.h"
#include "tests/support/process.h"
#include "tests/support/sqlite_database.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <filesystem>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace barch::test;

TEST_CASE("A throwaway PostgreSQL answers, reports errors and keeps databases apart")
{
    auto& server = PostgresServer::shared();
    server.createDatabase("one");
    const auto answer = server.run("CREATE TABLE t (a text, b int);\nINSERT INTO t VALUES (E'x\\ny', 1), (NULL, 2);\n"
                                   "SELECT a, b FROM t ORDER BY b;\nSELECT current_user;", "one");
    REQUIRE(answer.error == "");
    REQUIRE(answer.ok);
    CHECK(answer.rows == std::vector<SqlRow>{{"x\ny", "1"}, {sqlNull, "2"}, {"postgres"}});
    const auto wrong = server.run("SELECT 1/0; SELECT 'not reached'", "one");
    CHECK_FALSE(wrong.ok);
    CHECK(wrong.error.find("division by zero") != std::string::npos);
    CHECK(wrong.out == "");
    server.run("CREATE ROLE somebody LOGIN", "one");
    CHECK(server.run("SELECT current_user", "one", "somebody").text() == "somebody\n");
    CHECK(server.leftovers() == "database one\nrole somebody\n");
    server.run("DROP ROLE somebody");
    server.dropDatabase("one");
    CHECK(server.leftovers() == "");
}

TEST_CASE("A throwaway MariaDB answers, reports errors and keeps databases apart")
{
    auto& server = MariaDbServer::shared();
    server.createDatabase("one");
    const auto answer = server.run("CREATE TABLE t (a text, b int);\nINSERT INTO t VALUES ('x\\ny', 1), (NULL, 2);\n"
                                   "SELECT a, b FROM t ORDER BY b;", "one");
    REQUIRE(answer.error == "");
    CHECK(answer.rows == std::vector<SqlRow>{{"x\ny", "1"}, {sqlNull, "2"}});
    const auto wrong = server.run("SELECT nothing FROM nowhere; SELECT 'not reached'", "one");
    CHECK_FALSE(wrong.ok);
    CHECK(wrong.error.find("nowhere") != std::string::npos);
    CHECK(server.leftovers() == "database one\n");
    server.dropDatabase("one");
    CHECK(server.leftovers() == "");
}

TEST_CASE("A throwaway SQLite file answers, holds foreign keys and goes away")
{
    std::string file;
    {
        SqliteDatabase database;
        file = database.file();
        REQUIRE(database.run("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INTEGER REFERENCES p);").ok);
        CHECK_FALSE(database.run("INSERT INTO c VALUES (7);").ok);
        CHECK(database.run("SELECT NULL, 'a' || char(10) || 'b';").rows == std::vector<SqlRow>{{sqlNull, "a\nb"}});
        CHECK(std::filesystem::exists(file));
    }
    CHECK_FALSE(std::filesystem::exists(file));
}

TEST_CASE("A server stops and leaves nothing when its test program is killed")
{
    int names[2];
    REQUIRE(pipe(names) == 0);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const auto user = serverUser("postgres");
        const auto folder = makeServerFolder(user);
        GuardedServer server(folder, {"/bin/sleep", "1000"}, user, "TERM");
        while (!std::filesystem::exists(folder + "/log"))
            usleep(10000);
        if (write(names[1], folder.data(), folder.size()) < 0)
            _exit(1);
        kill(getpid(), SIGKILL);
    }
    close(names[1]);
    char name[64] = {};
    REQUIRE(read(names[0], name, sizeof name - 1) > 0);
    close(names[0]);
    waitpid(child, nullptr, 0);
    for (int i = 0; i < 200 && std::filesystem::exists(name); ++i)
        usleep(20000);
    CHECK_FALSE(std::filesystem::exists(name));
}

TEST_CASE("A missing program is a clear failure")
{
    CHECK_THROWS_WITH(findProgram("no-such-program", {"/nowhere"}, "Install it."),
                      "The program no-such-program is missing. Install it.");
}
