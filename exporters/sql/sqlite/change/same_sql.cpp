#include "exporters/sql/sqlite/change/same_sql.h"

#include "exporters/sql/sqlite/identifiers.h"

#include <algorithm>

namespace barch::sql::sqlite {
namespace {

bool isName(const Token& token)
{
    return token.kind == TokenKind::Word || token.kind == TokenKind::QuotedName;
}

std::string nameOf(const Token& token)
{
    return lowerCase(token.kind == TokenKind::Word ? std::string(token.text) : unquoted(token.text));
}

std::vector<std::string> plainTokens(std::string_view sql)
{
    std::vector<std::string> plain;
    for (const Token& token : scan(sql, lexis()))
        if (!token.isBlank())
            plain.push_back(isName(token) ? "name " + nameOf(token) : std::string(token.text));
    return plain;
}

}  // namespace

bool sameSql(std::string_view a, std::string_view b)
{
    return a == b || plainTokens(a) == plainTokens(b);
}

bool namesIt(std::string_view sql, std::string_view name)
{
    const std::string wanted = lowerCase(name);
    const auto tokens = scan(sql, lexis());
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return isName(token) && nameOf(token) == wanted; });
}

}  // namespace barch::sql::sqlite
