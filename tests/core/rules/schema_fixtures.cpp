#include "designs.h"
#include "fixtures.h"

namespace barch::test {
namespace {

const Project& single()
{
    static const Project project = soundDesign(Dialect::PostgreSql, TenancyModel::None);
    return project;
}
const Project& shared()
{
    static const Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    return project;
}

Project withColumn(const Project& project, const std::string& table, const std::string& name, const std::string& type)
{
    return changed(project, table, [&](Table& t) { addColumn(t, name, type); });
}

/// A table whose id is counted in `type`, and one that refers to it.
Project counted(const std::string& type)
{
    Table parent = makeTable(single(), "things", TenancyClass::Undeclared);
    column(parent, "id").type = type;
    column(parent, "id").defaultExpression.clear();
    column(parent, "id").identity = Identity::Always;
    Project project = plus(single(), parent);
    Table child = makeTable(project, "parts", TenancyClass::Undeclared);
    addColumn(child, "thing_id", type);
    refer(project, child, {"thing_id"}, "things", {"id"});
    index(child, {"thing_id"});
    return plus(project, child);
}

}  // namespace

std::vector<Fixture> schemaFixtures()
{
    std::vector<Fixture> all;
    all.push_back({"SCH001", "a table without a key", changed(single(), "tasks", [](Table& t) { t.primaryKey.reset(); }), single()});
    all.push_back({"SCH001", "a link table without a key", changed(shared(), "task_tags", [](Table& t) { t.primaryKey.reset(); }), shared()});
    all.push_back({"SCH001", "a table without any id", changed(single(), "countries", [](Table& t) {
                       t.primaryKey.reset();
                       t.uniques.clear();
                       column(t, "code").nullable = true;
                       std::erase_if(t.columns, [](const Column& c) { return c.name == "id"; });
                   }), changed(single(), "projects", [](Table& t) { t.foreignKeys.clear(); })});
    all.back().fires = changed(all.back().fires, "projects", [](Table& t) { t.foreignKeys.clear(); });

    all.push_back({"SCH002", "a reference without an index", changed(single(), "tasks", [](Table& t) { t.indexes.clear(); }), single()});
    all.push_back({"SCH002", "the tenant key alone does not serve", changed(shared(), "tasks", [](Table& t) { t.indexes.clear(); index(t, {"tenant_id", "title"}); }),
                   changed(shared(), "tasks", [](Table& t) { t.indexes.clear(); index(t, {"project_id"}); })});

    all.push_back({"SCH003", "uuid referred to by text", changed(single(), "tasks", [](Table& t) { column(t, "project_id").type = "text"; }), single()});

    all.push_back({"SCH004", "a price as float", withColumn(single(), "projects", "budget_amount", "double precision"), withColumn(single(), "projects", "progress", "double precision")});

    all.push_back({"SCH005", "timestamp", withColumn(single(), "tasks", "due_at", "timestamp"), withColumn(single(), "tasks", "opens_local", "timestamp")});
    all.push_back({"SCH005", "timestamp(3) without time zone", withColumn(single(), "tasks", "due_at", "timestamp(3) without time zone"), withColumn(single(), "tasks", "due_at", "timestamp(3) with time zone")});

    all.push_back({"SCH006", "an integer key and its followers", counted("integer"), counted("bigint")});

    all.push_back({"SCH008", "an index that a unique constraint covers", changed(single(), "projects", [](Table& t) { index(t, {"name"}); }), single()});
    all.push_back({"SCH008", "the same index twice", changed(single(), "tasks", [](Table& t) { index(t, {"title"}); index(t, {"title"}); }), changed(single(), "tasks", [](Table& t) {
                       index(t, {"title"});
                       index(t, {"title", "status"});
                       t.indexes[1].predicate = "status = 'open'";
                   })});

    all.push_back({"SCH016", "varch for varchar", withColumn(single(), "projects", "headline", "varch(80)"), withColumn(single(), "projects", "headline", "varchar(80)")});
    all.push_back({"SCH016", "a list of what is no type", withColumn(shared(), "projects", "headlines", "tekst[]"), withColumn(shared(), "projects", "place", "polygon")});
    all.push_back({"SCH012", "no time stamps", changed(single(), "countries", [](Table& t) { std::erase_if(t.columns, [](const Column& c) { return c.name.ends_with("_at"); }); }), single()});
    Project withoutProjects = single();
    withoutProjects.tables = withoutProjects.tables.without(tableOf(single(), "projects").id);
    all.push_back({"SCH015", "a reference to a table that is gone", withoutProjects, single()});
    all.push_back({"SCH015", "an index on a column that is gone", changed(single(), "tasks", [](Table& t) { std::erase_if(t.columns, [](const Column& c) { return c.name == "status"; }); index(t, {"title"}); t.indexes.back().keys[0].column = ColumnId::derive("gone"); t.checks.clear(); }), single()});
    all.push_back({"SCH015", "a reference to columns of no key", changed(single(), "tasks", [](Table& t) {
                       addColumn(t, "country_name", "text");
                       refer(single(), t, {"country_name"}, "users", {"name"});
                       index(t, {"country_name"});
                   }), single()});
    return all;
}

}  // namespace barch::test
