#include "core/rules/payments/currency.h"

namespace barch::rules {
namespace {

bool isAmount(const Column& column)
{
    return !column.userType && isMoneyName(column.name) && (isIntegerType(column.type) || isDecimalType(column.type));
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    const Column* first = nullptr;
    for (const Column& column : table.columns) {
        if (!isAmount(column))
            continue;
        first = first ? first : &column;
        if (isDecimalType(column.type) && context.hasSome("services.payments"))
            report.add(refTo(table, column), dotted(table, column) + " is money with a decimal point. Payment services count whole minor units, and currencies differ in their decimals.");
    }
    if (first && !knowsCurrency(context.project(), table))
        report.add(refTo(table), dotted(table, *first) + " is money of no currency. The first customer in another country makes all sums meaningless.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    if (finding.element.kind == ElementKind::Table)
        return onlyFix(changeTable("Add the currency", TableId(finding.element.id), [](const Project&, Table& table) { addCurrency(table); }));
    const ColumnId id(finding.element.id);
    return onlyFix(changeTable("Count whole minor units (bigint)", TableId(finding.element.owner),
                               [id](const Project&, Table& table) {
                                   if (Column* column = findById(table.columns, id)) {
                                       column->type = "bigint";
                                       column->comment += column->comment.empty() ? "In minor units of the currency." : " In minor units of the currency.";
                                   }
                               },
                               "Values are counted in cents from now on: programs that read the column must know."));
}

}  // namespace

extern const Rule amountWithoutCurrency = {
    .code = "PAY005",
    .name = "amount-without-currency",
    .title = "Money is whole minor units and a currency",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = anyEngine,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
