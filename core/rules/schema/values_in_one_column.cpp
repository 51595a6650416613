#include "core/rules/schema/loose_reference.h"

#include "core/edits/column_edits.h"
#include "core/edits/names.h"
#include "core/edits/reference_edits.h"
#include "core/edits/table_edits.h"
#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

/// A list of ids or values in one text.
bool isListInText(const Column& column)
{
    return !column.userType && isTextType(column.type) && (endsWithWord(column.name, "ids") || endsWithWord(column.name, "csv") || hasPhrase(column.name, "comma_separated"));
}

struct Group {
    std::string stem;
    std::vector<const Column*> columns;
};

/// phone1, phone2, phone3: at least three columns of one type that differ by a number at the end.
std::vector<Group> repeatedGroups(const Table& table)
{
    std::vector<Group> groups;
    for (const Column& column : table.columns) {
        std::string stem = snakeCase(column.name);
        if (stem.empty() || stem.back() < '0' || stem.back() > '9')
            continue;
        while (!stem.empty() && stem.back() >= '0' && stem.back() <= '9')
            stem.pop_back();
        if (!stem.empty() && stem.back() == '_')
            stem.pop_back();
        if (stem.empty() || hasWord(stem, "line") || hasWord(stem, "address") || hasWord(stem, "sha") || hasWord(stem, "md") || hasWord(stem, "level"))
            continue;
        auto known = std::find_if(groups.begin(), groups.end(), [&](const Group& group) { return group.stem == stem && group.columns.front()->type == column.type; });
        if (known == groups.end())
            groups.push_back({stem, {&column}});
        else
            known->columns.push_back(&column);
    }
    std::erase_if(groups, [](const Group& group) { return group.columns.size() < 3; });
    return groups;
}

struct Attribute {
    const Column* name = nullptr;
    const Column* value = nullptr;
};

/// A table of (thing, name of a property, its value as text).
Attribute attributeOf(const Table& table)
{
    static constexpr std::array<std::string_view, 7> words = {"attribute", "attributes", "meta", "metadata", "properties", "eav", "field_values"};
    static constexpr std::array<std::string_view, 8> names = {"attribute", "attribute_name", "key", "meta_key", "property", "property_name", "field_name", "name"};
    static constexpr std::array<std::string_view, 4> values = {"value", "meta_value", "attribute_value", "field_value"};
    if (!hasAnyPhrase(table.name, words) || table.foreignKeys.empty())
        return {};
    Attribute found;
    for (const Column& column : table.columns) {
        const std::string name = snakeCase(column.name);
        if (isTextType(column.type) && std::find(names.begin(), names.end(), name) != names.end())
            found.name = &column;
        if (isTextType(column.type) && std::find(values.begin(), values.end(), name) != values.end())
            found.value = &column;
    }
    return found.name && found.value ? found : Attribute{};
}

/// Tables that the values of a type column name, by its enum, its checks or its default.
std::vector<TableId> targetsOf(const RuleContext& context, const Table& table, const Column& type)
{
    std::vector<std::string> values;
    if (const UserType* userType = context.project().types.find(type.userType))
        for (const EnumValue& value : userType->values)
            values.push_back(value.name);
    for (const Check& check : table.checks) {
        const std::vector<Token> tokens = tokenize(check.expression);
        if (containsWord(tokens, lowerCase(type.name)))
            for (const Token& token : tokens)
                if (token.kind == TokenKind::String)
                    values.push_back(token.text);
    }
    std::vector<TableId> targets;
    for (const std::string& value : values)
        for (const std::string& name : {snakeCase(value), snakeCase(value) + "s", snakeCase(value) + "es"})
            if (const Table* target = context.tableNamed(name); target && std::find(targets.begin(), targets.end(), target->id) == targets.end())
                targets.push_back(target->id);
    return targets;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    for (const Column& column : table.columns) {
        if (isListInText(column))
            report.add(refTo(table, column), dotted(table, column) + " keeps a list in one text. No reference holds its values, and none can be found by an index.");
        if (const Column* id = looseIdOf(table, column)) {
            Finding& finding = report.add(refTo(table, *id), dotted(table, *id) + " refers to a table that " + column.name + " names. The database can't check it.");
            finding.fix = FixKind::None;
            if (!column.userType && table.checks.empty())
                continue;
            finding.fix = targetsOf(context, table, column).empty() ? FixKind::None : FixKind::Choice;
        }
    }
    for (const Group& group : repeatedGroups(table))
        report.add(refTo(table, *group.columns.front()), table.name + " has " + std::to_string(group.columns.size()) + " columns " + group.columns.front()->name + " to " +
                                                             group.columns.back()->name + ". The next value needs a new column, and each search asks for all of them.");
    if (attributeOf(table).name)
        report.add(refTo(table), table.name + " keeps names and values of properties as text. No type, no check and no reference holds for any of them.");
}

/// The columns move into a table of their own, one row for each value.
Result<Project> intoTable(const Project& project, TableId tableId, const std::vector<ColumnId>& columns, const std::string& stem, const std::string& valueType)
{
    const Table* parent = project.table(tableId);
    if (!parent)
        return goneError("table");
    Table child = newTable(project, singularOf(parent->name) + "_" + stem, parent->tenancyClass);
    child.columns.push_back(newColumn(child, "value", valueType));
    child.columns.push_back(newColumn(child, "position", "integer"));
    Result<Project> after = addProtectedTable(project, child);
    ReferenceOptions options;
    options.onDelete = ReferentialAction::Cascade;
    if (after) {
        const TableId childId = [&] {
            for (const Table& table : after->tables)
                if (table.name == child.name && !project.tables.contains(table.id))
                    return table.id;
            return TableId();
        }();
        after = addReference(*after, childId, tableId, options);
        if (after)
            after = protectTable(*after, childId);
    }
    for (const ColumnId id : columns)
        if (after)
            after = removeColumn(*after, tableId, id);
    return after;
}

FixOption tableOption(TableId table, std::vector<ColumnId> columns, std::string stem, std::string type)
{
    return changeProject("A table of its own, one row for each value",
                         [=](const Project& project) { return intoTable(project, table, columns, stem, type); },
                         "Values that are there must be moved by a migration.");
}

std::vector<FixOption> columnFixes(const RuleContext& context, const Table& table, const Column& column)
{
    const TableId tableId = table.id;
    const ColumnId id = column.id;
    std::vector<FixOption> options;
    for (const Column& type : table.columns) {
        if (looseIdOf(table, type) != &column)
            continue;
        const std::vector<TableId> targets = targetsOf(context, table, type);
        const ColumnId typeId = type.id;
        options.push_back(changeProject("One optional reference for each table", [=](const Project& project) -> Result<Project> {
            Result<Project> after = removeColumn(project, tableId, typeId);
            if (after)
                after = removeColumn(*after, tableId, id);
            for (const TableId target : targets) {
                ReferenceOptions reference;
                reference.nullable = true;
                if (after)
                    after = addReference(*after, tableId, target, reference);
            }
            return after;
        }, "Exactly one of them is to be filled; values must be moved by a migration."));
        return options;
    }
    for (const Group& group : repeatedGroups(table)) {
        if (group.columns.front() != &column)
            continue;
        std::vector<ColumnId> all;
        for (const Column* each : group.columns)
            all.push_back(each->id);
        options.push_back(tableOption(tableId, all, group.stem + "s", column.type));
        return options;
    }
    std::string stem = snakeCase(column.name);
    for (const char* ending : {"_ids", "_csv"})
        if (stem.ends_with(ending))
            stem = stem.substr(0, stem.size() - 4) + "s";
    options.push_back(tableOption(tableId, {id}, stem, column.type));
    if (context.isPostgreSql())
        options.push_back(changeTable("An array", tableId,
                                      [id](const Project&, Table& changing) {
                                          if (Column* found = findById(changing.columns, id))
                                              found->type = "text[]";
                                      },
                                      "Values can be found by an index, and still refer to nothing."));
    return options;
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    if (finding.element.kind == ElementKind::Table)
        return onlyFix(changeProject("One JSON column for all properties", [finding](const Project& project) -> Result<Project> {
            const TableId id(finding.element.id);
            const Table* table = project.table(id);
            const Attribute attribute = table ? attributeOf(*table) : Attribute{};
            if (!attribute.name)
                return goneError("table");
            const ColumnId name = attribute.name->id;
            const ColumnId value = attribute.value->id;
            Column json = newColumn(*table, "properties", "jsonb");
            json.defaultExpression = "'{}'";
            Result<Project> after = addColumn(project, id, std::move(json));
            for (const ColumnId each : {name, value})
                if (after)
                    after = removeColumn(*after, id, each);
            return after;
        }, "Still untyped, but one row for each thing; properties that matter deserve columns."));
    const Table* table = context.table(TableId(finding.element.owner));
    const Column* column = table ? table->column(ColumnId(finding.element.id)) : nullptr;
    return column ? columnFixes(context, *table, *column) : std::vector<FixOption>{};
}

}  // namespace

extern const Rule valuesInOneColumn = {
    .code = "SCH007",
    .name = "values-in-one-column",
    .title = "One column holds one value, and refers to one table",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .applies = anyEngine,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
