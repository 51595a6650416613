#include "core/import/prisma/binder.h"

#include "core/edits/sql_literal.h"
#include "core/import/counts.h"
#include "core/import/element_ids.h"
#include "core/import/prisma/types.h"
#include "core/import/server_names.h"
#include "core/import/shared_maps.h"
#include "core/model/column_type.h"
#include "core/model/sql_tokens.h"
#include "core/text/closest.h"

#include <algorithm>

namespace barch::prisma {
namespace {

const char* const usualSpace = "public";
const char* const tableOptions = "DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci";

std::string mappedName(const Attributes& attributes, const std::string& name)
{
    const std::string mapped = textOf(attributeNamed(attributes, "map"), "name", true);
    return mapped.empty() ? name : mapped;
}

std::string withComment(const std::string& comment, const std::string& line) { return comment.empty() ? line : comment + "\n" + line; }

}  // namespace

void Binder::fail(std::size_t at, std::string what)
{
    if (!m_error)
        m_error = sourceError(m_source, at, std::move(what));
}

void Binder::note(std::size_t at, std::string what, std::string why)
{
    m_out.notes.push_back({ImportOutcome::Skipped, m_lines.lineAt(at), std::move(what), std::move(why)});
}

Result<Imported> Binder::bind()
{
    readDatasource();
    for (const std::size_t at : m_document.generators)
        note(at, "generator", "It makes code and no part of the database.");
    for (const EnumBlock& block : m_document.enums)
        bindEnum(block);
    for (const Model& model : m_document.models)
        m_kinds.emplace(model.name, model.kind);
    for (const Model& model : m_document.models)
        declare(model);
    for (auto& [name, made] : m_models)
        if (!m_error)
            bindColumns(made);
    for (auto& [name, made] : m_models)
        if (!m_error)
            bindKeys(made);
    for (auto& [name, made] : m_models)
        if (!m_error)
            bindRelations(made);
    if (m_error)
        return *m_error;
    m_out.project = finished();
    m_out.read = countObjects(m_out.project);
    std::stable_sort(m_out.notes.begin(), m_out.notes.end(), [](const ImportNote& a, const ImportNote& b) { return a.line < b.line; });
    return std::move(m_out);
}

void Binder::readDatasource()
{
    for (const Setting& setting : m_document.datasource) {
        const std::string& text = setting.value.text;
        if (setting.key == "provider") {
            if (text == "mysql")
                m_dialect = Dialect::MySql;
            else if (text == "sqlite")
                m_dialect = Dialect::Sqlite;
            else if (text != "postgresql" && text != "postgres" && text != "cockroachdb")
                note(setting.value.at, "provider " + text, "Designs are for PostgreSQL, MySQL or SQLite: this one is read as one for PostgreSQL.");
        } else if (setting.key == "relationMode" || setting.key == "referentialIntegrity") {
            m_hasForeignKeys = text != "prisma";
        } else if (setting.key == "extensions") {
            addExtensions(setting.value);
        }
    }
}

void Binder::addExtensions(const Expression& list)
{
    for (const Expression& item : list.items) {
        Extension extension;
        extension.name = item.text;
        for (const Expression& argument : item.items) {
            if (argument.name == "map")
                extension.name = argument.text;
            else if (argument.name == "schema")
                extension.namespaceId = spaceOf(argument.text);
        }
        extension.id = ExtensionId(importedGlobal("extension", extension.name));
        m_extensions.push_back(std::move(extension));
    }
}

NamespaceId Binder::spaceOf(const std::string& name)
{
    if (m_dialect != Dialect::PostgreSql)
        return {};
    Namespace& space = m_spaces[name];
    space.id = importedNamespace(name);
    space.name = name;
    return space.id;
}

std::string Binder::spaceNameOf(const Attributes& attributes)
{
    const std::string name = textOf(attributeNamed(attributes, "schema"), "map", true);
    return name.empty() || m_dialect != Dialect::PostgreSql ? usualSpace : name;
}

void Binder::bindEnum(const EnumBlock& block)
{
    UserType type;
    const std::string space = spaceNameOf(block.attributes);
    type.name = mappedName(block.attributes, block.name);
    type.id = UserTypeId(importedObject("type", space, type.name));
    type.namespaceId = spaceOf(space);
    type.comment = block.comment;
    for (const EnumBlock::Value& value : block.values) {
        const std::string name = mappedName(value.attributes, value.name);
        if (!m_valueNames[block.name].emplace(value.name, name).second)
            return fail(value.at, "The enum \"" + block.name + "\" has the value \"" + value.name + "\" twice.");
        type.values.push_back({EnumValueId(importedPart(type.id, "value", name)), name, {}});
        if (!value.comment.empty())
            type.comment = withComment(type.comment, name + ": " + value.comment);
    }
    if (!m_enums.emplace(block.name, std::move(type)).second)
        fail(block.at, "There are two enums named \"" + block.name + "\".");
}

void Binder::declare(const Model& model)
{
    if (model.kind == Model::Kind::View)
        return note(model.at, "view " + model.name, "Prisma doesn't know its query: it stands in the database only.");
    if (model.kind == Model::Kind::Composite)
        return note(model.at, "type " + model.name, "It is a part of documents; fields of it are read as JSON.");
    Made made{.model = &model, .space = spaceNameOf(model.attributes)};
    made.table.name = mappedName(model.attributes, model.name);
    made.table.id = TableId(importedObject("table", m_dialect == Dialect::PostgreSql ? made.space : "", made.table.name));
    made.table.namespaceId = spaceOf(made.space);
    made.table.comment = model.comment;
    made.table.options = m_dialect == Dialect::MySql ? tableOptions : "";
    if (m_models.contains(model.name))
        return fail(model.at, "There are two models named \"" + model.name + "\".");
    if (const auto [other, isNew] = m_tableModels.emplace(made.table.id, model.name); !isNew)
        return fail(model.at, "The models \"" + other->second + "\" and \"" + model.name + "\" are one table: \"" + made.table.name + "\".");
    m_models.emplace(model.name, std::move(made));
}

void Binder::bindColumns(Made& made)
{
    for (const Field& field : made.model->fields) {
        const auto same = [&](const Field& other) { return &other != &field && other.name == field.name && other.at < field.at; };
        if (std::any_of(made.model->fields.begin(), made.model->fields.end(), same))
            return fail(field.at, "The model \"" + made.model->name + "\" has the field \"" + field.name + "\" twice.");
        if (!m_models.contains(field.type))
            bindColumn(made, field);
    }
}

void Binder::bindColumn(Made& made, const Field& field)
{
    Column column;
    column.name = mappedName(field.attributes, field.name);
    column.id = ColumnId(importedPart(made.table.id, "column", column.name));
    column.comment = field.comment;
    column.nullable = field.isOptional || field.isList;
    if (!bindType(made, column, field))
        return;
    bindDefault(made, column, field);
    made.columns[field.name] = column.id;
    made.table.columns.push_back(std::move(column));
}

bool Binder::bindType(Made& made, Column& column, const Field& field)
{
    const std::string dimensions = field.isList ? "[]" : "";
    if (!field.unsupported.empty()) {
        column.type = canonicalType(field.unsupported) + dimensions;
        return true;
    }
    const auto kind = m_kinds.find(field.type);
    if (kind != m_kinds.end() && kind->second == Model::Kind::Composite) {
        column.type = m_dialect == Dialect::MySql ? "json" : "jsonb";
        return true;
    }
    if (kind != m_kinds.end()) {
        note(field.at, "field " + made.model->name + "." + field.name, "It refers to a view.");
        return false;
    }
    if (const auto found = m_enums.find(field.type); found != m_enums.end()) {
        if (m_dialect == Dialect::Sqlite)
            column.type = "text";
        else
            column.userType = found->second.id;
        column.type += dimensions;
        return true;
    }
    const auto type = databaseType(field, m_dialect);
    if (type) {
        column.type = *type + dimensions;
        return true;
    }
    std::vector<std::string> names{"String", "Boolean", "Int", "BigInt", "Float", "Decimal", "DateTime", "Json", "Bytes"};
    const bool isKnown = std::find(names.begin(), names.end(), field.type) != names.end();
    for (const Model& model : m_document.models)
        names.push_back(model.name);
    for (const EnumBlock& block : m_document.enums)
        names.push_back(block.name);
    const auto closest = closestWord(field.type, names);
    if (isKnown)
        fail(field.typeAt, "The engine has no such type: see the @db attribute of \"" + field.name + "\".");
    else
        fail(field.typeAt, "There is no type, model or enum named \"" + field.type + "\"." + (closest ? " Did you mean \"" + *closest + "\"?" : ""));
    return false;
}

/// What SERIAL stands for in PostgreSQL.
void Binder::bindSerial(Made& made, Column& column)
{
    if (m_dialect != Dialect::PostgreSql) {
        column.identity = Identity::ByDefault;
        return;
    }
    Sequence sequence;
    sequence.name = serverName(made.table.name, column.name, "seq");
    sequence.id = SequenceId(importedObject("sequence", made.space, sequence.name));
    sequence.namespaceId = made.table.namespaceId;
    sequence.type = column.type == "bigint" ? "" : column.type;
    sequence.ownedBy = column.id;
    sequence.ownedByTable = made.table.id;
    const std::string path = sqlIdentifier(made.space, m_dialect) + "." + sqlIdentifier(sequence.name, m_dialect);
    column.defaultExpression = "nextval(" + sqlLiteral(path) + "::regclass)";
    m_sequences.push_back(std::move(sequence));
}

void Binder::bindKeys(Made& made)
{
    for (const Field& field : made.model->fields)
        for (const Attribute& attribute : field.attributes) {
            if (attribute.name == "id")
                bindPrimaryKey(made, attribute, &field);
            else if (attribute.name == "unique")
                bindIndex(made, attribute, &field);
        }
    for (const Attribute& attribute : made.model->attributes) {
        if (attribute.name == "id")
            bindPrimaryKey(made, attribute, nullptr);
        else if (attribute.name == "unique" || attribute.name == "index" || attribute.name == "fulltext")
            bindIndex(made, attribute, nullptr);
        else if (attribute.name != "map" && attribute.name != "schema" && attribute.name != "ignore")
            note(attribute.at, "@@" + attribute.name + " of " + made.model->name, "It is nothing that Prisma makes in a database.");
    }
}

Project Binder::finished()
{
    auto value = [](const auto& entry) { return entry.second; };
    Project project;
    ProjectInfo info;
    info.dialect = m_dialect;
    project.info = std::move(info);
    project.namespaces = sharedMapOf<Namespace>(m_spaces, value);
    project.types = m_dialect == Dialect::Sqlite ? SharedMap<UserType>() : sharedMapOf<UserType>(m_enums, value);
    project.tables = sharedMapOf<Table>(m_models, [](const auto& entry) { return entry.second.table; });
    for (const auto& [name, link] : m_links)
        project.tables = project.tables.with(link);
    project.sequences = sharedMapOf(m_sequences);
    project.extensions = sharedMapOf(m_extensions);
    return project;
}

}  // namespace barch::prisma
