#include "core/rules/payments/card_data.h"

#include "core/edits/column_edits.h"

namespace barch::rules {
namespace {

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Column& column : table.columns)
        if (cardDataOf(table, column) == CardData::Verification)
            report.add(refTo(table, column), dotted(table, column) + " keeps what proves that somebody holds a card. It may not be kept after the payment, not even encrypted.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const TableId table(finding.element.owner);
    const ColumnId column(finding.element.id);
    return onlyFix(changeProject("Remove the column", [=](const Project& project) { return removeColumn(project, table, column); }));
}

}  // namespace

extern const Rule cardVerificationStored = {
    .code = "PAY002",
    .name = "card-verification-stored",
    .title = "No verification code, track or PIN of a card is kept",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
