#include "core/rules/elements.h"

#include "core/edits/names.h"
#include "core/edits/table_edits.h"
#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

/// The literals that the design itself compares the column with or gives it.
std::vector<std::string> knownValues(const Table& table, const Column& column)
{
    std::vector<std::string> values;
    auto collect = [&](const std::string& sql, bool always) {
        const std::vector<Token> tokens = tokenize(sql);
        if (!always && !containsWord(tokens, lowerCase(column.name)))
            return;
        for (const Token& token : tokens)
            if (token.kind == TokenKind::String && !token.text.empty() && std::find(values.begin(), values.end(), token.text) == values.end())
                values.push_back(token.text);
    };
    collect(column.defaultExpression, true);
    for (const Index& index : table.indexes)
        collect(index.predicate, false);
    for (const Trigger& trigger : table.triggers)
        collect(trigger.condition, false);
    return values;
}

bool isHeld(const Table& table, const Column& column)
{
    const std::string name = lowerCase(column.name);
    return column.userType || !isTextType(column.type) || !column.generatedExpression.empty() ||
           std::any_of(table.checks.begin(), table.checks.end(), [&](const Check& each) { return containsWord(tokenize(each.expression), name); }) ||
           std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) { return contains(key.columns, column.id); });
}

bool isStatus(const Table& table, const Column& column)
{
    // What another service reports is theirs to extend; an old or new value is a copy.
    static constexpr std::array<std::string_view, 7> foreign = {"provider", "external", "http", "old", "new", "previous", "response"};
    if (hasAnyPhrase(column.name, foreign))
        return false;
    return endsWithWord(column.name, "status") || (endsWithWord(column.name, "state") && !knownValues(table, column).empty());
}

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Column& column : table.columns)
        if (isStatus(table, column) && !isHeld(table, column))
            report.add(refTo(table, column), dotted(table, column) + " takes any text. A misspelt value is stored, and no query for the right one finds the row.");
}

std::string listOf(const std::vector<std::string>& values)
{
    std::string text;
    for (const std::string& value : values) {
        text += text.empty() ? "'" : ", '";
        for (const char c : value)
            text += c == '\'' ? std::string("''") : std::string(1, c);
        text += "'";
    }
    return text;
}

Result<Project> addLookup(const Project& project, TableId tableId, ColumnId columnId)
{
    const Table* found = project.table(tableId);
    const Column* column = found ? found->column(columnId) : nullptr;
    if (!column)
        return goneError("column");
    Table lookup = newTable(project, singularOf(found->name) + "_" + snakeCase(column->name) + "_values", TenancyClass::Global);
    lookup.id = TableId::derive("table/" + lookup.name);
    lookup.comment = "The values that " + column->name + " of " + found->name + " may have.";
    std::erase_if(lookup.columns, [](const Column& each) { return each.name == "id"; });
    Column value = newColumn(lookup, "value", column->type);
    value.collation = column->collation;
    lookup.primaryKey = PrimaryKey{.columns = {value.id}};
    lookup.columns.insert(lookup.columns.begin(), std::move(value));
    const ColumnId valueId = lookup.columns.front().id;
    const TableId lookupId = lookup.id;
    Result<Project> after = addProtectedTable(project, std::move(lookup));
    if (!after)
        return after;
    Table table = *after->table(tableId);
    table.foreignKeys.push_back(newForeignKey(table, {columnId}, *after->table(lookupId), {valueId}));
    addIndexOn(table, {columnId});
    return replaceTable(*after, std::move(table));
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const TableId tableId(finding.element.owner);
    const ColumnId columnId(finding.element.id);
    const Table* table = context.table(tableId);
    const Column* column = table ? table->column(columnId) : nullptr;
    if (!column)
        return {};
    const std::vector<std::string> values = knownValues(*table, *column);
    if (values.size() < 2)
        return onlyFix(changeProject("Refer to a table of allowed values", [=](const Project& project) { return addLookup(project, tableId, columnId); },
                                     "Fill the table with the values before the first row is written."));
    return onlyFix(changeTable("Allow " + listed(values, "and") + " only", tableId,
                               [=](const Project&, Table& changing) {
                                   const Column* now = changing.column(columnId);
                                   if (!now)
                                       return;
                                   Check known;
                                   known.name = freeConstraintName(changing, changing.name + "_" + now->name + "_known");
                                   known.id = ConstraintId::derive("constraint/" + changing.id.text() + "/" + known.name);
                                   known.expression = now->name + " IN (" + listOf(values) + ")";
                                   changing.checks.push_back(std::move(known));
                               },
                               "These are the values that the design names; add the others."));
}

}  // namespace

extern const Rule statusWithoutConstraint = {
    .code = "SCH011",
    .name = "status-without-constraint",
    .title = "A status takes known values only",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = anyEngine,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
