#include "core/edits/reference_edits.h"

#include "core/edits/forget.h"
#include "core/edits/index_edits.h"
#include "core/edits/lookups.h"
#include "core/edits/table_edits.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/tenant_view.h"

namespace barch {
namespace {

std::optional<Error> keyFault(const Project& project, const Table& table, const ForeignKey& key)
{
    if (auto fault = columnsFault(table, key.columns, "A foreign key"))
        return fault;
    const Table* target = key.target == table.id ? &table : project.table(key.target);
    if (!target)
        return noSuch("table", key.target);
    if (auto fault = columnsFault(*target, key.targetColumns, "The target of a foreign key"))
        return fault;
    if (key.columns.size() != key.targetColumns.size())
        return Error{"A foreign key has as many columns as it refers to.", {}, {}};
    for (const ColumnId column : key.setColumns)
        if (!hasColumn(key.columns, column))
            return Error{"ON DELETE sets a column that the foreign key does not have.", {}, {}};
    return std::nullopt;
}

std::optional<Error> keyNameFault(const Table& table, const std::string& name)
{
    if (auto fault = nameFault("foreign key", name))
        return fault;
    if (hasConstraintNamed(table, name))
        return Error{"The table has a constraint \"" + name + "\" already.", {}, "Choose another name."};
    return std::nullopt;
}

/// Both tables carry the tenant key, so a reference has to stay within the tenant.
bool needsTenant(const Project& project, const Table& child, const Table& parent)
{
    return sharesTables(project) && isTenantOwned(child) && isTenantOwned(parent) && child.column(child.tenantKey) &&
           parent.column(parent.tenantKey);
}

/// The parent's key as the child refers to it: without the tenant key.
std::vector<ColumnId> ownKeyOf(const Table& parent)
{
    std::vector<ColumnId> key = parent.primaryKey ? parent.primaryKey->columns : std::vector<ColumnId>();
    if (key.size() > 1)
        std::erase(key, parent.tenantKey);
    return key;
}

std::string columnNameFor(const Table& child, const Table& parent, const Column& keyColumn, const ReferenceOptions& options,
                          bool single)
{
    if (single && !options.column.empty())
        return options.column;
    const std::string base = child.id == parent.id ? "parent" : singularOf(parent.name);
    return keyColumn.name.rfind(base + "_", 0) == 0 ? keyColumn.name : base + "_" + keyColumn.name;
}

/// The column of that name, or a new one; an error where the one that is there can't refer to the key.
Result<ColumnId> referringColumn(Table& child, const Column& target, const std::string& name, const ReferenceOptions& options)
{
    for (Column& column : child.columns) {
        if (column.name != name)
            continue;
        const bool empty = column.type.empty() && !column.userType;
        if (empty) {
            column.type = target.type;
            column.userType = target.userType;
        }
        if (column.type != target.type || column.userType != target.userType)
            return Error{"The column \"" + name + "\" is there already and has another type than " + target.name + ".", {},
                         "Choose another column name, or change its type."};
        if (std::any_of(child.foreignKeys.begin(), child.foreignKeys.end(),
                        [&](const ForeignKey& key) { return hasColumn(key.columns, column.id); }))
            return Error{"The column \"" + name + "\" refers to a table already.", {}, "Choose another column name."};
        column.nullable = options.nullable;
        return column.id;
    }
    if (auto fault = nameFault("column", name))
        return *fault;
    Column column{.name = name, .type = target.type, .userType = target.userType, .nullable = options.nullable,
                  .collation = target.collation, .comment = options.comment, .classification = Classification::None,
                  .origin = options.origin};
    column.id = freshIdIn<ColumnId>(child.columns, "column/" + child.id.text() + "/" + name);
    const auto firstTime = std::find_if(child.columns.begin(), child.columns.end(),
                                        [](const Column& c) { return c.name == "created_at" || c.name == "updated_at"; });
    const ColumnId id = column.id;
    child.columns.insert(firstTime, std::move(column));
    return id;
}

void addIndexFor(Table& child, const std::vector<ColumnId>& columns, const ReferenceOptions& options)
{
    if (options.unique && !isKeyOf(child, columns)) {
        UniqueConstraint unique{.columns = columns, .origin = options.origin};
        unique.name = freeNameIn(child, uniqueName(child, columns));
        unique.id = freshConstraintId(child, unique.name);
        child.uniques.push_back(std::move(unique));
    } else if (options.index && !isIndexed(child, columns)) {
        Index index{.origin = options.origin};
        for (const ColumnId column : columns)
            index.keys.push_back({.column = column});
        index.name = freeNameIn(child, indexName(child, index));
        index.id = freshIdIn<IndexId>(child.indexes, "index/" + child.id.text() + "/" + index.name);
        child.indexes.push_back(std::move(index));
    }
}

/// The foreign key with its columns, in a child that has them; SET NULL spares the tenant key.
std::optional<Error> refer(Table& child, const Table& parent, bool withTenant, const ReferenceOptions& options)
{
    const std::vector<ColumnId> key = ownKeyOf(parent);
    ForeignKey reference{.target = parent.id, .onDelete = options.onDelete, .origin = options.origin};
    for (const ColumnId target : key) {
        const Column& keyColumn = *parent.column(target);
        const auto column = referringColumn(child, keyColumn, columnNameFor(child, parent, keyColumn, options, key.size() == 1),
                                            options);
        if (!column)
            return column.error();
        reference.columns.push_back(*column);
        reference.targetColumns.push_back(target);
    }
    if (withTenant) {
        if (options.onDelete == ReferentialAction::SetNull || options.onDelete == ReferentialAction::SetDefault)
            reference.setColumns = reference.columns;
        reference.columns.insert(reference.columns.begin(), child.tenantKey);
        reference.targetColumns.insert(reference.targetColumns.begin(), parent.tenantKey);
    }
    reference.name = freeNameIn(child, foreignKeyName(child, reference.columns));
    reference.id = freshConstraintId(child, reference.name);
    child.foreignKeys.push_back(reference);
    addIndexFor(child, reference.columns, options);
    return std::nullopt;
}

void makeReferable(Table& parent, const std::vector<ColumnId>& columns)
{
    if (isKeyOf(parent, columns))
        return;
    UniqueConstraint unique{.columns = columns};
    unique.name = freeNameIn(parent, uniqueName(parent, columns));
    unique.id = freshConstraintId(parent, unique.name);
    parent.uniques.push_back(std::move(unique));
}

}  // namespace

Result<Project> addReference(const Project& project, TableId childId, TableId parentId, const ReferenceOptions& options)
{
    const Table* child = project.table(childId);
    const Table* parent = project.table(parentId);
    if (!child || !parent)
        return noSuch("table", child ? parentId : childId);
    if (!parent->primaryKey || parent->primaryKey->columns.empty())
        return Error{qualifiedName(project, *parent) + " has no primary key to refer to.", qualifiedName(project, *child),
                     "Give it a primary key first."};
    if (options.onDelete == ReferentialAction::SetNull && !options.nullable)
        return Error{"ON DELETE SET NULL needs a column that may be empty.", qualifiedName(project, *child),
                     "Make the reference optional, or choose what else happens."};
    const bool withTenant = needsTenant(project, *child, *parent);
    Project edited = project;
    if (withTenant) {
        Table referable = *parent;
        std::vector<ColumnId> key = ownKeyOf(*parent);
        key.insert(key.begin(), parent->tenantKey);
        makeReferable(referable, key);
        if (!(referable == *parent))
            edited.tables = edited.tables.with(std::move(referable));
    }
    const Table target = *edited.table(parentId);
    const auto result = changeTable(edited, childId, [&](Table& table) { return refer(table, target, withTenant, options); });
    return result ? Result<Project>(withFreshTenantView(*result, childId)) : result;
}

Result<Project> addForeignKey(const Project& project, TableId id, ForeignKey key)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (auto fault = keyFault(project, table, key))
            return fault;
        if (key.name.empty())
            key.name = freeNameIn(table, foreignKeyName(table, key.columns));
        if (auto fault = keyNameFault(table, key.name))
            return fault;
        if (!key.id)
            key.id = freshConstraintId(table, key.name);
        else if (hasConstraint(table, key.id))
            return Error{"This foreign key is already there.", {}, {}};
        table.foreignKeys.push_back(key);
        return std::nullopt;
    });
}

Result<Project> changeForeignKey(const Project& project, TableId id, ForeignKey key)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        const auto found = findById(table.foreignKeys, key.id);
        if (found == table.foreignKeys.end())
            return noSuch("foreign key", key.id);
        if (auto fault = keyFault(project, table, key))
            return fault;
        if (key.name.empty())
            key.name = found->name;
        if (key.name != found->name)
            if (auto fault = keyNameFault(table, key.name))
                return fault;
        *found = key;
        return std::nullopt;
    });
}

Result<Project> removeForeignKey(const Project& project, TableId id, ConstraintId key)
{
    const auto edited = changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (std::erase_if(table.foreignKeys, [&](const ForeignKey& k) { return k.id == key; }) == 0)
            return noSuch("foreign key", key);
        return std::nullopt;
    });
    return edited ? Result<Project>(forget(*edited, key, ElementKind::Constraint)) : edited;
}

Result<Project> addLinkTable(const Project& project, TableId aId, TableId bId, const std::string& name, TableId id)
{
    const Table* a = project.table(aId);
    const Table* b = project.table(bId);
    if (!a || !b)
        return noSuch("table", a ? bId : aId);
    for (const Table* side : {a, b})
        if (!side->primaryKey)
            return Error{qualifiedName(project, *side) + " has no primary key to refer to.", {}, "Give it a primary key first."};
    const bool owned = isTenantOwned(*a) || isTenantOwned(*b);
    const bool declared = a->tenancyClass != TenancyClass::Undeclared || b->tenancyClass != TenancyClass::Undeclared;
    const std::string linkName = name.empty() ? singularOf(a->name) + "_" + b->name : name;
    Table link = newTable(project, linkName, TenancyClass::Link, id);
    if (!owned) {
        link = newTable(project, linkName, TenancyClass::Global, link.id);
        link.tenancyClass = declared ? TenancyClass::Global : TenancyClass::Undeclared;
        std::erase_if(link.columns, [](const Column& column) { return column.name == "id"; });
        link.primaryKey.reset();
    }
    link.namespaceId = a->namespaceId;
    ReferenceOptions options{.onDelete = ReferentialAction::Cascade, .index = false};
    for (const Table* side : {a, b}) {
        if (aId == bId)
            options.column = (options.column.empty() ? "" : "other_") + singularOf(a->name) + "_id";
        if (auto fault = refer(link, *side, needsTenant(project, link, *side), options))
            return *fault;
    }
    std::vector<ColumnId> key;
    for (const ForeignKey& reference : link.foreignKeys)
        for (const ColumnId column : reference.columns)
            if (!hasColumn(key, column))
                key.push_back(column);
    link.primaryKey = PrimaryKey{.id = freshConstraintId(link, "primary key"), .name = primaryKeyName(link), .columns = key};
    addIndexFor(link, link.foreignKeys.back().columns, {});
    Project edited = project;
    for (const Table* side : {a, b}) {
        Table referable = *edited.table(side->id);
        for (const ForeignKey& reference : link.foreignKeys)
            if (reference.target == side->id)
                makeReferable(referable, reference.targetColumns);
        if (!(referable == *side))
            edited.tables = edited.tables.with(std::move(referable));
    }
    return addTable(edited, std::move(link));
}

}  // namespace barch
