#include "core/rules/credentials.h"

#include "core/rules/payments/card_data.h"

namespace barch::rules {
namespace {

void check(const RuleContext&, const Table& table, Report& report)
{
    for (const Column& column : table.columns)
        if (!isKeptSafe(column) && cardDataOf(table, column) == CardData::None && personalSecretOf(table, column) != PersonalSecret::None)
            report.add(refTo(table, column), dotted(table, column) + " keeps a secret of a person as it is. Whoever reads the table, or a backup of it, can use it.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const Table* table = context.table(TableId(finding.element.owner));
    const Column* column = table ? table->column(ColumnId(finding.element.id)) : nullptr;
    if (column && personalSecretOf(*table, *column) == PersonalSecret::CheckedOnly)
        return onlyFix(protectColumn("Keep a hash: it is only ever compared", finding, Protection::Hashed, "sha256"));
    return onlyFix(protectColumn("Encrypt it, with a key outside of the database", finding, Protection::Encrypted, "aes-256-gcm"));
}

}  // namespace

extern const Rule personalSecretInPlain = {
    .code = "SEC008",
    .name = "personal-secret-in-plain",
    .title = "Secrets of people are hashed or encrypted",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
