#include "app/platform/databases/sql_words.h"

#include <algorithm>

namespace barch {

std::string lowerWord(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

SqlWords::SqlWords(std::string_view text, const SqlLexis& lexis) : m_text(text), m_lexis(lexis)
{
    SqlScanner scanner(text, lexis);
    for (SqlPiece piece; scanner.next(piece);)
        if (!piece.isBlank())
            m_pieces.push_back(piece);
}

bool SqlWords::is(std::size_t i, std::string_view word) const
{
    if (!is(i, SqlPieceKind::Word) || m_pieces[i].text.size() != word.size())
        return false;
    return lowerWord(m_pieces[i].text) == lowerWord(word);
}

bool SqlWords::isName(std::size_t i) const
{
    return is(i, SqlPieceKind::Word) || is(i, SqlPieceKind::QuotedName) || is(i, SqlPieceKind::String);
}

std::string SqlWords::name(std::size_t i) const
{
    return is(i, SqlPieceKind::Word) ? std::string(text(i)) : unquotedSql(text(i));
}

std::size_t SqlWords::closing(std::size_t open) const
{
    int depth = 0;
    for (std::size_t i = open; i < m_pieces.size(); ++i) {
        depth += m_pieces[i].kind == SqlPieceKind::Open ? 1 : 0;
        depth -= m_pieces[i].kind == SqlPieceKind::Close ? 1 : 0;
        if (depth == 0)
            return i;
    }
    return m_pieces.size();
}

std::size_t SqlWords::offset(std::size_t i) const
{
    return isEnd(i) ? m_text.size() : static_cast<std::size_t>(m_pieces[i].text.data() - m_text.data());
}

std::string SqlWords::slice(std::size_t begin, std::size_t end) const
{
    if (begin >= end || isEnd(begin))
        return {};
    const SqlPiece& last = m_pieces[std::min(end, m_pieces.size()) - 1];
    const std::size_t from = offset(begin);
    const auto to = static_cast<std::size_t>(last.text.data() + last.text.size() - m_text.data());
    std::string text;
    SqlScanner scanner(m_text.substr(from, to - from), m_lexis);
    for (SqlPiece piece; scanner.next(piece);)
        text += piece.kind == SqlPieceKind::Comment ? std::string_view(" ") : piece.text;
    return text;
}

}  // namespace barch
