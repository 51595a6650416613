#include "tests/support/isolation_probes.h"

#include "core/tenancy/guards.h"
#include "core/tenancy/tenant_view.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/literals.h"
#include "exporters/sql/names.h"

#include <algorithm>

namespace barch::test {
namespace {

using sql::mysql::quoted;

std::string variable(const std::string& setting)
{
    std::string name = setting;
    std::replace(name.begin(), name.end(), '.', '_');
    return "@" + name;
}

std::string actingFor(const Project& project, const std::string& tenant, const std::string& person)
{
    return "SET " + variable(tenantSetting(project)) + " = " + tenant + ", " + variable(userSetting(project)) + " = " + person + ";\n";
}

std::string viewName(const Project& project, const View& view)
{
    return quoted(sql::flatName(project, view.namespaceId, view.name));
}

/// Probes that each answer "what of object|number".
class ProbeList {
public:
    explicit ProbeList(std::string object) : m_object(std::move(object)) {}

    void count(const std::string& what, const std::string& from) { m_text += "SELECT " + label("LEAK " + what) + ", count(*) FROM " + from + ";\n"; }
    void equals(const std::string& what, const std::string& from, int wanted)
    {
        m_text += "SELECT " + label("OWN " + what) + ", count(*) = " + std::to_string(wanted) + " FROM " + from + ";\n";
    }
    void attempt(const std::string& what, const std::string& statement) { transaction("LEAK " + what, statement); }
    void mustWork(const std::string& what, const std::string& statement) { transaction("OWN " + what, statement); }
    void plain(const std::string& statement) { m_text += statement; }
    const std::string& text() const { return m_text; }

private:
    std::string label(const std::string& what) const { return sql::mysql::literal(what + " of " + m_object); }
    void transaction(const std::string& what, const std::string& statement)
    {
        m_text += "START TRANSACTION;\n" + statement + ";\nSELECT " + label(what) + ", ROW_COUNT();\nROLLBACK;\n";
    }

    std::string m_object;
    std::string m_text;
};

/// "column = value" that changes any row: MariaDB doesn't count rows that stay as they are.
std::string someChange(const Table& table, const Column& otherwise)
{
    const Column* column = freeTextColumn(table);
    return column ? quoted(column->name) + " = '~'" : quoted(otherwise.name) + " = " + quoted(otherwise.name);
}

std::string tableProbe(const Project& project, const RowGenerator& rows, const Table& table, const View& view)
{
    const std::string name = viewName(project, view);
    const std::string itself = sql::mysql::tableName(project, table);
    const Column& keyColumn = *table.column(tenantColumn(project, table));
    const std::string key = quoted(keyColumn.name);
    const auto tenant = [&](int which) { return valueText(project, keyColumn, rows.row(table, which, 0).at(keyColumn.id), Dialect::MySql); };
    const std::string others = " WHERE " + key + " = " + tenant(1);
    const RowDialect dialect = rowDialect(Dialect::MySql);
    const bool mayInsert = runtimeMay(project, view.grants, "insert");
    ProbeList list(table.name);
    list.plain(actingFor(project, tenant(0), "NULL"));
    list.count("reading the other tenant's rows", name + others);
    list.equals("reading own rows", name, rows.count(table));
    list.count("reading the table itself", itself);
    list.attempt("changing the other tenant's rows", "UPDATE " + name + " SET " + someChange(table, keyColumn) + others);
    list.attempt("deleting the other tenant's rows", "DELETE FROM " + name + others);
    list.attempt("adding a row for the other tenant", insertText(project, table, name, rows.row(table, 1, RowGenerator::rowsEach), dialect));
    list.attempt("moving a row", "UPDATE " + name + " SET " + key + " = " + tenant(1));
    list.attempt("truncating", "TRUNCATE TABLE " + itself);
    for (const ForeignKey& reference : table.foreignKeys) {
        const auto across = pointingAcross(project, rows, table, reference);
        if (!across)
            continue;
        std::string sets;
        for (const ColumnId id : reference.columns)
            if (id != table.tenantKey)
                sets += (sets.empty() ? "" : ", ") + quoted(table.column(id)->name) + " = " + valueText(project, *table.column(id), across->at(id), Dialect::MySql);
        const std::string what = " the other tenant's " + project.table(reference.target)->name;
        list.attempt("pointing at" + what, "UPDATE " + name + " SET " + sets);
        if (mayInsert)
            list.attempt("adding a row that points at" + what, insertText(project, table, name, *across, dialect));
    }
    if (mayInsert && rows.canAddRow(table) && table.id != project.tenancy->rootTable)
        list.mustWork("adding an own row", insertText(project, table, name, rows.row(table, 0, RowGenerator::rowsEach), dialect));
    for (const char* nobody : {"NULL", "''"}) {
        list.plain(actingFor(project, nobody, "NULL"));
        list.count("reading without a tenant", name);
    }
    return list.text();
}

/// People are seen by those who share a tenant with them, and change only themselves.
class PeopleProbe {
public:
    PeopleProbe(const Project& project, const RowGenerator& rows, const ProbePeople& who)
        : m_project(project), m_rows(rows), m_who(who), m_users(*who.people.people), m_membership(*who.people.membership), m_list(m_users.name)
    {
    }

    std::string text()
    {
        const Column& tenantKey = *tenantRootKey(m_project);
        const std::string own = valueText(m_project, tenantKey, m_rows.row(*tenantRoot(m_project), 0, 0).at(tenantKey.id), Dialect::MySql);
        m_list.plain(actingFor(m_project, own, m_who.self));
        for (const View& view : m_project.views) {
            if (view.id == tenantViewId(m_users.id) || view.id == ownRowsViewId(m_users.id) || view.id == newRowsViewId(m_users.id))
                throughUsers(view);
            if (view.id == tenantViewId(m_membership.id) || view.id == ownRowsViewId(m_membership.id))
                throughMemberships(view);
            for (const Table& table : m_project.tables)
                if (const Column* person = table.column(personColumn(m_who.people, table)); person && view.id == tenantViewId(table.id))
                    throughPersonal(view, table, *person);
        }
        readings();
        signUp(own);
        return m_list.text();
    }

private:
    void readings()
    {
        const std::string all = viewName(m_project, *m_project.views.find(tenantViewId(m_users.id)));
        const std::string own = viewName(m_project, *m_project.views.find(ownRowsViewId(m_users.id)));
        m_list.equals("reading oneself", all + isPerson(m_who.self), 1);
        if (!m_who.colleague.empty())
            m_list.equals("reading a colleague", all + isPerson(m_who.colleague), 1);
        if (freeTextColumn(m_users))
            m_list.mustWork("changing oneself", "UPDATE " + own + " SET " + change());
    }
    std::string isPerson(const std::string& person) const { return " WHERE " + quoted(key().name) + " = " + person; }
    const Column& key() const { return *m_users.column(m_who.people.key); }
    std::string change() const { return someChange(m_users, key()); }

    void throughUsers(const View& view)
    {
        const std::string name = viewName(m_project, view);
        m_list.count("reading a person of the other tenant through " + view.name, name + isPerson(m_who.stranger));
        for (const std::string& person : {m_who.stranger, m_who.colleague}) {
            if (person.empty())
                continue;
            const std::string whose = (person == m_who.colleague ? "a colleague through " : "a stranger through ") + view.name;
            m_list.attempt("changing " + whose, "UPDATE " + name + " SET " + change() + isPerson(person));
            m_list.attempt("deleting " + whose, "DELETE FROM " + name + isPerson(person));
        }
    }
    void throughMemberships(const View& view)
    {
        const std::string name = viewName(m_project, view);
        Row joining = m_rows.row(m_membership, 0, RowGenerator::rowsEach);
        joining[m_who.people.person] = m_rows.row(m_membership, 1, 0).at(m_who.people.person);
        m_list.attempt("making a stranger a member through " + view.name, insertText(m_project, m_membership, name, joining, rowDialect(Dialect::MySql)));
        m_list.attempt("passing a membership to a stranger through " + view.name,
                       "UPDATE " + name + " SET " + quoted(m_membership.column(m_who.people.person)->name) + " = " + m_who.stranger + " LIMIT 1");
    }
    void throughPersonal(const View& view, const Table& table, const Column& person)
    {
        const std::string others = viewName(m_project, view) + " WHERE " + quoted(person.name) + " <> " + m_who.self;
        m_list.count("reading " + table.name + " of others", others);
        m_list.attempt("deleting " + table.name + " of others", "DELETE FROM " + others);
    }
    /// A person who isn't there yet, with the number that the engine or the application gives.
    void signUp(const std::string& tenant)
    {
        Row row = m_rows.row(m_users, 0, RowGenerator::rowsEach);
        const std::string id = valueText(m_project, key(), row.at(key().id), Dialect::MySql);
        const bool counted = key().identity != Identity::None;
        const View* view = m_project.views.find(counted ? newRowsViewId(m_users.id) : ownRowsViewId(m_users.id));
        if (!view || !runtimeMay(m_project, view->grants, "insert"))
            return;
        if (counted)
            row.erase(key().id);
        m_list.plain(actingFor(m_project, tenant, id));
        m_list.mustWork("signing up", insertText(m_project, m_users, viewName(m_project, *view), row, rowDialect(Dialect::MySql)));
    }

    const Project& m_project;
    const RowGenerator& m_rows;
    const ProbePeople& m_who;
    const Table& m_users;
    const Table& m_membership;
    ProbeList m_list;
};

}  // namespace

std::string mariaDbProbes(const Project& project, const RowGenerator& rows)
{
    std::string text;
    for (const Table* table : rows.order()) {
        if (!isOfOneTenant(project, *table))
            continue;
        if (const View* view = project.views.find(tenantViewId(table->id)))
            text += tableProbe(project, rows, *table, *view);
        else
            text += "SELECT 'LEAK no view over " + table->name + "', 1;\n";
    }
    if (const ProbePeople who(project, rows, Dialect::MySql); who)
        text += PeopleProbe(project, rows, who).text();
    return text;
}

std::string mariaDbLeaks(const std::vector<std::vector<std::string>>& rows)
{
    std::string text;
    for (const auto& row : rows) {
        const bool leaks = row.size() != 2 || (row[0].starts_with("LEAK") && row[1] != "0" && row[1] != "-1");
        const bool blocked = row.size() == 2 && row[0].starts_with("OWN") && row[1] != "1";
        if (leaks || blocked)
            text += (row.empty() ? std::string() : row[0] + ": " + row.back()) + "\n";
    }
    return text;
}

}  // namespace barch::test
