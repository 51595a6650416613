#include "core/rules/elements.h"

namespace barch::rules {
namespace {

/// Whether the leading columns of an index are all of the key, one of them not the tenant key.
bool servesKey(const Table& table, const ForeignKey& key, const std::vector<ColumnId>& indexed)
{
    for (const ColumnId id : indexed) {
        if (!contains(key.columns, id))
            return false;
        if (id != table.tenantKey || key.columns.size() == 1)
            return true;
    }
    return false;
}

bool isServed(const Table& table, const ForeignKey& key)
{
    for (const std::vector<ColumnId>& set : uniqueSets(table))
        if (servesKey(table, key, set))
            return true;
    for (const Index& index : table.indexes) {
        const bool wholeTable = index.predicate.empty() || lowerCase(index.predicate).find("is not null") != std::string::npos;
        if (!wholeTable || (!index.method.empty() && index.method != "btree" && index.method != "hash"))
            continue;
        std::vector<ColumnId> columns;
        for (const IndexKey& indexKey : index.keys)
            columns.push_back(indexKey.column);
        if (servesKey(table, key, columns))
            return true;
    }
    return false;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    for (const ForeignKey& key : table.foreignKeys) {
        const Table* target = context.table(key.target);
        if (!target || key.columns.empty() || isServed(table, key))
            continue;
        report.add(refTo(table, key), keyPath(table, key.columns) + " has no index. Finding the rows of one " + target->name +
                                          " row, and deleting or changing one, reads the whole table.");
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Add an index on the reference", TableId(finding.element.owner), [finding](const Project&, Table& table) {
        if (const ForeignKey* key = findById(table.foreignKeys, finding.element.id); key && !isServed(table, *key))
            addIndexOn(table, std::vector<ColumnId>(key->columns));
    }));
}

}  // namespace

/// MySQL makes such an index by itself.
extern const Rule foreignKeyWithoutIndex = {
    .code = "SCH002",
    .name = "foreign-key-without-index",
    .title = "References are indexed",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = [](const RuleContext& c) { return c.hasEngine() && !c.isMySql(); },
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
