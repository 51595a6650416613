#include "core/rules/payments/currency.h"

namespace barch::rules {
namespace {

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Column& column : table.columns)
        if (!column.userType && isFloatType(column.type) && mayBeMoneyName(column.name))
            report.add(refTo(table, column), dotted(table, column) + " holds money as " + column.type +
                                                 ". Sums of such numbers are off by fractions of a cent, and the books don't balance.");
}

void setType(const Project& project, Table& table, AnyId id, const std::string& type)
{
    if (Column* column = findById(table.columns, id))
        column->type = type;
    if (!knowsCurrency(project, table))
        addCurrency(table);
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const TableId table(finding.element.owner);
    const AnyId id = finding.element.id;
    std::vector<FixOption> options;
    options.push_back(changeTable("Store whole minor units (bigint)", table,
                                  [id](const Project& project, Table& t) {
                                      setType(project, t, id, "bigint");
                                      if (Column* column = findById(t.columns, id))
                                          column->comment += column->comment.empty() ? "In minor units of the currency." : " In minor units of the currency.";
                                  },
                                  "Values are counted in cents from now on: programs that read the column must know."));
    if (context.hasSome("services.payments"))
        return options;  // payment services take whole minor units
    options.push_back(changeTable("Store an exact decimal (numeric(19,4))", table,
                                  [id](const Project& project, Table& t) { setType(project, t, id, "numeric(19,4)"); },
                                  "Larger and slower than whole numbers, and each currency rounds differently."));
    return options;
}

}  // namespace

extern const Rule moneyAsFloat = {
    .code = "SCH004",
    .name = "money-as-float",
    .title = "Money is stored exactly",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = anyEngine,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
