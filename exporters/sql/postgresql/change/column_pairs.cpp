#include "exporters/sql/postgresql/change/column_pairs.h"

#include <algorithm>

namespace barch::sql::postgresql {
namespace {

constexpr int deepest = 64;   // a design may say that two tables inherit from each other

void hold(std::vector<HeldColumn>& list, const HeldColumn& held)
{
    const auto same = std::find_if(list.begin(), list.end(), [&](const HeldColumn& other) { return other.column->name == held.column->name; });
    if (same == list.end())
        list.push_back(held);
}

std::vector<HeldColumn> heldAt(const Project& project, const Table& table, int depth)
{
    std::vector<HeldColumn> list;
    for (const TableId id : parentsOf(table))
        if (const Table* parent = depth < deepest ? project.table(id) : nullptr)
            for (const HeldColumn& held : heldAt(project, *parent, depth + 1))
                hold(list, {held.column, id});
    const bool isPartition = project.table(table.partitionOf);
    for (const Column& column : table.columns) {
        const auto same = std::find_if(list.begin(), list.end(), [&](const HeldColumn& other) { return other.column->name == column.name; });
        if (isPartition)
            continue;  // has what the whole has
        if (same == list.end())
            list.push_back({&column, {}});
        else
            same->column = &column;
    }
    return list;
}

bool contains(const std::vector<TableId>& list, TableId id)
{
    return std::find(list.begin(), list.end(), id) != list.end();
}

bool inKey(const Table& table, const Column& column)
{
    return table.primaryKey && std::any_of(table.primaryKey->columns.begin(), table.primaryKey->columns.end(), [&](ColumnId id) {
               const Column* key = table.column(id);
               return id == column.id || (key && key->name == column.name);
           });
}

}  // namespace

std::vector<TableId> parentsOf(const Table& table)
{
    return table.partitionOf ? std::vector{table.partitionOf} : table.inherits;
}

bool descendsFrom(const Project& project, const Table& table, TableId parent)
{
    std::vector<TableId> open = parentsOf(table);
    for (int steps = 0; !open.empty() && steps < 10000; ++steps) {
        const TableId id = open.back();
        open.pop_back();
        if (id == parent)
            return true;
        if (const Table* above = project.table(id))
            for (const TableId next : parentsOf(*above))
                open.push_back(next);
    }
    return false;
}

std::vector<HeldColumn> heldColumns(const Project& project, const Table& table)
{
    return heldAt(project, table, 0);
}

bool isRequired(const Project& project, const Table& table, const Column& column)
{
    if (!column.nullable || column.identity != Identity::None)
        return true;
    int depth = 0;
    for (const Table* at = &table; at && depth < deepest; at = project.table(at->partitionOf), ++depth)
        if (inKey(*at, column))
            return true;
    return false;
}

std::vector<ColumnPair> columnPairs(const Project& before, const Table& was, const Project& after, const Table& is)
{
    const auto old = heldColumns(before, was);
    const auto next = heldColumns(after, is);
    const auto earlier = parentsOf(was);
    const auto later = parentsOf(is);
    auto stays = [&](TableId parent) { return parent && contains(earlier, parent) && contains(later, parent); };
    std::vector<const HeldColumn*> matched(next.size(), nullptr);
    std::vector<bool> isTaken(old.size(), false);
    auto match = [&](auto isSame) {
        for (std::size_t i = 0; i < next.size(); ++i)
            for (std::size_t j = 0; j < old.size() && !matched[i]; ++j)
                if (!isTaken[j] && isSame(old[j], next[i])) {
                    matched[i] = &old[j];
                    isTaken[j] = true;
                }
    };
    match([](const HeldColumn& a, const HeldColumn& b) { return a.column->id == b.column->id; });
    match([](const HeldColumn& a, const HeldColumn& b) { return (a.from || b.from) && a.column->name == b.column->name; });
    std::vector<ColumnPair> pairs;
    for (std::size_t i = 0; i < next.size(); ++i) {
        const bool follows = stays(next[i].from) && (!matched[i] || stays(matched[i]->from));
        pairs.push_back({matched[i] ? matched[i]->column : nullptr, next[i].column, follows});
    }
    for (std::size_t j = 0; j < old.size(); ++j)
        if (!isTaken[j])
            pairs.push_back({old[j].column, nullptr, stays(old[j].from)});
    return pairs;
}

}  // namespace barch::sql::postgresql
