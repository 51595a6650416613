#include "exporters/openapi/row_conditions.h"

#include <algorithm>

namespace barch::openapi {
namespace {

using api::Expression;
using api::Operator;

/// The value of the check where every column is given.
std::optional<bool> whenAllGiven(const Expression& check)
{
    std::vector<bool> parts;
    if (check.op == Operator::IsNull)
        return false;
    for (const Expression& argument : check.arguments) {
        const std::optional<bool> part = whenAllGiven(argument);
        if (!part)
            return std::nullopt;
        parts.push_back(*part);
    }
    switch (check.op) {
    case Operator::And: return std::find(parts.begin(), parts.end(), false) == parts.end();
    case Operator::Or: return std::find(parts.begin(), parts.end(), true) != parts.end();
    case Operator::Not: return !parts.front();
    case Operator::Equal: return parts[0] == parts[1];
    case Operator::Unequal: return parts[0] != parts[1];
    default: return std::nullopt;
    }
}

Document negated(Document schema)
{
    return Document::object().set("not", std::move(schema));
}

Document given(const std::string& name)
{
    Document member = Document::object().set(name, negated(Document::object().set("type", "null")));
    return Document::object().set("required", Document::strings({name})).set("properties", std::move(member));
}

Document several(const char* word, Document::Items schemas)
{
    return Document::object().set(word, Document::array(std::move(schemas)));
}

std::optional<Document> schemaOf(const Expression& check, const MemberName& nameOf)
{
    if (check.op == Operator::IsNull) {
        const std::optional<std::string> name = check.arguments[0].op == Operator::Column ? nameOf(check.arguments[0].column) : std::nullopt;
        return name ? std::optional(negated(given(*name))) : std::nullopt;
    }
    Document::Items parts;
    for (const Expression& argument : check.arguments) {
        std::optional<Document> part = schemaOf(argument, nameOf);
        if (!part)
            return std::nullopt;
        parts.push_back(std::move(*part));
    }
    switch (check.op) {
    case Operator::And: return several("allOf", std::move(parts));
    case Operator::Or: return several("anyOf", std::move(parts));
    case Operator::Not: {
        // "not not" of a column that is given is said plainly.
        const Document* inner = parts.front().find("not");
        return inner ? *inner : negated(std::move(parts.front()));
    }
    case Operator::Equal:
    case Operator::Unequal: {
        const bool same = check.op == Operator::Equal;
        return several("anyOf", {several("allOf", {parts[0], same ? parts[1] : negated(parts[1])}), several("allOf", {negated(parts[0]), same ? negated(parts[1]) : parts[1]})});
    }
    default: return std::nullopt;
    }
}

}  // namespace

std::optional<Document> conditionOf(const Expression& check, const MemberName& nameOf)
{
    return whenAllGiven(check).value_or(false) ? schemaOf(check, nameOf) : std::nullopt;
}

}  // namespace barch::openapi
