#include "core/blueprint/parts.h"

namespace barch {
namespace {

constexpr const char* area = "Billing";

std::string why(const Choices& choices)
{
    return choices.payments() ? fromAnswer("services.payments") : "base";
}

/// Who pays: the tenant, or the person where there are no tenants.
void addPayer(Draft& draft, TableDraft& table)
{
    if (!draft.choices.tenants())
        table.refer("user_id", "users", ReferentialAction::Restrict,
                    "Who pays. Somebody with bills can't be deleted, only made anonymous.");
}

void addPlans(Draft& draft)
{
    const std::string origin = why(draft.choices);
    draft.enumeration("billing_interval", {"month", "year", "once"}, "How often a price is paid.", origin);
    TableDraft& plans =
        draft.table("plans", TableScope::ControlGlobal, area,
                    "What customers can choose: a price, what is included and what is limited.", origin);
    plans.column("code", "varchar(60)", "Short name that the program knows the plan by.");
    plans.column("name", "varchar(100)", "Name that customers see.");
    plans.column("price", "bigint", "Price of one interval in the smallest unit of the currency, such as cents.");
    plans.column("currency", "varchar(3)", "Three capital letters (ISO 4217).");
    plans.choice("billing_interval", "billing_interval", "How often the price is paid.").byDefault("'month'");
    plans.column("features", "jsonb", "Which parts of the product are included.").byDefault("'{}'");
    plans.column("limits", "jsonb", "How much of what is included, such as people or files.").byDefault("'{}'");
    if (draft.choices.payments())
        plans
            .column("provider_price_id", "varchar(190)",
                    "Id of the price at the payment provider; empty for free plans.")
            .optional();
    plans.column("is_offered", "boolean", "False for plans that nobody can choose any more.").byDefault("true");
    plans.unique({"code"});
    plans.check("plans_price_positive", "price >= 0");
    plans.check("plans_currency_length", "length(currency) = 3");
    plans.readOnly();
}

void addSubscriptions(Draft& draft)
{
    const Choices& choices = draft.choices;
    const std::string origin = why(choices);
    std::vector<std::string> states{"active", "past_due", "paused", "unpaid", "cancelled"};
    // Customers of a design that sells nothing may still be given a trial.
    if (!choices.payments() || choices.hasAny("services.trial", {"days_14", "days_30"}))
        states.insert(states.begin(), "trialing");
    draft.enumeration("subscription_status", states,
                      "Where a subscription is: in its trial, paid, payment late, paused, not paid, ended.", origin);
    TableDraft& subscriptions = draft.table("subscriptions", TableScope::Control, area,
                                            "Which plan a customer is on, and until when it is paid.", origin);
    addPayer(draft, subscriptions);
    subscriptions.refer("plan_id", "plans", ReferentialAction::Restrict,
                        "The plan. One that is in use can't be deleted, only no longer offered.");
    subscriptions.choice("status", "subscription_status",
                         "Where it stands; looked at before anything of a plan is allowed.");
    subscriptions.column("current_period_start", "timestamptz", "Start of the period that is paid.");
    subscriptions.column("current_period_end", "timestamptz", "End of the period that is paid.");
    if (choices.hasAny("services.trial", {"days_14", "days_30"}))
        subscriptions.column("trial_ends_at", "timestamptz", "When the free trial ends; empty without one.")
            .optional()
            .because(fromAnswer("services.trial"));
    subscriptions.column("cancel_at_period_end", "boolean", "True when it ends with the period that is paid.")
        .byDefault("false");
    subscriptions.column("cancelled_at", "timestamptz", "When it was ended; empty while it runs.").optional();
    if (choices.payments()) {
        subscriptions.column("provider", "varchar(20)", "The payment provider, such as stripe.");
        subscriptions
            .column("provider_customer_id", "varchar(190)",
                    "Id of the customer at the payment provider, made at sign-up.")
            .holds(Classification::Financial);
        subscriptions
            .column("provider_subscription_id", "varchar(190)",
                    "Id of the subscription there; empty until it is paid for.")
            .holds(Classification::Financial)
            .optional();
        subscriptions.unique({"provider", "provider_subscription_id"});
        subscriptions.index({"provider_customer_id"});
    }
    subscriptions.index({"status", "current_period_end"});
    subscriptions.check("subscriptions_period_in_order", "current_period_end > current_period_start");
}

void addReceipts(Draft& draft)
{
    const std::string origin = fromAnswer("services.payments");
    draft.enumeration("charge_status", {"pending", "succeeded", "failed", "refunded", "disputed"},
                      "Where a payment is at the provider.", origin);
    TableDraft& charges = draft.table("billing_charges", TableScope::Control, area,
                                      "A payment as the provider reported it. Card numbers never come here.", origin);
    addPayer(draft, charges);
    if (draft.choices.subscriptions())
        charges
            .refer("subscription_id", "subscriptions", ReferentialAction::Restrict,
                   "The subscription that was paid; empty for single payments.")
            .optional();
    charges.column("provider", "varchar(20)", "The payment provider, such as stripe.");
    charges.column("provider_charge_id", "varchar(190)", "Id of the payment there.").holds(Classification::Financial);
    charges.column("amount", "bigint", "Amount in the smallest unit of the currency, such as cents.")
        .holds(Classification::Financial);
    charges.column("currency", "varchar(3)", "Three capital letters (ISO 4217).");
    charges.choice("status", "charge_status", "Where the payment is.");
    charges.column("description", "varchar(500)", "What was paid for, as on the bill.").optional();
    charges.column("paid_at", "timestamptz", "When it went through; empty until then.").optional();
    charges.unique({"provider", "provider_charge_id"});
    charges.check("billing_charges_amount_positive", "amount >= 0");
    charges.check("billing_charges_currency_length", "length(currency) = 3");
    charges.keep("10 years");
}

void addUsage(Draft& draft)
{
    TableDraft& usage = draft.table("usage_records", TableScope::Control, area,
                                    "How much of something a customer used in a day, for the bill.",
                                    fromAnswer("services.billing_model"));
    addPayer(draft, usage);
    usage.column("meter", "varchar(60)", "What is counted, such as api_calls.");
    usage.column("used_on", "date", "The day.");
    usage.column("quantity", "bigint", "How much was used.").byDefault("0");
    usage.column("reported_at", "timestamptz", "When the payment provider was told; empty until then.").optional();
    if (draft.choices.tenants())
        usage.unique({"meter", "used_on"});
    else
        usage.unique({"user_id", "meter", "used_on"});
    usage.check("usage_records_quantity_positive", "quantity >= 0");
}

}  // namespace

void addBilling(Draft& draft)
{
    const Choices& choices = draft.choices;
    if (!choices.payments() && !choices.tenants())
        return;
    addPlans(draft);
    addSubscriptions(draft);
    if (choices.payments())
        addReceipts(draft);
    if (choices.has("services.billing_model", "usage"))
        addUsage(draft);
}

void addFeatureFlags(Draft& draft)
{
    const Choices& choices = draft.choices;
    const std::string origin = fromAnswer("logic.feature_flags");
    if (!choices.yes("logic.feature_flags"))
        return;
    TableDraft& flags = draft.table("feature_flags", TableScope::Global, "Feature flags",
                                    "A part of the product that can be switched on and off without a release.", origin);
    flags.column("code", "varchar(100)", "Short name that the program asks for.");
    flags.column("description", "varchar(500)", "What it switches.");
    flags.column("is_on", "boolean", "Whether it is on where nothing else is said.").byDefault("false");
    flags.unique({"code"});
    flags.readOnly();
    if (draft.find("plans")) {
        TableDraft& entitlements = draft.table("plan_entitlements", TableScope::ControlGlobal, "Feature flags",
                                               "Which flags and limits come with which plan.", origin);
        entitlements.refer("plan_id", "plans", ReferentialAction::Cascade, "The plan.");
        entitlements.column("flag_code", "varchar(100)", "Short name of the flag, as in feature_flags.");
        entitlements.column("limit_amount", "bigint", "How much is included; empty: no limit.").optional();
        entitlements.unique({"plan_id", "flag_code"});
        entitlements.check("plan_entitlements_limit_positive", "limit_amount >= 0");
        entitlements.readOnly();
    }
    if (choices.tenants()) {
        TableDraft& overrides = draft.table("tenant_flag_overrides", TableScope::Owned, "Feature flags",
                                            "A flag that is on or off for one tenant, whatever its plan says.", origin);
        overrides.column("flag_code", "varchar(100)", "Short name of the flag, as in feature_flags.");
        overrides.column("is_on", "boolean", "Whether it is on for this tenant.");
        overrides.column("reason", "varchar(500)", "Why this tenant is treated differently.");
        overrides.column("expires_at", "timestamptz", "When the exception ends; empty: when somebody ends it.")
            .optional();
        overrides.unique({"flag_code"});
    }
    put(draft.project.flags, "flag/new_sign_up",
        FeatureFlag{{}, "new_sign_up", "Whether new customers can sign up by themselves.", {}, true, origin});
}

}  // namespace barch
