#include "core/project_file/schema.h"

#include "core/model/id.h"
#include "core/project_file/shape.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace barch {
namespace {

using Json = nlohmann::ordered_json;

class SchemaMaker {
public:
    Json make()
    {
        Json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                    {"title", "Backend Architect project, format 1"},
                    {"description", "Elements are keyed by id (answers by question). Members that equal their default are left out."},
                    {"type", "object"},
                    {"required", {"format"}}};
        Json format{{"type", "object"}, {"required", {"name", "version"}}};
        format["properties"] = {{"name", {{"enum", {"barch"}}}}, {"version", {{"type", "string"}, {"pattern", "^1\\.[0-9]+$"}}}};
        Json properties{{"format", format}};
        addProperties(*projectShape().block, properties);
        schema["properties"] = properties;
        m_definitions["id"] = {{"description", "12 digits and small letters without i, l, o and u."},
                               {"type", "string"},
                               {"pattern", "^[0-9a-hjkmnp-tv-z]{12}$"}};
        Json definitions = Json::object();
        for (const auto& [name, definition] : m_definitions)
            definitions[name] = definition;
        schema["definitions"] = definitions;
        return schema;
    }

private:
    static Json reference(std::string_view name) { return {{"$ref", "#/definitions/" + std::string(name)}}; }

    /// The key of an element of a map is its id, which is not repeated within.
    Json block(const BlockShape& shape, bool isKeyed)
    {
        const std::string name(shape.name);
        if (!m_definitions.contains(name)) {
            m_definitions[name] = {{"type", "object"}};
            Json properties = Json::object();
            addProperties(shape, properties);
            if (isKeyed)
                properties.erase("id");
            m_definitions[name]["properties"] = properties;
        }
        return reference(name);
    }

    void addProperties(const BlockShape& shape, Json& properties)
    {
        for (const MemberShape& member : shape.members) {
            Json property = value(*member.shape);
            addDefault(*member.shape, memberOf(shape.defaults, member), property);
            properties[std::string(member.name)] = property;
        }
    }

    static void addDefault(const Shape& shape, const void* at, Json& property)
    {
        if (shape.kind == ShapeKind::Flag)
            property["default"] = *static_cast<const bool*>(at);
        else if (shape.kind == ShapeKind::Choice)
            property["default"] = shape.names[*static_cast<const std::uint8_t*>(at)];
        else if (shape.kind == ShapeKind::Whole)
            property["default"] = *static_cast<const int*>(at);
        else if (shape.kind == ShapeKind::Number)
            property["default"] = *static_cast<const double*>(at);
        else if (shape.kind == ShapeKind::Text)
            property["default"] = *static_cast<const std::string*>(at);
    }

    Json value(const Shape& shape)
    {
        switch (shape.kind) {
        case ShapeKind::Text: return {{"type", "string"}};
        case ShapeKind::Flag: return {{"type", "boolean"}};
        case ShapeKind::Whole:
            return {{"type", "integer"}, {"minimum", std::numeric_limits<int>::min()}, {"maximum", std::numeric_limits<int>::max()}};
        case ShapeKind::Number: return {{"type", "number"}};
        case ShapeKind::Choice: return {{"type", "string"}, {"enum", shape.names}};
        case ShapeKind::Reference: return reference("id");
        case ShapeKind::List: return {{"type", "array"}, {"items", value(*shape.element)}};
        case ShapeKind::Map: return map(shape);
        case ShapeKind::Block: return block(*shape.block, false);
        case ShapeKind::Optional:
        case ShapeKind::Shared: return value(*shape.element);
        }
        return {};
    }

    Json map(const Shape& shape)
    {
        Json made{{"type", "object"}};
        if (shape.element->block->id->shape->kind == ShapeKind::Reference)
            made["propertyNames"] = reference("id");
        made["additionalProperties"] = block(*shape.element->block, true);
        return made;
    }

    std::map<std::string, Json> m_definitions;
};

}  // namespace

std::string projectSchema()
{
    return SchemaMaker().make().dump(2) + "\n";
}

}  // namespace barch
