#include "app/platform/databases/import_mysql.h"
#include "app/platform/servers/throwaway_mariadb.h"
#include "exporters/sql/mysql/change/script.h"
#include "exporters/sql/mysql/change/side.h"
#include "exporters/sql/mysql/change/type_conversions.h"
#include "exporters/sql/mysql/identifiers.h"
#include "tests/support/corpora.h"
#include "tests/support/isolation_probes.h"
#include "tests/support/mariadb_details.h"
#include "tests/support/mariadb_server.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <filesystem>
#include <iostream>

using namespace barch;
using namespace barch::test;

namespace {

/// A pair of schemas that somebody else's tool has for its own tests.
struct Case {
    std::string name;
    std::string before;
    std::string after;
};

/// Without the name of the database that it was written for.
std::string anywhere(std::string sql)
{
    for (const std::string name : {"`mysqldef_test`.", "mysqldef_test."})
        for (auto at = sql.find(name); at != std::string::npos; at = sql.find(name, at))
            sql.erase(at, name.size());
    return sql;
}

std::vector<Case> sqldefCases(const std::string& folder)
{
    std::vector<Case> cases;
    for (const std::string& path : filesBelow(folder + "/mysql", ".json"))
        for (const auto& entry : nlohmann::json::parse(contentOf(path)))
            cases.push_back({std::filesystem::path(path).stem().string() + "/" + entry.at("name").get<std::string>(), anywhere(entry.value("current", "")),
                             anywhere(entry.value("desired", ""))});
    return cases;
}

struct Unsupported : std::runtime_error {
    using std::runtime_error::runtime_error;
};

MariaDbServer& server()
{
    static int count = 1;
    static char name[] = "test";
    static char* arguments[] = {name, nullptr};
    static QCoreApplication application(count, arguments);
    return MariaDbServer::shared();
}

void must(const SqlOutput& output, const std::string& what)
{
    if (!output.ok)
        throw std::runtime_error(what + ": " + output.error);
}

Project imported(const std::string& sql)
{
    const auto read = importMysqlScript(sql, server().throwaway());
    if (!read)
        throw Unsupported("importing: " + read.error().text());
    return read->project;
}

/// In the mode that exports and change scripts set: triggers keep theirs.
void make(const std::string& database, const std::string& sql)
{
    server().createDatabase(database);
    if (const auto made = server().run("SET sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO';\n" + sql, database); !made.ok)
        throw Unsupported("MariaDB doesn't take it: " + made.error);
}

/// What a person would say of required columns: some value of the type.
std::map<std::string, std::string> backfills(const Project& before, const Project& after)
{
    std::map<std::string, std::string> values;
    sql::mysql::Side side(after);
    for (const Table& table : after.tables)
        for (const Column& column : table.columns) {
            const Table* was = before.table(table.id);
            const auto text = was && !was->column(column.id) ? side.column(table, column) : std::nullopt;
            if (text && !text->nullable && text->standard.empty() && text->generated.empty() && !text->counts)
                values[table.name + "." + column.name] = sql::mysql::placeholder(text->type);
        }
    return values;
}

/// How many rows the tables have that both versions have.
std::string rows(const Project& before, const Project& after)
{
    std::string text;
    for (const Table& table : before.tables)
        if (after.table(table.id))
            text += "SELECT '" + table.id.text() + "', count(*) FROM " + sql::mysql::quoted(table.name) + ";\n";
    const auto answer = server().run(text, "changed");
    must(answer, "rows");
    return answer.text();
}

/// Without names of checks that nobody gave: MariaDB calls those behind a column by the column.
Catalogue detailsOf(const std::string& database)
{
    Catalogue lines;
    for (const std::string& line : readDetails(server(), database))
        if (!line.starts_with("name of check "))
            lines.insert(line);
    return lines;
}

void compare(const std::string& wanted, const std::string& found, const std::string& what)
{
    if (const std::string wrong = difference(detailsOf(wanted), detailsOf(found)); !wrong.empty())
        throw std::runtime_error(what + " differs:\n" + wrong);
}

/// Truth is what MariaDB makes of the two texts itself. Gives whether there were rows in the tables that the change
/// could be made with.
bool tryCase(const Case& each, bool withRows = true)
{
    const Project before = imported(each.before);
    const Project after = imported(each.after);
    make("changed", each.before);
    make("first", each.before);
    make("last", each.after);
    const auto script = sql::mysql::changeScript(before, after, {.backfills = backfills(before, after), .allowAll = true});
    if (!script)
        throw Unsupported(script.error().text());
    const RowGenerator generator(before);
    const bool hasRows = withRows && server().run("START TRANSACTION;\n" + insertAll(before, generator, Dialect::MySql) + "COMMIT;", "changed").ok;
    const std::string had = rows(before, after);
    const auto up = server().run(script->sql, "changed");
    // Generated rows hold any text, which can't be divided by itself.
    if (hasRows && up.error.find("Truncated incorrect") != std::string::npos && script->sql.find("can fail on existing rows") != std::string::npos)
        return tryCase(each, false);
    must(up, "up");
    compare("last", "changed", "up");
    if (const std::string has = rows(before, after); has != had)
        throw std::runtime_error("rows changed:\n" + had + "to\n" + has);
    must(server().run(script->down, "changed"), "down");
    compare("first", "changed", "down");
    return hasRows && !each.before.empty();
}

}  // namespace

TEST_CASE("MySQL: sqldef's pairs of schemas, migrated in place, are what MariaDB makes of the second, and back")
{
    const auto folder = corpus("diff-sqldef");
    if (!folder)
        return;
    const char* only = std::getenv("BARCH_CHANGE");
    int passed = 0, withRows = 0, failed = 0, unsupported = 0;
    for (const Case& each : sqldefCases(*folder)) {
        if (only && each.name.find(only) == std::string::npos)
            continue;
        try {
            withRows += tryCase(each);
            ++passed;
        } catch (const Unsupported& reason) {
            ++unsupported;
            std::cout << "unsupported: " << each.name << ": " << reason.what() << '\n';
        } catch (const std::exception& error) {
            ++failed;
            UNSCOPED_INFO(each.name << ": " << error.what());
            std::cout << "FAILED: " << each.name << ": " << error.what() << '\n';
        }
    }
    for (const char* database : {"changed", "first", "last"})
        server().dropDatabase(database);
    std::cout << "diff-sqldef, mysql: " << passed << " passed (" << withRows << " with rows), " << failed << " failed, " << unsupported << " unsupported\n";
    CHECK(failed == 0);
    CHECK((only || passed >= 20));
}
