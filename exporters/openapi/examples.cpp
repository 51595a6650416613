#include "exporters/openapi/examples.h"

#include "core/rules/words.h"
#include "exporters/openapi/column_schema.h"

#include <algorithm>

namespace barch::openapi {
namespace {

constexpr std::string_view schemaPrefix = "#/components/schemas/";

std::string_view typeOf(const Document& schema)
{
    const Document* type = schema.find("type");
    if (!type)
        return {};
    if (const std::string* one = type->asText())
        return *one;
    return type->items() && !type->items()->empty() && type->items()->front().asText() ? std::string_view(*type->items()->front().asText()) : std::string_view();
}

std::int64_t numberIn(const Document& schema, std::string_view name, std::int64_t otherwise)
{
    const Document* member = schema.find(name);
    return member && member->asInteger() ? *member->asInteger() : otherwise;
}

struct Hint {
    std::string_view word;
    std::string_view text;
};

/// What a text of this name looks like; the first word that the name has.
constexpr Hint hints[] = {
    {"email", "alex@example.com"}, {"url", "https://app.example.net/start"}, {"link", "https://app.example.net/start"},
    {"website", "https://app.example.net"}, {"phone", "+44 20 7946 0000"}, {"colour", "#6b7280"}, {"color", "#6b7280"},
    {"currency", "EUR"}, {"country", "GB"}, {"language", "en"}, {"locale", "en-GB"}, {"timezone", "Europe/London"},
    {"slug", "first-example"}, {"code", "EX-1"}, {"sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
    {"ip", "192.0.2.10"}, {"iban", "GB33BUKB20201555555555"}, {"type", "text/csv"}, {"number", "1042"}, {"password", "correct horse battery staple"},
    {"token", "Zm9yLWV4YW1wbGUtb25seS1ub3QtcmVhbA"}, {"name", "Example name"}, {"title", "Example title"}, {"body", "A few words."},
    {"description", "A few words."}, {"note", "A few words."}, {"reason", "A few words."},
};

constexpr std::string_view fallbacks[] = {"Example", "example", "EXAMPLE", "1042", "12.50", "0", "12", "-1", "2026-03-14T09:26:53", "09:26:53",
                                          "192.0.2.10", "QUJD", "a", "A", "abc-1", "ABC-1", "#6b7280", "+441632960000", "en-GB", "a@example.com", "x_1", ""};

std::string fitted(std::string text, std::int64_t shortest, std::int64_t longest)
{
    if (static_cast<std::int64_t>(text.size()) > longest)
        text.resize(static_cast<std::size_t>(longest));
    while (static_cast<std::int64_t>(text.size()) < shortest)
        text += text.empty() ? 'a' : text.back();
    return text;
}

}  // namespace

bool Examples::matches(const std::string& pattern, const std::string& text)
{
    if (pattern == anyText)
        return true;
    auto known = m_patterns.find(pattern);
    if (known == m_patterns.end()) {
        std::optional<std::regex> made;
        try {
            made.emplace(pattern, std::regex::ECMAScript);
        } catch (const std::regex_error&) {
        }
        known = m_patterns.emplace(pattern, std::move(made)).first;
    }
    return known->second && std::regex_search(text, *known->second);
}

std::optional<Document> Examples::ofText(const Document& schema, std::string_view name)
{
    if (const Document* format = schema.find("format")) {
        static const std::map<std::string_view, std::string_view> samples = {
            {"uuid", "6f1c3a52-8d0e-4b7a-9c2f-0d5e8a7b4c31"}, {"date", "2026-03-14"}, {"date-time", "2026-03-14T09:26:53Z"},
            {"duration", "PT15M"}, {"email", "alex@example.com"}, {"uri", "https://app.example.net/start"}};
        if (const auto sample = samples.find(*format->asText()); sample != samples.end())
            return Document(sample->second);
    }
    const Document* pattern = schema.find("pattern");
    const std::int64_t shortest = numberIn(schema, "minLength", 0);
    const std::int64_t longest = numberIn(schema, "maxLength", 1000);
    const auto fits = [&](const std::string& text) { return !pattern || matches(*pattern->asText(), text); };
    for (const Hint& hint : hints)
        if (rules::hasWord(name, hint.word))
            if (std::string text = fitted(std::string(hint.text), shortest, longest); fits(text))
                return Document(std::move(text));
    for (const std::string_view fallback : fallbacks)
        if (std::string text = fitted(std::string(fallback), shortest, longest); fits(text))
            return Document(std::move(text));
    return std::nullopt;
}

std::optional<Document> Examples::ofObject(const Document& schema)
{
    Document object = Document::object();
    const Document* properties = schema.find("properties");
    const Document* required = schema.find("required");
    if (!properties)
        return object;
    for (const auto& [name, property] : *properties->members()) {
        const bool wanted = required && std::find(required->items()->begin(), required->items()->end(), Document(name)) != required->items()->end();
        const bool related = property.find("$ref") || property.find("anyOf");
        if (!wanted && related)
            continue;
        std::optional<Document> value = of(property, name);
        if (!value && wanted)
            return std::nullopt;
        if (value)
            object.set(name, std::move(*value));
    }
    return object;
}

std::optional<Document> Examples::of(const Document& schema, std::string_view name)
{
    if (const Document* reference = schema.find("$ref"); reference && reference->asText()) {
        const std::string target = reference->asText()->substr(std::min(schemaPrefix.size(), reference->asText()->size()));
        if (const auto known = m_known.find(target); known != m_known.end())
            return known->second;
        const auto found = m_schemas->find(target);
        if (found == m_schemas->end() || m_depth > 16)
            return std::nullopt;
        ++m_depth;
        std::optional<Document> value = of(found->second, name);
        --m_depth;
        m_known.emplace(target, value);
        return value;
    }
    if (const Document* only = schema.find("const"))
        return *only;
    if (const Document* values = schema.find("enum"); values && !values->items()->empty())
        return values->items()->front();
    if (const Document* choices = schema.find("anyOf"); choices && !choices->items()->empty())
        return of(choices->items()->front(), name);
    const std::string_view type = typeOf(schema);
    if (type == "string")
        return ofText(schema, name);
    if (type == "integer" || type == "number") {
        const std::int64_t low = numberIn(schema, "minimum", numberIn(schema, "exclusiveMinimum", -1) + (schema.find("exclusiveMinimum") ? 1 : 0));
        const std::int64_t high = numberIn(schema, "maximum", numberIn(schema, "exclusiveMaximum", 1000000) - (schema.find("exclusiveMaximum") ? 1 : 0));
        return low > high ? std::nullopt : std::optional<Document>(Document(std::clamp<std::int64_t>(1, low, high)));
    }
    if (type == "boolean")
        return Document(true);
    if (type == "array") {
        Document list = Document::array();
        const Document* items = schema.find("items");
        if (items && (items->find("type") || items->find("$ref")))
            if (std::optional<Document> item = of(*items, name))
                list.add(std::move(*item));
        return list;
    }
    if (type == "object")
        return ofObject(schema);
    return type == "null" ? std::optional<Document>(Document()) : std::nullopt;
}

}  // namespace barch::openapi
