#include "core/edits/table_edits.h"

#include "core/edits/forget.h"
#include "core/edits/lookups.h"
#include "core/edits/rename_follow.h"
#include "core/edits/sql_rename.h"
#include "core/edits/sql_texts.h"
#include "core/edits/table_summary.h"
#include "core/model/column_type.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/tenant_view.h"

#include <set>

namespace barch {
namespace {

std::string spaceName(const Project& project, NamespaceId id)
{
    const Namespace* space = project.namespaces.find(id);
    return space ? space->name : std::string();
}

bool isOnlyOneNamed(const Project& project, const Table& table)
{
    return !firstTableWhere(project, [&](const TableSummary& tables) { return tables.mayBeCalled(table.name); },
                            [&](const Table& other) { return other.name == table.name && other.id != table.id; });
}

std::optional<Error> tableNameFault(const Project& project, NamespaceId space, const std::string& name, TableId except)
{
    if (auto fault = nameFault("table", name))
        return fault;
    if (hasRelationNamed(project, space, name, except))
        return Error{"There is already a table, view or sequence \"" + name + "\"" +
                         (space ? " in " + spaceName(project, space) : "") + ".",
                     {}, "Choose another name."};
    return std::nullopt;
}

/// Gives every element an id and, where it has none, a name; says what is named twice.
std::optional<Error> complete(Table& table)
{
    std::set<std::string> names;
    for (Column& column : table.columns) {
        if (auto fault = nameFault("column", column.name))
            return fault;
        if (!names.insert(column.name).second)
            return Error{"Two columns are called \"" + column.name + "\".", table.name, "Rename one of them."};
        if (!column.id)
            column.id = freshIdIn<ColumnId>(table.columns, "column/" + table.id.text() + "/" + column.name);
        column.type = canonicalType(column.type);
    }
    const auto completeList = [&](auto& list, auto patternName) {
        for (auto& element : list) {
            if (element.name.empty())
                element.name = freeNameIn(table, patternName(element));
            if (!element.id)
                element.id = freshConstraintId(table, element.name);
        }
    };
    if (table.primaryKey && table.primaryKey->name.empty())
        table.primaryKey->name = freeNameIn(table, primaryKeyName(table));
    if (table.primaryKey && !table.primaryKey->id)
        table.primaryKey->id = freshConstraintId(table, "primary key");
    completeList(table.uniques, [&](const UniqueConstraint& u) { return uniqueName(table, u.columns); });
    completeList(table.foreignKeys, [&](const ForeignKey& k) { return foreignKeyName(table, k.columns); });
    completeList(table.checks, [&](const Check& c) { return checkName(table, c); });
    completeList(table.exclusions, [&](const Exclusion& e) { return exclusionName(table, e); });
    for (Index& index : table.indexes) {
        if (index.name.empty())
            index.name = freeNameIn(table, indexName(table, index));
        if (!index.id)
            index.id = freshIdIn<IndexId>(table.indexes, "index/" + table.id.text() + "/" + index.name);
    }
    for (Trigger& trigger : table.triggers)
        if (!trigger.id)
            trigger.id = freshIdIn<TriggerId>(table.triggers, "trigger/" + table.id.text() + "/" + trigger.name);
    for (Policy& policy : table.policies)
        if (!policy.id)
            policy.id = freshIdIn<PolicyId>(table.policies, "policy/" + table.id.text() + "/" + policy.name);
    return std::nullopt;
}

Column timestampColumn(const Table& table, const std::string& name)
{
    return {.id = ColumnId::derive("column/" + table.id.text() + "/" + name),
            .name = name,
            .type = "timestamptz",
            .defaultExpression = "now()",
            .classification = Classification::None};
}

struct Removal {
    std::vector<std::string> sentences;
    std::vector<ViewId> views;
    std::vector<std::pair<TableId, PolicyId>> policies;
    std::string obstacle;  ///< a restrictive policy that names the table
};

/// Views that read the table, and those that read them in turn.
void collectViews(const Project& project, const Table& table, Removal& removal)
{
    const std::string space = spaceName(project, table.namespaceId);
    std::vector<std::pair<std::string, std::string>> gone{{space, table.name}};
    std::set<ViewId> seen;
    for (std::size_t i = 0; i < gone.size(); ++i)
        for (const View& view : project.views) {
            const bool reads = (i == 0 && std::find(view.reads.begin(), view.reads.end(), table.id) != view.reads.end()) ||
                               (i > 0 && mentionsRelation(view.definition, gone[i].first, gone[i].second));
            if (!reads || !seen.insert(view.id).second)
                continue;
            removal.views.push_back(view.id);
            removal.sentences.push_back("The view " + pathOf(project, ElementRef::of(ElementKind::View, view.id)) +
                                        " reads " + gone[i].second + " and goes too.");
            gone.emplace_back(spaceName(project, view.namespaceId), view.name);
        }
}

Removal removalOf(const Project& project, const Table& table)
{
    Removal removal;
    const std::string space = spaceName(project, table.namespaceId);
    const auto may = [&](const TableSummary& tables) {
        return tables.mayName(table.id) || tables.mayMention(table.name, SqlTexts::Reading);
    };
    forEachTableWhere(project, may, [&](const Table& other) {
        if (other.id == table.id)
            return;
        for (const ForeignKey& key : other.foreignKeys)
            if (key.target == table.id)
                removal.sentences.push_back(qualifiedName(project, other) + " loses its reference by " +
                                            columnList(other, key.columns) + "; the columns stay.");
        if (other.partitionOf == table.id)
            removal.sentences.push_back(qualifiedName(project, other) + " is no partition any more.");
        for (const Policy& policy : other.policies) {
            if (!mentionsRelation(policy.usingExpression, space, table.name) &&
                !mentionsRelation(policy.checkExpression, space, table.name))
                continue;
            if (policy.restrictive)
                removal.obstacle = "The restrictive policy " + policy.name + " of " + qualifiedName(project, other) +
                                   " reads this table.";
            removal.policies.emplace_back(other.id, policy.id);
            removal.sentences.push_back("The policy " + policy.name + " of " + qualifiedName(project, other) +
                                        " reads the table and goes too.");
        }
    });
    collectViews(project, table, removal);
    for (const Function& function : project.functions)
        if (mentionsRelation(function.body, space, table.name))
            removal.sentences.push_back("The function " + pathOf(project, ElementRef::of(ElementKind::Function, function.id)) +
                                        " names it and has to be changed.");
    for (const Endpoint& endpoint : project.endpoints)
        if (endpoint.table == table.id)
            removal.sentences.push_back("The endpoint " + endpoint.method + " " + endpoint.path + " has no table any more.");
    std::size_t comments = 0;
    for (const Comment& comment : project.comments)
        comments += comment.element.id == table.id || comment.element.owner == table.id ? 1 : 0;
    if (comments > 0)
        removal.sentences.push_back(comments == 1 ? "A comment on it goes too."
                                                  : std::to_string(comments) + " comments on it go too.");
    return removal;
}

}  // namespace

NamespaceId defaultNamespace(const Project& project)
{
    if (const Table* root = tenantRoot(project); root && root->namespaceId)
        return root->namespaceId;
    for (const Namespace& space : project.namespaces)
        if (space.name == "public")
            return space.id;
    return project.namespaces.size() == 1 ? project.namespaces.begin()->id : NamespaceId();
}

std::string usualIdType(const Project& project)
{
    if (const Column* key = tenantRootKey(project))
        return key->type;
    if (const Answer* answer = project.answer("data.id_type"); answer && !answer->values.empty())
        return answer->has("bigint") ? "bigint" : "uuid";
    int uuids = 0;
    int numbers = 0;
    int looked = 0;
    for (auto table = project.tables.begin(); table != project.tables.end() && looked < 100; ++table, ++looked) {
        const Column* id = table->columnNamed("id");
        uuids += id && id->type == "uuid" ? 1 : 0;
        numbers += id && isIntegerType(id->type) ? 1 : 0;
    }
    return numbers > uuids ? "bigint" : "uuid";
}

Table newTable(const Project& project, const std::string& name, TenancyClass tenancyClass, TableId id)
{
    Table table{.id = id, .namespaceId = defaultNamespace(project), .name = name, .tenancyClass = tenancyClass};
    if (!table.id)
        table.id = freshId<TableId>("table/" + spaceName(project, table.namespaceId) + "/" + name,
                                    [&](TableId taken) { return project.tables.contains(taken); });
    const auto columnId = [&](const std::string& column) {
        return ColumnId::derive("column/" + table.id.text() + "/" + column);
    };
    std::vector<ColumnId> key;
    const Column* rootKey = isTenantOwned(table) && sharesTables(project) ? tenantRootKey(project) : nullptr;
    if (tenancyClass != TenancyClass::Link) {
        const std::string type = usualIdType(project);
        Column column{.id = columnId("id"), .name = "id", .type = type, .classification = Classification::None};
        if (type == "uuid")
            column.defaultExpression = "gen_random_uuid()";
        else if (isIntegerType(type))
            column.identity = Identity::Always;
        table.columns.push_back(std::move(column));
        key.push_back(table.columns.back().id);
    }
    if (rootKey) {
        const std::string keyName = tenantKeyName(project);
        table.tenantKey = columnId(keyName);
        table.columns.insert(table.columns.end(),
                             Column{.id = table.tenantKey, .name = keyName, .type = rootKey->type,
                                    .userType = rootKey->userType, .classification = Classification::None});
        key.insert(key.begin(), table.tenantKey);
        ForeignKey toRoot{.columns = {table.tenantKey}, .target = tenantRoot(project)->id, .targetColumns = {rootKey->id}};
        toRoot.name = foreignKeyName(table, toRoot.columns);
        toRoot.id = freshConstraintId(table, toRoot.name);
        table.foreignKeys.push_back(std::move(toRoot));
    }
    table.columns.push_back(timestampColumn(table, "created_at"));
    table.columns.push_back(timestampColumn(table, "updated_at"));
    if (tenancyClass != TenancyClass::Link)
        table.primaryKey = PrimaryKey{.id = freshConstraintId(table, "primary key"), .name = primaryKeyName(table), .columns = key};
    return table;
}

Result<Project> addTable(const Project& project, Table table)
{
    if (auto fault = tableNameFault(project, table.namespaceId, table.name, {}))
        return *fault;
    if (!table.id)
        table.id = freshId<TableId>("table/" + spaceName(project, table.namespaceId) + "/" + table.name,
                                    [&](TableId taken) { return project.tables.contains(taken); });
    if (const Table* there = project.table(table.id))
        return Error{"This table is already there, as \"" + there->name + "\".", {}, {}};
    if (auto fault = complete(table))
        return *fault;
    Project edited = project;
    edited.tables = project.tables.with(std::move(table));
    return edited;
}

Result<Project> replaceTable(const Project& project, Table table)
{
    const Table* before = project.table(table.id);
    if (!before)
        return noSuch("table", table.id);
    if (before->name != table.name || before->namespaceId != table.namespaceId)
        if (auto fault = tableNameFault(project, table.namespaceId, table.name, table.id))
            return *fault;
    if (auto fault = complete(table))
        return *fault;
    if (*before == table)
        return project;
    Project edited = project;
    edited.tables = project.tables.with(std::move(table));
    return edited;
}

Result<Project> removeTable(const Project& project, TableId id)
{
    const Table* table = project.table(id);
    if (!table)
        return noSuch("table", id);
    const Removal removal = removalOf(project, *table);
    if (!removal.obstacle.empty())
        return Error{removal.obstacle, qualifiedName(project, *table),
                     "Change or remove that policy first; without it more rows would show."};
    Project edited = project;
    for (const auto& [owner, policy] : removal.policies) {
        Table copy = *edited.table(owner);
        std::erase_if(copy.policies, [&, wanted = policy](const Policy& p) { return p.id == wanted; });
        edited.tables = edited.tables.with(std::move(copy));
    }
    for (const ViewId view : removal.views) {
        edited = forget(edited, view, ElementKind::View);
        edited.views = edited.views.without(view);
    }
    for (const Column& column : table->columns)
        for (const Endpoint& endpoint : project.endpoints)
            if (std::any_of(endpoint.columns.begin(), endpoint.columns.end(),
                            [&](const EndpointField& field) { return field.column == column.id; })) {
                edited = forget(edited, column.id, ElementKind::Column);
                break;
            }
    edited = forget(edited, id, ElementKind::Table);
    edited.tables = edited.tables.without(id);
    return edited;
}

std::vector<std::string> consequencesOfRemovingTable(const Project& project, TableId id)
{
    const Table* table = project.table(id);
    if (!table)
        return {};
    Removal removal = removalOf(project, *table);
    if (!removal.obstacle.empty())
        removal.sentences.insert(removal.sentences.begin(), removal.obstacle + " Change or remove it first.");
    return removal.sentences;
}

Result<Project> renameTable(const Project& project, TableId id, const std::string& name)
{
    const Table* table = project.table(id);
    if (!table)
        return noSuch("table", id);
    if (table->name == name)
        return project;
    if (auto fault = tableNameFault(project, table->namespaceId, name, id)) {
        fault->where = qualifiedName(project, *table);
        return *fault;
    }
    const RelationRename rename{spaceName(project, table->namespaceId), table->name, name,
                                isOnlyOneNamed(project, *table), false, project.info->dialect};
    Project edited = renameRelationEverywhere(project, rename);
    const Table before = *edited.table(id);
    Table after = before;
    after.name = name;
    forEachSqlText(after, [&](std::string& text) { text = renameRelationIn(text, rename); });
    followNames(before, after);
    edited.tables = edited.tables.with(std::move(after));
    return withFreshTenantView(edited, id);
}

Result<Project> moveTableToNamespace(const Project& project, TableId id, NamespaceId space)
{
    if (space && !project.namespaces.contains(space))
        return noSuch("namespace", space);
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (table.namespaceId == space)
            return std::nullopt;
        if (auto fault = tableNameFault(project, space, table.name, id))
            return fault;
        table.namespaceId = space;
        return std::nullopt;
    });
}

namespace {

template <class Value>
Result<Project> setTableMember(const Project& project, TableId id, Value Table::* member, const Value& value)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        table.*member = value;
        return std::nullopt;
    });
}

}  // namespace

Result<Project> setTableComment(const Project& project, TableId table, const std::string& comment)
{
    return setTableMember(project, table, &Table::comment, comment);
}

Result<Project> setTableRetention(const Project& project, TableId table, const std::string& retention)
{
    return setTableMember(project, table, &Table::retention, retention);
}

Result<Project> setTableDatabaseSet(const Project& project, TableId table, DatabaseSet livesIn)
{
    return setTableMember(project, table, &Table::livesIn, livesIn);
}

}  // namespace barch
