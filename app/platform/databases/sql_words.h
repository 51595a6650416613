#pragma once

#include "core/text/sql_scanner.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// Pieces of one statement without spaces and comments, and what is asked of them again and again.
class SqlWords {
public:
    SqlWords(std::string_view text, const SqlLexis& lexis);

    std::size_t size() const { return m_pieces.size(); }
    bool isEnd(std::size_t i) const { return i >= m_pieces.size(); }
    SqlPieceKind kind(std::size_t i) const { return isEnd(i) ? SqlPieceKind::Bad : m_pieces[i].kind; }
    std::string_view text(std::size_t i) const { return isEnd(i) ? std::string_view() : m_pieces[i].text; }
    /// This word, without regard to case.
    bool is(std::size_t i, std::string_view word) const;
    bool is(std::size_t i, std::string_view word, std::string_view next) const { return is(i, word) && is(i + 1, next); }
    bool is(std::size_t i, SqlPieceKind wanted) const { return !isEnd(i) && m_pieces[i].kind == wanted; }
    /// A name as it is written, its quotes undone. Engines take a string for a name too.
    std::string name(std::size_t i) const;
    bool isName(std::size_t i) const;
    /// The place of the bracket that closes the one at `open`, or the end.
    std::size_t closing(std::size_t open) const;
    /// The text of pieces [begin, end) as it was, comments left out.
    std::string slice(std::size_t begin, std::size_t end) const;
    /// Where the piece begins in the text.
    std::size_t offset(std::size_t i) const;

private:
    std::string_view m_text;
    SqlLexis m_lexis;
    std::vector<SqlPiece> m_pieces;
};

std::string lowerWord(std::string_view text);

}  // namespace barch
