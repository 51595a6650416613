#pragma once

#include "core/import/imported.h"
#include "core/model/result.h"

#include <cstddef>
#include <optional>
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
class Lexer {
public:
    Lexer(std::string_view text, const ImportProgress& progress);
    const Token& peek() const { return m_next; }
    Token take();
    void fail(std::size_t at, std::string what);
    const std::optional<Error>& error() const { return m_error; }
    std::string_view source() const { return m_text; }

private:
    void advance();
    bool skipBlank();
    bool skipComment();
    void readText();
    void readWord();
    void readSymbol();
    void report();
    char at(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }

    std::string_view m_text;
    const ImportProgress& m_progress;
    std::size_t m_at = 0;
    std::size_t m_reported = 0;
    Token m_next;
    std::optional<Error> m_error;
};

}  // namespace barch::prisma
