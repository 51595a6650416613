#include "exporters/openapi/resource_schemas.h"

#include "core/api/fields.h"
#include "core/api/names.h"
#include "core/api/resources.h"
#include "core/api/rule_text.h"
#include "exporters/openapi/request_schema.h"
#include "exporters/openapi/row_conditions.h"
#include "exporters/text/markdown_text.h"

#include <algorithm>
#include <set>

namespace barch::openapi {
namespace {

std::string capital(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 32);
    return text;
}

Document closedObject()
{
    return Document::object().set("type", "object").set("additionalProperties", false);
}

/// What distinguishes one view of a table's rows from another.
std::string viewKey(const Endpoint& endpoint, const Table& table)
{
    std::string key = table.id.text();
    for (const Column* column : shownColumns(table, endpoint))
        key += column->id.text();
    if (const Column* once = shownOnce(table, endpoint))
        key += "!" + once->id.text();
    return key + (endpoint.operation == Operation::Upload ? "u" : "");
}

std::string withoutHash(const std::string& name)
{
    return name.size() > 5 && name.ends_with("_hash") ? name.substr(0, name.size() - 5) : name + "_once";
}

const ForeignKey* keyOf(const Table& table, ConstraintId id)
{
    const auto found = std::find_if(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) { return key.id == id; });
    return found == table.foreignKeys.end() ? nullptr : &*found;
}

bool isPresigned(const Endpoint& endpoint)
{
    return endpoint.operation == Operation::Upload && !takesFileItself(endpoint);
}

}  // namespace

std::vector<const Column*> shownColumns(const Table& table, const Endpoint& endpoint)
{
    std::vector<const Column*> columns;
    for (const Column& column : table.columns)
        if (api::mayBeRead(table, column) && std::any_of(endpoint.columns.begin(), endpoint.columns.end(),
                                                         [&](const EndpointField& f) { return f.column == column.id && f.readable; }))
            columns.push_back(&column);
    return columns;
}

std::vector<const Column*> takenColumns(const Table& table, const Endpoint& endpoint)
{
    std::vector<const Column*> columns;
    for (const Column& column : table.columns)
        if (api::mayBeWritten(table, column) && std::any_of(endpoint.columns.begin(), endpoint.columns.end(),
                                                            [&](const EndpointField& f) { return f.column == column.id && f.writable; }))
            columns.push_back(&column);
    return columns;
}

const Column* shownOnce(const Table& table, const Endpoint& endpoint)
{
    if (endpoint.operation != Operation::Create)
        return nullptr;
    for (const Column& column : table.columns)
        if (column.protection == Protection::Hashed && std::any_of(endpoint.columns.begin(), endpoint.columns.end(),
                                                                   [&](const EndpointField& f) { return f.column == column.id && f.readable; }))
            return &column;
    return nullptr;
}

void ResourceSchemas::nameRows(const std::vector<const Endpoint*>& endpoints)
{
    std::map<std::string, std::string> known;
    std::set<std::string> taken;
    std::vector<const Endpoint*> firsts;
    for (const Endpoint* endpoint : endpoints) {
        const Table* table = m_project.table(endpoint->table);
        if (!table || shownColumns(*table, *endpoint).empty())
            continue;
        std::string& name = known[viewKey(*endpoint, *table)];
        if (name.empty()) {
            name = api::typeNameOf(*table);
            if (taken.contains(name))
                name += "For" + capital(endpoint->operationId);
            const std::string base = name;
            for (int i = 2; !taken.insert(name).second; ++i)
                name = base + std::to_string(i);
            firsts.push_back(endpoint);
        }
        m_rows[endpoint->id] = name;
        if (endpoint->operation == Operation::Read)
            m_embeddable.emplace(table->id, name);
    }
    // Names first: rows bring each other along, in circles too.
    for (const Endpoint* endpoint : firsts)
        makeRow(*endpoint, m_rows[endpoint->id]);
}

void ResourceSchemas::makeRow(const Endpoint& endpoint, const std::string& name)
{
    m_components.addSchema(name, rowOf(endpoint, *m_project.table(endpoint.table)));
}

Document ResourceSchemas::embedded(const Table& table, const ForeignKey& key) const
{
    const bool optional = std::any_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
        const Column* column = table.column(id);
        return column && column->nullable;
    });
    const Document row = reference("schemas", m_embeddable.at(key.target));
    if (!optional)
        return row;
    Document choices = Document::array();
    choices.add(row);
    choices.add(Document::object().set("type", "null"));
    return Document::object().set("anyOf", std::move(choices));
}

Document ResourceSchemas::rowOf(const Endpoint& endpoint, const Table& table)
{
    Document properties = Document::object();
    std::vector<std::string> required;
    for (const Column* column : shownColumns(table, endpoint)) {
        std::string name = api::fieldNameOf(table, *column);
        properties.set(name, m_columns.shown(table, *column));
        required.push_back(std::move(name));
    }
    const auto addOnce = [&](const std::string& name, Document schema) {
        if (properties.find(name))
            return;
        properties.set(name, std::move(schema));
        required.push_back(name);
    };
    if (const Column* once = shownOnce(table, endpoint))
        addOnce(withoutHash(once->name), patternSchema("^[!-~]+$", 16, 255).set("description", "Shown this once: only a hash of it is kept."));
    if (isPresigned(endpoint))
        addOnce("upload_url", Document::object().set("type", "string").set("format", "uri").set("maxLength", 2048)
                                  .set("description", "Where the content is sent with PUT; good for a few minutes, for this file only."));
    else if (endpoint.operation == Operation::Read && api::endpointOf(m_project, table.id, Operation::Upload))
        addOnce("download_url", Document::object().set("type", "string").set("format", "uri").set("maxLength", 2048)
                                    .set("description", "Where the content is fetched; good for a few minutes."));
    for (const ConstraintId id : endpoint.embeds) {
        const ForeignKey* key = keyOf(table, id);
        const std::string name = key ? api::embedName(m_project, table, *key) : "";
        if (key && m_embeddable.contains(key->target) && !properties.find(name))
            properties.set(name, embedded(table, *key));
    }
    Document schema = closedObject();
    if (!table.comment.empty())
        schema.set("description", markdownProse(table.comment));
    return schema.set("required", Document::strings(required)).set("properties", std::move(properties));
}

std::vector<std::string> ResourceSchemas::embeddedNames(const Endpoint& endpoint, const Table& table) const
{
    std::vector<std::string> names;
    for (const ConstraintId id : endpoint.embeds) {
        const ForeignKey* key = keyOf(table, id);
        if (!key || !m_embeddable.contains(key->target))
            continue;
        std::string name = api::embedName(m_project, table, *key);
        // A column of that name keeps it.
        if (!table.columnNamed(name) && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(std::move(name));
    }
    return names;
}

std::string ResourceSchemas::row(const Endpoint& endpoint) const
{
    if (const auto found = m_rows.find(endpoint.id); found != m_rows.end())
        return found->second;
    const auto read = endpoint.operation == Operation::Action ? m_embeddable.find(endpoint.table) : m_embeddable.end();
    return read == m_embeddable.end() ? std::string() : read->second;
}

std::string ResourceSchemas::startedJob()
{
    if (!m_startedJob.empty())
        return m_startedJob;
    Document properties = Document::object();
    properties.set("id", patternSchema("^[A-Za-z0-9_-]+$", 1, 64).set("description", "Names the work that was taken on."));
    properties.set("state", Document::object().set("type", "string").set("enum", Document::strings({"waiting", "running", "done", "failed"})).set("description", "How far it is."));
    m_startedJob = m_components.addSchema("StartedJob", closedObject().set("description", "Work that was taken on and is done later.")
                                                            .set("required", Document::strings({"id", "state"})).set("properties", std::move(properties)));
    return m_startedJob;
}

std::string ResourceSchemas::page(const Endpoint& endpoint)
{
    const std::string item = row(endpoint);
    std::string& name = m_pages[item];
    if (!name.empty())
        return name;
    Document cursor = Document::object().set("type", Document::strings({"string", "null"})).set("maxLength", 512).set("pattern", "^[A-Za-z0-9_-]+$");
    cursor.set("description", "For the next page; null on the last one.");
    Document properties = Document::object();
    properties.set("items", Document::object().set("type", "array").set("maxItems", 100).set("items", m_components.schema(item)));
    properties.set("next_cursor", std::move(cursor));
    name = m_components.addSchema(item + "Page", closedObject().set("required", Document::strings({"items", "next_cursor"})).set("properties", std::move(properties)));
    return name;
}

std::string ResourceSchemas::answer(const std::string& dataSchema)
{
    std::string& name = m_answers[dataSchema];
    if (name.empty())
        name = m_components.problems() ? dataSchema : m_components.addSchema(dataSchema + "Answer", m_components.answered(m_components.schema(dataSchema)));
    return name;
}

Document ResourceSchemas::exampleOf(const std::string& answerSchema)
{
    const auto [known, fresh] = m_exemplified.emplace(answerSchema, false);
    if (fresh)
        if (std::optional<Document> value = m_examples.of(m_components.schema(answerSchema))) {
            m_components.addExample(answerSchema, std::move(*value));
            known->second = true;
        }
    return known->second ? reference("examples", answerSchema) : Document();
}

Document ResourceSchemas::takenBy(const Endpoint& endpoint, const Table& table)
{
    const bool partly = endpoint.operation == Operation::Update;
    Document properties = Document::object();
    std::vector<std::string> required;
    for (const Column* column : takenColumns(table, endpoint)) {
        const std::string name = api::fieldNameOf(table, *column);
        properties.set(name, partly ? m_columns.shown(table, *column) : m_columns.taken(table, *column));
        if (!partly && m_columns.rules(table, *column).required())
            required.push_back(name);
    }
    if (isPresigned(endpoint)) {
        for (auto& [name, schema] : presignedFields(endpoint)) {
            if (properties.find(name))
                continue;
            properties.set(name, std::move(schema));
            required.push_back(name);
        }
    }
    Document schema = closedObject();
    if (partly)
        schema.set("minProperties", 1);
    if (!required.empty())
        schema.set("required", Document::strings(required));
    schema.set("properties", std::move(properties));
    addChecks(endpoint, table, schema);
    return schema;
}

void ResourceSchemas::addChecks(const Endpoint& endpoint, const Table& table, Document& schema)
{
    const std::vector<const Column*> taken = takenColumns(table, endpoint);
    const auto memberOf = [&](ColumnId id) -> std::optional<std::string> {
        const auto found = std::find_if(taken.begin(), taken.end(), [&](const Column* column) { return column->id == id; });
        if (found == taken.end() || m_columns.rules(table, **found).hasDefault)
            return std::nullopt;
        return api::fieldNameOf(table, **found);
    };
    std::string words;
    std::vector<std::string> checks;
    Document conditions = Document::array();
    for (const api::CheckRule& check : m_columns.rules(table).checks) {
        const bool all = !check.columns.empty() && std::all_of(check.columns.begin(), check.columns.end(), [&](ColumnId id) {
            return std::any_of(taken.begin(), taken.end(), [&](const Column* column) { return column->id == id; });
        });
        if (!all)
            continue;
        words += (words.empty() ? "" : "; ") + api::checkWords(table, check);
        checks.push_back(check.sql);
        if (endpoint.operation == Operation::Create && check.meaning)
            if (std::optional<Document> condition = conditionOf(*check.meaning, memberOf))
                conditions.add(std::move(*condition));
    }
    if (checks.empty())
        return;
    schema.set("description", markdownProse("Checked together: " + words + "."));
    schema.set("x-checks", Document::strings(checks));
    if (!conditions.items()->empty())
        schema.set("allOf", std::move(conditions));
}

std::string ResourceSchemas::request(const Endpoint& endpoint, std::vector<ExportWarning>& warnings)
{
    const std::string wanted = capital(endpoint.operationId) + "Request";
    if (!endpoint.requestSchema.empty()) {
        Result<Document> given = requestSchemaOf(endpoint);
        if (given)
            return m_components.addSchema(wanted, std::move(given).value());
        warnings.push_back({ElementRef::of(ElementKind::Endpoint, endpoint.id), endpoint.method + " " + endpoint.path, "What the call takes", given.error().text(), false});
    }
    const Table* table = m_project.table(endpoint.table);
    if (!table || (takenColumns(*table, endpoint).empty() && !isPresigned(endpoint)))
        return {};
    return m_components.addSchema(wanted, takenBy(endpoint, *table));
}

}  // namespace barch::openapi
