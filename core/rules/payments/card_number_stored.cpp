#include "core/rules/payments/card_data.h"

#include "core/edits/column_edits.h"

namespace barch::rules {
namespace {

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Column& column : table.columns)
        if (cardDataOf(table, column) == CardData::Number && column.protection == Protection::Plain)
            report.add(refTo(table, column), dotted(table, column) + " keeps card numbers as they are. That is never allowed, and every copy of the table is a theft waiting to happen.");
}

Result<Project> become(const Project& project, TableId tableId, ColumnId columnId, const std::string& name, const std::string& type, Protection protection)
{
    const Table* table = project.table(tableId);
    const Column* found = table ? table->column(columnId) : nullptr;
    if (!found)
        return goneError("column");
    Column column = *found;
    column.type = type;
    column.protection = protection;
    column.protectionMethod = protection == Protection::Tokenised ? "payment provider" : "";
    column.classification = Classification::Financial;
    column.defaultExpression.clear();
    Result<Project> changed = changeColumn(project, tableId, std::move(column));
    return changed && !table->columnNamed(name) ? renameColumn(*changed, tableId, columnId, name) : changed;
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const TableId table(finding.element.owner);
    const ColumnId column(finding.element.id);
    return {changeProject("Keep the payment provider's token",
                          [=](const Project& project) { return become(project, table, column, "payment_method_token", "varchar(190)", Protection::Tokenised); },
                          "The card is entered on the provider's page and never reaches you."),
            changeProject("Keep the last four digits", [=](const Project& project) { return become(project, table, column, "card_last4", "varchar(4)", Protection::Tokenised); },
                          "Enough to show which card it was; nothing can be charged with it.")};
}

}  // namespace

extern const Rule cardNumberStored = {
    .code = "PAY001",
    .name = "card-number-stored",
    .title = "No card number is kept",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
