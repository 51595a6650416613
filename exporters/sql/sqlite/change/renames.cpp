#include "exporters/sql/sqlite/change/renames.h"

#include "core/edits/rename_follow.h"
#include "core/edits/sql_rename.h"
#include "exporters/sql/change/rename_order.h"
#include "exporters/sql/inherited_columns.h"
#include "exporters/sql/names.h"
#include "exporters/sql/sqlite/identifiers.h"

namespace barch::sql::sqlite {
namespace {

std::string nameIn(const Project& project, const Table& table)
{
    return flatName(project, table.namespaceId, table.name);
}

/// Calls `visit` with the texts in which SQLite itself follows a rename: those about the table's own columns.
template <class Visit>
void forEachOwnText(Table& table, Visit visit)
{
    for (Column& column : table.columns)
        visit(column.generatedExpression);
    for (Check& check : table.checks)
        visit(check.expression);
    for (Index& index : table.indexes) {
        visit(index.predicate);
        for (IndexKey& key : index.keys)
            visit(key.expression);
    }
}

class Renamer {
public:
    Renamer(const Draft& before, const Draft& after)
        : m_draft(before), m_before(before.project()), m_after(after.project()), m_old(writtenTables(m_before)), m_next(writtenTables(m_after))
    {
        m_result.project = m_before;
        m_result.project.namespaces = m_after.namespaces;
    }

    Renamed run()
    {
        renameTables();
        for (const auto& [id, table] : m_old)
            if (m_next.contains(id))
                renameColumns(table, m_next.at(id));
        std::vector<std::shared_ptr<const Table>> tables;
        for (const Table& table : m_before.tables) {
            const Table* later = m_after.table(table.id);
            tables.push_back(std::make_shared<const Table>(later ? follow(table, *later) : table));
        }
        m_result.project.tables = SharedMap<Table>::of(std::move(tables));
        return std::move(m_result);
    }

private:
    void put(const std::string& statement, const ElementRef& element, const Rename& rename)
    {
        const std::string comment = "Renamed: " + rename.from + " to " + rename.to;
        m_result.steps.push_back({.step = {.statement = statement, .comment = comment, .element = element, .part = "rename"},
                                  .costs = {},
                                  .path = pathOf(m_after.table(TableId(element.owner ? element.owner : element.id)) ? m_after : m_before, element)});
        m_result.names.insert({rename.from, rename.to});
    }

    void renameTables()
    {
        NamePlan plan;
        std::map<std::string, TableId> held;
        for (const auto& [id, table] : m_old) {
            const std::string name = nameIn(m_before, table);
            plan.push_back({name, m_next.contains(id) ? nameIn(m_after, m_next.at(id)) : std::string()});
            held[name] = id;
            m_result.tables[id] = name;
        }
        for (const auto& [id, table] : m_next)
            if (!m_old.contains(id))
                plan.push_back({{}, nameIn(m_after, table)});
        for (const Rename& rename : renameOrder(plan)) {
            const TableId id = held.at(rename.from);
            put("ALTER TABLE " + quoted(rename.from) + " RENAME TO " + quoted(rename.to), ElementRef::table(id), rename);
            held.erase(rename.from);
            held[rename.to] = id;
            m_result.tables[id] = rename.to;
        }
    }

    void renameColumns(const Table& before, const Table& after)
    {
        NamePlan plan;
        std::map<std::string, ColumnId> held;
        for (const Column& column : before.columns) {
            const Column* later = after.column(column.id);
            plan.push_back({column.name, later ? later->name : std::string()});
            held[column.name] = column.id;
        }
        for (const Rename& rename : renameOrder(plan)) {
            const ColumnId id = held.at(rename.from);
            put("ALTER TABLE " + quoted(m_result.tables.at(before.id)) + " RENAME COLUMN " + quoted(rename.from) + " TO " + quoted(rename.to),
                ElementRef::inTable(ElementKind::Column, before.id, id), rename);
            held.erase(rename.from);
            held[rename.to] = id;
        }
        for (const auto& [name, id] : held)
            m_columns[{before.id, id}] = name;
    }

    /// The table as it is after its renames.
    Table follow(const Table& before, const Table& after)
    {
        Table table = before;
        table.name = after.name;
        table.namespaceId = after.namespaceId;
        std::vector<Rename> renames;
        const auto whole = m_old.find(before.id);
        for (const Column& column : whole == m_old.end() ? before.columns : whole->second.columns)
            if (const auto now = m_columns.find({before.id, column.id}); now != m_columns.end() && now->second != column.name)
                renames.push_back({column.name, now->second});
        for (Column& column : table.columns)
            if (const auto now = m_columns.find({before.id, column.id}); now != m_columns.end())
                column.name = now->second;
        forEachOwnText(table, [&](std::string& text) { text = followed(before, text, renames, table.name); });
        Table followedNames = table;
        if (!(renames.empty() && before.name == after.name))
            followNames(before, followedNames);
        keepNames(before, table, followedNames);
        return table;
    }

    /// Over names that nothing has, so that two columns can take each other's.
    std::string followed(const Table& table, const std::string& text, const std::vector<Rename>& renames, const std::string& name) const
    {
        std::string now = text;
        for (std::size_t i = 0; i < renames.size(); ++i)
            now = renameColumnIn(m_before, table, now, renames[i].from, "barch_between_" + std::to_string(i), true);
        for (std::size_t i = 0; i < renames.size(); ++i)
            now = renameColumnIn(m_before, table, now, "barch_between_" + std::to_string(i), renames[i].to, true);
        return table.name == name ? now : renameRelationIn(now, {.from = table.name, .to = name});
    }

    /// Constraints count as called what they would be called today; SQLite shows those names to nobody but in messages.
    /// Indexes are what they are called.
    void keepNames(const Table& before, Table& table, const Table& followedNames)
    {
        for (Index& index : table.indexes)
            if (const std::string name = m_draft.writtenName(ElementRef::inTable(ElementKind::Index, before.id, index.id)); !name.empty())
                index.name = name;
        auto take = [&](auto& own, const auto& names) {
            for (std::size_t i = 0; i < own.size(); ++i) {
                m_result.leavesConstraintNames = m_result.leavesConstraintNames || own[i].name != names[i].name;
                own[i].name = names[i].name;
            }
        };
        take(table.uniques, followedNames.uniques);
        take(table.foreignKeys, followedNames.foreignKeys);
        take(table.checks, followedNames.checks);
        if (table.primaryKey)
            table.primaryKey->name = followedNames.primaryKey->name;
    }

    const Draft& m_draft;
    const Project& m_before;
    const Project& m_after;
    WrittenTables m_old;
    WrittenTables m_next;
    Renamed m_result;
    std::map<std::pair<TableId, ColumnId>, std::string> m_columns;
};

}  // namespace

WrittenTables writtenTables(const Project& project)
{
    WrittenTables tables;
    for (const Table& table : project.tables)
        if (!project.table(table.partitionOf))
            withInheritedColumns(project, table, [&](const Table& whole) { tables[table.id] = whole; });
    return tables;
}

Renamed renamed(const Draft& before, const Draft& after)
{
    return Renamer(before, after).run();
}

}  // namespace barch::sql::sqlite
