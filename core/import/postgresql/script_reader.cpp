#include "core/import/postgresql/script_reader.h"

#include <cstring>

namespace barch::pg {
namespace {

/// From here on an INSERT is rows and nothing else.
constexpr std::size_t longInsert = 100'000;

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

bool startsWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool isInWord(char c) { return startsWord(c) || (c >= '0' && c <= '9') || c == '$'; }

bool same(std::string_view text, std::string_view lower)
{
    if (text.size() != lower.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] + 32 : text[i]) != lower[i])
            return false;
    return true;
}

bool startsWith(std::string_view text, std::string_view lower)
{
    return text.size() >= lower.size() && same(text.substr(0, lower.size()), lower);
}

/// "-- +goose Down", "-- migrate:down" and their like.
bool isMarker(std::string_view comment, std::string_view goose, std::string_view dbmate)
{
    comment.remove_prefix(2);
    while (!comment.empty() && isBlank(comment.front()))
        comment.remove_prefix(1);
    return startsWith(comment, goose) || startsWith(comment, dbmate);
}

}  // namespace

void ScriptReader::toEndOfLine()
{
    const std::size_t end = m_text.find('\n', m_at);
    m_at = end == std::string_view::npos ? m_text.size() : end;
}

void ScriptReader::throughBlockComment()
{
    int depth = 0;
    while (m_at < m_text.size()) {
        if (peek() == '/' && peek(1) == '*') {
            ++depth;
            m_at += 2;
        } else if (peek() == '*' && peek(1) == '/') {
            m_at += 2;
            if (--depth == 0)
                return;
        } else {
            ++m_at;
        }
    }
}

void ScriptReader::throughQuoted(char quote, bool backslash)
{
    for (++m_at; m_at < m_text.size(); ++m_at) {
        if (backslash && peek() == '\\')
            ++m_at;
        else if (peek() == quote) {
            ++m_at;
            return;
        }
    }
    m_at = m_text.size();
}

bool ScriptReader::throughDollarString()
{
    std::size_t end = m_at + 1;
    while (end < m_text.size() && isInWord(m_text[end]) && m_text[end] != '$')
        ++end;
    const bool isTag = end < m_text.size() && m_text[end] == '$' && !(m_text[m_at + 1] >= '0' && m_text[m_at + 1] <= '9');
    if (!isTag)
        return false;
    const std::string_view tag = m_text.substr(m_at, end + 1 - m_at);
    const std::size_t close = m_text.find(tag, end + 1);
    m_at = close == std::string_view::npos ? m_text.size() : close + tag.size();
    return true;
}

/// True: it was the marker of a part that doesn't count, which is in `piece`.
bool ScriptReader::lineComment(ScriptPiece& piece, bool isFirst)
{
    const std::size_t begin = m_at;
    toEndOfLine();
    if (!isFirst || !isMarker(m_text.substr(begin, m_at - begin), "+goose down", "migrate:down"))
        return false;
    while (m_at < m_text.size()) {
        const std::size_t line = ++m_at;
        toEndOfLine();
        const std::string_view text = m_text.substr(line < m_text.size() ? line : m_text.size(), m_at - line);
        if (text.starts_with("--") && isMarker(text, "+goose up", "migrate:up")) {
            m_at = line;
            break;
        }
    }
    piece = {PieceKind::DownPart, begin, m_at};
    return true;
}

void ScriptReader::word()
{
    const std::size_t begin = m_at;
    while (isInWord(peek()))
        ++m_at;
    const std::string_view text = m_text.substr(begin, m_at - begin);
    Statement& statement = m_statement;
    if (statement.words++ == 0) {
        statement.isCopy = same(text, "copy");
        statement.isInsert = same(text, "insert");
        statement.isCreate = same(text, "create");
        return;
    }
    if (statement.isCopy) {
        statement.fromStdin = statement.fromStdin || (statement.afterFrom && (same(text, "stdin") || same(text, "pstdin")));
        statement.afterFrom = statement.parentheses == 0 && same(text, "from");
    }
    if (!statement.isCreate)
        return;
    // CREATE [OR REPLACE] FUNCTION: only there does a statement hold statements.
    if (statement.words <= 4 && (same(text, "function") || same(text, "procedure")))
        statement.isRoutine = true;
    if (statement.isRoutine && statement.parentheses == 0) {
        if (same(text, "begin"))
            ++statement.blocks;
        else if (statement.blocks > 0 && same(text, "case"))
            ++statement.blocks;
        else if (statement.blocks > 0 && same(text, "end"))
            --statement.blocks;
    }
}

/// True: the statement ends here.
bool ScriptReader::sign(char c)
{
    ++m_at;
    if (c == '(')
        ++m_statement.parentheses;
    else if (c == ')' && m_statement.parentheses > 0)
        --m_statement.parentheses;
    return c == ';' && m_statement.parentheses == 0 && m_statement.blocks == 0;
}

/// Up to the line that is "\." alone, that line included.
void ScriptReader::copyData()
{
    toEndOfLine();
    while (m_at < m_text.size()) {
        const std::size_t line = ++m_at;
        toEndOfLine();
        std::string_view text = m_text.substr(line, m_at - line);
        if (text.ends_with('\r'))
            text.remove_suffix(1);
        if (text == "\\.")
            return;
    }
}

bool ScriptReader::endsWithStdin() const { return m_statement.isCopy && m_statement.fromStdin; }

ScriptPiece ScriptReader::finished(std::size_t begin)
{
    m_copyData = endsWithStdin();
    const bool isLong = m_statement.isInsert && m_at - m_statement.first > longInsert;
    return {isLong ? PieceKind::LongRows : PieceKind::Statement, begin, m_at};
}

bool ScriptReader::next(ScriptPiece& piece)
{
    const std::size_t begin = m_at;
    if (m_copyData) {
        m_copyData = false;
        copyData();
        piece = {PieceKind::CopyData, begin, m_at};
        return true;
    }
    m_statement = {};
    bool isFirst = true;  // nothing but blanks and comments so far
    while (m_at < m_text.size()) {
        const char c = peek();
        if (isBlank(c)) {
            ++m_at;
            continue;
        }
        if (c == '-' && peek(1) == '-') {
            if (lineComment(piece, isFirst))
                return true;
            continue;
        }
        if (c == '/' && peek(1) == '*') {
            throughBlockComment();
            continue;
        }
        if (c == '\\' && isFirst) {
            const std::size_t command = m_at;
            toEndOfLine();
            const std::string_view text = m_text.substr(command, m_at - command);
            if (startsWith(text, "\\copy") && text.find("stdin") != std::string_view::npos && text.find(" from ") != std::string_view::npos)
                copyData();
            piece = {PieceKind::PsqlCommand, command, m_at};
            return true;
        }
        // \g, \gexec and their like end a statement in the place of a semicolon.
        if (c == '\\' && peek(1) == 'g') {
            piece = finished(begin);
            return true;
        }
        if (isFirst)
            m_statement.first = m_at;
        isFirst = false;
        if (c == '\'' || c == '"') {
            throughQuoted(c, c == '\'' && m_at > 0 && (m_text[m_at - 1] == 'E' || m_text[m_at - 1] == 'e') &&
                                 (m_at == 1 || !isInWord(m_text[m_at - 2])));
        } else if (c == '$' && (m_at == 0 || !isInWord(m_text[m_at - 1])) && throughDollarString()) {
        } else if (startsWord(c)) {
            word();
        } else if (c >= '0' && c <= '9') {
            while (isInWord(peek()))
                ++m_at;
        } else if (sign(c)) {
            piece = finished(begin);
            return true;
        }
    }
    if (isFirst)
        return false;
    piece = finished(begin);
    return true;
}

}  // namespace barch::pg
