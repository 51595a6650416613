#include "exporters/sql/sqlite/own_tables.h"

#include "exporters/sql/sql_scan.h"
#include "exporters/sql/sqlite/identifiers.h"

#include <algorithm>

namespace barch::sql::sqlite {
namespace {

std::string upperCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

}  // namespace

std::string TableOptions::text() const
{
    return std::string(isStrict ? " STRICT" : "") + (withoutRowid ? isStrict ? ", WITHOUT ROWID" : " WITHOUT ROWID" : "");
}

bool saysStrict(const Table& table)
{
    return lowerCase(table.options).find("strict") != std::string::npos;
}

TableOptions tableOptions(const Project& project, const Table& table)
{
    const std::string text = lowerCase(table.options);
    if (project.info->dialect != Dialect::Sqlite || !saysStrict(table))
        return {};
    return {true, text.find("not strict") == std::string::npos, text.find("without rowid") != std::string::npos};
}

std::optional<std::string> ownType(const std::string& type, bool isStrict)
{
    if (type == "any" && !isStrict)
        return std::string();
    int depth = 0;
    for (const Token& token : scan(type, lexis())) {
        depth += token.kind == TokenKind::Open ? 1 : token.kind == TokenKind::Close ? -1 : 0;
        const bool fits = token.kind == TokenKind::Word || token.kind == TokenKind::Number || token.kind == TokenKind::Space ||
                          token.kind == TokenKind::Open || token.kind == TokenKind::Close || token.kind == TokenKind::Comma ||
                          token.is(TokenKind::Operator, "-") || token.is(TokenKind::Operator, "+");
        if (!fits || depth < 0 || depth > 1)
            return std::nullopt;
    }
    return depth == 0 && !trimmed(type).empty() ? std::optional(upperCase(type)) : std::nullopt;
}

std::optional<std::string> ownExpression(std::string_view text)
{
    if (notOneExpression(text, lexis()))
        return std::nullopt;
    for (const Token& token : scan(text, lexis())) {
        const std::string word = token.kind == TokenKind::Word ? lowerCase(token.text) : std::string();
        if (word == "now" || word == "gen_random_uuid" || token.is(TokenKind::Operator, "::"))
            return std::nullopt;
    }
    return std::string(trimmed(text));
}

std::string conflictClause(const Column* column, const std::string& of)
{
    const std::string head = of + " ON CONFLICT ";
    const auto at = column ? column->options.find(head) : std::string::npos;
    if (at == std::string::npos)
        return {};
    const std::string word = lowerCase(std::string_view(column->options).substr(at + head.size(), column->options.find(' ', at + head.size()) - at - head.size()));
    const bool isKnown = word == "rollback" || word == "abort" || word == "fail" || word == "ignore" || word == "replace";
    return isKnown ? " ON CONFLICT " + upperCase(word) : std::string();
}

}  // namespace barch::sql::sqlite
