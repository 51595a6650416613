#include "core/import/prisma/binder.h"

#include "core/import/element_ids.h"

#include <algorithm>
#include <array>

namespace barch::prisma {
namespace {

struct ActionWord {
    std::string_view word;
    ReferentialAction action;
};
constexpr std::array actions{
    ActionWord{"Cascade", ReferentialAction::Cascade}, ActionWord{"Restrict", ReferentialAction::Restrict},
    ActionWord{"NoAction", ReferentialAction::NoAction}, ActionWord{"SetNull", ReferentialAction::SetNull},
    ActionWord{"SetDefault", ReferentialAction::SetDefault},
};

}  // namespace

std::string relationName(const Field& field) { return textOf(attributeNamed(field.attributes, "relation"), "name", true); }

void Binder::bindRelations(Made& made)
{
    for (const Field& field : made.model->fields) {
        const auto target = m_models.find(field.type);
        if (target == m_models.end() || m_error)
            continue;
        const Attribute* relation = attributeNamed(field.attributes, "relation");
        if (relation && relation->argument("fields"))
            bindForeignKey(made, field, *relation, target->second);
        else if (field.isList)
            bindManyToMany(made, field, relationName(field), target->second);
    }
}

std::vector<ColumnId> Binder::columnsOf(const Made& made, const Expression* list, const Attribute& relation)
{
    std::vector<ColumnId> columns;
    if (!list || list->kind != Expression::Kind::List || list->items.empty()) {
        fail(relation.at, "Expected fields: [...] and references: [...] in this relation.");
        return columns;
    }
    for (const Expression& item : list->items) {
        const auto column = made.columns.find(item.text);
        if (column == made.columns.end())
            fail(item.at, "The model \"" + made.model->name + "\" has no column for a field \"" + item.text + "\".");
        else
            columns.push_back(column->second);
    }
    return columns;
}

ReferentialAction Binder::actionOf(const Attribute& relation, const std::string& argument, ReferentialAction usual)
{
    const Expression* value = relation.argument(argument);
    if (!value)
        return usual;
    for (const ActionWord& known : actions)
        if (known.word == value->text)
            return known.action;
    fail(value->at, "Expected Cascade, Restrict, NoAction, SetNull or SetDefault as " + argument + ".");
    return usual;
}

/// Where the schema says nothing: deleting sets null if a column may be null, and else is refused; updating
/// cascades.
void Binder::bindForeignKey(Made& made, const Field& field, const Attribute& relation, Made& target)
{
    ForeignKey key;
    key.columns = columnsOf(made, relation.argument("fields"), relation);
    key.targetColumns = columnsOf(target, relation.argument("references"), relation);
    if (m_error)
        return;
    if (key.columns.size() != key.targetColumns.size())
        return fail(relation.at, "The relation \"" + field.name + "\" needs as many fields as references.");
    key.target = target.table.id;
    const bool mayBeNull = std::any_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) { return made.table.column(id)->nullable; });
    key.onDelete = actionOf(relation, "onDelete", mayBeNull ? ReferentialAction::SetNull : ReferentialAction::Restrict);
    key.onUpdate = actionOf(relation, "onUpdate", ReferentialAction::Cascade);
    key.name = textOf(&relation, "map");
    if (key.name.empty())
        key.name = constraintName(made.table, key.columns, "_fkey");
    key.id = ConstraintId(importedPart(made.table.id, "constraint", key.name));
    key.comment = field.comment;
    if (m_hasForeignKeys)
        made.table.foreignKeys.push_back(std::move(key));
    else
        note(field.at, "relation " + made.model->name + "." + field.name, "relationMode \"prisma\": the database has no foreign keys.");
}

const Field* Binder::oppositeField(const Made& made, const Field& field, const std::string& name, const Made& target) const
{
    for (const Field& other : target.model->fields)
        if (&other != &field && other.type == made.model->name && relationName(other) == name)
            return &other;
    return nullptr;
}

/// A table named after the relation, with A for the model (or the field, within one model) that comes first by name.
void Binder::bindManyToMany(Made& made, const Field& field, const std::string& name, Made& target)
{
    const Field* other = oppositeField(made, field, name, target);
    if (!other)
        return fail(field.at, "The relation \"" + field.name + "\" has no other side in the model \"" + target.model->name + "\".");
    const bool isSelf = &made == &target;
    if (!other->isList || (isSelf ? other->name < field.name : target.model->name < made.model->name))
        return;
    Table link;
    link.name = "_" + (name.empty() ? made.model->name + "To" + target.model->name : name);
    link.id = TableId(importedObject("table", m_dialect == Dialect::PostgreSql ? made.space : "", link.name));
    link.namespaceId = made.table.namespaceId;
    link.options = made.table.options;
    auto addSide = [&](const std::string& column, const Made& side) {
        const Column* key = side.table.primaryKey && side.table.primaryKey->columns.size() == 1 ? side.table.column(side.table.primaryKey->columns[0]) : nullptr;
        if (!key)
            return fail(field.at, "A many-to-many relation needs models with one @id field: \"" + side.model->name + "\" has none.");
        Column column_;
        column_.id = ColumnId(importedPart(link.id, "column", column));
        column_.name = column;
        column_.type = key->type;
        column_.userType = key->userType;
        ForeignKey reference;
        reference.columns = {column_.id};
        reference.target = side.table.id;
        reference.targetColumns = {key->id};
        reference.onDelete = ReferentialAction::Cascade;
        reference.onUpdate = ReferentialAction::Cascade;
        link.columns.push_back(std::move(column_));
        reference.name = constraintName(link, reference.columns, "_fkey");
        reference.id = ConstraintId(importedPart(link.id, "constraint", reference.name));
        if (m_hasForeignKeys)
            link.foreignKeys.push_back(std::move(reference));
    };
    addSide("A", made);
    addSide("B", target);
    if (m_error)
        return;
    auto addIndex = [&](const std::string& suffix, bool unique, std::size_t from) {
        Index index;
        index.name = constraintName(link, {}, suffix);
        index.id = IndexId(importedPart(link.id, "index", index.name));
        index.unique = unique;
        for (std::size_t i = from; i < link.columns.size(); ++i) {
            IndexKey key;
            key.column = link.columns[i].id;
            index.keys.push_back(std::move(key));
        }
        link.indexes.push_back(std::move(index));
    };
    addIndex("_AB_unique", true, 0);
    addIndex("_B_index", false, 1);
    m_links.emplace(link.name, std::move(link));
}

}  // namespace barch::prisma
