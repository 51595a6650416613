#include "core/access/role_keeper.h"

#include "core/rules/elements.h"
#include "core/tenancy/people.h"

namespace barch {
namespace {

const Column* roleColumn(const Table& table)
{
    for (const char* name : {"role", "role_name", "role_code"})
        if (const Column* column = table.columnNamed(name))
            return column;
    return nullptr;
}

/// By a reference to people: memberships.
std::optional<RoleKeeper> memberRoles(const Project& project, const Table& table)
{
    const Column* role = roleColumn(table);
    if (!role || !rules::hasAnyPhrase(table.name, std::array<std::string_view, 4>{"member", "members", "membership", "memberships"}))
        return std::nullopt;
    for (const ForeignKey& key : table.foreignKeys) {
        const Table* people = project.table(key.target);
        const ColumnId person = singleColumn(table, key.columns);
        if (!people || !person || person == table.tenantKey || !rules::isPeopleTable(*people))
            continue;
        RoleKeeper keeper;
        keeper.table = table.id;
        keeper.person = person;
        keeper.role = role->id;
        keeper.people = people->id;
        keeper.personKey = singleColumn(*people, key.targetColumns);
        if (keeper.personKey)
            return keeper;
    }
    return std::nullopt;
}

std::optional<RoleKeeper> ownRoles(const Table& people)
{
    const Column* role = roleColumn(people);
    if (!role || !rules::isPeopleTable(people) || !people.primaryKey)
        return std::nullopt;
    RoleKeeper keeper;
    keeper.table = keeper.people = people.id;
    keeper.person = keeper.personKey = singleColumn(people, people.primaryKey->columns);
    keeper.role = role->id;
    return keeper.person ? std::optional(keeper) : std::nullopt;
}

void findExtra(const Project& project, RoleKeeper& keeper)
{
    const Table* best = nullptr;
    for (const Table& table : project.tables) {
        const Column* name = table.columnNamed("permission");
        if (!name || (best && best->name < table.name))
            continue;
        for (const ForeignKey& key : table.foreignKeys) {
            const ColumnId member = singleColumn(table, key.columns);
            if (key.target != keeper.table || !member)
                continue;
            best = &table;
            keeper.extra = table.id;
            keeper.extraMember = member;
            keeper.memberKey = singleColumn(*project.table(keeper.table), key.targetColumns);
            keeper.extraName = name->id;
        }
    }
    if (!keeper.memberKey)
        keeper.extra = {};
}

}  // namespace

ColumnId singleColumn(const Table& table, const std::vector<ColumnId>& columns)
{
    ColumnId found;
    for (const ColumnId column : columns) {
        if (column == table.tenantKey)
            continue;
        if (found)
            return {};
        found = column;
    }
    return found && table.column(found) ? found : ColumnId();
}

std::optional<RoleKeeper> roleKeeperOf(const Project& project)
{
    std::optional<RoleKeeper> best;
    const People people = peopleOf(project);
    const auto isBetter = [&](const Table& table) {
        if (!best)
            return true;
        const Table& there = *project.table(best->table);
        const auto rank = [&](const Table& each) { return std::tuple(!people || each.id != people.membership->id, each.name, each.id); };
        return rank(table) < rank(there);
    };
    for (const Table& table : project.tables)
        if (auto found = memberRoles(project, table); found && isBetter(table))
            best = found;
    if (!best)
        for (const Table& table : project.tables)
            if (auto found = ownRoles(table); found && isBetter(table))
                best = found;
    if (best)
        findExtra(project, *best);
    return best;
}

}  // namespace barch
