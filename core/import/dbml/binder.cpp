#include "core/import/dbml/binder.h"

#include "core/edits/sql_literal.h"
#include "core/import/counts.h"
#include "core/import/dbml/lexer.h"
#include "core/import/element_ids.h"
#include "core/import/mysql_spelling.h"
#include "core/import/server_names.h"
#include "core/import/shared_maps.h"
#include "core/import/sql_fragment.h"
#include "core/model/sql_tokens.h"

#include <algorithm>
#include <set>

namespace barch::dbml {
namespace {

const char* const usualSpace = "public";

std::string spaceIn(const Path& path) { return path.size() > 1 ? path[path.size() - 2].text : usualSpace; }

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
    m_out.notes = m_document.notes;
    chooseDialect();
    bindEnums();
    declareTables();
    for (auto& [key, made] : m_tables)
        if (!m_error)
            bindTable(made);
    if (!m_error)
        bindReferences();
    if (!m_error)
        bindGroups();
    if (m_error)
        return *m_error;
    bindStickyNotes();
    m_out.project = finished();
    m_out.read = countObjects(m_out.project);
    std::stable_sort(m_out.notes.begin(), m_out.notes.end(), [](const ImportNote& a, const ImportNote& b) { return a.line < b.line; });
    return std::move(m_out);
}

void Binder::chooseDialect()
{
    const std::string type = lowerCase(m_document.databaseType.text);
    auto mentions = [&](std::string_view word) { return type.find(word) != std::string::npos; };
    if (mentions("mysql") || mentions("mariadb"))
        m_dialect = Dialect::MySql;
    else if (mentions("sqlite"))
        m_dialect = Dialect::Sqlite;
    else if (!type.empty() && !mentions("postgres") && type != "generic")
        note(m_document.databaseType.at, "database_type " + m_document.databaseType.text, "Designs are for PostgreSQL, MySQL or SQLite: this one is read as one for PostgreSQL.");
}

/// Other engines have no schemas in a database: only what isn't "public" keeps its own there.
NamespaceId Binder::spaceOf(const std::string& name)
{
    if (m_dialect != Dialect::PostgreSql && name == usualSpace)
        return {};
    Namespace& space = m_spaces[name];
    space.id = importedNamespace(name);
    space.name = name;
    return space.id;
}

void Binder::bindEnums()
{
    for (const EnumText& text : m_document.enums) {
        const std::string space = spaceIn(text.name);
        const std::string& name = text.name.back().text;
        UserType type;
        type.id = UserTypeId(importedObject("type", space, name));
        type.namespaceId = spaceOf(space);
        type.name = name;
        type.comment = text.note;
        std::set<std::string> seen;
        for (const EnumText::Value& value : text.values) {
            if (!seen.insert(value.name.text).second)
                return fail(value.name.at, "The enum \"" + name + "\" has the value \"" + value.name.text + "\" twice.");
            type.values.push_back({EnumValueId(importedPart(type.id, "value", value.name.text)), value.name.text, {}});
            if (!value.note.empty())
                type.comment += (type.comment.empty() ? "" : "\n") + value.name.text + ": " + value.note;
        }
        if (!m_types.emplace(Key(space, name), std::move(type)).second)
            return fail(text.name.back().at, "There are two enums named \"" + name + "\".");
    }
}

void Binder::declareTables()
{
    for (const TableText& text : m_document.tables) {
        Made made{.text = &text, .space = spaceIn(text.name)};
        made.table.name = text.name.back().text;
        made.table.id = TableId(importedObject("table", made.space, made.table.name));
        made.table.namespaceId = spaceOf(made.space);
        made.table.comment = text.note.value_or("");
        made.table.options = m_dialect == Dialect::MySql ? mysqlTableOptions : "";
        const Key key(made.space, made.table.name);
        if (!text.alias.empty() && !m_aliases.emplace(text.alias, key).second)
            return fail(text.at, "There are two tables with the short name \"" + text.alias + "\".");
        if (!m_tables.emplace(key, std::move(made)).second)
            return fail(text.name.back().at, "There are two tables named \"" + key.second + "\".");
    }
}

std::string Binder::freshName(const Table& table, const std::string& wanted)
{
    auto isTaken = [&](const std::string& name) {
        const ConstraintId id(importedPart(table.id, "constraint", name));
        auto has = [&](const auto& list) { return std::any_of(list.begin(), list.end(), [&](const auto& c) { return c.id == id; }); };
        return has(table.uniques) || has(table.foreignKeys) || has(table.checks);
    };
    std::string name = wanted;
    for (int number = 1; isTaken(name); ++number)
        name = wanted + std::to_string(number);
    return name;
}

void Binder::bindTable(Made& made)
{
    for (const ColumnText& column : made.text->columns)
        bindColumn(made, column);
    bindKeys(made);
    for (const IndexText& index : made.text->indexes)
        if (!m_error && !index.isKey)
            bindIndex(made, index);
    for (const ColumnText& column : made.text->columns)
        for (const CheckText& check : column.checks)
            addCheck(made, check);
    for (const CheckText& check : made.text->checks)
        addCheck(made, check);
}

void Binder::bindColumn(Made& made, const ColumnText& text)
{
    if (made.table.columnNamed(text.name.text))
        return fail(text.name.at, "The table \"" + made.table.name + "\" has the column \"" + text.name.text + "\" twice.");
    Column column;
    column.id = ColumnId(importedPart(made.table.id, "column", text.name.text));
    column.name = text.name.text;
    column.nullable = !text.isKey && text.nullable.value_or(true);
    column.comment = text.note;
    bindType(made, column, text);
    if (column.defaultExpression.empty())
        column.defaultExpression = defaultOf(made, column, text);
    if (text.isUnique) {
        UniqueConstraint unique;
        unique.id = ConstraintId(importedPart(made.table.id, "constraint", freshName(made.table, serverName(made.table.name, column.name, "key"))));
        unique.columns.push_back(column.id);
        made.table.uniques.push_back(std::move(unique));
    }
    made.table.columns.push_back(std::move(column));
}

void Binder::bindType(Made& made, Column& column, const ColumnText& text)
{
    if (text.type.path.size() > 2)
        return fail(text.type.at, "Expected a type, or a schema and a type.");
    const auto found = m_types.find({spaceIn(text.type.path), text.type.path.back().text});
    if (found != m_types.end() && text.type.arguments.empty()) {
        column.userType = found->second.id;
        column.type = text.type.dimensions;
        return;
    }
    const PlainType type = plainType(text.type, m_dialect);
    column.type = type.text;
    const std::string_view kind(type.text);
    const bool isWhole = kind == "integer" || kind == "bigint" || kind == "smallint";
    if (type.serial == Serial::None && m_dialect == Dialect::MySql && text.counts)
        column.nullable = false;
    if (type.serial != Serial::None) {
        bindSerial(made, column, type.serial);
    } else if (text.counts && isWhole) {
        column.identity = Identity::ByDefault;
    } else if (text.counts && m_dialect == Dialect::PostgreSql) {
        note(text.type.at, "type " + type.text + " of " + made.table.name + "." + column.name, "It can't count by itself: the column is an integer, as dbml2sql makes it.");
        column.type = "integer";
        bindSerial(made, column, Serial::Usual);
    } else if (text.counts) {
        column.identity = Identity::ByDefault;
    }
}

/// What "serial" stands for: an integer whose default comes from a sequence of its own. It is never null.
void Binder::bindSerial(Made& made, Column& column, Serial serial)
{
    column.nullable = false;
    if (m_dialect != Dialect::PostgreSql) {
        column.identity = Identity::ByDefault;
        return;
    }
    Sequence sequence;
    sequence.name = serverName(made.table.name, column.name, "seq");
    sequence.id = SequenceId(importedObject("sequence", made.space, sequence.name));
    sequence.namespaceId = made.table.namespaceId;
    sequence.type = serial == Serial::Small ? "smallint" : serial == Serial::Usual ? "integer" : "";
    sequence.ownedBy = column.id;
    sequence.ownedByTable = made.table.id;
    const std::string path = sqlIdentifier(made.space, m_dialect) + "." + sqlIdentifier(sequence.name, m_dialect);
    column.defaultExpression = "nextval(" + sqlLiteral(path) + "::regclass)";
    m_sequences.push_back(std::move(sequence));
}

std::string Binder::defaultOf(const Made& made, const Column& column, const ColumnText& text)
{
    const DefaultText& value = text.defaultValue;
    const bool isJson = column.type == "json" || column.type == "jsonb";
    if (value.isExpression && isJson && value.sql.find_first_of("{[") == value.sql.find_first_not_of(" \n"))
        return sqlLiteral(value.sql);  // where tools that read databases forget the quotes
    if (value.isExpression && !isSqlExpression(value.sql)) {
        note(value.at, "default of " + made.table.name + "." + column.name, "It is no expression of SQL.");
        return {};
    }
    const Path& path = value.enumValue;
    if (path.empty())
        return value.sql;
    const Path type(path.begin(), path.end() - 1);
    const auto found = m_types.find({spaceIn(type), type.back().text});
    if (found == m_types.end())
        fail(path.front().at, "There is no enum named \"" + type.back().text + "\".");
    else if (const auto& values = found->second.values; std::none_of(values.begin(), values.end(), [&](const EnumValue& v) { return v.name == path.back().text; }))
        fail(path.back().at, "The enum \"" + type.back().text + "\" has no value \"" + path.back().text + "\".");
    return sqlLiteral(path.back().text);
}

void Binder::bindKeys(Made& made)
{
    PrimaryKey key;
    const IndexText* composite = nullptr;
    for (const IndexText& index : made.text->indexes) {
        if (!index.isKey)
            continue;
        if (composite)
            return fail(index.at, "The table \"" + made.table.name + "\" has two primary keys.");
        composite = &index;
        key.name = index.name;
        key.comment = index.note;
        for (const IndexText::Key& part : index.keys) {
            const Column* column = part.isExpression ? nullptr : made.table.columnNamed(part.text);
            if (!column)
                return fail(part.at, part.isExpression ? "A primary key holds columns only." : "The table \"" + made.table.name + "\" has no column \"" + part.text + "\".");
            key.columns.push_back(column->id);
        }
    }
    std::vector<ColumnId> marked;
    for (const ColumnText& text : made.text->columns)
        if (const Column* column = made.table.columnNamed(text.name.text); text.isKey && column)
            marked.push_back(column->id);
    if (composite && !marked.empty() && marked != key.columns)
        note(composite->at, "pk of a column of " + made.table.name, "The indexes of the table name its primary key, and a table has one.");
    if (!composite)
        key.columns = marked;
    if (key.columns.empty())
        return;
    for (Column& column : made.table.columns)
        if (std::find(key.columns.begin(), key.columns.end(), column.id) != key.columns.end())
            column.nullable = false;
    key.id = ConstraintId(importedPart(made.table.id, "constraint", key.name.empty() ? serverName(made.table.name, {}, "pkey") : key.name));
    made.table.primaryKey = std::move(key);
}

void Binder::bindIndex(Made& made, const IndexText& text)
{
    Index index;
    index.name = text.name;
    index.unique = text.isUnique;
    index.method = text.type == "btree" ? "" : text.type;
    index.comment = text.note;
    std::string path = made.table.name;
    for (const IndexText::Key& part : text.keys) {
        IndexKey key;
        if (part.isExpression) {
            if (!isSqlExpression(part.text))
                return note(part.at, "index of " + made.table.name, "It is about something that is no expression of SQL.");
            key.expression = part.text;
        } else if (const Column* column = made.table.columnNamed(part.text)) {
            key.column = column->id;
        } else {
            return fail(part.at, "The table \"" + made.table.name + "\" has no column \"" + part.text + "\".");
        }
        path += "_" + part.text;
        index.keys.push_back(std::move(key));
    }
    std::string name = index.name.empty() ? path + "_idx" : index.name;
    auto isTaken = [&](const std::string& wanted) {
        const IndexId id(importedPart(made.table.id, "index", wanted));
        return std::any_of(made.table.indexes.begin(), made.table.indexes.end(), [&](const Index& other) { return other.id == id; });
    };
    for (int number = 1; isTaken(name); ++number)
        name = path + "_idx" + std::to_string(number);
    index.id = IndexId(importedPart(made.table.id, "index", name));
    made.table.indexes.push_back(std::move(index));
}

/// A check without a name gets the one that PostgreSQL would give: with the column, where it is about one.
void Binder::addCheck(Made& made, const CheckText& text)
{
    if (!isSqlExpression(text.expression))
        return note(text.at, "check of " + made.table.name, "It is no expression of SQL.");
    std::string about;
    int mentioned = 0;
    for (const Column& column : made.table.columns)
        if (mentionsIdentifier(text.expression, column.name) && ++mentioned > 0)
            about = column.name;
    Check check;
    check.expression = text.expression;
    check.name = text.name.empty() ? freshName(made.table, serverName(made.table.name, mentioned == 1 ? about : "", "check")) : text.name;
    check.id = ConstraintId(importedPart(made.table.id, "constraint", freshName(made.table, check.name)));
    made.table.checks.push_back(std::move(check));
}

Project Binder::finished()
{
    auto value = [](const auto& entry) { return entry.second; };
    Project project;
    ProjectInfo info;
    info.name = m_document.projectName;
    info.description = m_document.projectNote;
    info.dialect = m_dialect;
    project.info = std::move(info);
    project.namespaces = sharedMapOf<Namespace>(m_spaces, value);
    project.types = sharedMapOf<UserType>(m_types, value);
    project.tables = sharedMapOf<Table>(m_tables, [](const auto& entry) { return entry.second.table; });
    project.sequences = sharedMapOf(m_sequences);
    project.areas = sharedMapOf(m_areas);
    project.placements = sharedMapOf(m_placements);
    project.comments = sharedMapOf(m_comments);
    return project;
}

}  // namespace barch::dbml
