#include "core/import/dbml/binder.h"

#include "core/import/element_ids.h"
#include "core/import/server_names.h"
#include "core/text/closest.h"

#include <algorithm>

namespace barch::dbml {
namespace {

std::string quoted(const std::string& name) { return "\"" + name + "\""; }

/// " Did you mean "users"?", or nothing.
std::string suggestion(const std::string& misspelt, const std::vector<std::string>& names)
{
    const auto closest = closestWord(misspelt, names);
    return closest ? " Did you mean " + quoted(*closest) + "?" : "";
}

}  // namespace

void Binder::bindReferences()
{
    for (const TableText& text : m_document.tables) {
        Made* within = tableOf(text.name, nullptr);
        for (const ColumnText& column : text.columns)
            for (const Reference& reference : column.references)
                bindReference(reference, within);
        for (const Reference& reference : text.references)
            bindReference(reference, within);
    }
    for (const Reference& reference : m_document.references)
        bindReference(reference, nullptr);
}

Binder::Made* Binder::tableOf(const Path& path, Made* within)
{
    if (path.empty())
        return within;
    if (path.size() == 1)
        if (const auto alias = m_aliases.find(path[0].text); alias != m_aliases.end())
            return &m_tables.at(alias->second);
    const auto found = m_tables.find({path.size() > 1 ? path[0].text : "public", path.back().text});
    return found == m_tables.end() || !found->second.text ? nullptr : &found->second;
}

std::optional<Binder::Side> Binder::sideOf(const Endpoint& endpoint, Made* within)
{
    Made* made = tableOf(endpoint.table, within);
    if (!made) {
        const std::string name = endpoint.table.empty() ? endpoint.columns[0].text : endpoint.table.back().text;
        std::vector<std::string> names;
        for (const auto& [key, other] : m_tables)
            names.push_back(key.second);
        if (endpoint.table.empty())
            fail(endpoint.at, "Expected a table and a column: " + name + " is only one name.");
        else
            fail(endpoint.at, "There is no table named " + quoted(name) + (endpoint.table.size() > 1 ? " in the schema " + quoted(endpoint.table[0].text) : "") + "." + suggestion(name, names));
        return std::nullopt;
    }
    Side side{.made = made};
    for (const Name& name : endpoint.columns) {
        const Column* column = made->table.columnNamed(name.text);
        if (!column) {
            std::vector<std::string> names;
            for (const Column& other : made->table.columns)
                names.push_back(other.name);
            fail(name.at, "The table " + quoted(made->table.name) + " has no column " + quoted(name.text) + "." + suggestion(name.text, names));
            return std::nullopt;
        }
        side.columns.push_back(column->id);
    }
    return side;
}

void Binder::bindReference(const Reference& reference, Made* within)
{
    const auto left = m_error ? std::nullopt : sideOf(reference.left, within);
    const auto right = left ? sideOf(reference.right, within) : std::nullopt;
    if (!right)
        return;
    if (left->columns.size() != right->columns.size())
        return fail(reference.at, "Both sides of a reference need as many columns: " + std::to_string(left->columns.size()) + " and " + std::to_string(right->columns.size()) + " are given.");
    if (reference.relation == Relation::ManyToMany)
        return reference.isInline ? addLinkTable(reference, *right, *left) : addLinkTable(reference, *left, *right);
    const bool leftHasKey = reference.relation == Relation::ManyToOne || (reference.relation == Relation::OneToOne && reference.isInline);
    leftHasKey ? addForeignKey(reference, reference.name, *left, *right) : addForeignKey(reference, reference.name, *right, *left);
}

void Binder::addForeignKey(const Reference& reference, const std::string& name, Side from, const Side& to)
{
    Table& table = from.made->table;
    ForeignKey key;
    key.columns = from.columns;
    key.target = to.made->table.id;
    key.targetColumns = to.columns;
    key.onDelete = reference.onDelete;
    key.onUpdate = reference.onUpdate;
    std::string columns;
    for (const ColumnId id : key.columns)
        columns += (columns.empty() ? "" : "_") + table.column(id)->name;
    for (const ForeignKey& other : table.foreignKeys) {
        if (other.columns == key.columns && other.target == key.target && other.targetColumns == key.targetColumns)
            return note(reference.at, "reference of " + table.name + "." + columns, "The same reference is there already.");
        if (!name.empty() && other.name == name)
            return addForeignKey(reference, {}, std::move(from), to);
    }
    key.name = name;
    key.id = ConstraintId(importedPart(table.id, "constraint", freshName(table, name.empty() ? serverName(table.name, columns, "fkey") : name)));
    table.foreignKeys.push_back(std::move(key));
}

/// The columns are called after table and column; one that is there already gets a number.
std::vector<ColumnId> Binder::addLinkColumns(Made& link, const Side& side)
{
    std::vector<ColumnId> ids;
    for (const ColumnId id : side.columns) {
        const Column& original = *side.made->table.column(id);
        Column column;
        column.name = side.made->table.name + "_" + original.name;
        for (int number = 1; link.table.columnNamed(column.name); ++number)
            column.name = side.made->table.name + "_" + original.name + "(" + std::to_string(number) + ")";
        column.id = ColumnId(importedPart(link.table.id, "column", column.name));
        column.type = original.type;
        column.userType = original.userType;
        ids.push_back(column.id);
        link.table.columns.push_back(std::move(column));
    }
    return ids;
}

/// As dbml2sql: left_right in the schema of the left table, with a number if that name is taken.
void Binder::addLinkTable(const Reference& reference, const Side& left, const Side& right)
{
    const std::string wanted = left.made->table.name + "_" + right.made->table.name;
    Made link{.space = left.made->space};
    link.table.name = wanted;
    for (int number = 1; m_tables.contains({link.space, link.table.name}); ++number)
        link.table.name = wanted + "(" + std::to_string(number) + ")";
    link.table.id = TableId(importedObject("table", link.space, link.table.name));
    link.table.namespaceId = left.made->table.namespaceId;
    link.table.options = left.made->table.options;
    PrimaryKey key;
    key.id = ConstraintId(importedPart(link.table.id, "constraint", serverName(link.table.name, {}, "pkey")));
    Side fromLeft{.columns = addLinkColumns(link, left)};
    Side fromRight{.columns = addLinkColumns(link, right)};
    key.columns = fromLeft.columns;
    key.columns.insert(key.columns.end(), fromRight.columns.begin(), fromRight.columns.end());
    link.table.primaryKey = std::move(key);
    Made& kept = m_tables[{link.space, link.table.name}] = std::move(link);
    fromLeft.made = fromRight.made = &kept;
    addForeignKey(reference, {}, std::move(fromLeft), left);
    addForeignKey(reference, {}, std::move(fromRight), right);
}

}  // namespace barch::dbml
