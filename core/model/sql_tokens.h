#pragma once

#include "core/model/table.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// What any SQL text is made of, whatever the engine. Spaces and comments are not tokens.
enum class SqlTokenKind : std::uint8_t { Word, QuotedIdentifier, String, Number, Symbol };

/// Views into the text that it was made from.
struct SqlToken {
    SqlTokenKind kind = SqlTokenKind::Symbol;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view text;        ///< as written, quotes included

    /// Word or quoted identifier that names `name`: words without regard to case.
    bool names(std::string_view name) const;
    /// This word, without regard to case.
    bool is(std::string_view word) const;
    /// The identifier's name: quotes taken away, words in lower case.
    std::string name() const;
    bool isIdentifier() const { return kind == SqlTokenKind::Word || kind == SqlTokenKind::QuotedIdentifier; }
};

/// Never fails: a string or a comment that has no end goes to the end of the text. Knows '' and E''
/// strings, $tag$ strings, "" and `` identifiers, -- and nested /* */ comments. Symbols are single
/// characters, but "::" is one.
std::vector<SqlToken> sqlTokens(std::string_view text);

/// Whether the text names this identifier anywhere outside strings and comments.
bool mentionsIdentifier(std::string_view text, std::string_view name);

/// A quick look: false only where `mentionsIdentifier` is false for sure.
bool mayMention(std::string_view text, std::string_view name);

/// The name as it is written in SQL: quoted where it has to be ("order", `order` for MySQL).
std::string sqlIdentifier(std::string_view name, Dialect dialect);

}  // namespace barch
