#pragma once

#include "core/text/sql_scanner.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace barch::pg {

/// The words of one statement, for cutting out what the parser's tree gives no text for: expressions, queries, bodies.
/// Positions are numbers of tokens; a token that isn't there has the number `size()`. Blanks and comments don't count.
class StatementText {
public:
    enum class Semicolons { Dropped, Kept };
    explicit StatementText(std::string_view sql, Semicolons semicolons = Semicolons::Dropped);

    std::size_t size() const { return m_tokens.size(); }
    const SqlPiece& operator[](std::size_t token) const { return m_tokens[token]; }
    /// The first token that begins at this byte of the statement or later.
    std::size_t at(std::size_t byte) const;

    /// Whether the token is this unquoted word, written in lower case here.
    bool is(std::size_t token, std::string_view word) const;
    /// The next token that is the word and stands in as many parentheses as the one at `from`.
    std::size_t find(std::string_view word, std::size_t from) const;
    std::size_t findSign(SqlPieceKind kind, std::size_t from) const;
    /// The token that closes the parenthesis, or `size()`.
    std::size_t closing(std::size_t open) const { return m_closing[open]; }

    /// The tokens of [first, last) with one blank where something stood between them, comments dropped.
    std::string text(std::size_t first, std::size_t last) const;
    /// What stands between this parenthesis and the one that closes it.
    std::string inside(std::size_t open) const { return text(open + 1, closing(open)); }
    /// [first, last) as it is written, comments and line ends included.
    std::string written(std::size_t first, std::size_t last) const;
    /// What commas part in [first, last): the first token of each and the one behind it.
    std::vector<std::pair<std::size_t, std::size_t>> parts(std::size_t first, std::size_t last) const;

private:
    std::string_view m_sql;
    std::vector<SqlPiece> m_tokens;
    std::vector<std::size_t> m_closing;  // of opening tokens; of others `size()`
};

}  // namespace barch::pg
