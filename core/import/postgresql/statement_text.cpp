#include "core/import/postgresql/statement_text.h"

#include <algorithm>

namespace barch::pg {
namespace {

bool opens(const SqlPiece& piece) { return piece.kind == SqlPieceKind::Open || piece.kind == SqlPieceKind::OpenSquare; }
bool closes(const SqlPiece& piece) { return piece.kind == SqlPieceKind::Close || piece.kind == SqlPieceKind::CloseSquare; }

}  // namespace

StatementText::StatementText(std::string_view sql, Semicolons semicolons) : m_sql(sql)
{
    SqlScanner scanner(sql, postgresqlLexis);
    for (SqlPiece piece; scanner.next(piece);)
        if (!piece.isBlank() && (semicolons == Semicolons::Kept || piece.kind != SqlPieceKind::Semicolon))
            m_tokens.push_back(piece);
    m_closing.assign(m_tokens.size(), m_tokens.size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        if (opens(m_tokens[i])) {
            open.push_back(i);
        } else if (closes(m_tokens[i]) && !open.empty()) {
            m_closing[open.back()] = i;
            open.pop_back();
        }
    }
}

std::size_t StatementText::at(std::size_t byte) const
{
    const char* wanted = m_sql.data() + std::min(byte, m_sql.size());
    const auto found = std::lower_bound(m_tokens.begin(), m_tokens.end(), wanted,
                                        [](const SqlPiece& piece, const char* place) { return piece.text.data() < place; });
    return static_cast<std::size_t>(found - m_tokens.begin());
}

bool StatementText::is(std::size_t token, std::string_view word) const
{
    if (token >= m_tokens.size() || m_tokens[token].kind != SqlPieceKind::Word || m_tokens[token].text.size() != word.size())
        return false;
    const std::string_view found = m_tokens[token].text;
    return std::equal(found.begin(), found.end(), word.begin(), [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

std::size_t StatementText::find(std::string_view word, std::size_t from) const
{
    for (std::size_t i = from; i < size(); ++i) {
        if (is(i, word))
            return i;
        if (opens(m_tokens[i]))
            i = m_closing[i];
        else if (closes(m_tokens[i]))
            break;
    }
    return size();
}

std::size_t StatementText::findSign(SqlPieceKind kind, std::size_t from) const
{
    for (std::size_t i = from; i < size(); ++i) {
        if (m_tokens[i].kind == kind)
            return i;
        if (opens(m_tokens[i]))
            i = m_closing[i];
        else if (closes(m_tokens[i]))
            break;
    }
    return size();
}

std::string StatementText::text(std::size_t first, std::size_t last) const
{
    std::string result;
    last = std::min(last, size());
    for (std::size_t i = first; i < last; ++i) {
        const std::string_view token = m_tokens[i].text;
        if (i > first) {
            const std::string_view before = m_tokens[i - 1].text;
            // A string goes on after a line end: 'a' and 'b' on two lines are one.
            const bool goesOn = m_tokens[i].kind == SqlPieceKind::String && m_tokens[i - 1].kind == SqlPieceKind::String;
            if (before.data() + before.size() != token.data())
                result += goesOn ? '\n' : ' ';
        }
        result += token;
    }
    return result;
}

std::string StatementText::written(std::size_t first, std::size_t last) const
{
    last = std::min(last, size());
    if (first >= last)
        return {};
    const char* begin = m_tokens[first].text.data();
    const std::string_view end = m_tokens[last - 1].text;
    return std::string(begin, static_cast<std::size_t>(end.data() + end.size() - begin));
}

std::vector<std::pair<std::size_t, std::size_t>> StatementText::parts(std::size_t first, std::size_t last) const
{
    std::vector<std::pair<std::size_t, std::size_t>> found;
    last = std::min(last, size());
    std::size_t begin = first;
    for (std::size_t i = first; i < last; ++i) {
        if (opens(m_tokens[i])) {
            i = m_closing[i];
        } else if (m_tokens[i].kind == SqlPieceKind::Comma) {
            found.emplace_back(begin, i);
            begin = i + 1;
        }
    }
    if (begin < last)
        found.emplace_back(begin, last);
    return found;
}

}  // namespace barch::pg
