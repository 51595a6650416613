#include "core/rules/credentials.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 7> scopeWords = {"scope", "scopes", "permission", "permissions", "abilities", "role", "grants"};
constexpr std::array<std::string_view, 5> expiryWords = {"expires", "expiry", "valid_until", "expiration", "ends_at"};

template <std::size_t N>
bool hasColumn(const Table& table, const std::array<std::string_view, N>& phrases)
{
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) { return hasAnyPhrase(column.name, phrases); });
}

/// A reference to scopes or to the right holder may say what a key may do: api_key_scopes refers here.
bool isScopedElsewhere(const RuleContext& context, const Table& table)
{
    const auto referrers = context.referrers(table.id);
    return std::any_of(referrers.begin(), referrers.end(), [](const Table* referrer) { return hasAnyPhrase(referrer->name, scopeWords); });
}

std::vector<std::string> faultsOf(const RuleContext& context, const Table& table)
{
    std::vector<std::string> faults;
    if (std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) { return isApiKey(table, column) && !isKeptSafe(column); }))
        faults.emplace_back("are kept as they are");
    if (!hasColumn(table, scopeWords) && !isScopedElsewhere(context, table))
        faults.emplace_back("may do everything");
    if (!hasColumn(table, expiryWords))
        faults.emplace_back("never end");
    return faults;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    const bool holdsKeys = isApiKeyTable(table) && std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& c) { return isApiKey(table, c); });
    if (!holdsKeys)
        return;
    if (const auto faults = faultsOf(context, table); !faults.empty())
        report.add(refTo(table), "Keys in " + table.name + " " + listed(faults) + ". One that leaks opens the API for good.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const Table* found = context.table(TableId(finding.element.id));
    const bool scoped = found && isScopedElsewhere(context, *found);
    return onlyFix(changeTable("Keep a hash, with scopes and an end", TableId(finding.element.id), [scoped](const Project&, Table& table) {
        for (Column& column : table.columns)
            if (isApiKey(table, column) && !isKeptSafe(column)) {
                column.protection = Protection::Hashed;
                column.protectionMethod = "sha256";
                column.classification = Classification::Secret;
            }
        if (!scoped && !hasColumn(table, scopeWords)) {
            Column scopes = newColumn(table, "scopes", "jsonb");
            scopes.defaultExpression = "'[]'";
            scopes.comment = "What the key may do, as a list of permissions.";
            table.columns.push_back(std::move(scopes));
        }
        if (!hasColumn(table, expiryWords)) {
            Column expires = newColumn(table, "expires_at", "timestamptz");
            expires.comment = "After this time the key does nothing.";
            table.columns.push_back(std::move(expires));
        }
    }));
}

}  // namespace

extern const Rule apiKeyKeptCarelessly = {
    .code = "SEC003",
    .name = "api-key-kept-carelessly",
    .title = "API keys are hashed, limited and end one day",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
