#include "tests/exporters/sql/change/change_engine.h"

#include "exporters/sql/sqlite/change/row_conversions.h"
#include "exporters/sql/sqlite/change/script.h"
#include "exporters/sql/sqlite/identifiers.h"
#include "tests/exporters/sql/change/sqlite_details.h"
#include "tests/support/isolation_probes.h"
#include "tests/support/migration_run.h"
#include "tests/support/sqlite_database.h"

#include <stdexcept>

namespace barch::test {
namespace {

using namespace sql::sqlite;

std::string must(const SqlOutput& output)
{
    if (!output.ok)
        throw std::runtime_error(output.error);
    return output.text();
}

class SqliteChanges : public ChangeEngine {
public:
    explicit SqliteChanges(bool needsRows) : m_needsRows(needsRows) {}

    Result<sql::ChangeScript> script(const Project& before, const Project& after, const sql::ScriptOptions& options) const override
    {
        return changeScript(before, after, options);
    }

    std::optional<std::string> someValue(const Project& project, const Column& column) const override
    {
        sql::Draft draft(project, lexis());
        return placeholder(draft, Table(), column);
    }

    void make(const Project& project, Place place) override
    {
        auto& database = place == Place::Changed ? m_changed : m_fresh;
        database = std::make_unique<SqliteDatabase>();
        must(database->run(fileOf(exported(project, "sqlite"), "0001_init.up.sql")));
    }

    void insertRows(const Project& project) override
    {
        const RowGenerator rows(project);
        const auto answer = m_changed->run("BEGIN;\n" + insertAll(project, rows, Dialect::Sqlite) + "COMMIT;");
        if (m_needsRows)
            must(answer);
    }

    void run(const std::string& sql, const Project&, const Project&) override
    {
        must(m_changed->run(sql));
        if (const std::string fault = must(m_changed->run("PRAGMA integrity_check;")); fault != "ok\n")
            throw std::runtime_error("integrity check: " + fault);
    }

    Catalogue catalogue(Place place) override { return readDetails(place == Place::Changed ? *m_changed : *m_fresh); }

    std::string rows(const Project& side, const std::vector<KeptTable>& tables) override
    {
        std::string text;
        for (const KeptTable& table : tables) {
            std::string row = "'row'";
            for (const Column* column : table.columns)
                row += " || '|' || quote(" + quoted(column->name) + ")";
            text += "SELECT '" + table.id.text() + "', count(*), group_concat(r, char(10)) FROM (SELECT " + row + " AS r FROM " + tableName(side, *table.here) + " ORDER BY r);\n";
        }
        return must(m_changed->run(text));
    }

    void clear(const Project&, const Project&) override
    {
        m_changed.reset();
        m_fresh.reset();
    }

    bool blamesRows(const std::string& error) const override { return error.find("constraint failed") != std::string::npos; }

private:
    bool m_needsRows;
    std::unique_ptr<SqliteDatabase> m_changed;
    std::unique_ptr<SqliteDatabase> m_fresh;
};

}  // namespace

std::unique_ptr<ChangeEngine> sqliteChanges(bool needsRows)
{
    return std::make_unique<SqliteChanges>(needsRows);
}

}  // namespace barch::test
