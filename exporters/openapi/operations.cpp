#include "exporters/openapi/operations.h"

#include "core/api/fields.h"
#include "core/api/names.h"
#include "core/api/paths.h"
#include "core/api/resources.h"
#include "core/rules/words.h"
#include "exporters/openapi/request_schema.h"
#include "exporters/text/markdown_text.h"

#include <algorithm>
#include <map>
#include <set>

namespace barch::openapi {
namespace {

Document parameter(const std::string& name, const char* in, bool required, const std::string& description, Document schema)
{
    return Document::object().set("name", name).set("in", in).set("required", required).set("description", markdownProse(description)).set("schema", std::move(schema));
}

/// Whether a column is filtered by a range as well: dates and times.
bool isRange(const Column& column)
{
    return column.type.starts_with("timestamp") || column.type == "date";
}

bool answersWithRow(const Endpoint& endpoint)
{
    return endpoint.operation != Operation::List && endpoint.operation != Operation::Delete && !endpoint.job;
}

}  // namespace

std::string Operations::descriptionOf(const Endpoint& endpoint) const
{
    std::string text = endpoint.summary.empty() ? std::string() : endpoint.summary + ".";
    const auto say = [&](const std::string& sentence) { text += (text.empty() ? "" : " ") + sentence; };
    if (const Permission* permission = m_project.permissions.find(endpoint.permission)) {
        std::string roles;
        for (const AccessRole& role : m_project.accessRoles)
            if (std::find(role.permissions.begin(), role.permissions.end(), permission->id) != role.permissions.end())
                roles += (roles.empty() ? "" : ", ") + role.name;
        say("Needs the permission " + permission->name + (roles.empty() ? "." : " (" + roles + ")."));
    }
    if (endpoint.isPublic)
        say("Nobody has to be signed in.");
    if (const FeatureFlag* flag = m_project.flags.find(endpoint.flag))
        say("The plan has to include " + flag->name + ".");
    if (const Job* job = m_project.jobs.find(endpoint.job))
        say("It is done later, by the job " + job->name + ".");
    if (!endpoint.rateLimit.empty())
        say("At most " + endpoint.rateLimit + ".");
    if (!endpoint.deprecatedSince.empty())
        say("Deprecated since " + endpoint.deprecatedSince + (endpoint.removedAfter.empty() ? "." : "; gone after " + endpoint.removedAfter + "."));
    return text;
}

void Operations::addPathParameters(const Endpoint& endpoint, Document& list)
{
    const Table* table = m_project.table(endpoint.table);
    for (const std::string& name : api::pathParameters(endpoint.path)) {
        const Column* found = nullptr;
        if (table)
            for (const ColumnId id : api::pathKeys(*table))
                if (api::parameterOf(*table->column(id)) == name)
                    found = table->column(id);
        list.add(parameter(name, "path", true, found && !found->comment.empty() ? found->comment : "Which one is meant.",
                           found ? m_schemas.columns().parameter(*table, *found) : patternSchema("^[A-Za-z0-9_-]+$", 1, 64)));
    }
}

void Operations::addListParameters(const Endpoint& endpoint, const Table& table, Document& list)
{
    list.add(m_components.parameter("Cursor"));
    list.add(m_components.parameter("Limit"));
    std::set<std::string> taken = {"cursor", "limit", "sort", "include"};
    const std::vector<std::string> inPath = api::pathParameters(endpoint.path);
    taken.insert(inPath.begin(), inPath.end());
    const std::map<ColumnId, std::string> names = api::parametersOf(table);
    std::vector<std::string> orders;
    for (const EndpointField& field : endpoint.columns) {
        const Column* column = table.column(field.column);
        if (!column || !api::mayBeRead(table, *column))
            continue;
        const std::string& base = names.at(column->id);
        if (field.sortable) {
            orders.push_back(base);
            orders.push_back("-" + base);
        }
        if (!field.filterable)
            continue;
        const auto add = [&](std::string name, const std::string& description) {
            if (taken.contains(name))
                name = "filter_" + name;
            const std::string wanted = name;
            for (int i = 2; !taken.insert(name).second; ++i)
                name = wanted + "_" + std::to_string(i);
            list.add(parameter(name, "query", false, description, m_schemas.columns().parameter(table, *column)));
        };
        add(base, "Only rows whose " + column->name + " is this.");
        if (isRange(*column)) {
            add(base + "_from", "Only rows whose " + column->name + " is this or later.");
            add(base + "_to", "Only rows whose " + column->name + " is before this.");
        }
    }
    if (orders.empty())
        return;
    Document schema = Document::object().set("type", "string").set("enum", Document::strings(orders)).set("default", orders.front());
    list.add(parameter("sort", "query", false, "The order: a field, with - before it for the other way round. Rows that are alike follow by their key.", std::move(schema)));
}

void Operations::addInclude(const Endpoint& endpoint, const Table& table, Document& list)
{
    const std::vector<std::string> names = m_schemas.embeddedNames(endpoint, table);
    if (names.empty())
        return;
    Document items = Document::object().set("type", "string").set("enum", Document::strings(names));
    Document schema = Document::object().set("type", "array").set("uniqueItems", true).set("maxItems", static_cast<int>(names.size())).set("items", std::move(items));
    list.add(parameter("include", "query", false, "Related rows to send along.", std::move(schema)).set("style", "form").set("explode", false));
}

Document Operations::parameters(const Endpoint& endpoint)
{
    Document list = Document::array();
    addPathParameters(endpoint, list);
    const Table* table = m_project.table(endpoint.table);
    if (endpoint.operation == Operation::List && table)
        addListParameters(endpoint, *table, list);
    if (table && (endpoint.operation == Operation::List || endpoint.operation == Operation::Read))
        addInclude(endpoint, *table, list);
    if (endpoint.idempotencyKey)
        list.add(m_components.parameter("IdempotencyKey"));
    if (endpoint.operation == Operation::Update)
        list.add(m_components.parameter("IfMatch"));
    return list;
}

Document Operations::body(const Endpoint& endpoint)
{
    const std::string method = rules::lowerCase(endpoint.method);
    if (method == "get" || method == "head" || method == "delete")
        return {};
    if (endpoint.operation == Operation::Upload && takesFileItself(endpoint))
        return multipartBody(endpoint);
    const std::string schema = m_schemas.request(endpoint, m_warnings);
    if (schema.empty())
        return {};
    Document media = Document::object().set("schema", m_components.schema(schema));
    if (std::optional<Document> example = m_schemas.examples().of(m_components.schema(schema)))
        media.set("example", std::move(*example));
    return Document::object().set("required", true).set("content", Document::object().set("application/json", std::move(media)));
}

Document Operations::content(const std::string& answer)
{
    Document media = Document::object().set("schema", m_components.schema(answer));
    if (Document example = m_schemas.exampleOf(answer); !example.isNull())
        media.set("examples", Document::object().set("usual", std::move(example)));
    return Document::object().set("application/json", std::move(media));
}

Document Operations::successHeaders(const Endpoint& endpoint, int status)
{
    Document headers = m_components.headers();
    const bool one = endpoint.operation == Operation::Read || endpoint.operation == Operation::Create || endpoint.operation == Operation::Update;
    if (one && status != 204)
        headers.set("ETag", m_components.header("ETag"));
    if (status == 201)
        headers.set("Location", m_components.header("Location"));
    if (!endpoint.deprecatedSince.empty())
        headers.set("Deprecation", m_components.header("Deprecation"));
    if (!endpoint.removedAfter.empty())
        headers.set("Sunset", m_components.header("Sunset"));
    return headers;
}

Document Operations::success(const Endpoint& endpoint, int& status)
{
    const std::string row = m_schemas.row(endpoint);
    std::string words;
    std::string answer;
    if (endpoint.job) {
        status = 202;
        words = "It was taken on and is done later.";
        answer = m_schemas.answer(m_schemas.startedJob());
    } else if (endpoint.operation == Operation::List && !row.empty()) {
        status = 200;
        words = "A page of rows.";
        answer = m_schemas.answer(m_schemas.page(endpoint));
    } else if (answersWithRow(endpoint) && !row.empty()) {
        const bool made = endpoint.operation == Operation::Create || endpoint.operation == Operation::Upload;
        status = made ? 201 : 200;
        words = made ? "It was made." : endpoint.operation == Operation::Read ? "The row." : "It was done.";
        answer = m_schemas.answer(row);
    } else {
        status = 204;
        words = endpoint.operation == Operation::Delete ? "It is gone." : "It was done; there is nothing to tell.";
    }
    Document response = Document::object().set("description", words).set("headers", successHeaders(endpoint, status));
    if (!answer.empty())
        response.set("content", content(answer));
    return response;
}

Document Operations::responses(const Endpoint& endpoint)
{
    Document responses = Document::object();
    int status = 0;
    Document good = success(endpoint, status);
    responses.set(std::to_string(status), std::move(good));
    const std::vector<int> chosen = endpoint.errorStatuses.empty() ? api::usualErrors(endpoint) : endpoint.errorStatuses;
    std::set<int> errors(chosen.begin(), chosen.end());
    errors.insert({400, 401, 429, 500});
    for (const int error : errors)
        if (error >= 400 && error <= 599)
            responses.set(std::to_string(error), m_components.failure(error));
    return responses;
}

Document Operations::make(const Endpoint& endpoint, const std::string& operationId, const std::string& tag)
{
    Document operation = Document::object();
    operation.set("operationId", operationId);
    operation.set("summary", endpoint.summary.empty() ? operationId : endpoint.summary);
    operation.set("description", markdownProse(descriptionOf(endpoint)));
    operation.set("tags", Document::strings({tag}));
    if (!endpoint.deprecatedSince.empty())
        operation.set("deprecated", true);
    operation.set("security", m_security.of(endpoint));
    if (Document all = parameters(endpoint); !all.items()->empty())
        operation.set("parameters", std::move(all));
    if (Document taken = body(endpoint); !taken.isNull())
        operation.set("requestBody", std::move(taken));
    operation.set("responses", responses(endpoint));
    if (const Permission* permission = m_project.permissions.find(endpoint.permission))
        operation.set("x-permission", permission->name);
    if (const FeatureFlag* flag = m_project.flags.find(endpoint.flag))
        operation.set("x-feature-flag", flag->name);
    if (!endpoint.rateLimit.empty())
        operation.set("x-rate-limit", endpoint.rateLimit);
    if (!endpoint.deprecatedSince.empty())
        operation.set("x-deprecated-since", endpoint.deprecatedSince);
    if (!endpoint.removedAfter.empty())
        operation.set("x-sunset", endpoint.removedAfter);
    return operation;
}

}  // namespace barch::openapi
