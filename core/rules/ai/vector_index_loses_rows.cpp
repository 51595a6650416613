#include "core/rules/ai/vectors.h"

namespace barch::rules {
namespace {

constexpr std::string_view settled = "iterative scan";

bool isPartitionedByTenant(const Table& table)
{
    return table.partitioning.strategy != PartitionStrategy::None && !table.partitioning.keys.empty() && table.partitioning.keys.front().column == table.tenantKey;
}

bool losesRows(const Table& table, const Index& index)
{
    const Column* key = tenantKeyOf(table);
    return key && isApproximate(index) && !isPartitionedByTenant(table) && index.predicate.find(key->name) == std::string::npos &&
           lowerCase(index.comment).find(settled) == std::string::npos;
}

/// A key or index begins with the tenant already.
bool leadsWithTenant(const Table& table)
{
    const auto sets = uniqueSets(table);
    const auto leads = [&](const std::vector<ColumnId>& columns) { return !columns.empty() && columns.front() == table.tenantKey; };
    return std::any_of(sets.begin(), sets.end(), leads) || std::any_of(table.indexes.begin(), table.indexes.end(), [&](const Index& index) {
               return !index.keys.empty() && index.keys.front().column == table.tenantKey && index.predicate.empty() && !isApproximate(index);
           });
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (!context.sharesDatabase() || isPartition(table))
        return;
    for (const Index& index : table.indexes)
        if (losesRows(table, index))
            report.add(refTo(table, index), index.name + " (" + index.method + ") finds the nearest rows of all tenants and only then leaves out the others'. A small tenant gets few answers, or none, though it has rows.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const TableId table(finding.element.owner);
    const IndexId id(finding.element.id);
    FixOption exact = changeTable("Search exactly, among the tenant's rows only", table, [id](const Project&, Table& changed) {
        std::erase_if(changed.indexes, [&](const Index& index) { return index.id == id; });
        if (!leadsWithTenant(changed))
            addIndexOn(changed, {changed.tenantKey});
    }, "Finds every row. Fast up to some ten thousand rows a tenant.");
    FixOption further = changeTable("Keep the index, and let it look on until there are enough", table, [id](const Project&, Table& changed) {
        if (Index* index = findById(changed.indexes, id)) {
            const bool hnsw = lowerCase(index->method) == "hnsw";
            index->comment += std::string(index->comment.empty() ? "" : " ") + "Read with iterative scans: SET LOCAL " + (hnsw ? "hnsw.iterative_scan = strict_order" : "ivfflat.iterative_scan = relaxed_order") + " (pgvector 0.8).";
        }
    }, "Needs pgvector 0.8, and the setting in each transaction that searches.");
    return {exact, further};
}

}  // namespace

extern const Rule vectorIndexLosesRows = {
    .code = "AI002",
    .name = "vector-index-loses-rows",
    .title = "An approximate index finds a small tenant's rows too",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
