#include "exporters/sql/sql_scan.h"

namespace barch::sql {
namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::optional<std::string> fault(std::string_view text, const Lexis& lexis, bool commentsAllowed)
{
    if (!isUtf8(text))
        return "it isn't UTF-8";
    std::string open;
    bool something = false;
    for (const Token& token : scan(text, lexis)) {
        switch (token.kind) {
        case TokenKind::Bad: {
            const char c = token.text.front();
            if (c == '\'' || c == '"' || c == '`' || c == '[' || c == '$')
                return "a quote in it never closes";
            if (c == '/')
                return "a comment in it never closes";
            return "it holds a character that SQL doesn't take outside of quotes";
        }
        case TokenKind::Semicolon: return "it holds a semicolon, so it is more than one";
        case TokenKind::Comment:
            if (!commentsAllowed)
                return "it holds a comment";
            break;
        case TokenKind::Open: open += ')'; break;
        case TokenKind::OpenSquare: open += ']'; break;
        case TokenKind::Close:
        case TokenKind::CloseSquare:
            if (open.empty() || open.back() != token.text.front())
                return "its brackets don't match";
            open.pop_back();
            break;
        default: break;
        }
        something = something || (token.kind != TokenKind::Space && token.kind != TokenKind::Comment);
    }
    if (!open.empty())
        return "its brackets don't match";
    if (!something)
        return "it is empty";
    return std::nullopt;
}

}  // namespace

std::vector<Token> scan(std::string_view text, const Lexis& lexis)
{
    std::vector<Token> tokens;
    SqlScanner scanner(text, lexis);
    for (Token token; scanner.next(token);)
        tokens.push_back(token);
    return tokens;
}

std::optional<std::string> notOneExpression(std::string_view text, const Lexis& lexis)
{
    return fault(text, lexis, false);
}

std::optional<std::string> notOneStatement(std::string_view text, const Lexis& lexis)
{
    return fault(trimmed(text), lexis, true);
}

std::vector<std::string> splitArguments(std::string_view text, const Lexis& lexis)
{
    std::vector<std::string> parts(1);
    int depth = 0;
    for (const Token& token : scan(text, lexis)) {
        depth += token.kind == TokenKind::Open || token.kind == TokenKind::OpenSquare ? 1 : 0;
        depth -= token.kind == TokenKind::Close || token.kind == TokenKind::CloseSquare ? 1 : 0;
        if (depth == 0 && token.kind == TokenKind::Comma)
            parts.emplace_back();
        else
            parts.back() += token.text;
    }
    return parts;
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::string unquoted(std::string_view token)
{
    return token.size() < 2 ? std::string(token) : unquotedSql(token);
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && (isSpace(text.back()) || text.back() == ';'))
        text.remove_suffix(1);
    return text;
}

}  // namespace barch::sql
