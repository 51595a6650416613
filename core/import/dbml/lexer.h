#pragma once

#include "core/import/token_reader.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace barch::dbml {

enum class TokenKind { End, Name, QuotedName, Number, String, Expression, Colour, Symbol };

/// A piece of DBML. Comments and white space are none.
struct Token {
    TokenKind kind = TokenKind::End;
    std::size_t at = 0;        ///< where it begins in the text
    std::size_t end = 0;
    bool newLine = false;      ///< a line ends between the token before and this one
    bool isAdjacent = false;   ///< nothing at all is between them
    std::string text;          ///< what it means: quotes and escapes undone

    bool isName() const { return kind == TokenKind::Name || kind == TokenKind::QuotedName; }
    bool is(char symbol) const { return kind == TokenKind::Symbol && text.size() == 1 && text[0] == symbol; }
    bool is(std::string_view symbol) const { return kind == TokenKind::Symbol && text == symbol; }
    /// This word without quotes; keywords know no case.
    bool isWord(std::string_view lowerCase) const;
};

std::string lowerCase(std::string_view text);

/// Reads DBML one token after another, so that memory doesn't grow with the text. After the first fault
/// there are only End tokens.
class Lexer : public TokenReader<Token> {
public:
    Lexer(std::string_view text, const ImportProgress& progress);

    Token take();

private:
    void advance();
    bool skipComment();
    void readWord();
    void readNumber();
    void readQuoted(char quote, TokenKind kind);
    void readBlock();
    void readExpression();
    void readSymbol();
    void readEscape();
};

}  // namespace barch::dbml
