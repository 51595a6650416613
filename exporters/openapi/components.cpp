#include "exporters/openapi/components.h"

#include "exporters/openapi/column_schema.h"

#include <algorithm>

namespace barch::openapi {
namespace {

struct Failure {
    int status;
    const char* name;
    const char* code;
    const char* words;
};

constexpr Failure failures[] = {
    {400, "BadRequest", "bad_request", "The request can't be read: bad JSON, an unknown parameter, a cursor that is no longer good."},
    {401, "Unauthorized", "not_signed_in", "Nobody is signed in, or the session has ended."},
    {402, "PaymentRequired", "plan_required", "The plan does not include this."},
    {403, "Forbidden", "not_permitted", "The signed-in person may not do this, or the plan does not include it."},
    {404, "NotFound", "not_found", "There is no such thing, or the signed-in person may not know of it."},
    {409, "Conflict", "conflict", "It clashes with what is there: a name that is taken, a row that others refer to, a key used for another request."},
    {410, "Gone", "gone", "It was there and is no longer."},
    {412, "PreconditionFailed", "changed_meanwhile", "Somebody changed it meanwhile: read it again."},
    {413, "ContentTooLarge", "too_large", "The file is larger than allowed."},
    {415, "UnsupportedMediaType", "wrong_type", "Files of this kind are not taken."},
    {422, "UnprocessableContent", "not_valid", "A field has a value that is not allowed."},
    {429, "TooManyRequests", "too_many_requests", "Too many requests: wait as long as Retry-After says."},
    {500, "ServerError", "server_error", "Something went wrong here. The request id helps to find it."},
    {503, "ServiceUnavailable", "unavailable", "Not available now: try again later."},
};

const Failure* failureOf(int status)
{
    const auto found = std::find_if(std::begin(failures), std::end(failures), [&](const Failure& f) { return f.status == status; });
    return found == std::end(failures) ? nullptr : &*found;
}

std::string nameOfFailure(int status)
{
    const Failure* known = failureOf(status);
    return known ? known->name : "Error" + std::to_string(status);
}

Document countSchema()
{
    return Document::object().set("type", "integer").set("format", "int32").set("minimum", 0).set("maximum", 1000000);
}

Document described(const char* words, Document schema, Document example)
{
    return Document::object().set("description", words).set("schema", std::move(schema)).set("example", std::move(example));
}

Document dateHeader(const char* words)
{
    return described(words, patternSchema("^[A-Za-z0-9@,: +-]+$", 10, 40), "Sat, 31 Oct 2026 23:59:59 GMT");
}

Document makeHeader(std::string_view name)
{
    if (name == "RateLimit-Limit")
        return described("How many requests are allowed in the window.", countSchema(), 120);
    if (name == "RateLimit-Remaining")
        return described("How many requests are left in the window.", countSchema(), 119);
    if (name == "RateLimit-Reset")
        return described("Seconds until the window begins anew.", countSchema(), 42);
    if (name == "Retry-After")
        return described("Seconds to wait before the next try.", countSchema(), 30);
    if (name == "X-Request-Id")
        return described("Names the request in the logs.", patternSchema("^[A-Za-z0-9_-]+$", 8, 64), "req-8f2c41d09a7b");
    if (name == "Access-Control-Allow-Origin")
        return described("The web page that may read the answer; never *.", patternSchema("^https://[^\\s]+$", 8, 300), "https://app.example.net");
    if (name == "ETag")
        return described("The version of the row, for If-Match.", patternSchema("^(W/)?\"[^\"]+\"$", 3, 130), "\"3f2a91\"");
    if (name == "Location")
        return described("Where the new row is read.", Document::object().set("type", "string").set("format", "uri-reference").set("maxLength", 2048), "/api/v1/things/6f1c3a52");
    if (name == "Deprecation")
        return dateHeader("Since when the call is deprecated (RFC 9745).");
    return dateHeader("After this time the call may be gone (RFC 8594).");
}

Document parameterWith(const char* name, const char* in, bool required, const char* words, Document schema, Document example)
{
    return Document::object().set("name", name).set("in", in).set("required", required).set("description", words).set("schema", std::move(schema)).set("example", std::move(example));
}

Document makeParameter(std::string_view name)
{
    if (name == "Cursor")
        return parameterWith("cursor", "query", false, "Where to go on: next_cursor of the page before. Left out: the first page.",
                             patternSchema("^[A-Za-z0-9_-]+$", 1, 512), "bmV4dC1wYWdl");
    if (name == "Limit")
        return parameterWith("limit", "query", false, "How many rows a page has at most.",
                             Document::object().set("type", "integer").set("format", "int32").set("minimum", 1).set("maximum", 100).set("default", 25), 25);
    if (name == "IdempotencyKey")
        return parameterWith("Idempotency-Key", "header", true,
                             "Chosen by the caller for each thing to be done. A request that comes again with its key gets the first answer and does nothing twice.",
                             patternSchema("^[A-Za-z0-9_-]+$", 16, 64), "6f1c3a52-8d0e-4b7a-9c2f-0d5e8a7b4c31");
    return parameterWith("If-Match", "header", false, "ETag of the version that was read; 412 where it has changed since.",
                         patternSchema("^(W/)?\"[^\"]+\"$", 3, 130), "\"3f2a91\"");
}

Document nullSchema()
{
    return Document::object().set("type", "null");
}

Document fieldErrors()
{
    Document item = Document::object().set("type", "object").set("additionalProperties", false).set("required", Document::strings({"field", "message"}));
    item.set("properties", Document::object()
                               .set("field", textSchema(200).set("description", "Name of the field."))
                               .set("message", textSchema(500).set("description", "What is wrong with it.")));
    return Document::object().set("type", "array").set("maxItems", 100).set("description", "One entry for each field with a fault.").set("items", std::move(item));
}

}  // namespace

Document reference(std::string_view kind, std::string_view name)
{
    return Document::object().set("$ref", "#/components/" + std::string(kind) + "/" + std::string(name));
}

Components::Components(const Project& project) : m_problems(project.api->errorFormat == "problem") {}

Document Components::header(std::string_view name)
{
    m_headers.emplace(name);
    return reference("headers", name);
}

Document Components::parameter(std::string_view name)
{
    m_parameters.emplace(name);
    return reference("parameters", name);
}

Document Components::failure(int status)
{
    m_failures.insert(status);
    return reference("responses", nameOfFailure(status));
}

Document Components::headers()
{
    Document headers = Document::object();
    for (const char* name : {"Access-Control-Allow-Origin", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "X-Request-Id"})
        headers.set(name, header(name));
    return headers;
}

std::string Components::addSchema(const std::string& wanted, Document schema)
{
    std::string name = wanted;
    for (int i = 2; m_schemas.contains(name); ++i)
        name = wanted + std::to_string(i);
    m_schemas.emplace(name, std::move(schema));
    return name;
}

void Components::addExample(const std::string& name, Document value)
{
    m_examples.emplace(name, Document::object().set("value", std::move(value)));
}

Document Components::answered(Document data) const
{
    if (m_problems)
        return data;
    Document properties = Document::object();
    properties.set("success", Document::object().set("type", "boolean").set("const", true));
    properties.set("data", std::move(data));
    properties.set("error", nullSchema());
    return Document::object().set("type", "object").set("additionalProperties", false).set("required", Document::strings({"success", "data", "error"})).set("properties", std::move(properties));
}

Document Components::answeredExample(Document data) const
{
    return m_problems ? data : Document::object().set("success", true).set("data", std::move(data)).set("error", Document());
}

Document Components::errorSchema()
{
    const Document code = patternSchema("^[a-z][a-z_]*$", 1, 64).set("description", "The kind of error, for programs.");
    const Document request = patternSchema("^[A-Za-z0-9_-]+$", 8, 64).set("description", "Names the request in the logs.");
    if (m_problems) {
        Document properties = Document::object();
        properties.set("type", Document::object().set("type", "string").set("format", "uri-reference").set("maxLength", 300).set("description", "The kind of problem, as an address."));
        properties.set("title", textSchema(200).set("description", "The kind of problem in words."));
        properties.set("status", Document::object().set("type", "integer").set("format", "int32").set("minimum", 400).set("maximum", 599));
        properties.set("detail", textSchema(1000).set("description", "What happened this time."));
        properties.set("instance", Document::object().set("type", "string").set("format", "uri-reference").set("maxLength", 300));
        properties.set("code", code).set("request_id", request).set("errors", fieldErrors());
        return Document::object().set("type", "object").set("description", "An error as RFC 9457 has it.").set("additionalProperties", false)
            .set("required", Document::strings({"type", "title", "status", "code"})).set("properties", std::move(properties));
    }
    Document error = Document::object().set("type", "object").set("additionalProperties", false).set("required", Document::strings({"code", "message", "request_id"}));
    error.set("properties", Document::object()
                                .set("code", code)
                                .set("message", textSchema(1000).set("description", "What happened, for people."))
                                .set("request_id", request)
                                .set("fields", fieldErrors()));
    Document properties = Document::object();
    properties.set("success", Document::object().set("type", "boolean").set("const", false));
    properties.set("data", nullSchema());
    properties.set("error", std::move(error));
    return Document::object().set("type", "object").set("description", "The answer to a call that failed.").set("additionalProperties", false)
        .set("required", Document::strings({"success", "data", "error"})).set("properties", std::move(properties));
}

Document Components::failureExample(int status, std::string_view code, std::string_view words) const
{
    Document fields = Document::array();
    if (status == 422)
        fields.add(Document::object().set("field", "name").set("message", "This is too long."));
    if (m_problems) {
        Document problem = Document::object().set("type", "/problems/" + std::string(code)).set("title", words).set("status", status).set("code", code).set("request_id", "req-8f2c41d09a7b");
        if (status == 422)
            problem.set("errors", std::move(fields));
        return problem;
    }
    Document error = Document::object().set("code", code).set("message", words).set("request_id", "req-8f2c41d09a7b");
    if (status == 422)
        error.set("fields", std::move(fields));
    return Document::object().set("success", false).set("data", Document()).set("error", std::move(error));
}

Document Components::make()
{
    Document responses = Document::object();
    const std::string errorName = m_failures.empty() ? "" : addSchema(m_problems ? "Problem" : "ErrorAnswer", errorSchema());
    for (const int status : m_failures) {
        const Failure* known = failureOf(status);
        Document all = headers();
        if (status == 429 || status == 503)
            all.set("Retry-After", header("Retry-After"));
        Document content = Document::object();
        content.set(m_problems ? "application/problem+json" : "application/json",
                    Document::object()
                        .set("schema", schema(errorName))
                        .set("example", failureExample(status, known ? known->code : "error", known ? known->words : "The call failed.")));
        responses.set(nameOfFailure(status), Document::object().set("description", known ? known->words : "The call failed.").set("headers", std::move(all)).set("content", std::move(content)));
    }
    const auto all = [](const auto& names, auto maker) {
        Document object = Document::object();
        for (const auto& name : names)
            object.set(std::string(name), maker(name));
        return object;
    };
    const auto copied = [](const std::map<std::string, Document>& from) {
        Document object = Document::object();
        for (const auto& [name, value] : from)
            object.set(name, value);
        return object;
    };
    Document components = Document::object();
    const auto put = [&](const char* name, Document part) {
        if (!part.members()->empty())
            components.set(name, std::move(part));
    };
    put("securitySchemes", copied(m_security));
    put("parameters", all(m_parameters, makeParameter));
    put("headers", all(m_headers, makeHeader));
    put("responses", std::move(responses));
    put("examples", copied(m_examples));
    put("schemas", copied(m_schemas));
    return components;
}

}  // namespace barch::openapi
