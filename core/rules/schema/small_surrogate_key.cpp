#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool isSmall(const Column& column)
{
    static constexpr std::array<std::string_view, 9> types = {"integer", "int", "int4", "serial", "smallint", "int2", "smallserial", "mediumint", "tinyint"};
    return !column.userType && std::find(types.begin(), types.end(), bareType(column.type)) != types.end();
}

/// Numbered by the database, not by people.
bool isNumbered(const Column& column)
{
    return column.identity != Identity::None || bareType(column.type) == "serial" || bareType(column.type) == "smallserial" ||
           lowerCase(column.defaultExpression).find("nextval") != std::string::npos;
}

const Column* surrogateOf(const Table& table)
{
    if (!table.primaryKey)
        return nullptr;
    const Column* found = nullptr;
    for (const ColumnId id : table.primaryKey->columns) {
        if (id == table.tenantKey)
            continue;
        if (found)
            return nullptr;
        found = table.column(id);
    }
    return found && isSmall(*found) && isNumbered(*found) ? found : nullptr;
}

void check(const RuleContext&, const Table& table, Report& report)
{
    if (const Column* column = surrogateOf(table))
        report.add(refTo(table, *column), dotted(table, *column) + " counts rows in " + column->type +
                                              ". After 2 billion numbers, deleted rows included, no row can be added.");
}

void widen(Column& column)
{
    column.type = bareType(column.type).ends_with("serial") ? "bigserial" : "bigint";
}

/// Widens the key and every column that refers to it, and what refers to those.
Result<Project> widenKey(const Project& project, TableId tableId, ColumnId columnId)
{
    Project after = project;
    std::vector<std::pair<TableId, ColumnId>> open{{tableId, columnId}};
    for (std::size_t next = 0; next < open.size(); ++next) {
        const auto [id, columnOf] = open[next];
        const Table* table = after.table(id);
        if (!table)
            return goneError("table");
        Table copy = *table;
        if (Column* column = findById(copy.columns, columnOf); column && isSmall(*column))
            widen(*column);
        after.tables = after.tables.with(std::move(copy));
        for (const Table& other : project.tables)
            for (const ForeignKey& key : other.foreignKeys)
                for (std::size_t i = 0; key.target == id && i < key.columns.size() && i < key.targetColumns.size(); ++i) {
                    const std::pair<TableId, ColumnId> follower{other.id, key.columns[i]};
                    if (key.targetColumns[i] == columnOf && std::find(open.begin(), open.end(), follower) == open.end())
                        open.push_back(follower);
                }
    }
    return after;
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const TableId table(finding.element.owner);
    const ColumnId column(finding.element.id);
    return onlyFix(changeProject("Widen the key and all that refers to it to bigint",
                                 [=](const Project& project) { return widenKey(project, table, column); }));
}

}  // namespace

/// SQLite keeps 64 bits whatever the type says.
extern const Rule smallSurrogateKey = {
    .code = "SCH006",
    .name = "small-surrogate-key",
    .title = "Row numbers don't run out",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = [](const RuleContext& c) { return c.hasEngine() && !c.isSqlite(); },
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
