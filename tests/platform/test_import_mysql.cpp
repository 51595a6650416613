#include "app/platform/databases/import_mysql.h"
#include "app/platform/databases/mysql_statements.h"
#include "app/platform/databases/mysql_types.h"
#include "app/platform/servers/program.h"
#include "app/platform/servers/throwaway_mariadb.h"
#include "core/content/content.h"
#include "core/rules/checker.h"
#include "tests/support/corpora.h"
#include "tests/support/full_catalogue.h"
#include "tests/support/mariadb_server.h"
#include "tests/support/migration_run.h"

#include <catch2/catch.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <sys/resource.h>

using namespace barch;
using namespace barch::test;

namespace {

MariaDbServer& server()
{
    static int count = 1;
    static char name[] = "test";
    static char* arguments[] = {name, nullptr};
    static QCoreApplication application(count, arguments);
    return MariaDbServer::shared();
}

Result<Imported> tryImport(const std::string& sql)
{
    return importMysqlScript(sql, server().throwaway());
}

Imported imported(const std::string& sql)
{
    auto result = tryImport(sql);
    if (!result)
        throw std::runtime_error(result.error().text());
    return std::move(*result);
}

std::string errorOf(const std::string& sql)
{
    const auto result = tryImport(sql);
    return result ? "imported" : result.error().text();
}

const Table& tableNamed(const Imported& imported, const std::string& name)
{
    for (const Table& table : imported.project.tables)
        if (table.name == name)
            return table;
    throw std::runtime_error("no table " + name);
}

const Column& columnNamed(const Table& table, const std::string& name)
{
    const Column* column = table.columnNamed(name);
    if (!column)
        throw std::runtime_error("no column " + name);
    return *column;
}

std::string notesOf(const Imported& imported)
{
    std::string text;
    for (const ImportNote& note : imported.notes)
        text += std::to_string(note.line) + (note.outcome == ImportOutcome::Kept ? " kept " : " skipped ") + note.what + "\n";
    return text;
}

DatabaseUrl urlOf(const std::string& database, const std::string& user = "root")
{
    DatabaseUrl url;
    url.dialect = Dialect::MySql;
    url.socket = server().socket();
    url.user = user;
    url.database = database;
    return url;
}

/// What rule SCH016 says of types that no engine has.
std::string unknownTypes(const Project& project)
{
    std::string text;
    for (const Finding& finding : check(Content{}, project))
        if (finding.rule == "SCH016")
            text += finding.message + "\n";
    return text;
}

/// "" where what comes back is what went in. `source`: the text without what names databases.
std::string roundTrip(const std::string& sql, const std::string& source, const std::string& label)
{
    auto& mariadb = server();
    mariadb.createDatabase("source");
    mariadb.createDatabase("target");
    if (const auto made = mariadb.run(source, "source"); !made.ok)
        return "the source doesn't load: " + made.error;
    const auto result = tryImport(sql);
    if (!result)
        return result.error().text();
    if (const auto unknown = unknownTypes(result->project); !unknown.empty())
        return unknown;
    const auto files = exported(result->project, "mysql");
    if (const auto made = mariadb.run(fileOf(files, "0001_init.up.sql"), "target"); !made.ok)
        return "the export doesn't load: " + made.error + fileOf(files, "0001_init.up.sql");
    const auto before = readFullCatalogue(mariadb, "source");
    const auto after = readFullCatalogue(mariadb, "target");
    if (!label.empty())
        std::cout << label << ": " << kindsText(countKinds(before, after)) << "\n";
    std::string problems = difference(before, after);
    if (const auto live = importMysqlDatabase(urlOf("source")); !live)
        problems += live.error().text();
    else if (live->read != result->read)
        problems += "the live database and the script give different counts\n";
    if (const auto down = mariadb.run(fileOf(files, "0001_init.down.sql"), "target"); !down.ok)
        problems += "down: " + down.error;
    else if (!readFullCatalogue(mariadb, "target").empty())
        problems += "down leaves something\n";
    mariadb.dropDatabase("source");
    mariadb.dropDatabase("target");
    return problems + mariadb.leftovers();
}

/// Statements that name a database, away: the server under test has its own.
std::string withoutDatabases(std::string sql, const std::string& name)
{
    std::string text;
    std::size_t at = 0;
    while (at < sql.size()) {
        const std::size_t end = std::min(sql.find('\n', at), sql.size());
        const std::string line = sql.substr(at, end - at);
        if (!line.starts_with("USE ") && line.find(" DATABASE ") == std::string::npos && line.find(" SCHEMA ") == std::string::npos)
            text += line + "\n";
        at = end + 1;
    }
    for (auto found = text.find(name + "."); !name.empty() && found != std::string::npos; found = text.find(name + ".", found))
        text.erase(found, name.size() + 1);
    return text;
}

}  // namespace

TEST_CASE("MySQL: types are read as the model writes them, and MySQL's own stay")
{
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"int(11)", "integer"}, {"int(10) unsigned", "integer unsigned"}, {"bigint(20)", "bigint"}, {"tinyint(1)", "boolean"}, {"tinyint(4)", "tinyint"},
        {"tinyint(3) unsigned", "tinyint unsigned"}, {"int(5) unsigned zerofill", "int(5) unsigned zerofill"}, {"decimal(5,2)", "numeric(5,2)"},
        {"decimal(5,2) unsigned", "numeric(5,2) unsigned"}, {"float", "real"}, {"double", "double precision"}, {"double(10,2)", "double(10,2)"},
        {"varchar(45)", "varchar(45)"}, {"mediumtext", "mediumtext"}, {"datetime(3)", "datetime(3)"}, {"set('a','b')", "set('a','b')"},
        {"year(4)", "year"}, {"varchar(9) /*M!100301 COMPRESSED*/", "varchar(9)"}, {"bit(8)", "bit(8)"}};
    for (const auto& [mysql, model] : cases)
        CHECK(modelTypeOfMySql(mysql) == model);
    CHECK(enumValuesOfMySql("enum('a','it''s','x,y')") == std::vector<std::string>{"a", "it's", "x,y"});
    CHECK_FALSE(enumValuesOfMySql("enum('','a')"));
    CHECK_FALSE(enumValuesOfMySql("set('a')"));
}

TEST_CASE("MySQL: scripts are cut as the client cuts them")
{
    const std::string sql = "-- a; b\nSELECT 'x;''y\\';' ; # c;\n/*!40101 SET a=1 */;\nDELIMITER $$\nCREATE PROCEDURE p() BEGIN SELECT 1; SELECT \"a\\\"; b\"; END$$\n"
                            "DELIMITER ;;\nA;B;;\nDELIMITER ;\nlast";
    MySqlStatementReader reader(sql);
    std::vector<std::string> found;
    for (MySqlStatement statement; reader.next(statement);)
        found.emplace_back(statement.text);
    CHECK(found == std::vector<std::string>{"SELECT 'x;''y\\';' ", "/*!40101 SET a=1 */", "CREATE PROCEDURE p() BEGIN SELECT 1; SELECT \"a\\\"; b\"; END", "A;B", "last"});
    bool leavesOut = false;
    CHECK(withoutVersions("/*!50003 CREATE*/ /* x */ /*!80016 NO */ T /*M!100401 Y */ --x", leavesOut) == "         CREATE   /* x */                T            Y       ");
    CHECK(leavesOut);
}

TEST_CASE("MySQL: columns, keys, indexes, checks, views, triggers and routines are read")
{
    const auto result = imported(R"(
CREATE TABLE owners (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY, email VARCHAR(90) CHARACTER SET latin1 NOT NULL UNIQUE COMMENT 'how to\nreach',
  mood ENUM('good','bad') DEFAULT 'good', active BOOLEAN NOT NULL DEFAULT TRUE, doc JSON, at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  token CHAR(36) DEFAULT (uuid()), n DECIMAL(9,2) DEFAULT -1.50, half DOUBLE GENERATED ALWAYS AS (n / 2) VIRTUAL, body TEXT, CHECK (n > -5), CONSTRAINT short CHECK (char_length(email) < 80),
  KEY by_body (body(20), n DESC), FULLTEXT KEY words (body)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='People' AUTO_INCREMENT=100;
CREATE TABLE pets (id BIGINT PRIMARY KEY, owner INT UNSIGNED, CONSTRAINT pet_owner FOREIGN KEY (owner) REFERENCES owners (id) ON DELETE SET NULL ON UPDATE CASCADE);
CREATE SQL SECURITY INVOKER VIEW good AS SELECT id, email FROM owners WHERE mood = 'good' WITH CASCADED CHECK OPTION;
INSERT INTO owners (email) VALUES ('a');
DELIMITER //
CREATE TRIGGER touched BEFORE UPDATE ON owners FOR EACH ROW BEGIN SET NEW.n = 1; SET NEW.body = 'a;b'; END//
CREATE DEFINER=`root`@`localhost` FUNCTION twice(a INT, b VARCHAR(20)) RETURNS INT DETERMINISTIC RETURN a * 2//
CREATE PROCEDURE p(IN a INT, OUT b TEXT) READS SQL DATA BEGIN SELECT 'x' INTO b; END//
CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM pets; END//
)");
    CHECK(result.project.info->dialect == Dialect::MySql);
    const Table& owners = tableNamed(result, "owners");
    CHECK(owners.comment == "People");
    CHECK(owners.options == "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci");
    const Column& id = columnNamed(owners, "id");
    CHECK(id.type == "integer unsigned");
    CHECK(id.identity == Identity::ByDefault);
    CHECK(id.identityOptions == "START WITH 100");
    CHECK(columnNamed(owners, "email").collation == "latin1_swedish_ci");
    CHECK(columnNamed(owners, "email").comment == "how to\nreach");
    const UserType* mood = result.project.types.find(columnNamed(owners, "mood").userType);
    REQUIRE(mood);
    CHECK(mood->values.size() == 2);
    CHECK(columnNamed(owners, "mood").defaultExpression == "'good'");
    CHECK(columnNamed(owners, "active").type == "boolean");
    CHECK(columnNamed(owners, "active").defaultExpression == "true");
    CHECK(columnNamed(owners, "doc").type == "json");
    CHECK(columnNamed(owners, "at").type == "timestamp(3)");
    CHECK(columnNamed(owners, "at").defaultExpression == "CURRENT_TIMESTAMP(3)");
    CHECK(columnNamed(owners, "at").options == "ON UPDATE CURRENT_TIMESTAMP(3)");
    CHECK(columnNamed(owners, "token").defaultExpression == "uuid()");
    CHECK(columnNamed(owners, "n").defaultExpression == "-1.50");
    CHECK_FALSE(columnNamed(owners, "half").generatedStored);
    CHECK(owners.checks.size() == 2);
    CHECK(owners.uniques.size() == 1);
    REQUIRE(owners.indexes.size() == 2);
    CHECK(owners.indexes[0].keys[0].prefixLength == 20);
    CHECK(owners.indexes[0].keys[1].descending);
    CHECK(owners.indexes[1].method == "fulltext");
    CHECK(owners.triggers.at(0).body == "BEGIN SET NEW.n = 1; SET NEW.body = 'a;b'; END");
    const Table& pets = tableNamed(result, "pets");
    REQUIRE(pets.foreignKeys.size() == 1);
    CHECK(pets.foreignKeys[0].target == owners.id);
    CHECK(pets.foreignKeys[0].onDelete == ReferentialAction::SetNull);
    CHECK(pets.foreignKeys[0].onUpdate == ReferentialAction::Cascade);
    REQUIRE(result.project.views.size() == 1);
    CHECK(result.project.views.begin()->securityInvoker);
    CHECK(result.project.views.begin()->checkOption == "cascaded");
    CHECK(result.project.functions.size() == 2);
    CHECK(result.project.verbatimSql.size() == 1);
    CHECK(notesOf(result) == "10 skipped INSERT INTO owners\n13 skipped DEFINER\n15 kept CREATE EVENT e\n");
    CHECK(server().leftovers() == "");
}

TEST_CASE("MySQL: what only MySQL and MariaDB have comes back as it was")
{
    const std::string sql = R"(
CREATE TABLE t (a INT(5) UNSIGNED ZEROFILL, b BIT(8) DEFAULT b'101', c SET('x','y') DEFAULT 'x,y', d YEAR, e FLOAT, f DOUBLE(10,2), g BINARY(16), h VARBINARY(9), i TINYTEXT,
  j MEDIUMBLOB, k TIME(2), l TIMESTAMP NULL, m DATETIME DEFAULT now() ON UPDATE now(), o POINT NOT NULL, p VARCHAR(20000) CHARACTER SET latin1, q TEXT DEFAULT 'it''s \\ here',
  r VARCHAR(9) AS (concat(i, '`')) STORED, s INT INVISIBLE, u ENUM('', 'a'), v CHAR(3) COLLATE utf8mb4_bin NOT NULL DEFAULT '', w MEDIUMINT DEFAULT 3, x INET6,
  `odd ``name` INT DEFAULT NULL, `select` DATE DEFAULT '2020-01-01', SPATIAL KEY place (o), KEY long_text (q(10), p(30)), UNIQUE KEY some (q(5)), KEY quiet (w) IGNORED COMMENT 'not; used')
  ENGINE=InnoDB DEFAULT CHARSET=utf8mb3 COLLATE=utf8mb3_bin ROW_FORMAT=DYNAMIC COMMENT='odd; '' table';
CREATE TABLE parts (id INT NOT NULL, y INT NOT NULL, KEY (y)) ENGINE=InnoDB COMMENT='in parts' PARTITION BY RANGE (y) (PARTITION old VALUES LESS THAN (2000), PARTITION rest VALUES LESS THAN MAXVALUE);
CREATE TABLE memory_table (a INT, KEY USING HASH (a)) ENGINE=MEMORY;
CREATE TABLE counter (name CHAR(9), n INT AUTO_INCREMENT, KEY (n)) AUTO_INCREMENT=7;
CREATE TABLE one (id INT PRIMARY KEY, other INT, CONSTRAINT one_other FOREIGN KEY (other) REFERENCES one (id));
CREATE SEQUENCE s START WITH 5;
CREATE ALGORITHM=MERGE VIEW v AS SELECT a.id, (SELECT count(*) FROM t) AS n FROM one a;
CREATE TRIGGER first BEFORE INSERT ON one FOR EACH ROW SET NEW.other = 1;
CREATE TRIGGER second BEFORE INSERT ON one FOR EACH ROW IF NEW.id > 1 THEN SET NEW.other = 2; END IF
)";
    // The last statement holds semicolons.
    std::string script = sql;
    script.insert(script.rfind("CREATE TRIGGER"), "DELIMITER //\n");
    script += "//\nDELIMITER ;\n";
    CHECK(roundTrip(script, script, "hand-written") == "");
}

TEST_CASE("MySQL: a dump of the program mariadb-dump is read")
{
    auto& mariadb = server();
    mariadb.createDatabase("dumped");
    REQUIRE(mariadb.run("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, x TEXT); INSERT INTO t (x) VALUES ('a;b'), ('c');"
                        "CREATE VIEW v AS SELECT x FROM t; CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW SET NEW.x = 'z';"
                        "CREATE PROCEDURE p() SELECT 1;", "dumped").ok);
    const auto dump = runProgram({"mariadb-dump", "--no-defaults", "--socket=" + mariadb.socket(), "-uroot", "--routines", "--events", "--databases", "dumped"});
    REQUIRE(dump);
    REQUIRE(dump->ok());
    const auto result = imported(dump->out);
    CHECK(result.project.tables.size() == 1);
    CHECK(result.project.views.size() == 1);
    CHECK(result.project.functions.size() == 1);
    CHECK(tableNamed(result, "t").triggers.size() == 1);
    mariadb.dropDatabase("dumped");
}

TEST_CASE("MySQL 8: collations that MariaDB doesn't know are kept")
{
    const auto result = imported("CREATE DATABASE shop /*!40100 DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci */ /*!80016 DEFAULT ENCRYPTION='N' */;\nUSE shop;\n"
                                 "CREATE TABLE `shop`.`t` (`a` varchar(9) COLLATE utf8mb4_0900_as_cs DEFAULT NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;");
    CHECK(tableNamed(result, "t").options == "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci");
    CHECK(tableNamed(result, "t").columns[0].collation == "utf8mb4_0900_as_cs");
}

TEST_CASE("MySQL: errors say line and column, and nothing is left behind")
{
    CHECK(errorOf("CREATE TABLE a (x INT);\nCREATE TABLE b (\n  y INT NOT NUL,\n  z INT);") == "line 3, column 13: MariaDB doesn't take this: it can't be read from here on. In: y INT NOT NUL,");
    CHECK(errorOf("CREATE TABLE a (x INT").starts_with("line 1, column 22: MariaDB doesn't take this: the statement ends too early."));
    CHECK(errorOf("SET foreign_key_checks = 0;\nCREATE TABLE a (x INT, y 'oops").starts_with("line 2, column 26: The quote or comment that begins here never closes."));
    CHECK(errorOf("CREATE TABLE a (x INT);\nCREATE INDEX i ON nowhere (x);").starts_with("line 2, column 1: MariaDB doesn't take this: Table '"));
    CHECK(errorOf("HELLO WORLD;").starts_with("line 1, column 1: "));
    CHECK(errorOf(std::string("CREATE TABLE a (x\0 INT);", 24)).find("byte 0") != std::string::npos);
    CHECK(errorOf("\x89PNG\r\n\x1a\n\xff\xfe").find("UTF-8") != std::string::npos);
    CHECK(errorOf("") == "imported");
    CHECK(errorOf("-- nothing\n;;;") == "imported");
    CHECK(server().leftovers() == "");
}

TEST_CASE("MySQL: a script reaches no file, no account and no other database, and doesn't run for ever")
{
    auto& mariadb = server();
    mariadb.createDatabase("victim");
    REQUIRE(mariadb.run("CREATE TABLE precious (x INT); INSERT INTO precious VALUES (1);", "victim").ok);
    const std::vector<std::string> attacks = {
        "DROP TABLE victim.precious;", "CREATE TABLE a (x INT); DROP TABLE a, victim.precious;", "RENAME TABLE victim.precious TO mine;", "ALTER TABLE victim.precious ADD y INT;",
        "CREATE TABLE victim.more (x INT);", "CREATE TABLE a (x INT, FOREIGN KEY (x) REFERENCES victim.precious (x));", "CREATE TRIGGER victim.t BEFORE INSERT ON victim.precious FOR EACH ROW SET @a = 1;",
        "DELIMITER //\nCREATE TABLE a (x INT); DROP TABLE victim.precious//", "DELIMITER //\nCREATE PROCEDURE p() BEGIN END; DROP DATABASE victim//",
        "CREATE VIEW v AS SELECT \"\\\"\" ; DROP DATABASE victim; -- \"", "/*!50700 DROP DATABASE victim */; /*!40000 DROP TABLE victim.precious */;",
        "CREATE TABLE a LIKE victim.precious;", "SET sql_mode = 'NO_BACKSLASH_ESCAPES'; DROP DATABASE victim; USE victim;", "USE victim; DROP TABLE precious;"};
    for (const bool isGiven : {false, true})
        for (const auto& attack : attacks) {
            INFO(attack);
            const auto result = isGiven ? importMysqlScript(attack, urlOf("")) : tryImport(attack);
            CHECK((!result || !result->notes.empty()));
            CHECK(mariadb.run("SELECT * FROM precious", "victim").text() == "1\n");
            CHECK(mariadb.leftovers() == "database victim\n");
        }
    const auto copied = importMysqlScript("CREATE TABLE a AS SELECT 1 AS x;", urlOf(""));
    REQUIRE_FALSE(copied);
    CHECK(copied.error().what.find("server of yours") != std::string::npos);
    CHECK(errorOf("CREATE TABLE a AS SELECT * FROM victim.precious;").find("another database") != std::string::npos);
    CHECK(errorOf("CREATE TABLE a AS SELECT load_file('/etc/hostname') AS f;") == "imported");
    CHECK(errorOf("CREATE TABLE a (x INT) DATA DIRECTORY='/tmp/barch-escape';").find("imported") == 0);
    CHECK(imported("CREATE TABLE a (x INT) ENGINE=FEDERATED CONNECTION='mysql://u@h/d/t';").project.verbatimSql.size() == 1);
    CHECK_FALSE(std::filesystem::exists("/tmp/barch-escape"));
    const auto skipped = imported("LOAD DATA INFILE '/etc/passwd' INTO TABLE a;\nSELECT 1 INTO OUTFILE '/tmp/x';\nGRANT ALL ON *.* TO root;\nCREATE USER u;\nDROP DATABASE victim;\n"
                                  "SET GLOBAL max_connections = 1;\nINSTALL SONAME 'x';\n\\! touch /tmp/barch-escape\n");
    CHECK(notesOf(skipped) == "1 skipped LOAD DATA\n2 skipped Queries and calls\n3 skipped GRANT and REVOKE\n4 skipped create user\n5 skipped drop database victim\n"
                              "6 skipped SET global\n7 skipped Statements for the server\n8 skipped Commands of the client\n");
    CHECK_FALSE(std::filesystem::exists("/tmp/barch-escape"));
    const auto endless = errorOf("CREATE TABLE a AS SELECT SLEEP(1000) AS s;");
    CHECK(endless.find("max_statement_time") != std::string::npos);
    CHECK(errorOf("CREATE TABLE a AS WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS c FROM n;").find("max_recursive_iterations") != std::string::npos);
    const auto stopped = importMysqlScript("CREATE TABLE t (x INT);", mariadb.throwaway(), [](double) { return false; });
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().what == "The import was stopped.");
    mariadb.dropDatabase("victim");
    CHECK(mariadb.leftovers() == "");
}

TEST_CASE("MySQL: a dump of 200 MB takes little more memory than its design")
{
    std::string sql = "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT);\n";
    std::string rows = "INSERT INTO t VALUES ";
    while (rows.size() < 1000000)
        rows += "(" + std::to_string(rows.size()) + ",'some text; with ''quotes'' and \xc3\xa4 -- no comment'),";
    rows += "(0,'last');\n";
    while (sql.size() < 200000000)
        sql += rows;
    sql += "CREATE TABLE u (id INTEGER PRIMARY KEY);\n";
    rusage before{}, after{};
    getrusage(RUSAGE_SELF, &before);
    const auto begin = std::chrono::steady_clock::now();
    const auto result = imported(sql);
    getrusage(RUSAGE_SELF, &after);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    std::cout << "MySQL: " << sql.size() / 1000000 << " MB in " << seconds.count() << " s, " << (after.ru_maxrss - before.ru_maxrss) / 1024 << " MB more\n";
    CHECK(result.project.tables.size() == 2);
    CHECK(after.ru_maxrss - before.ru_maxrss < 64 * 1024);
    CHECK(seconds.count() < 60);
}

TEST_CASE("MySQL: a live database is read, and what can't be opened is told")
{
    auto& mariadb = server();
    mariadb.createDatabase("live");
    REQUIRE(mariadb.run("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, x VARCHAR(9) NOT NULL DEFAULT 'a'); INSERT INTO t () VALUES (), ();", "live").ok);
    const auto result = importMysqlDatabase(urlOf("live"));
    REQUIRE(result);
    CHECK(result->project.info->name == "live");
    CHECK(tableNamed(*result, "t").columns[0].identityOptions == "");
    CHECK(result->notes.empty());
    const auto missing = importMysqlDatabase(urlOf("nowhere"));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().what == "There is no such database on the server.");
    const auto stranger = importMysqlDatabase(urlOf("live", "stranger"));
    REQUIRE_FALSE(stranger);
    CHECK(stranger.error().what == "The server wants a password.");
    auto url = urlOf("live");
    url.socket = "/nowhere/socket";
    const auto silent = importMysqlDatabase(url);
    REQUIRE_FALSE(silent);
    CHECK(silent.error().what == "No MySQL or MariaDB answers there.");
    const auto stopped = importMysqlDatabase(urlOf("live"), [](double) { return false; });
    REQUIRE_FALSE(stopped);
    mariadb.dropDatabase("live");
}

TEST_CASE("MySQL corpora: each imports, exports, loads and reads back equal")
{
    const std::vector<std::tuple<std::string, std::string, std::string>> sources = {
        {"multi-chinook", "Chinook_MySql.sql", ""},
        {"multi-memos", "mysql/LATEST.sql", ""},
        {"multi-quartz", "quartz/src/main/resources/org/quartz/impl/jdbcjobstore/tables_mysql_innodb.sql", ""},
        {"multi-sakila", "mysql-sakila-db/mysql-sakila-schema.sql", "sakila"},
        {"multi-tbls", "mysql/mysql.sql", ""}};
    for (const auto& [name, file, database] : sources)
        if (const auto folder = corpus(name)) {
            INFO(name);
            const auto sql = contentOf(*folder + "/" + file);
            CHECK(roundTrip(sql, withoutDatabases(sql, database), name) == "");
        }
}
