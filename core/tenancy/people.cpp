#include "core/tenancy/people.h"

#include "core/edits/lookups.h"
#include "core/edits/table_summary.h"
#include "core/tenancy/guards.h"

#include <tuple>

namespace barch {
namespace {

People membershipIn(const Project& project, const Table& table)
{
    const ColumnId tenant = tenantColumn(project, table);
    for (const ForeignKey& key : table.foreignKeys) {
        if (key.columns.size() != 1 || key.targetColumns.size() != 1 || key.columns[0] == tenant ||
            !isUnique(table, {tenant, key.columns[0]}))
            continue;
        const Table* target = project.table(key.target);
        if (target && target->tenancyClass == TenancyClass::Global)
            return {target, &table, key.columns[0], key.targetColumns[0]};
    }
    return {};
}

}  // namespace

People peopleOf(const Project& project)
{
    People best;
    const auto rank = [](const People& people) {
        const auto lacks = [&](const Table& table, std::string_view word) { return table.name.find(word) == std::string::npos; };
        return std::tuple(lacks(*people.membership, "member"), lacks(*people.people, "user"), people.membership->name,
                          people.membership->id);
    };
    forEachTableWhere(project, [](const TableSummary& tables) { return tables.hasPairing(); }, [&](const Table& table) {
        if (!isTenantOwned(table) || !table.tenantKey)
            return;
        const People found = membershipIn(project, table);
        if (found && (!best || rank(found) < rank(best)))
            best = found;
    });
    return best;
}

ColumnId personColumn(const People& people, const Table& table)
{
    ColumnId column;
    if (!people || table.tenancyClass != TenancyClass::Global || table.id == people.people->id)
        return column;
    for (const ForeignKey& key : table.foreignKeys) {
        if (key.target != people.people->id || key.columns.size() != 1)
            continue;
        if (column)
            return {};
        column = key.columns[0];
    }
    return column;
}

}  // namespace barch
