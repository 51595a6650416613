#include "core/edits/column_edits.h"

#include "core/edits/change_sql_texts.h"
#include "core/edits/forget.h"
#include "core/edits/lookups.h"
#include "core/edits/rename_follow.h"
#include "core/edits/sql_rename.h"
#include "core/edits/sql_texts.h"
#include "core/model/column_type.h"
#include "core/model/sql_tokens.h"
#include "core/tenancy/tenant_view.h"

namespace barch {
namespace {

std::optional<Error> columnFault(const Project& project, const Table& table, const Column& column)
{
    if (auto fault = nameFault("column", column.name))
        return fault;
    const Column* same = table.columnNamed(column.name);
    if (same && same->id != column.id)
        return Error{"The table has a column \"" + column.name + "\" already.", {}, "Choose another name."};
    if (column.userType && !project.types.contains(column.userType))
        return noSuch("type", column.userType);
    if (column.type.empty() && !column.userType)
        return Error{"The column \"" + column.name + "\" needs a type.", {}, {}};
    if (!column.userType && !parseColumnType(column.type))
        return Error{"\"" + column.type + "\" is no type.", {}, "Write it like text, numeric(12,2) or uuid[]."};
    if (!column.generatedExpression.empty() && !column.defaultExpression.empty())
        return Error{"The column \"" + column.name + "\" is computed and can't have a default.", {}, {}};
    if (column.identity != Identity::None && !(column.defaultExpression.empty() && column.generatedExpression.empty()))
        return Error{"The column \"" + column.name + "\" is numbered by the database and can't have a default.", {}, {}};
    return std::nullopt;
}

/// What removing a column takes along within its table, and what speaks against it.
struct ColumnRemoval {
    Table table;
    std::vector<std::string> sentences;
    std::optional<Error> obstacle;
};

class ColumnRemover {
public:
    ColumnRemover(const Table& table, const Column& column) : m_column(column), m_removal{table, {}, {}} {}

    ColumnRemoval remove()
    {
        Table& table = m_removal.table;
        if (table.tenantKey == m_column.id)
            obstruct("It is the tenant key, which keeps tenants apart.", "Make the table global first.");
        if (table.primaryKey && hasColumn(table.primaryKey->columns, m_column.id)) {
            say("The primary key goes too.");
            table.primaryKey.reset();
        }
        take(table.uniques, "unique constraint",
             [&](const UniqueConstraint& u) { return hasColumn(u.columns, m_column.id) || hasColumn(u.include, m_column.id); });
        take(table.foreignKeys, "reference", [&](const ForeignKey& k) { return hasColumn(k.columns, m_column.id); });
        take(table.checks, "check", [&](const Check& c) { return isNamedIn(c.expression); });
        take(table.exclusions, "exclusion constraint", [&](const Exclusion& e) { return isUsedBy(e); });
        take(table.indexes, "index", [&](const Index& index) { return isUsedBy(index); });
        takePolicies();
        take(table.triggers, "trigger", [&](const Trigger& trigger) {
            return trigger.updateOf == std::vector<ColumnId>{m_column.id} || isNamedIn(trigger.condition);
        });
        cleanLists();
        std::erase_if(table.columns, [&](const Column& c) { return c.id == m_column.id; });
        for (const Column& other : table.columns)
            if (isNamedIn(other.generatedExpression))
                obstruct("The column \"" + other.name + "\" is computed from it.", "Change or remove that column first.");
        return std::move(m_removal);
    }

private:
    bool isNamedIn(const std::string& text) const { return !text.empty() && mentionsIdentifier(text, m_column.name); }
    void say(std::string sentence) { m_removal.sentences.push_back(std::move(sentence)); }
    void obstruct(std::string what, std::string advice)
    {
        if (!m_removal.obstacle)
            m_removal.obstacle = Error{std::move(what), m_removal.table.name + "." + m_column.name, std::move(advice)};
    }
    bool isUsedBy(const Exclusion& exclusion) const
    {
        return isNamedIn(exclusion.predicate) ||
               std::any_of(exclusion.elements.begin(), exclusion.elements.end(), [&](const ExclusionElement& element) {
                   return element.column == m_column.id || isNamedIn(element.expression);
               });
    }
    bool isUsedBy(const Index& index) const
    {
        return isNamedIn(index.predicate) || hasColumn(index.include, m_column.id) ||
               std::any_of(index.keys.begin(), index.keys.end(), [&](const IndexKey& key) {
                   return key.column == m_column.id || isNamedIn(key.expression);
               });
    }
    template <class List, class Uses>
    void take(List& list, const std::string& kind, Uses uses)
    {
        for (const auto& element : list)
            if (uses(element))
                say("The " + kind + " " + element.name + " goes too.");
        std::erase_if(list, uses);
    }
    void takePolicies()
    {
        const auto uses = [&](const Policy& p) { return isNamedIn(p.usingExpression) || isNamedIn(p.checkExpression); };
        for (const Policy& policy : m_removal.table.policies)
            if (policy.restrictive && uses(policy))
                obstruct("The restrictive policy " + policy.name + " names it; without that policy more rows would show.",
                         "Change or remove the policy first.");
        take(m_removal.table.policies, "policy", uses);
    }
    void cleanLists()
    {
        const auto drop = [&](std::vector<ColumnId>& columns) { std::erase(columns, m_column.id); };
        Table& table = m_removal.table;
        for (Trigger& trigger : table.triggers)
            drop(trigger.updateOf);
        for (ForeignKey& key : table.foreignKeys)
            drop(key.setColumns);
        std::erase_if(table.grants, [&](const Grant& g) { return g.columns == std::vector<ColumnId>{m_column.id}; });
        for (Grant& grant : table.grants)
            drop(grant.columns);
    }

    const Column& m_column;
    ColumnRemoval m_removal;
};

bool refersToColumn(const Table& table, ColumnId column)
{
    return std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(),
                       [&](const ForeignKey& key) { return hasColumn(key.targetColumns, column); });
}

Project put(const Project& project, Table table)
{
    Project edited = project;
    edited.tables = project.tables.with(std::move(table));
    return edited;
}

/// New text for views, functions and policies of other tables that clearly mean the column.
Project renameElsewhere(const Project& project, const Table& table, const std::string& from, const std::string& to)
{
    return changeSqlTexts(project, SqlTexts::Reading, {table.name, from},
                          [&](const std::string& text) { return renameColumnIn(project, table, text, from, to, false); });
}

}  // namespace

Result<Project> addColumn(const Project& project, TableId id, Column column, std::size_t position)
{
    const auto edited = changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (!column.id)
            column.id = freshIdIn<ColumnId>(table.columns, "column/" + id.text() + "/" + column.name);
        else if (const Column* there = table.column(column.id))
            return Error{"This column is already there, as \"" + there->name + "\".", {}, {}};
        column.type = canonicalType(column.type);
        if (auto fault = columnFault(project, table, column))
            return fault;
        const auto at = static_cast<std::ptrdiff_t>(std::min(position, table.columns.size()));
        table.columns.insert(table.columns.begin() + at, column);
        return std::nullopt;
    });
    return edited ? Result<Project>(withFreshTenantView(*edited, id)) : edited;
}

Result<Project> removeColumn(const Project& project, TableId id, ColumnId columnId)
{
    const Table* table = project.table(id);
    if (!table)
        return noSuch("table", id);
    const Column* column = table->column(columnId);
    if (!column)
        return noSuch("column", columnId);
    ColumnRemoval removal = ColumnRemover(*table, *column).remove();
    if (removal.obstacle)
        return *removal.obstacle;
    return withFreshTenantView(forget(put(project, std::move(removal.table)), columnId, ElementKind::Column), id);
}

std::vector<std::string> consequencesOfRemovingColumn(const Project& project, TableId id, ColumnId columnId)
{
    const Table* table = project.table(id);
    const Column* column = table ? table->column(columnId) : nullptr;
    if (!column)
        return {};
    ColumnRemoval removal = ColumnRemover(*table, *column).remove();
    if (removal.obstacle)
        removal.sentences.insert(removal.sentences.begin(), removal.obstacle->what + " " + removal.obstacle->advice);
    forEachTableWhere(project, [&](const TableSummary& tables) { return tables.mayName(columnId); }, [&](const Table& other) {
        if (other.id != id && refersToColumn(other, columnId))
            removal.sentences.push_back(qualifiedName(project, other) + " loses its reference to it; its columns stay.");
    });
    for (const View& view : project.views)
        if (std::find(view.reads.begin(), view.reads.end(), id) != view.reads.end() && !isTenantView(id, view.id) &&
            mentionsIdentifier(view.definition, column->name))
            removal.sentences.push_back("The view " + pathOf(project, ElementRef::of(ElementKind::View, view.id)) +
                                        " names it and has to be changed.");
    for (const Endpoint& endpoint : project.endpoints)
        if (std::any_of(endpoint.columns.begin(), endpoint.columns.end(),
                        [&](const EndpointField& field) { return field.column == columnId; }))
            removal.sentences.push_back("The endpoint " + endpoint.method + " " + endpoint.path + " loses the field.");
    return removal.sentences;
}

Result<Project> renameColumn(const Project& project, TableId id, ColumnId columnId, const std::string& name)
{
    const Table* table = project.table(id);
    if (!table)
        return noSuch("table", id);
    const Column* column = table->column(columnId);
    if (!column)
        return noSuch("column", columnId);
    if (column->name == name)
        return project;
    Column renamed = *column;
    renamed.name = name;
    if (auto fault = columnFault(project, *table, renamed)) {
        fault->where = qualifiedName(project, *table) + "." + column->name;
        return *fault;
    }
    const std::string from = column->name;
    Table after = *table;
    forEachSqlText(after, [&](std::string& text) {
        if (mayMention(text, from))
            text = renameColumnIn(project, *table, text, from, name, true);
    });
    findById(after.columns, columnId)->name = name;
    followNames(*table, after);
    const Project elsewhere = renameElsewhere(project, *table, from, name);
    return withFreshTenantView(put(elsewhere, std::move(after)), id);
}

Result<Project> changeColumn(const Project& project, TableId id, Column column)
{
    const Table* table = project.table(id);
    const Column* before = table ? table->column(column.id) : nullptr;
    const auto renamed = before && before->name != column.name ? renameColumn(project, id, column.id, column.name)
                                                               : Result<Project>(project);
    if (!renamed)
        return renamed;
    const auto edited = changeColumnOf(*renamed, id, column.id, [&](Table& changed, Column& there) -> std::optional<Error> {
        column.type = canonicalType(column.type);
        if (auto fault = columnFault(project, changed, column))
            return fault;
        const bool required = changed.tenantKey == column.id ||
                              (changed.primaryKey && hasColumn(changed.primaryKey->columns, column.id));
        if (column.nullable && !there.nullable && required)
            return Error{"The column \"" + column.name + "\" belongs to the key and can't be optional.", {}, {}};
        if (before && column.generatedExpression == before->generatedExpression)
            column.generatedExpression = there.generatedExpression;
        there = column;
        return std::nullopt;
    });
    return edited ? Result<Project>(withFreshTenantView(*edited, id)) : edited;
}

Result<Project> moveColumn(const Project& project, TableId id, ColumnId columnId, std::size_t position)
{
    const auto edited = changeColumnOf(project, id, columnId, [&](Table& table, Column& found) -> std::optional<Error> {
        Column column = found;
        std::erase_if(table.columns, [&](const Column& c) { return c.id == columnId; });
        const auto at = static_cast<std::ptrdiff_t>(std::min(position, table.columns.size()));
        table.columns.insert(table.columns.begin() + at, std::move(column));
        return std::nullopt;
    });
    return edited ? Result<Project>(withFreshTenantView(*edited, id)) : edited;
}

namespace {

/// One member of a column; the whole is then held against the rules for columns.
template <class Change>
Result<Project> setIn(const Project& project, TableId id, ColumnId columnId, Change change)
{
    const Table* table = project.table(id);
    const Column* column = table ? table->column(columnId) : nullptr;
    if (!table)
        return noSuch("table", id);
    if (!column)
        return noSuch("column", columnId);
    Column changed = *column;
    change(changed);
    return changeColumn(project, id, std::move(changed));
}

}  // namespace

Result<Project> setColumnType(const Project& project, TableId table, ColumnId column, const std::string& type)
{
    return setIn(project, table, column, [&](Column& c) {
        c.type = type;
        c.userType = {};
    });
}

Result<Project> setColumnUserType(const Project& project, TableId table, ColumnId column, UserTypeId type)
{
    return setIn(project, table, column, [&](Column& c) {
        c.type.clear();
        c.userType = type;
    });
}

Result<Project> setColumnNullable(const Project& project, TableId table, ColumnId column, bool nullable)
{
    return setIn(project, table, column, [&](Column& c) { c.nullable = nullable; });
}

Result<Project> setColumnDefault(const Project& project, TableId table, ColumnId column, const std::string& expression)
{
    return setIn(project, table, column, [&](Column& c) { c.defaultExpression = expression; });
}

Result<Project> setColumnComment(const Project& project, TableId table, ColumnId column, const std::string& comment)
{
    return changeColumnOf(project, table, column, [&](Table&, Column& c) -> std::optional<Error> {
        c.comment = comment;
        return std::nullopt;
    });
}

Result<Project> setColumnClassification(const Project& project, TableId table, ColumnId column,
                                        Classification classification)
{
    return changeColumnOf(project, table, column, [&](Table&, Column& c) -> std::optional<Error> {
        c.classification = classification;
        return std::nullopt;
    });
}

Result<Project> setColumnProtection(const Project& project, TableId table, ColumnId column, Protection protection,
                                    const std::string& method)
{
    return changeColumnOf(project, table, column, [&](Table&, Column& c) -> std::optional<Error> {
        c.protection = protection;
        c.protectionMethod = protection == Protection::Plain ? std::string() : method;
        return std::nullopt;
    });
}

}  // namespace barch
