#pragma once

#include "core/import/token_reader.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace barch::prisma {

enum class TokenKind { End, Word, Number, Text, Symbol };

struct Token {
    TokenKind kind = TokenKind::End;
    std::size_t at = 0;
    std::size_t end = 0;
    bool newLine = false;       ///< a line ends between the token before and this one
    std::string text;           ///< quotes and escapes undone; "@@" is one symbol
    std::string behind;         ///< the /// comment that stands on the line of the token before
    std::string comment;        ///< the /// comments on lines of their own before this token

    bool is(std::string_view symbol) const { return kind == TokenKind::Symbol && text == symbol; }
    bool isWord(std::string_view word) const { return kind == TokenKind::Word && text == word; }
};

/// Reads a schema one token after another. After the first fault there are only End tokens.
class Lexer : public TokenReader<Token> {
public:
    Lexer(std::string_view text, const ImportProgress& progress);
    Token take();

private:
    void advance();
    bool skipComment();
    void readText();
    void readWord();
    void readSymbol();
};

}  // namespace barch::prisma
