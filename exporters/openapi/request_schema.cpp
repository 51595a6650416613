#include "exporters/openapi/request_schema.h"

#include "core/rules/words.h"
#include "exporters/openapi/column_schema.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace barch::openapi {
namespace {

using Json = nlohmann::ordered_json;

Document documentOf(const Json& json)
{
    switch (json.type()) {
    case Json::value_t::boolean: return json.get<bool>();
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned: return std::int64_t{json.get<std::int64_t>()};
    case Json::value_t::number_float: return Document::Number{json.dump()};
    case Json::value_t::string: return json.get<std::string>();
    case Json::value_t::array: {
        Document list = Document::array();
        for (const Json& item : json)
            list.add(documentOf(item));
        return list;
    }
    case Json::value_t::object: {
        Document object = Document::object();
        for (const auto& [name, value] : json.items())
            object.set(name, documentOf(value));
        return object;
    }
    default: return {};
    }
}

/// Every text and list gets a largest size where the schema names none.
void limit(Json& schema, int depth)
{
    if (!schema.is_object() || depth > 30)
        return;
    const std::string type = schema.contains("type") && schema["type"].is_string() ? schema["type"].get<std::string>() : "";
    if (type == "string" && !schema.contains("enum") && !schema.contains("const")) {
        if (!schema.contains("maxLength"))
            schema["maxLength"] = 1000;
        if (!schema.contains("format") && !schema.contains("pattern"))
            schema["pattern"] = anyText;
    } else if (type == "array" && !schema.contains("maxItems")) {
        schema["maxItems"] = 100;
    } else if (type == "integer") {
        if (!schema.contains("format"))
            schema["format"] = "int64";
        if (!schema.contains("minimum") && !schema.contains("exclusiveMinimum"))
            schema["minimum"] = -9007199254740991;
        if (!schema.contains("maximum") && !schema.contains("exclusiveMaximum"))
            schema["maximum"] = 9007199254740991;
    } else if (type == "object" && !schema.contains("additionalProperties")) {
        schema["additionalProperties"] = false;
    }
    if (schema.contains("properties"))
        for (auto& [name, property] : schema["properties"].items())
            limit(property, depth + 1);
    if (schema.contains("items"))
        limit(schema["items"], depth + 1);
}

constexpr std::int64_t largestInRequest = 25LL * 1024 * 1024;

}  // namespace

Result<Document> requestSchemaOf(const Endpoint& endpoint)
{
    Json json = Json::parse(endpoint.requestSchema, nullptr, false);
    if (json.is_discarded() || !json.is_object() || json.value("type", "") != "object")
        return Error{"The schema of the request is not a JSON Schema of an object.", {}, "Write it as {\"type\":\"object\",\"properties\":{...}}."};
    if (endpoint.requestSchema.find("\"$ref\"") != std::string::npos)
        return Error{"The schema of the request refers to other schemas.", {}, "Write out what it refers to."};
    limit(json, 0);
    return documentOf(json);
}

std::optional<std::int64_t> bytesOf(std::string_view size)
{
    std::int64_t number = 0;
    const auto read = std::from_chars(size.data(), size.data() + size.size(), number);
    if (read.ec != std::errc() || number <= 0)
        return std::nullopt;
    std::string unit = rules::lowerCase(size.substr(static_cast<std::size_t>(read.ptr - size.data())));
    std::erase(unit, ' ');
    const std::int64_t factor = unit == "kb" || unit == "kib" ? 1024 : unit == "mb" || unit == "mib" ? 1024 * 1024 : unit == "gb" || unit == "gib" ? 1024LL * 1024 * 1024 : unit.empty() || unit == "b" || unit == "bytes" ? 1 : 0;
    if (factor == 0 || number > 9007199254740991 / factor)
        return std::nullopt;
    return number * factor;
}

bool takesFileItself(const Endpoint& endpoint)
{
    const auto largest = bytesOf(endpoint.maximumSize);
    return largest && *largest <= largestInRequest;
}

Document multipartBody(const Endpoint& endpoint)
{
    Document file = Document::object().set("type", "string").set("format", "binary").set("maxLength", *bytesOf(endpoint.maximumSize));
    file.set("description", "The file, at most " + endpoint.maximumSize + ".");
    Document schema = Document::object().set("type", "object").set("additionalProperties", false).set("required", Document::strings({"file"}));
    schema.set("properties", Document::object().set("file", std::move(file)));
    Document media = Document::object().set("schema", std::move(schema));
    std::string types;
    for (const std::string& type : endpoint.contentTypes)
        types += (types.empty() ? "" : ", ") + type;
    if (!types.empty())
        media.set("encoding", Document::object().set("file", Document::object().set("contentType", types)));
    return Document::object().set("required", true).set("content", Document::object().set("multipart/form-data", std::move(media)));
}

std::vector<std::pair<std::string, Document>> presignedFields(const Endpoint& endpoint)
{
    Document type = endpoint.contentTypes.empty() ? patternSchema("^[a-z]+/[a-z0-9.+-]+$", 3, 127)
                                                  : Document::object().set("type", "string").set("enum", Document::strings(endpoint.contentTypes));
    Document size = Document::object().set("type", "integer").set("format", "int64").set("minimum", 1);
    size.set("maximum", bytesOf(endpoint.maximumSize).value_or(9007199254740991));
    size.set("description", "Size in bytes" + (endpoint.maximumSize.empty() ? std::string(".") : ", at most " + endpoint.maximumSize + "."));
    std::vector<std::pair<std::string, Document>> fields;
    fields.emplace_back("name", textSchema(255).set("description", "Name of the file."));
    fields.emplace_back("content_type", std::move(type));
    fields.emplace_back("byte_size", std::move(size));
    return fields;
}

}  // namespace barch::openapi
