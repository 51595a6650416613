#include "core/rules/elements.h"

namespace barch::rules {
namespace {

std::string comparable(const Column& column)
{
    if (column.userType)
        return column.userType.text() + column.type;
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> sames = {{
        {"serial", "integer"}, {"int", "integer"}, {"int4", "integer"}, {"bigserial", "bigint"}, {"int8", "bigint"},
        {"smallserial", "smallint"}, {"int2", "smallint"}, {"character varying", "varchar"}, {"decimal", "numeric"},
    }};
    std::string type = bareType(column.type);
    for (const auto& [spelling, meaning] : sames)
        if (type == spelling)
            type = meaning;
    if (isDecimalType(type))
        return lowerCase(column.type);
    return type;
}

struct Pair {
    const Column* column;
    const Column* target;
};

/// The first pair of columns that differ.
Pair differing(const Table& table, const ForeignKey& key, const Table& target)
{
    for (std::size_t i = 0; i < key.columns.size() && i < key.targetColumns.size(); ++i) {
        const Column* a = table.column(key.columns[i]);
        const Column* b = target.column(key.targetColumns[i]);
        if (a && b && (comparable(*a) != comparable(*b) || a->collation != b->collation))
            return {a, b};
    }
    return {nullptr, nullptr};
}

std::string typeText(const RuleContext& context, const Column& column)
{
    const UserType* type = context.project().types.find(column.userType);
    const std::string name = type ? type->name + column.type : column.type;
    return column.collation.empty() ? name : name + " with collation " + column.collation;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    for (const ForeignKey& key : table.foreignKeys) {
        const Table* target = context.table(key.target);
        const Pair pair = target ? differing(table, key, *target) : Pair{nullptr, nullptr};
        if (!pair.column)
            continue;
        report.add(refTo(table, key), dotted(table, *pair.column) + " is " + typeText(context, *pair.column) + ", but it refers to " +
                                          dotted(*target, *pair.target) + ", which is " + typeText(context, *pair.target) + ".");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Take the type of the column referred to", TableId(finding.element.owner),
                               [finding](const Project& project, Table& table) {
                                   const ForeignKey* key = findById(table.foreignKeys, finding.element.id);
                                   const Table* target = key ? project.table(key->target) : nullptr;
                                   if (!target)
                                       return;
                                   for (std::size_t i = 0; i < key->columns.size() && i < key->targetColumns.size(); ++i) {
                                       Column* column = findById(table.columns, key->columns[i]);
                                       const Column* wanted = target->column(key->targetColumns[i]);
                                       if (!column || !wanted || (comparable(*column) == comparable(*wanted) && column->collation == wanted->collation))
                                           continue;
                                       column->type = wanted->type == "bigserial" ? "bigint" : wanted->type == "serial" ? "integer" : wanted->type;
                                       column->userType = wanted->userType;
                                       column->collation = wanted->collation;
                                   }
                               }));
}

}  // namespace

extern const Rule foreignKeyTypesDiffer = {
    .code = "SCH003",
    .name = "foreign-key-types-differ",
    .title = "A reference has the type of what it refers to",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = anyEngine,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
