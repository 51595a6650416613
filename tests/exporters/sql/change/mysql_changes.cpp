#include "tests/exporters/sql/change/change_engine.h"

#include "core/model/column_type.h"
#include "exporters/sql/mysql/change/script.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/literals.h"
#include "tests/support/isolation_probes.h"
#include "tests/support/mariadb_details.h"
#include "tests/support/mariadb_server.h"
#include "tests/support/migration_run.h"

#include <map>
#include <stdexcept>

namespace barch::test {
namespace {

using namespace sql::mysql;

const char* nameOf(ChangeEngine::Place place)
{
    return place == ChangeEngine::Place::Changed ? "changed" : "fresh";
}

void must(const SqlOutput& output, const std::string& what = {})
{
    if (!output.ok)
        throw std::runtime_error(what.empty() ? output.error : what + ": " + output.error);
}

/// As the declared migrator, who may do everything in the two databases and make accounts, and nothing else; as the
/// administrator where none is declared.
class MariaDbChanges : public ChangeEngine {
public:
    Result<sql::ChangeScript> script(const Project& before, const Project& after, const sql::ScriptOptions& options) const override
    {
        return changeScript(before, after, options);
    }

    std::optional<std::string> someValue(const Project& project, const Column& column) const override
    {
        if (const UserType* type = project.types.find(column.userType))
            return type->kind == UserTypeKind::Enumeration && !type->values.empty() ? std::optional(literal(type->values.front().name)) : std::optional<std::string>("0");
        static const std::map<std::string, std::string> values = {{"uuid", "'00000000-0000-0000-0000-000000000000'"}, {"date", "utc_date()"}, {"timestamptz", "utc_timestamp(6)"},
                                                                  {"timestamp", "utc_timestamp(6)"}, {"time", "'00:00'"}, {"jsonb", "'{}'"}, {"json", "'{}'"}};
        const std::string name = column.type.substr(0, column.type.find('('));
        const auto found = values.find(name);
        return found != values.end() ? found->second : isTextType(name) ? "''" : "0";
    }

    void make(const Project& project, Place place) override
    {
        m_server.createDatabase(nameOf(place));
        must(m_server.run(fileOf(exported(project, "mysql"), "0001_init.up.sql"), nameOf(place), starter(project)), "0001");
    }

    void insertRows(const Project& project) override
    {
        const RowGenerator rows(project);
        // Rows may refer to each other in a ring, and MySQL can't wait with its checks.
        must(m_server.run("SET foreign_key_checks = 0;\nSTART TRANSACTION;\n" + insertAll(project, rows, Dialect::MySql) + "COMMIT;", "changed"), "rows");
    }

    void run(const std::string& sql, const Project& from, const Project&) override { must(m_server.run(sql, "changed", starter(from))); }

    Catalogue catalogue(Place place) override { return readDetails(m_server, nameOf(place)); }

    std::string rows(const Project& side, const std::vector<KeptTable>& tables) override
    {
        std::string text = "SET SESSION group_concat_max_len = 10000000;\n";
        for (const KeptTable& table : tables) {
            std::string columns;
            for (const Column* column : table.columns)
                columns += ", QUOTE(" + quoted(column->name) + ")";
            text += "SELECT '" + table.id.text() + "', COUNT(*), MD5(GROUP_CONCAT(r ORDER BY r SEPARATOR '\\n')) FROM (SELECT CONCAT_WS('|', 'row'" + columns + ") AS r FROM " +
                    tableName(side, *table.here) + ") x;\n";
        }
        const auto answer = m_server.run(text, "changed");
        must(answer, "reading rows");
        return answer.text();
    }

    void clear(const Project& before, const Project& after) override
    {
        m_server.dropDatabase("changed");
        m_server.dropDatabase("fresh");
        for (const Project* project : {&before, &after})
            for (const Role& role : project->roles)
                m_server.run("DROP USER IF EXISTS " + literal(role.name) + "@'%'; DROP ROLE IF EXISTS " + literal(role.name) + ";", {}, "root", true);
        m_starters.clear();
        // Rights on single tables outlive the tables.
        m_server.run("DELETE FROM mysql.tables_priv WHERE Db IN ('changed', 'fresh'); DELETE FROM mysql.columns_priv WHERE Db IN ('changed', 'fresh'); FLUSH PRIVILEGES;");
    }

    bool blamesRows(const std::string& error) const override
    {
        for (const char* words : {"Duplicate entry", "foreign key constraint fails", "Data truncated", "Invalid use of NULL", "Incorrect", "Data too long", "Out of range", "CONSTRAINT `"})
            if (error.find(words) != std::string::npos)
                return true;
        return false;
    }

private:
    std::string starter(const Project& project)
    {
        const Role* migrator = project.roles.find(project.tenancy->migratorRole);
        if (!migrator)
            return "root";
        const std::string account = literal(migrator->name) + "@'%'";
        if (m_starters.insert(migrator->name).second)
            must(m_server.run("CREATE USER IF NOT EXISTS " + account + "; GRANT ALL ON `changed`.* TO " + account + " WITH GRANT OPTION; GRANT ALL ON `fresh`.* TO " +
                              account + " WITH GRANT OPTION; GRANT CREATE USER ON *.* TO " + account + ";"), "the migrator");
        return migrator->name;
    }

    MariaDbServer& m_server = MariaDbServer::shared();
    std::set<std::string> m_starters;
};

}  // namespace

std::unique_ptr<ChangeEngine> mysqlChanges()
{
    return std::make_unique<MariaDbChanges>();
}

}  // namespace barch::test
