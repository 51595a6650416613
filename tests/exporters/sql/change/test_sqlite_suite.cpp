#include "app/platform/databases/import_sqlite.h"
#include "exporters/sql/sqlite/change/row_conversions.h"
#include "exporters/sql/sqlite/change/script.h"
#include "exporters/sql/sqlite/identifiers.h"
#include "tests/exporters/sql/change/change_run.h"
#include "tests/exporters/sql/change/random_edits.h"
#include "tests/exporters/sql/change/sqlite_details.h"
#include "tests/support/corpora.h"
#include "tests/support/isolation_probes.h"
#include "tests/support/sqlite_database.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

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

std::vector<Case> sqldefCases(const std::string& folder)
{
    std::vector<Case> cases;
    for (const std::string& path : filesBelow(folder + "/sqlite", ".json"))
        for (const auto& entry : nlohmann::json::parse(contentOf(path)))
            cases.push_back({std::filesystem::path(path).stem().string() + "/" + entry.at("name").get<std::string>(), entry.value("current", ""), entry.value("desired", "")});
    return cases;
}

struct Unsupported : std::runtime_error {
    using std::runtime_error::runtime_error;
};

void must(const SqlOutput& output, const std::string& what)
{
    if (!output.ok)
        throw std::runtime_error(what + ": " + output.error);
}

Project imported(const std::string& sql)
{
    const auto read = importSqliteScript(sql);
    if (!read)
        throw Unsupported("importing: " + read.error().text());
    return read->project;
}

/// What a person would say of required columns: some value of the type.
std::map<std::string, std::string> backfills(const Project& before, const Project& after)
{
    std::map<std::string, std::string> values;
    sql::Draft draft(after, sql::sqlite::lexis());
    for (const Table& table : after.tables)
        for (const Column& column : table.columns)
            if (const Table* was = before.table(table.id); was && !was->column(column.id) && !column.nullable && column.defaultExpression.empty())
                values[table.name + "." + column.name] = sql::sqlite::placeholder(draft, table, column);
    return values;
}

std::string scriptBetween(const Project& before, const Project& after, bool isWayBack)
{
    sql::ScriptOptions options{.allowAll = true, .isWayBack = isWayBack};
    if (!isWayBack)
        options.backfills = backfills(before, after);
    const auto script = sql::sqlite::changeScript(before, after, options);
    if (!script)
        throw Unsupported(script.error().text());
    return script->sql;
}

void compare(SqliteDatabase& wanted, SqliteDatabase& found, const std::string& what)
{
    if (const std::string wrong = difference(readDetails(wanted), readDetails(found)); !wrong.empty())
        throw std::runtime_error(what + " differs:\n" + wrong);
}

/// Counts of the tables that both have.
std::string rows(SqliteDatabase& database, const Project& before, const Project& after)
{
    std::string text;
    for (const Table& table : before.tables)
        if (after.table(table.id))
            text += "SELECT '" + table.id.text() + "', count(*) FROM \"" + table.name + "\";\n";
    const auto answer = database.run(text);
    must(answer, "rows");
    return answer.text();
}

/// Truth is what SQLite makes of the two texts itself. Gives whether there were rows in the tables.
bool tryCase(const Case& each)
{
    const Project before = imported(each.before);
    const Project after = imported(each.after);
    SqliteDatabase changed, first, last;
    must(changed.run(each.before), "before");
    must(first.run(each.before), "before");
    must(last.run(each.after), "after");
    const RowGenerator generator(before);
    const bool hasRows = changed.run("BEGIN;\n" + insertAll(before, generator, Dialect::Sqlite) + "COMMIT;").ok;
    const std::string had = rows(changed, before, after);
    must(changed.run(scriptBetween(before, after, false)), "up");
    compare(last, changed, "up");
    if (const std::string has = rows(changed, before, after); has != had)
        throw std::runtime_error("rows changed:\n" + had + "to\n" + has);
    const auto again = importSqliteFile(changed.file());
    if (!again || !scriptBetween(again->project, after, false).empty())
        throw std::runtime_error("a second diff is not empty");
    must(changed.run(scriptBetween(after, before, true)), "down");
    compare(first, changed, "down");
    return hasRows;
}

}  // namespace

TEST_CASE("SQLite: sqldef's pairs of schemas, migrated in place, are what SQLite makes of the second, and back")
{
    const auto folder = corpus("diff-sqldef");
    if (!folder)
        return;
    int passed = 0, withRows = 0, failed = 0, unsupported = 0;
    for (const Case& each : sqldefCases(*folder)) {
        try {
            withRows += tryCase(each);
            ++passed;
        } catch (const Unsupported& reason) {
            ++unsupported;
            std::cout << "unsupported: " << each.name << ": " << reason.what() << '\n';
        } catch (const std::exception& error) {
            ++failed;
            UNSCOPED_INFO(each.name << ": " << error.what());
        }
    }
    std::cout << "diff-sqldef, sqlite: " << passed << " passed (" << withRows << " with rows), " << failed << " failed, " << unsupported << " unsupported\n";
    CHECK(failed == 0);
    CHECK(passed >= 20);
}

TEST_CASE("SQLite: schemas of real programs go through random chains of edits and back, rows kept")
{
    const std::vector<std::pair<std::string, std::string>> sources = {{"multi-chinook", "Chinook_Sqlite.sql"},
                                                                      {"multi-memos", "sqlite/LATEST.sql"},
                                                                      {"multi-sakila", "sqlite-sakila-db/sqlite-sakila-schema.sql"},
                                                                      {"multi-tbls", "sqlite.sql"}};
    const auto engine = sqliteChanges(false);
    for (const auto& [name, file] : sources) {
        const auto folder = corpus(name);
        if (!folder)
            continue;
        const Project base = imported(contentOf(filesBelow(*folder, file).at(0)));
        int counts[4] = {};
        for (unsigned seed = 1; seed <= 12; ++seed) {
            const RandomPair pair = randomPair(base, seed);
            const ChangeOutcome outcome = tryChange(*engine, pair.before, pair.after);
            ++counts[static_cast<std::size_t>(outcome.kind)];
            INFO(name << ", seed " << seed << ": " << pair.edits << '\n' << outcome.text << '\n' << outcome.up << "\n==== down\n" << outcome.down);
            CHECK(outcome.kind != ChangeOutcome::Kind::Failed);
            if (outcome.kind != ChangeOutcome::Kind::Passed)
                std::cout << name << ", seed " << seed << ": " << pair.edits << ": " << outcome.text << '\n';
        }
        std::cout << name << ": " << counts[0] << " passed, " << counts[1] << " failed, " << counts[2] << " refused, " << counts[3] << " stopped on the way back\n";
    }
}
