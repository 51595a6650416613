#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch::sql {

enum class TokenKind {
    Space, Comment, Word, Number, String, DollarString, QuotedName, Operator, Open, Close, OpenSquare, CloseSquare,
    Comma, Dot, Semicolon, Bad,
};

/// A piece of SQL. `Bad` is what no dialect takes at this place: a quote that never closes, a
/// backslash or a control character outside of quotes.
struct Token {
    TokenKind kind;
    std::string_view text;
    bool is(TokenKind k, std::string_view t) const { return kind == k && text == t; }
};

/// How a dialect's texts are cut into tokens.
struct Lexis {
    bool backslashEscapes = false;   ///< '\'' is a quote inside a string
    bool backticks = false;          ///< `name`
    bool dollarStrings = false;      ///< $tag$text$tag$
    bool escapeStrings = false;      ///< E'\n'
    bool nestedComments = false;
    bool hashComments = false;
    bool squareNames = false;        ///< [name]
};

/// All tokens, none dropped: their texts joined are `text`.
std::vector<Token> scan(std::string_view text, const Lexis& lexis);

/// Why `text` can't stand where one expression (or one list of them) is expected without ending the
/// statement around it; nothing when it can. So no design can smuggle in a second statement.
std::optional<std::string> notOneExpression(std::string_view text, const Lexis& lexis);
/// The same for a whole query or body of a statement; comments are allowed.
std::optional<std::string> notOneStatement(std::string_view text, const Lexis& lexis);

/// The parts between commas that stand outside of brackets.
std::vector<std::string> splitArguments(std::string_view text, const Lexis& lexis);
std::string lowerCase(std::string_view text);
bool isUtf8(std::string_view text);
/// The content of a quoted name or a plain string, its quotes undone.
std::string unquoted(std::string_view token);
/// Without white space at both ends, and without semicolons at the end.
std::string_view trimmed(std::string_view text);

}  // namespace barch::sql
