#include "exporters/sql/type_name.h"

#include "exporters/sql/sql_scan.h"

#include <algorithm>
#include <array>
#include <map>

namespace barch::sql {
namespace {

constexpr std::array<std::string_view, 18> followers = {
    "with", "without", "time", "zone", "local", "unsigned", "signed", "zerofill", "year",
    "month", "day", "hour", "minute", "second", "to", "binary", "precision", "varying"};

bool follows(const std::string& word)
{
    return std::find(followers.begin(), followers.end(), word) != followers.end();
}

/// Tokens without white space.
std::vector<Token> tokensOf(std::string_view text)
{
    std::vector<Token> tokens;
    for (const Token& token : scan(text, Lexis{}))
        if (token.kind != TokenKind::Space)
            tokens.push_back(token);
    return tokens;
}

/// "[]" or "[3]" from `at` on; moves `at` behind it.
bool takeDimension(const std::vector<Token>& tokens, std::size_t& at)
{
    if (at >= tokens.size() || tokens[at].kind != TokenKind::OpenSquare)
        return false;
    std::size_t end = at + 1;
    if (end < tokens.size() && tokens[end].kind == TokenKind::Number)
        ++end;
    if (end >= tokens.size() || tokens[end].kind != TokenKind::CloseSquare)
        return false;
    at = end + 1;
    return true;
}

std::string nameOf(const Token& token)
{
    return token.kind == TokenKind::Word ? lowerCase(token.text) : std::string(token.text);
}

bool takeArguments(const std::vector<Token>& tokens, std::size_t& at, TypeName& type)
{
    bool wantsMore = true;
    for (++at; at < tokens.size(); ++at) {
        const Token& token = tokens[at];
        if (token.kind == TokenKind::Close && !wantsMore) {
            ++at;
            return true;
        }
        const bool isValue = token.kind == TokenKind::Number || token.kind == TokenKind::Word ||
                             token.kind == TokenKind::String ||
                             (token.kind == TokenKind::Operator && token.text == "-");
        if (wantsMore && isValue) {
            if (token.kind == TokenKind::Operator) {
                if (at + 1 >= tokens.size() || tokens[at + 1].kind != TokenKind::Number)
                    return false;
                type.arguments.push_back("-" + std::string(tokens[++at].text));
            } else {
                type.arguments.emplace_back(token.text);
            }
            wantsMore = false;
        } else if (!wantsMore && token.kind == TokenKind::Comma) {
            wantsMore = true;
        } else {
            return false;
        }
    }
    return false;
}

}  // namespace

std::string TypeName::text() const
{
    std::string text = name;
    if (!arguments.empty()) {
        text += '(';
        for (std::size_t i = 0; i < arguments.size(); ++i)
            text += (i ? "," : "") + arguments[i];
        text += ')';
    }
    if (!suffix.empty())
        text += ' ' + suffix;
    for (int i = 0; i < dimensions; ++i)
        text += "[]";
    return text;
}

std::optional<TypeName> parseType(std::string_view text)
{
    if (!isUtf8(text))
        return std::nullopt;
    const auto tokens = tokensOf(text);
    TypeName type;
    std::size_t at = 0;
    auto isName = [&](std::size_t i) {
        return i < tokens.size() && (tokens[i].kind == TokenKind::Word || tokens[i].kind == TokenKind::QuotedName);
    };
    if (!isName(at))
        return std::nullopt;
    type.name = nameOf(tokens[at++]);
    while (at + 1 < tokens.size() && tokens[at].kind == TokenKind::Dot && isName(at + 1)) {
        type.name += "." + nameOf(tokens[at + 1]);
        at += 2;
    }
    auto takeWords = [&](std::string& into) {
        while (at < tokens.size() && tokens[at].kind == TokenKind::Word && follows(lowerCase(tokens[at].text)))
            into += (into.empty() ? "" : " ") + lowerCase(tokens[at++].text);
    };
    if (type.name == "double" || type.name == "character" || type.name == "bit" || type.name == "char") {
        const std::string next = at < tokens.size() ? lowerCase(tokens[at].text) : std::string();
        if (next == "precision" || next == "varying") {
            type.name += " " + next;
            ++at;
        }
    }
    takeWords(type.suffix);
    if (at < tokens.size() && tokens[at].kind == TokenKind::Open) {
        // "interval second (3)": no type of ours has words on both sides of its arguments.
        if (!type.suffix.empty() || !takeArguments(tokens, at, type))
            return std::nullopt;
        takeWords(type.suffix);
    }
    while (takeDimension(tokens, at))
        ++type.dimensions;
    return at == tokens.size() ? std::optional(type) : std::nullopt;
}

std::optional<int> arrayDimensions(std::string_view text)
{
    const auto tokens = tokensOf(text);
    std::size_t at = 0;
    int count = 0;
    while (takeDimension(tokens, at))
        ++count;
    return at == tokens.size() ? std::optional(count) : std::nullopt;
}

std::string canonicalName(const TypeName& type)
{
    static const std::map<std::string, std::string, std::less<>> same = {
        {"int", "integer"}, {"int4", "integer"}, {"int2", "smallint"}, {"int8", "bigint"}, {"bool", "boolean"},
        {"decimal", "numeric"}, {"float4", "real"}, {"float8", "double precision"}, {"float", "double precision"},
        {"double", "double precision"}, {"character varying", "varchar"}, {"char varying", "varchar"},
        {"character", "char"}, {"bpchar", "char"}, {"serial4", "serial"}, {"serial8", "bigserial"},
        {"serial2", "smallserial"}, {"varbit", "bit varying"},
    };
    if (type.name == "timestamp")
        return type.suffix == "with time zone" ? "timestamptz" : "timestamp";
    if (type.name == "time")
        return type.suffix == "with time zone" ? "timetz" : "time";
    const auto found = same.find(type.name);
    return found == same.end() ? type.name : found->second;
}

}  // namespace barch::sql
