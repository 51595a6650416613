#include "tests/exporters/sql/change/edit_steps.h"

#include "core/edits/column_edits.h"
#include "core/edits/table_edits.h"
#include "core/edits/view_edits.h"

namespace barch::test {

Project must(const Result<Project>& edited)
{
    if (!edited)
        throw std::runtime_error(edited.error().text());
    return *edited;
}

const Table& tableIn(const Project& project, const std::string& name)
{
    return named(project.tables, name);
}

Column column(const std::string& name, const std::string& type, bool nullable, const std::string& standard)
{
    Column made;
    made.name = name;
    made.type = type;
    made.nullable = nullable;
    made.defaultExpression = standard;
    return made;
}

Edit all(std::vector<Edit> edits)
{
    return [edits](E p) -> Result<Project> {
        Project now = p;
        for (const Edit& edit : edits) {
            const auto next = edit(now);
            if (!next)
                return next;
            now = *next;
        }
        return now;
    };
}

Edit onColumn(const std::string& table, const std::string& name, std::function<Result<Project>(E, TableId, const Column&)> change)
{
    return [=](E p) { return change(p, tableIn(p, table).id, *tableIn(p, table).columnNamed(name)); };
}

Edit renamed(const std::string& table, const std::string& from, const std::string& to)
{
    return onColumn(table, from, [to](E p, TableId t, const Column& c) { return renameColumn(p, t, c.id, to); });
}

Edit typed(const std::string& table, const std::string& name, const std::string& type)
{
    return onColumn(table, name, [type](E p, TableId t, const Column& c) { return setColumnType(p, t, c.id, type); });
}

Edit added(const std::string& table, Column made)
{
    return [=](E p) { return addColumn(p, tableIn(p, table).id, made); };
}

Edit removed(const std::string& table, const std::string& name)
{
    return onColumn(table, name, [](E p, TableId t, const Column& c) { return removeColumn(p, t, c.id); });
}

Edit tableChanged(const std::string& name, std::function<void(E, Table&)> change)
{
    return [=](E p) -> Result<Project> {
        Table table = tableIn(p, name);
        change(p, table);
        return replaceTable(p, table);
    };
}

Edit viewChanged(const std::string& name, std::function<void(View&)> change)
{
    return [=](E p) -> Result<Project> {
        View view = named(p.views, name);
        change(view);
        return changeView(p, view);
    };
}

Project with(const std::set<std::string>& names, const Project& project)
{
    Project now = project;
    for (const Table& table : project.tables)
        if (!names.contains(table.name))
            if (const auto next = removeTable(now, table.id))
                now = *next;
    return now;
}

}  // namespace barch::test
