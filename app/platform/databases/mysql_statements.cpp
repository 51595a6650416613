#include "app/platform/databases/mysql_statements.h"

#include "app/platform/databases/sql_words.h"

#include <algorithm>
#include <charconv>

namespace barch {
namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

}  // namespace

bool MySqlStatementReader::takeDelimiterLine()
{
    constexpr std::string_view word = "delimiter";
    if (m_sql.size() - m_at <= word.size() || lowerWord(m_sql.substr(m_at, word.size())) != word || !isSpace(m_sql[m_at + word.size()]))
        return false;
    const std::size_t end = std::min(m_sql.find('\n', m_at), m_sql.size());
    std::string_view line = m_sql.substr(m_at + word.size(), end - m_at - word.size());
    while (!line.empty() && isSpace(line.front()))
        line.remove_prefix(1);
    const auto stop = std::find_if(line.begin(), line.end(), isSpace);
    if (stop != line.begin())
        m_delimiter.assign(line.begin(), stop);
    m_at = end;
    return true;
}

bool MySqlStatementReader::next(MySqlStatement& statement)
{
    bool isOpen = false;
    while (m_at < m_sql.size()) {
        SqlScanner scanner(m_sql.substr(m_at), mysqlLexis);
        SqlPiece piece;
        scanner.next(piece);
        // A comment that some versions run is part of a statement.
        const bool isCode = !piece.isBlank() || piece.text.starts_with("/*!") || piece.text.starts_with("/*M!");
        if (!isOpen && isCode) {
            if (takeDelimiterLine())
                continue;
            if (m_sql.substr(m_at).starts_with(m_delimiter)) {
                m_at += m_delimiter.size();
                continue;
            }
            statement.begin = m_at;
            isOpen = true;
        }
        if (piece.kind == SqlPieceKind::Bad && piece.text.size() > 1) {
            m_unclosed = m_at;
            return false;
        }
        const bool isClosed = piece.isBlank() || piece.kind == SqlPieceKind::String || piece.kind == SqlPieceKind::QuotedName;
        for (std::size_t i = 0; !isClosed && i < piece.text.size(); ++i)
            if (m_sql.substr(m_at + i).starts_with(m_delimiter)) {
                statement.text = m_sql.substr(statement.begin, m_at + i - statement.begin);
                m_at += i + m_delimiter.size();
                return true;
            }
        m_at += piece.text.size();
    }
    if (isOpen)
        statement.text = m_sql.substr(statement.begin);
    return isOpen;
}

std::string withoutVersions(std::string_view statement, bool& leavesOut)
{
    std::string text;
    text.reserve(statement.size());
    auto blank = [&](std::string_view piece) {
        for (const char c : piece)
            text += c == '\n' ? '\n' : ' ';
    };
    SqlScanner scanner(statement, mysqlLexis);
    for (SqlPiece piece; scanner.next(piece);) {
        const bool isMariaDb = piece.text.starts_with("/*M!");
        if (piece.kind != SqlPieceKind::Comment || (!isMariaDb && !piece.text.starts_with("/*!"))) {
            if (piece.kind == SqlPieceKind::Comment && piece.text.starts_with("--") && piece.text.size() > 2 && !isSpace(piece.text[2]))
                blank(piece.text);
            else
                text += piece.text;
            continue;
        }
        const std::size_t head = isMariaDb ? 4 : 3;
        int version = 0;
        const auto* begin = piece.text.data() + head;
        const auto digits = std::from_chars(begin, piece.text.data() + piece.text.size() - 2, version);
        const auto skipped = head + static_cast<std::size_t>(digits.ptr - begin);
        // What MySQL has and MariaDB hasn't is marked from 50700 on; MariaDB's own versions have six digits.
        const bool runs = version < 50700 || (version >= 100000 && version <= 101199);
        if (!runs || piece.text.size() < skipped + 2) {
            leavesOut = leavesOut || version < 100000;
            blank(piece.text);
            continue;
        }
        blank(piece.text.substr(0, skipped));
        text += withoutVersions(piece.text.substr(skipped, piece.text.size() - skipped - 2), leavesOut);
        blank("  ");
    }
    return text;
}

}  // namespace barch
