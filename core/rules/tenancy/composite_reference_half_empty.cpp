#include "core/rules/elements.h"

namespace barch::rules {
namespace {

/// The check that keeps several optional columns empty or filled together.
std::string togetherCheck(const Table& table, const std::vector<ColumnId>& columns)
{
    std::string text;
    for (std::size_t i = 0; i + 1 < columns.size(); ++i)
        text += (i ? " AND (" : "(") + table.column(columns[i])->name + " IS NULL) = (" + table.column(columns[i + 1])->name + " IS NULL)";
    return text;
}

bool isChecked(const Table& table, const std::vector<ColumnId>& columns)
{
    return std::any_of(table.checks.begin(), table.checks.end(), [&](const Check& each) {
        const std::vector<Token> tokens = tokenize(each.expression);
        const bool aboutNulls = containsWord(tokens, "null") || containsWord(tokens, "num_nulls") || containsWord(tokens, "num_nonnulls");
        return aboutNulls && std::all_of(columns.begin(), columns.end(), [&](ColumnId id) {
                   const Column* column = table.column(id);
                   return column && containsWord(tokens, lowerCase(column->name));
               });
    });
}

struct Fault {
    bool tenantKey = false;
    std::vector<ColumnId> optional;  ///< of the columns beside the tenant key
    bool someRequired = false;
};

Fault faultOf(const Table& table, const ForeignKey& key)
{
    Fault fault;
    std::size_t others = 0;
    for (const ColumnId id : key.columns) {
        const Column* column = table.column(id);
        if (!column)
            return {};
        if (id == table.tenantKey) {
            fault.tenantKey = column->nullable;
            continue;
        }
        ++others;
        if (column->nullable)
            fault.optional.push_back(id);
        else
            fault.someRequired = true;
    }
    const bool mayBeHalf = !fault.optional.empty() && others > 1 && !key.matchFull && !isChecked(table, fault.optional);
    if (!mayBeHalf)
        fault.optional.clear();
    // With a tenant key that may be empty the row is caught by the rule on tenant keys; here it matters
    // when other columns are filled and still nothing is checked.
    return fault;
}

void check(const RuleContext&, const Table& table, Report& report)
{
    if (!isTenantOwned(table))
        return;
    for (const ForeignKey& key : table.foreignKeys) {
        if (key.columns.size() < 2)
            continue;
        const Fault fault = faultOf(table, key);
        if (!fault.tenantKey && fault.optional.empty())
            continue;
        const std::string empty = fault.tenantKey ? table.column(table.tenantKey)->name : namesOf(table, fault.optional);
        report.add(refTo(table, key), keyPath(table, key.columns) + " is not checked at all in a row where " + empty + " is empty, whatever the other columns say.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Check the reference in every row", TableId(finding.element.owner), [finding](const Project&, Table& table) {
        const ForeignKey* key = findById(table.foreignKeys, finding.element.id);
        if (!key)
            return;
        const Fault fault = faultOf(table, *key);
        for (Column& column : table.columns)
            if ((fault.tenantKey && column.id == table.tenantKey) || (fault.someRequired && contains(fault.optional, column.id)))
                column.nullable = false;
        if (fault.someRequired || fault.optional.size() < 2)
            return;
        Check together;
        together.name = freeConstraintName(table, table.name + "_reference_complete");
        together.id = ConstraintId::derive("constraint/" + table.id.text() + "/" + together.name);
        together.expression = togetherCheck(table, fault.optional);
        table.checks.push_back(std::move(together));
    }));
}

}  // namespace

extern const Rule compositeReferenceHalfEmpty = {
    .code = "TEN009",
    .name = "composite-reference-half-empty",
    .title = "A reference of several columns is checked in every row",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = sharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
