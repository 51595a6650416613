#include "core/rules/elements.h"

namespace barch::rules {
namespace {

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Column& column : table.columns)
        if (!column.userType && isFloatType(column.type) && isMoneyName(column.name))
            report.add(refTo(table, column), dotted(table, column) + " holds money as " + column.type +
                                                 ". Sums of such numbers are off by fractions of a cent, and the books don't balance.");
}

void setType(Table& table, AnyId id, const std::string& type)
{
    if (Column* column = findById(table.columns, id))
        column->type = type;
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const TableId table(finding.element.owner);
    const AnyId id = finding.element.id;
    std::vector<FixOption> options;
    options.push_back(changeTable("Store whole minor units (bigint)", table,
                                  [id](const Project&, Table& t) {
                                      setType(t, id, "bigint");
                                      Column* column = findById(t.columns, id);
                                      if (column && !hasWord(column->name, "cents") && !hasWord(column->name, "minor")) {
                                          const std::string name = column->name + "_cents";
                                          if (!t.columnNamed(name) && column->defaultExpression.empty())
                                              column->comment += column->comment.empty() ? "In minor units of the currency." : " In minor units of the currency.";
                                      }
                                  },
                                  "Values are counted in cents from now on: programs that read the column must know."));
    options.push_back(changeTable("Store an exact decimal (numeric(19,4))", table,
                                  [id](const Project&, Table& t) { setType(t, id, "numeric(19,4)"); },
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
