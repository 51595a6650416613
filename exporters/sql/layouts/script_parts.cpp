#include "exporters/sql/layouts/script_parts.h"

#include "exporters/sql/sql_scan.h"

#include <optional>

namespace barch::sql {
namespace {

const Lexis& lexisOf(Dialect dialect)
{
    return dialect == Dialect::MySql ? mysqlLexis : dialect == Dialect::Sqlite ? sqliteLexis : postgresqlLexis;
}

/// The comments that stand over the first statement up to an empty line say how to run the file with a client.
std::string_view withoutHead(std::string_view script)
{
    while (script.starts_with("--")) {
        const auto end = script.find('\n');
        script.remove_prefix(end == script.npos ? script.size() : end + 1);
    }
    return script;
}

std::string_view trimmedLines(std::string_view text)
{
    while (!text.empty() && (text.front() == '\n' || text.front() == ' '))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.remove_suffix(1);
    return text;
}

/// Cuts a script after one token and another.
class Cutter {
public:
    Cutter(std::string_view script, Dialect dialect) : m_script(script), m_dialect(dialect), m_lexis(lexisOf(dialect)) {}

    std::vector<ScriptPart> run()
    {
        while (m_at < m_script.size())
            if (!readDelimiter())
                readStatement();
        finish(m_script.size(), false);
        return std::move(m_parts);
    }

private:
    bool readDelimiter()
    {
        const std::string_view rest = m_script.substr(m_at);
        if (m_dialect != Dialect::MySql || !rest.starts_with("DELIMITER "))
            return false;
        // What stands before is comments: they go with the statement.
        m_kept += m_script.substr(m_begin, m_at - m_begin);
        const auto end = rest.find('\n');
        m_mark = std::string(rest.substr(10, end - 10));
        m_at += end == rest.npos ? rest.size() : end + 1;
        m_begin = m_at;
        return true;
    }

    void readStatement()
    {
        if (m_mark != ";") {
            const auto end = m_script.find(m_mark + "\n", m_at);
            const std::size_t last = end == m_script.npos ? m_script.size() : end;
            m_isCompound = true;
            m_at = last;
            finish(last, true);
            m_at = m_begin = std::min(m_script.size(), last + m_mark.size() + 1);
            return;
        }
        SqlScanner scanner(m_script.substr(m_at), m_lexis);
        Token token;
        while (scanner.next(token)) {
            m_at += token.text.size();
            if (note(token)) {
                finish(m_at, true);
                return;
            }
            if (token.kind == TokenKind::Space && token.text.find('\n') != token.text.npos && m_script.substr(m_at).starts_with("DELIMITER ") && m_dialect == Dialect::MySql)
                return;
        }
    }

    /// True where the token ends a part.
    bool note(const Token& token)
    {
        if (token.isBlank())
            return false;
        const std::string word = token.kind == TokenKind::Word ? lowerCase(token.text) : std::string();
        if (m_words < 3)
            m_head[m_words] = word;
        const bool begins = m_words == 0 && word == "begin" && m_dialect != Dialect::MySql;
        ++m_words;
        if (begins && !m_inTransaction)
            return void(m_inTransaction = true), false;
        const bool isTrigger = m_head[0] == "create" && (m_head[1] == "trigger" || m_head[2] == "trigger");
        const bool hasBody = (m_dialect == Dialect::Sqlite && isTrigger) || (m_dialect == Dialect::PostgreSql && (m_depth > 0 || word == "atomic"));
        if (hasBody && (word == "begin" || word == "case" || word == "atomic"))
            ++m_depth;
        else if (hasBody && word == "end")
            --m_depth;
        if (token.kind != TokenKind::Semicolon)
            return false;
        if (m_depth > 0)
            return void(m_isCompound = true), false;
        const bool commits = m_head[0] == "commit";
        m_words = 0;
        m_head[0] = m_head[1] = m_head[2] = {};
        if (!m_inTransaction)
            return true;
        m_isCompound = true;
        return commits;
    }

    void finish(std::size_t end, bool isStatement)
    {
        const std::string text = m_kept + std::string(m_script.substr(m_begin, end - m_begin));
        m_begin = end;
        m_kept.clear();
        m_words = 0;
        const std::string_view trimmedText = trimmedLines(text);
        if (isStatement && !trimmedText.empty())
            m_parts.push_back({std::string(trimmedText) + (trimmedText.ends_with(';') ? "\n" : ";\n"), m_inTransaction, m_isCompound});
        m_inTransaction = m_isCompound = false;
    }

    std::string_view m_script;
    Dialect m_dialect;
    const Lexis& m_lexis;
    std::size_t m_at = 0;
    std::size_t m_begin = 0;
    std::string m_kept;
    std::string m_mark = ";";
    std::string m_head[3];
    std::size_t m_words = 0;
    int m_depth = 0;
    bool m_inTransaction = false;
    bool m_isCompound = false;
    std::vector<ScriptPart> m_parts;
};

}  // namespace

std::vector<ScriptPart> partsOf(std::string_view script, Dialect dialect)
{
    return Cutter(withoutHead(script), dialect).run();
}

std::string joinedParts(const std::vector<ScriptPart>& parts)
{
    std::string text;
    for (const ScriptPart& part : parts)
        text += (text.empty() ? "" : "\n") + part.text;
    return text;
}

}  // namespace barch::sql
