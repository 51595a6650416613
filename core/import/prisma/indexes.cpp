#include "core/import/prisma/binder.h"

#include "core/import/element_ids.h"
#include "core/text/short_name.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace barch::prisma {
namespace {

/// "JsonbPathOps" is jsonb_path_ops, "SpGist" is spgist.
std::string operatorClassOf(const Expression& value)
{
    if (value.kind == Expression::Kind::Call)
        return value.items.empty() ? "" : value.items[0].text;
    std::string name;
    for (const char c : value.text) {
        if (c >= 'A' && c <= 'Z' && !name.empty())
            name += '_';
        name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return name;
}

std::string methodOf(const Attribute& attribute)
{
    if (attribute.name == "fulltext")
        return "fulltext";
    const Expression* type = attribute.argument("type");
    std::string method = type ? type->text : "";
    std::transform(method.begin(), method.end(), method.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return method == "btree" ? "" : method;
}

std::vector<ColumnId> columnsIn(const std::vector<IndexKey>& keys)
{
    std::vector<ColumnId> columns;
    for (const IndexKey& key : keys)
        columns.push_back(key.column);
    return columns;
}

}  // namespace

/// "Model_a_b_key", cut before the suffix to what the engine takes.
std::string Binder::constraintName(const Table& table, const std::vector<ColumnId>& columns, const std::string& suffix) const
{
    std::string name = table.name;
    for (const ColumnId id : columns)
        if (const Column* column = table.column(id))
            name += "_" + column->name;
    const std::size_t limit = m_dialect == Dialect::MySql ? 64 : m_dialect == Dialect::Sqlite ? 10'000 : 63;
    return std::string(wholeCharacters(name, limit - suffix.size())) + suffix;
}

void Binder::applyKeyOptions(IndexKey& key, const Expression& part)
{
    for (const Expression& option : part.items) {
        if (option.name == "sort")
            key.descending = option.text == "Desc";
        else if (option.name == "length")
            std::from_chars(option.text.data(), option.text.data() + option.text.size(), key.prefixLength);
        else if (option.name == "ops")
            key.operatorClass = operatorClassOf(option);
        else
            fail(option.at, "Expected sort, length or ops of a field of an index.");
    }
}

/// Of an attribute of a field, that field with the attribute's own options; of one of the model, its list.
std::vector<IndexKey> Binder::keysOf(Made& made, const Attribute& attribute, const Field* field)
{
    std::vector<IndexKey> keys;
    auto add = [&](const std::string& name, const Expression* part, std::size_t at) {
        const auto column = made.columns.find(name);
        if (column == made.columns.end())
            return fail(at, "The model \"" + made.model->name + "\" has no column for a field \"" + name + "\".");
        IndexKey key;
        key.column = column->second;
        if (part)
            applyKeyOptions(key, *part);
        keys.push_back(std::move(key));
    };
    if (field) {
        Expression options;
        for (const Expression& argument : attribute.arguments)
            if (argument.name == "sort" || argument.name == "length" || argument.name == "ops")
                options.items.push_back(argument);
        add(field->name, &options, field->at);
        return keys;
    }
    const Expression* fields = attribute.argument("fields", true);
    if (!fields || fields->kind != Expression::Kind::List || fields->items.empty())
        fail(attribute.at, "Expected a list of fields: @@" + attribute.name + "([a, b]).");
    else
        for (const Expression& part : fields->items)
            add(part.text, part.kind == Expression::Kind::Call ? &part : nullptr, part.at);
    return keys;
}

void Binder::bindPrimaryKey(Made& made, const Attribute& attribute, const Field* field)
{
    if (made.table.primaryKey)
        return fail(attribute.at, "The model \"" + made.model->name + "\" has two primary keys.");
    PrimaryKey key;
    key.columns = columnsIn(keysOf(made, attribute, field));
    key.name = textOf(&attribute, "map");
    if (m_dialect == Dialect::PostgreSql && key.name.empty())
        key.name = constraintName(made.table, {}, "_pkey");
    key.id = ConstraintId(importedPart(made.table.id, "constraint", key.name.empty() ? "pkey" : key.name));
    for (Column& column : made.table.columns)
        if (std::find(key.columns.begin(), key.columns.end(), column.id) != key.columns.end())
            column.nullable = false;
    made.table.primaryKey = std::move(key);
}

void Binder::bindIndex(Made& made, const Attribute& attribute, const Field* field)
{
    Index index;
    index.unique = attribute.name == "unique";
    index.keys = keysOf(made, attribute, field);
    index.method = methodOf(attribute);
    index.name = textOf(&attribute, "map");
    if (index.name.empty())
        index.name = constraintName(made.table, columnsIn(index.keys), index.unique ? "_key" : "_idx");
    index.id = IndexId(importedPart(made.table.id, "index", index.name));
    const bool isThere = std::any_of(made.table.indexes.begin(), made.table.indexes.end(), [&](const Index& other) { return other.id == index.id; });
    if (isThere)
        return fail(attribute.at, "The model \"" + made.model->name + "\" has two indexes named \"" + index.name + "\".");
    made.table.indexes.push_back(std::move(index));
}

}  // namespace barch::prisma
