#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool isPlain(const Index& index)
{
    return index.predicate.empty() && index.include.empty() && (index.method.empty() || index.method == "btree") &&
           std::all_of(index.keys.begin(), index.keys.end(), [](const IndexKey& k) {
               return k.column && k.operatorClass.empty() && k.collation.empty() && k.nulls == NullsOrder::Default;
           });
}

bool leadsWith(const std::vector<ColumnId>& columns, const Index& index)
{
    if (columns.size() < index.keys.size())
        return false;
    for (std::size_t i = 0; i < index.keys.size(); ++i)
        if (columns[i] != index.keys[i].column)
            return false;
    return true;
}

bool anyDescending(const Index& index)
{
    return std::any_of(index.keys.begin(), index.keys.end(), [](const IndexKey& k) { return k.descending; });
}

/// Whether `other` does all that `index` does.
bool covers(const Index& other, const Index& index, bool otherIsEarlier)
{
    if (!isPlain(other) || other.keys.size() < index.keys.size())
        return false;
    for (std::size_t i = 0; i < index.keys.size(); ++i)
        if (other.keys[i].column != index.keys[i].column || other.keys[i].descending != index.keys[i].descending)
            return false;
    const bool equal = other.keys.size() == index.keys.size();
    if (index.unique)
        return equal && other.unique && otherIsEarlier;
    return !equal || other.unique || otherIsEarlier;
}

/// Name of the key or index that makes this one needless; empty where it is needed.
std::string coveredBy(const Table& table, std::size_t at)
{
    const Index& index = table.indexes[at];
    if (index.keys.empty() || !isPlain(index))
        return {};
    auto coversAsKey = [&](const std::vector<ColumnId>& columns) {
        return !anyDescending(index) && leadsWith(columns, index) && (!index.unique || columns.size() == index.keys.size());
    };
    if (table.primaryKey && coversAsKey(table.primaryKey->columns))
        return "the primary key";
    for (const UniqueConstraint& unique : table.uniques)
        if (coversAsKey(unique.columns))
            return unique.name.empty() ? "a unique constraint" : unique.name;
    for (std::size_t i = 0; i < table.indexes.size(); ++i)
        if (i != at && covers(table.indexes[i], index, i < at))
            return table.indexes[i].name;
    return {};
}

void check(const RuleContext&, const Table& table, Report& report)
{
    for (std::size_t i = 0; i < table.indexes.size(); ++i)
        if (const std::string by = coveredBy(table, i); !by.empty())
            report.add(refTo(table, table.indexes[i]), table.indexes[i].name + " does what " + by + " does already. Each write to " + table.name + " keeps both up to date.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const AnyId id = finding.element.id;
    return onlyFix(changeTable("Remove the needless index", TableId(finding.element.owner), [id](const Project&, Table& table) {
        std::erase_if(table.indexes, [&](const Index& index) { return index.id == IndexId(id); });
    }));
}

}  // namespace

extern const Rule redundantIndex = {
    .code = "SCH008",
    .name = "redundant-index",
    .title = "No index does what another does already",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = anyEngine,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
