#include "core/rules/add_only.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 7> ledgerNames = {"ledger", "ledgers", "journal_entries", "journal_lines", "account_entries", "postings", "wallet_transactions"};
constexpr std::array<std::string_view, 4> sideWords = {"side", "direction", "entry_type", "debit_or_credit"};
constexpr std::array<std::string_view, 8> bookingWords = {"booking", "transaction", "entry", "journal", "transfer", "batch", "posting", "group"};

bool hasColumn(const Table& table, std::span<const std::string_view> phrases)
{
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) { return hasAnyPhrase(column.name, phrases); });
}

bool hasWordIn(const Table& table, std::string_view word)
{
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) { return hasWord(column.name, word); });
}

bool isLedger(const Table& table)
{
    return hasAnyPhrase(table.name, ledgerNames) && !isPartition(table) &&
           std::any_of(table.columns.begin(), table.columns.end(), [](const Column& column) { return mayBeMoneyName(column.name) || hasWord(column.name, "debit"); });
}

/// Each amount leaves one account and reaches another: both in one row, or a row for each side of a booking.
bool hasBothSides(const Table& table)
{
    if (hasWordIn(table, "debit") && hasWordIn(table, "credit"))
        return true;
    return hasWordIn(table, "account") && hasColumn(table, sideWords) && hasColumn(table, bookingWords);
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (!isLedger(table))
        return;
    std::vector<std::string> faults;
    if (mayChangeRows(context, table))
        faults.push_back("the application may change and delete its rows");
    if (!hasBothSides(table))
        faults.push_back("an amount has no account that it comes from and none that it goes to");
    if (!faults.empty())
        report.add(refTo(table), "Money is kept in " + table.name + ", and " + listed(faults) + ". Balances drift, and nobody can show why.");
}

void addMissing(Table& table, const char* name, const char* type, const char* comment)
{
    if (table.columnNamed(name))
        return;
    Column column = newColumn(table, name, type);
    column.comment = comment;
    table.columns.push_back(std::move(column));
}

void keepBothInOneRow(Table& table)
{
    addMissing(table, "debit_account", "varchar(60)", "Account that the amount goes to.");
    addMissing(table, "credit_account", "varchar(60)", "Account that the amount comes from.");
}

void keepARowForEachSide(Table& table)
{
    addMissing(table, "account", "varchar(60)", "Account that this side of the booking is about.");
    addMissing(table, "booking_number", "bigint", "The same for all sides of one booking; their amounts add up to nothing.");
    addMissing(table, "side", "varchar(6)", "debit or credit.");
    Check sides;
    sides.id = ConstraintId::derive("rule/check/" + table.id.text() + "/side");
    sides.name = freeConstraintName(table, table.name + "_side_known");
    sides.expression = "side IN ('debit', 'credit')";
    table.checks.push_back(std::move(sides));
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const TableId id(finding.element.id);
    const Table* table = context.table(id);
    if (!table)
        return {};
    if (hasBothSides(*table))
        return onlyFix(changeTable("Only add rows; a mistake is booked back", id, makeAddOnly));
    const auto option = [&](const char* title, void (*both)(Table&), const char* consequence) {
        return changeTable(title, id, [both](const Project& project, Table& changed) {
            makeAddOnly(project, changed);
            both(changed);
        }, consequence);
    };
    return {option("Only add rows, each with both accounts", keepBothInOneRow, "Simple. A booking has exactly two sides."),
            option("Only add rows, one for each side of a booking", keepARowForEachSide, "A booking can have many sides; the program must see to it that they add up.")};
}

}  // namespace

extern const Rule ledgerCanDrift = {
    .code = "PAY006",
    .name = "ledger-can-drift",
    .title = "A ledger is only added to, and every amount has two sides",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
