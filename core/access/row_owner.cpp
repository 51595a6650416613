#include "core/access/row_owner.h"

#include "core/access/permission_policies.h"
#include "core/edits/names.h"
#include "core/rules/words.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/postgresql/sql_names.h"

#include <algorithm>
#include <array>

namespace barch {
namespace {

using postgresql::identifier;
using postgresql::inSpace;

constexpr std::array<std::string_view, 18> ownerWords = {
    "created", "creator", "owner", "author",   "requester", "reporter", "requested", "submitted", "opened",
    "user",    "member",  "person", "uploaded", "recorded",  "assignee", "assigned",  "agent",     "actor"};
constexpr int deepestParent = 2;

std::size_t rankOf(const Column& column)
{
    const auto found = std::find_if(ownerWords.begin(), ownerWords.end(), [&](std::string_view word) { return rules::hasWord(column.name, word); });
    return static_cast<std::size_t>(found - ownerWords.begin());
}

std::string isCurrentUser(const Project& project, const RoleKeeper& keeper, const std::string& column)
{
    if (!keeper.signedIn.empty())
        return column + " = " + keeper.signedIn;
    const Table* people = project.table(keeper.people);
    const Column* key = people ? people->column(keeper.personKey) : nullptr;
    return column + " = " + currentUserExpression(project, key ? key->type : "uuid");
}

/// The column that the policies written for this table compare with the signed-in person.
ColumnId chosenColumn(const Project& project, const RoleKeeper& keeper, const Table& table)
{
    for (const Policy& policy : table.policies) {
        if (!isPermissionPolicy(table.id, policy.id))
            continue;
        for (const ColumnId id : personColumns(table, keeper)) {
            const std::string condition = isCurrentUser(project, keeper, identifier(table.column(id)->name));
            for (const std::string* text : {&policy.usingExpression, &policy.checkExpression}) {
                const std::size_t at = text->find(condition);
                if (at != std::string::npos && (at == 0 || (*text)[at - 1] != '.'))
                    return id;
            }
        }
    }
    return {};
}

/// A row can't be without what it is a part of: the reference is required.
bool isPart(const Table& table, const ForeignKey& key)
{
    return std::all_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
        const Column* column = table.column(id);
        return column && !column->nullable;
    });
}

RowOwner ownerOf(const Project& project, const RoleKeeper& keeper, const Table& table, int depth)
{
    RowOwner owner;
    if (table.id == keeper.people) {
        owner.column = keeper.personKey;
        return owner;
    }
    if (const ColumnId chosen = chosenColumn(project, keeper, table)) {
        owner.column = chosen;
        owner.chosen = true;
        return owner;
    }
    const std::vector<ColumnId> columns = personColumns(table, keeper);
    if (!columns.empty()) {
        owner.column = columns.front();
        return owner;
    }
    const ForeignKey* best = nullptr;
    const auto rank = [&](const ForeignKey& key) { return std::tuple(key.onDelete != ReferentialAction::Cascade, key.name, key.id); };
    for (const ForeignKey& key : table.foreignKeys) {
        const Table* parent = project.table(key.target);
        if (depth == 0 || !parent || parent->id == table.id || !singleColumn(table, key.columns) || !isPart(table, key) ||
            parent->id == project.tenancy->rootTable || (best && rank(*best) < rank(key)))
            continue;
        if (ownerOf(project, keeper, *parent, depth - 1))
            best = &key;
    }
    if (best) {
        owner.parent = best->target;
        owner.through = best->id;
    }
    return owner;
}

const ForeignKey* keyOf(const Table& table, ConstraintId id)
{
    const auto found = std::find_if(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) { return key.id == id; });
    return found == table.foreignKeys.end() ? nullptr : &*found;
}

/// `prefix` names the row that is looked at: empty, "tickets." or "p1.".
std::string conditionOf(const Project& project, const RoleKeeper& keeper, const Table& table, const RowOwner& owner,
                        const std::string& prefix, int depth)
{
    if (owner.column)
        return isCurrentUser(project, keeper, prefix + identifier(table.column(owner.column)->name));
    const Table* parent = project.table(owner.parent);
    const ForeignKey* key = keyOf(table, owner.through);
    if (!parent || !key)
        return {};
    const std::string alias = "p" + std::to_string(depth);
    const std::string outer = prefix.empty() ? identifier(table.name) + "." : prefix;
    std::string text = "EXISTS (SELECT FROM " + inSpace(project, parent->namespaceId, parent->name) + " AS " + alias + " WHERE ";
    for (std::size_t i = 0; i < key->columns.size() && i < key->targetColumns.size(); ++i)
        text += alias + "." + identifier(parent->column(key->targetColumns[i])->name) + " = " + outer +
                identifier(table.column(key->columns[i])->name) + " AND ";
    return text + conditionOf(project, keeper, *parent, ownerOf(project, keeper, *parent, deepestParent - depth), alias + ".", depth + 1) + ")";
}

}  // namespace

std::vector<ColumnId> personColumns(const Table& table, const RoleKeeper& keeper)
{
    std::vector<ColumnId> columns;
    if (table.id == keeper.table && keeper.table != keeper.people)
        return {keeper.person};
    for (const ForeignKey& key : table.foreignKeys) {
        const ColumnId column = singleColumn(table, key.columns);
        if (key.target == keeper.people && column && std::find(columns.begin(), columns.end(), column) == columns.end())
            columns.push_back(column);
    }
    std::stable_sort(columns.begin(), columns.end(),
                     [&](ColumnId a, ColumnId b) { return rankOf(*table.column(a)) < rankOf(*table.column(b)); });
    return columns;
}

RowOwner rowOwnerOf(const Project& project, const RoleKeeper& keeper, const Table& table)
{
    return ownerOf(project, keeper, table, deepestParent);
}

std::string ownerInWords(const Project& project, const RoleKeeper& keeper, const Table& table)
{
    const RowOwner owner = rowOwnerOf(project, keeper, table);
    if (owner.column)
        return table.name + "." + table.column(owner.column)->name;
    const Table* parent = project.table(owner.parent);
    return parent ? "the row of " + parent->name + " that it belongs to (" + ownerInWords(project, keeper, *parent) + ")" : std::string();
}

std::string ownCondition(const Project& project, const RoleKeeper& keeper, const Table& table, const RowOwner& owner)
{
    return owner ? conditionOf(project, keeper, table, owner, {}, 1) : std::string();
}

}  // namespace barch
