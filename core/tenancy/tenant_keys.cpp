#include "core/tenancy/tenant_keys.h"

#include "core/edits/index_edits.h"
#include "core/edits/lookups.h"
#include "core/edits/rename_follow.h"
#include "core/edits/table_summary.h"
#include "core/tenancy/guards.h"

#include <map>
#include <set>

namespace barch {
namespace {

/// The structure of one table after another; each sees the ones before it.
class TenantKeys {
public:
    explicit TenantKeys(Project project)
        : m_project(std::move(project)), m_root(*tenantRoot(m_project)), m_rootKey(*tenantRootKey(m_project))
    {
        forEachTableWhere(m_project, [](const TableSummary& tables) { return tables.hasOutsideReference(); }, [&](const Table& table) {
            if (isTenantOwned(table))
                return;
            for (const ForeignKey& key : table.foreignKeys)
                if (const Table* target = m_project.table(key.target); target && isTenantOwned(*target))
                    m_outsideReferences[key.target].push_back(key.targetColumns);
        });
    }

    const Project& project() const { return m_project; }

    bool lacksKey(const Table& table) const { return isTenantOwned(table) && !table.column(table.tenantKey); }

    /// Whether the keys of the table changed, so that references to it have to follow.
    bool giveKey(TableId id)
    {
        const Table* before = m_project.table(id);
        if (!before || !isTenantOwned(*before) || before->partitionOf)
            return false;
        Table table = *before;
        giveColumn(table);
        giveReferenceToRoot(table);
        givePrimaryKey(table);
        giveUniques(table);
        followNames(*before, table);
        dropRepeatedKey(table);
        const bool changed = table.primaryKey != before->primaryKey || table.uniques != before->uniques;
        store(*before, std::move(table));
        return changed;
    }

    void giveReferences(TableId id)
    {
        const Table* before = m_project.table(id);
        if (!before || !isTenantOwned(*before) || !before->column(before->tenantKey))
            return;
        Table table = *before;
        for (ForeignKey& key : table.foreignKeys)
            keepWithinTenant(table, key);
        followNames(*before, table);
        store(*before, std::move(table));
    }

    /// Tables without a tenant refer to some of these by columns that may be no key any more.
    void keepReferable()
    {
        for (const auto& [id, references] : m_outsideReferences)
            for (const std::vector<ColumnId>& columns : references)
                makeKey(id, columns);
    }

private:
    void store(const Table& before, Table table)
    {
        if (!(before == table))
            m_project.tables = m_project.tables.with(std::move(table));
    }

    void giveColumn(Table& table) const
    {
        if (!table.column(table.tenantKey)) {
            const std::string name = tenantKeyName(m_project);
            const Column* there = table.columnNamed(name);
            if (there) {
                table.tenantKey = there->id;
            } else {
                table.tenantKey = freshIdIn<ColumnId>(table.columns, "column/" + table.id.text() + "/" + name);
                const bool afterId = table.primaryKey && !table.columns.empty() &&
                                     hasColumn(table.primaryKey->columns, table.columns.front().id);
                table.columns.insert(table.columns.begin() + (afterId ? 1 : 0),
                                     Column{.id = table.tenantKey, .name = name, .classification = Classification::None});
            }
        }
        Column& key = *findById(table.columns, table.tenantKey);
        key.type = m_rootKey.type;
        key.userType = m_rootKey.userType;
        key.collation = m_rootKey.collation;
        key.nullable = false;
        key.identity = Identity::None;
    }

    void giveReferenceToRoot(Table& table) const
    {
        const std::vector<ColumnId> columns{table.tenantKey};
        for (const ForeignKey& key : table.foreignKeys)
            if (key.target == m_root.id && key.columns == columns)
                return;
        ForeignKey key{.columns = columns, .target = m_root.id, .targetColumns = {m_rootKey.id}};
        key.name = freeNameIn(table, foreignKeyName(table, columns));
        key.id = freshConstraintId(table, key.name);
        table.foreignKeys.insert(table.foreignKeys.begin(), std::move(key));
    }

    void givePrimaryKey(Table& table) const
    {
        if (table.tenancyClass == TenancyClass::Link)
            giveLinkKey(table);
        if (!table.primaryKey)
            return;
        std::vector<ColumnId> own = table.primaryKey->columns;
        std::erase(own, table.tenantKey);
        const Column* only = own.size() == 1 ? table.column(own[0]) : nullptr;
        const bool numbered = only && only->identity != Identity::None;
        std::vector<ColumnId> columns = own;
        columns.insert(columns.begin(), table.tenantKey);
        if (numbered && guardDialect(m_project) == Dialect::Sqlite) {
            table.primaryKey->columns = own;  // only a single INTEGER PRIMARY KEY numbers its rows
            addUniqueTo(table, columns);
            return;
        }
        if (!hasColumn(table.primaryKey->columns, table.tenantKey))
            table.primaryKey->columns = columns;
        if (numbered && guardDialect(m_project) == Dialect::MySql && !isIndexed(table, {only->id})) {
            Index index{.keys = {{.column = only->id}}};  // AUTO_INCREMENT has to lead an index
            index.name = freeNameIn(table, indexName(table, index));
            index.id = freshIdIn<IndexId>(table.indexes, "index/" + table.id.text() + "/" + index.name);
            table.indexes.push_back(std::move(index));
        }
    }

    void giveLinkKey(Table& table) const
    {
        std::vector<ColumnId> columns{table.tenantKey};
        int sides = 0;
        for (const ForeignKey& key : table.foreignKeys) {
            if (key.target == m_root.id)
                continue;
            ++sides;
            for (const ColumnId column : key.columns)
                if (!hasColumn(columns, column))
                    columns.push_back(column);
        }
        if (sides < 2)
            return;
        if (!table.primaryKey) {
            for (const ColumnId column : columns)
                findById(table.columns, column)->nullable = false;
            table.primaryKey = PrimaryKey{.id = freshConstraintId(table, "primary key"),
                                          .name = freeNameIn(table, primaryKeyName(table)), .columns = columns};
            return;
        }
        std::vector<ColumnId> withoutTenant(columns.begin() + 1, columns.end());
        if (sides == 2 && !isKeyOf(table, columns) && !isKeyOf(table, withoutTenant))
            addUniqueTo(table, columns);
    }

    void giveUniques(Table& table) const
    {
        for (UniqueConstraint& unique : table.uniques)
            if (!hasColumn(unique.columns, table.tenantKey) && !isReferredToFromOutside(table, unique.columns))
                unique.columns.insert(unique.columns.begin(), table.tenantKey);
        for (Index& index : table.indexes) {
            const bool has = std::any_of(index.keys.begin(), index.keys.end(),
                                         [&](const IndexKey& key) { return key.column == table.tenantKey; });
            if (index.unique && !has)
                index.keys.insert(index.keys.begin(), IndexKey{.column = table.tenantKey});
        }
    }

    /// A unique constraint of a derived name that says what the primary key says now.
    static void dropRepeatedKey(Table& table)
    {
        std::erase_if(table.uniques, [&](const UniqueConstraint& unique) {
            return table.primaryKey && sameColumns(unique.columns, table.primaryKey->columns) &&
                   hasColumn(unique.columns, table.tenantKey) && unique.name == uniqueName(table, unique.columns);
        });
    }

    bool isReferredToFromOutside(const Table& table, const std::vector<ColumnId>& columns) const
    {
        const auto found = m_outsideReferences.find(table.id);
        return found != m_outsideReferences.end() &&
               std::any_of(found->second.begin(), found->second.end(),
                           [&](const std::vector<ColumnId>& reference) { return sameColumns(reference, columns); });
    }

    static void addUniqueTo(Table& table, const std::vector<ColumnId>& columns)
    {
        if (isKeyOf(table, columns))
            return;
        UniqueConstraint unique{.columns = columns};
        unique.name = freeNameIn(table, uniqueName(table, columns));
        unique.id = freshConstraintId(table, unique.name);
        table.uniques.push_back(std::move(unique));
    }

    void makeKey(TableId id, const std::vector<ColumnId>& columns)
    {
        const Table& before = *m_project.table(id);
        if (isKeyOf(before, columns))
            return;
        Table table = before;
        addUniqueTo(table, columns);
        m_project.tables = m_project.tables.with(std::move(table));
    }

    void keepWithinTenant(Table& table, ForeignKey& key)
    {
        const Table* target = key.target == table.id ? &table : m_project.table(key.target);
        if (!target || !isTenantOwned(*target) || !target->column(target->tenantKey) || key.columns.empty())
            return;
        if (!staysWithinTenant(m_project, table, key)) {
            leadIndexes(table, key.columns);
            const bool setsAll = key.onDelete == ReferentialAction::SetNull || key.onDelete == ReferentialAction::SetDefault;
            if (setsAll && key.setColumns.empty())
                key.setColumns = key.columns;
            std::erase(key.setColumns, table.tenantKey);
            key.columns.insert(key.columns.begin(), table.tenantKey);
            key.targetColumns.insert(key.targetColumns.begin(), target->tenantKey);
        } else if (key.setColumns.empty() &&
                   (key.onDelete == ReferentialAction::SetNull || key.onDelete == ReferentialAction::SetDefault)) {
            key.setColumns = key.columns;
            std::erase(key.setColumns, table.tenantKey);
        }
        if (key.onUpdate == ReferentialAction::SetNull || key.onUpdate == ReferentialAction::SetDefault)
            key.onUpdate = ReferentialAction::NoAction;  // would set the tenant key too, and keys never change
        key.matchFull = false;  // the tenant key is never null, the other column may be
        if (target == &table)
            addUniqueTo(table, key.targetColumns);
        else
            makeKey(target->id, key.targetColumns);
    }

    /// The index that serves the reference is led by the tenant key as the reference is.
    static void leadIndexes(Table& table, const std::vector<ColumnId>& columns)
    {
        for (Index& index : table.indexes) {
            std::vector<ColumnId> keys;
            for (const IndexKey& key : index.keys)
                keys.push_back(key.column);
            if (keys == columns && index.predicate.empty())
                index.keys.insert(index.keys.begin(), IndexKey{.column = table.tenantKey});
        }
    }

    Project m_project;
    const Table m_root;
    const Column m_rootKey;
    std::map<TableId, std::vector<std::vector<ColumnId>>> m_outsideReferences;
};

bool refersToAny(const Table& table, const std::set<TableId>& targets)
{
    return std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(),
                       [&](const ForeignKey& key) { return targets.contains(key.target); });
}

}  // namespace

Project withTenantKeys(const Project& project, const std::vector<TableId>& tables)
{
    TenantKeys keys(project);
    std::vector<TableId> open = tables;
    std::set<TableId> seen(tables.begin(), tables.end());
    const auto visit = [&](TableId id) {
        if (seen.insert(id).second)
            open.push_back(id);
    };
    while (!open.empty()) {
        std::set<TableId> round;
        for (; !open.empty();) {
            const TableId id = open.back();
            open.pop_back();
            if (keys.giveKey(id))
                round.insert(id);
            if (const Table* table = keys.project().table(id); table && isTenantOwned(*table))
                for (const ForeignKey& key : table->foreignKeys)
                    if (const Table* target = keys.project().table(key.target); target && keys.lacksKey(*target))
                        visit(key.target);
        }
        if (round.empty())
            break;
        const auto mayRefer = [&](const TableSummary& of) {
            return std::any_of(round.begin(), round.end(), [&](TableId id) { return of.mayName(id); });
        };
        forEachTableWhere(project, mayRefer, [&](const Table& table) {
            if (isTenantOwned(table) && refersToAny(table, round))
                visit(table.id);
        });
    }
    for (const TableId id : seen)
        keys.giveReferences(id);
    keys.keepReferable();
    return keys.project();
}

Project withAllTenantKeys(const Project& project)
{
    TenantKeys keys(project);
    for (const Table& table : project.tables)
        keys.giveKey(table.id);
    for (const Table& table : project.tables)
        keys.giveReferences(table.id);
    keys.keepReferable();
    return keys.project();
}

}  // namespace barch
