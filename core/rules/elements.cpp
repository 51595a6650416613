#include "core/rules/elements.h"

#include "core/text/word_list.h"

namespace barch::rules {

std::string listed(const std::vector<std::string>& words, std::string_view last)
{
    return barch::listed(words, last);
}

std::string namesOf(const Table& table, const std::vector<ColumnId>& columns)
{
    std::vector<std::string> names;
    for (const ColumnId id : columns)
        if (const Column* column = table.column(id))
            names.push_back(column->name);
    return listed(names);
}

std::string keyPath(const Table& table, const std::vector<ColumnId>& columns)
{
    std::vector<std::string> names;
    for (const ColumnId id : columns)
        if (const Column* column = table.column(id); column && (id != table.tenantKey || columns.size() == 1))
            names.push_back(column->name);
    if (names.size() == 1)
        return table.name + "." + names.front();
    std::string text = table.name + " (";
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i ? ", " : "") + names[i];
    return text + ")";
}

bool isPartition(const Table& table)
{
    return static_cast<bool>(table.partitionOf);
}

bool sameColumns(std::vector<ColumnId> a, std::vector<ColumnId> b)
{
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

bool pairsTenantKeys(const Table& table, const ForeignKey& key, const Table& target)
{
    for (std::size_t i = 0; i < key.columns.size() && i < key.targetColumns.size(); ++i)
        if (key.columns[i] == table.tenantKey && key.targetColumns[i] == target.tenantKey && table.tenantKey)
            return true;
    return false;
}

std::vector<std::vector<ColumnId>> uniqueSets(const Table& table)
{
    std::vector<std::vector<ColumnId>> sets;
    if (table.primaryKey)
        sets.push_back(table.primaryKey->columns);
    for (const UniqueConstraint& unique : table.uniques)
        sets.push_back(unique.columns);
    for (const Index& index : table.indexes) {
        if (!index.unique || !index.predicate.empty())
            continue;
        std::vector<ColumnId> columns;
        for (const IndexKey& key : index.keys)
            columns.push_back(key.column);
        if (std::all_of(columns.begin(), columns.end(), [](ColumnId id) { return static_cast<bool>(id); }))
            sets.push_back(std::move(columns));
    }
    return sets;
}

bool isAuditLog(std::string_view name)
{
    static constexpr std::array<std::string_view, 10> names = {
        "audit_log", "audit_logs", "audit_trail", "audit_trails", "audit_event", "audit_events", "audit_entries", "audits",
        "activity_audit", "security_events"};
    const std::string snake = snakeCase(name);
    return std::find(names.begin(), names.end(), snake) != names.end() || snake.ends_with("_audit_log") ||
           snake.ends_with("_audit_logs") || snake.ends_with("_audit");
}

bool isAppendOnly(std::string_view name)
{
    static constexpr std::array<std::string_view, 12> endings = {"log", "logs", "event", "events", "history", "histories",
                                                                 "audit", "audits", "entries", "usage", "attempts", "snapshots"};
    return isAuditLog(name) ||
           std::any_of(endings.begin(), endings.end(), [&](std::string_view word) { return endsWithWord(name, word); });
}

bool isPeopleTable(const Table& table)
{
    const std::string snake = snakeCase(table.name);
    return snake == "users" || snake == "user" || snake == "app_users" || snake == "people" || snake == "user_accounts";
}

namespace {

bool namesMoney(std::string_view columnName, std::span<const std::string_view> words)
{
    static constexpr std::array<std::string_view, 26> never = {
        "currency", "percent", "percentage", "rate",  "basis", "count", "id",  "at",     "on",   "type",  "status", "label", "note",
        "quantity", "thousandths", "hash", "key", "is", "has", "tokens", "points", "number", "kind", "limit", "code", "name"};
    const std::vector<std::string> parts = wordsOf(columnName);
    auto isIn = [](std::span<const std::string_view> list, const std::string& part) { return std::find(list.begin(), list.end(), part) != list.end(); };
    return std::none_of(parts.begin(), parts.end(), [&](const std::string& part) { return isIn(never, part); }) &&
           std::any_of(parts.begin(), parts.end(), [&](const std::string& part) { return isIn(words, part); });
}

constexpr std::array<std::string_view, 20> moneyWords = {"amount", "price", "cents", "pence", "subtotal", "fee", "fees", "salary", "revenue", "payout",
                                                         "wage", "balance", "cost", "deposit", "refund", "discount", "tax", "total", "budget", "income"};

}  // namespace

bool isMoneyName(std::string_view columnName)
{
    return namesMoney(columnName, std::span(moneyWords).first(11));
}

bool mayBeMoneyName(std::string_view columnName)
{
    return namesMoney(columnName, moneyWords);
}

bool isGranted(const RuleContext& context, const std::vector<Grant>& grants, RoleId role,
               std::span<const std::string_view> privileges)
{
    for (const Grant& grant : grants) {
        if (grant.role && !(role && context.mayBecome(role, grant.role)))
            continue;
        for (const std::string& privilege : grant.privileges)
            if (privilege == "all" || std::find(privileges.begin(), privileges.end(), privilege) != privileges.end())
                return true;
    }
    return false;
}

}  // namespace barch::rules
