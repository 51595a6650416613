#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace barch::rules {

enum class TokenKind { Word, String, Number, Symbol };

/// One token of an SQL text. Words are in lower case unless quoted; a string is without its quotes.
/// Comments are no tokens.
struct Token {
    TokenKind kind = TokenKind::Symbol;
    std::string text;
    bool quoted = false;        ///< a quoted identifier
    std::size_t offset = 0;     ///< where it begins in the text
    std::size_t length = 0;

    bool is(std::string_view wanted) const { return kind != TokenKind::String && !quoted && text == wanted; }
    bool isName() const { return kind == TokenKind::Word; }
};
using Tokens = std::span<const Token>;

/// Splits SQL of any of the engines. Never fails: what can't be read becomes symbols.
std::vector<Token> tokenize(std::string_view sql);

/// The position after the bracket that closes the one at `open`; the end where none does.
std::size_t afterBracket(Tokens tokens, std::size_t open);
/// Without brackets around the whole.
Tokens withoutBrackets(Tokens tokens);
bool containsWord(Tokens tokens, std::string_view word);

}  // namespace barch::rules
