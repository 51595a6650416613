#include "core/rules/elements.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 4> payerTables = {"subscriptions", "subscription", "billing_customers", "billing_accounts"};
constexpr std::array<std::string_view, 6> customerIds = {"provider_customer_id", "stripe_customer_id", "razorpay_customer_id",
                                                         "paypal_payer_id",      "payer_id",           "external_customer_id"};

bool knowsCustomer(const Table& table)
{
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](const Column& column) { return hasAnyPhrase(column.name, customerIds); });
}

bool sellsSomething(const RuleContext& context)
{
    return context.wasAnswered("services.payments") && context.hasSome("services.payments");
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    const std::string name = lowerCase(table.name);
    if (std::find(payerTables.begin(), payerTables.end(), name) == payerTables.end() || knowsCustomer(table))
        return;
    for (const ForeignKey& key : table.foreignKeys)
        if (const Table* target = context.table(key.target); target && knowsCustomer(*target))
            return;
    report.add(refTo(table), table.name + " doesn't keep the customer's id at the payment provider. Its messages name the customer by that id, and nobody will know whose payment it is.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Keep the id that the provider gave at sign-up", TableId(finding.element.id), [](const Project&, Table& table) {
        Column column = newColumn(table, "provider_customer_id", "varchar(190)");
        column.nullable = true;
        column.classification = Classification::Financial;
        column.comment = "Id of the customer at the payment provider, made at sign-up.";
        table.columns.push_back(std::move(column));
        addIndexOn(table, {table.columns.back().id});
    }, "Rows that are there already have none until it is filled in."));
}

}  // namespace

extern const Rule customerIdMissing = {
    .code = "PAY009",
    .name = "customer-id-missing",
    .title = "Who pays is known by the provider's id",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = sellsSomething,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
