#include "core/blueprint/draft.h"

#include "core/edits/names.h"

#include <algorithm>

namespace barch {
namespace {

using Columns = std::vector<ColumnId>;

/// Ids derive from columns without the tenant key, so a key stays the same one in every tenancy model.
std::string pathOf(const TableDraft& draft, std::string_view kind, const std::vector<std::string>& names)
{
    std::string path = "blueprint/table/" + draft.name + "/" + std::string(kind);
    for (const std::string& name : names)
        path += "/" + name;
    return path;
}

bool startsWith(const Columns& columns, const Columns& start)
{
    return start.size() <= columns.size() && std::equal(start.begin(), start.end(), columns.begin());
}

Columns columnsOf(const Index& index)
{
    Columns columns;
    for (const IndexKey& key : index.keys)
        columns.push_back(key.column);
    return columns;
}

/// Whether a key or an index of the table starts with these columns.
bool isLedBy(const Table& table, const Columns& columns)
{
    if (table.primaryKey && startsWith(table.primaryKey->columns, columns))
        return true;
    return std::any_of(table.uniques.begin(), table.uniques.end(),
                       [&](const auto& u) { return startsWith(u.columns, columns); }) ||
           std::any_of(table.indexes.begin(), table.indexes.end(),
                       [&](const Index& i) { return startsWith(columnsOf(i), columns); });
}

Column plainColumn(const TableDraft& draft, const std::string& name, std::string type, std::string comment)
{
    Column column;
    column.id = blueprintColumn(draft.name, name);
    column.name = name;
    column.type = std::move(type);
    column.comment = std::move(comment);
    column.classification = Classification::None;
    column.origin = draft.origin;
    return column;
}

void addIndex(Table& table, const TableDraft& draft, const std::vector<std::string>& names, const Columns& columns)
{
    if (isLedBy(table, columns))
        return;
    // An index that the new one starts with would only cost space.
    std::erase_if(table.indexes, [&](const Index& other) { return startsWith(columns, columnsOf(other)); });
    Index index;
    index.id = IndexId::derive(pathOf(draft, "index", names));
    for (const ColumnId column : columns)
        index.keys.push_back({column});
    index.origin = draft.origin;
    index.name = indexName(table, index);
    table.indexes.push_back(std::move(index));
}

void addUnique(Table& table, const TableDraft& draft, const std::vector<std::string>& names, const Columns& columns)
{
    UniqueConstraint unique;
    unique.id = ConstraintId::derive(pathOf(draft, "unique", names));
    unique.columns = columns;
    unique.name = uniqueName(table, columns);
    unique.origin = draft.origin;
    table.uniques.push_back(std::move(unique));
}

}  // namespace

/// Builds one real table: adds the tenant key where rows of several tenants lie together, and leads
/// keys, references and indexes by it.
class TableMaker {
public:
    TableMaker(const Draft& draft, const TableDraft& from) : m_draft(draft), m_from(from) {}

    Table make()
    {
        m_table.id = blueprintTable(m_from.name);
        m_table.namespaceId = Draft::idOf<Namespace>("namespace/public");
        m_table.name = m_from.name;
        m_table.comment = m_from.comment;
        m_table.origin = m_from.origin;
        m_table.retention = m_from.retention;
        m_table.tenancyClass = tenancyClass();
        m_table.livesIn = databaseSet();
        addColumns();
        addPrimaryKey();
        for (const auto& columns : m_from.uniques)
            if (!columns.empty() || m_table.tenantKey)
                addUnique(m_table, m_from, columns, withTenant(columns));
        for (const auto& columns : m_from.indexes)
            addIndex(m_table, m_from, columns, withTenant(columns));
        if (m_table.tenantKey)
            addTenantReference();
        for (const ReferenceDraft& reference : m_from.references)
            addForeignKey(reference);
        for (const TableDraft::NamedCheck& check : m_from.checks)
            addCheck(check);
        return std::move(m_table);
    }

    static bool hasTenantKey(const Draft& draft, TableScope scope)
    {
        if (scope == TableScope::Control)
            return draft.choices.tenants();
        return draft.choices.sharesTables() && (scope == TableScope::Owned || scope == TableScope::Link);
    }

private:
    TenancyClass tenancyClass() const
    {
        if (!m_draft.choices.tenants())
            return TenancyClass::Undeclared;
        switch (m_from.scope) {
        case TableScope::Root:
            return TenancyClass::Root;
        case TableScope::Owned:
        case TableScope::Control:
            return TenancyClass::Owned;
        case TableScope::Link:
            return TenancyClass::Link;
        case TableScope::Global:
        case TableScope::ControlGlobal:
            return TenancyClass::Global;
        }
        return TenancyClass::Undeclared;
    }

    DatabaseSet databaseSet() const
    {
        const bool control = m_from.scope == TableScope::Control || m_from.scope == TableScope::ControlGlobal;
        return control && m_draft.choices.ownDatabases() ? DatabaseSet::ControlPlane : DatabaseSet::Derived;
    }

    bool isLink() const { return m_from.scope == TableScope::Link; }
    /// SQLite numbers rows only in a key of one column.
    bool singleColumnKey() const
    {
        return m_draft.choices.dialect() == Dialect::Sqlite && m_draft.choices.idType() == "bigint";
    }

    void addColumns()
    {
        if (hasTenantKey(m_draft, m_from.scope)) {
            Column tenant =
                plainColumn(m_from, "tenant_id", m_draft.choices.idType(), "The tenant that the row belongs to.");
            tenant.origin = fromAnswer("data.tenancy");
            m_table.tenantKey = tenant.id;
            m_table.columns.push_back(std::move(tenant));
        }
        if (!isLink()) {
            Column id = plainColumn(m_from, "id", m_draft.choices.idType(),
                                    "Number of the row, by which other tables refer to it.");
            if (id.type == "bigint")
                id.identity = Identity::ByDefault;
            else
                id.defaultExpression = "gen_random_uuid()";
            m_table.columns.push_back(std::move(id));
        }
        for (Column column : m_from.columns) {
            if (column.type.empty() && !column.userType)
                column.type = m_draft.choices.idType();
            m_table.columns.push_back(std::move(column));
        }
        for (const auto& [name, comment] : {std::pair("created_at", "When the row was made."),
                                            std::pair("updated_at", "When the row was last changed.")}) {
            Column stamp = plainColumn(m_from, name, "timestamptz", comment);
            stamp.defaultExpression = "now()";
            m_table.columns.push_back(std::move(stamp));
        }
    }

    Columns withTenant(const std::vector<std::string>& names) const
    {
        Columns columns;
        if (m_table.tenantKey)
            columns.push_back(m_table.tenantKey);
        for (const std::string& name : names)
            columns.push_back(blueprintColumn(m_from.name, name));
        return columns;
    }

    void addPrimaryKey()
    {
        const bool single = singleColumnKey() && !isLink();
        PrimaryKey key;
        key.id = ConstraintId::derive("blueprint/table/" + m_from.name + "/primary-key");
        if (m_table.tenantKey && !single)
            key.columns.push_back(m_table.tenantKey);
        if (isLink())
            for (std::size_t i = 0; i < 2 && i < m_from.references.size(); ++i)
                key.columns.push_back(blueprintColumn(m_from.name, m_from.references[i].column));
        else
            key.columns.push_back(blueprintColumn(m_from.name, "id"));
        key.name = primaryKeyName(m_table);
        m_table.primaryKey = std::move(key);
        if (m_table.tenantKey && single)
            addUnique(m_table, m_from, {"id"}, withTenant({"id"}));
        // MySQL counts only in a column that leads some index.
        if (m_table.tenantKey && !isLink() && m_draft.choices.dialect() == Dialect::MySql &&
            m_draft.choices.idType() == "bigint")
            addIndex(m_table, m_from, {"id"}, {blueprintColumn(m_from.name, "id")});
    }

    void addCheck(const TableDraft::NamedCheck& from)
    {
        Check check;
        check.id = ConstraintId::derive(pathOf(m_from, "check", {from.name}));
        check.name = from.name;
        check.expression = from.expression;
        check.origin = m_from.origin;
        m_table.checks.push_back(std::move(check));
    }

    void addTenantReference()
    {
        ForeignKey key;
        key.columns = {m_table.tenantKey};
        key.target = blueprintTable("tenants");
        key.targetColumns = {blueprintColumn("tenants", "id")};
        key.onDelete = ReferentialAction::Restrict;
        key.origin = fromAnswer("data.tenancy");
        put(std::move(key), "tenant_id");
    }

    void addForeignKey(const ReferenceDraft& reference)
    {
        const TableDraft* target = m_draft.find(reference.target);
        if (!target)
            return;
        const ColumnId column = blueprintColumn(m_from.name, reference.column);
        ForeignKey key;
        key.target = blueprintTable(reference.target);
        if (m_table.tenantKey && hasTenantKey(m_draft, target->scope)) {
            key.columns.push_back(m_table.tenantKey);
            key.targetColumns.push_back(blueprintColumn(reference.target, "tenant_id"));
            if (reference.onDelete == ReferentialAction::SetNull)
                key.setColumns = {column};
        }
        key.columns.push_back(column);
        key.targetColumns.push_back(blueprintColumn(reference.target, "id"));
        key.onDelete = reference.onDelete;
        key.origin = m_from.origin;
        const Columns columns = key.columns;
        put(std::move(key), reference.column);
        addIndex(m_table, m_from, {reference.column}, columns);
    }

    void put(ForeignKey key, const std::string& column)
    {
        key.id = ConstraintId::derive(pathOf(m_from, "foreign-key", {column}));
        key.name = foreignKeyName(m_table, key.columns);
        m_table.foreignKeys.push_back(std::move(key));
    }

    const Draft& m_draft;
    const TableDraft& m_from;
    Table m_table;
};

Table Draft::made(const TableDraft& draft) const
{
    return TableMaker(*this, draft).make();
}

}  // namespace barch
