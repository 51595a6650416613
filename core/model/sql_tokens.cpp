#include "core/model/sql_tokens.h"

#include <algorithm>
#include <array>

namespace barch {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool startsWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool continuesWord(char c) { return startsWord(c) || isDigit(c) || c == '$'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool sameWithoutCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

class Scanner {
public:
    explicit Scanner(std::string_view text) : m_text(text) {}

    std::vector<SqlToken> tokens()
    {
        while (skipBlank(), m_at < m_text.size()) {
            const std::size_t begin = m_at;
            const SqlTokenKind kind = next();
            m_tokens.push_back({kind, begin, m_at, m_text.substr(begin, m_at - begin)});
        }
        return std::move(m_tokens);
    }

private:
    char at(std::size_t position) const { return position < m_text.size() ? m_text[position] : '\0'; }

    void skipBlank()
    {
        while (m_at < m_text.size()) {
            if (at(m_at) == '-' && at(m_at + 1) == '-')
                m_at = std::min(m_text.find('\n', m_at), m_text.size());
            else if (at(m_at) == '/' && at(m_at + 1) == '*')
                skipComment();
            else if (static_cast<unsigned char>(at(m_at)) <= ' ')
                ++m_at;
            else
                return;
        }
    }

    void skipComment()
    {
        int depth = 0;
        do {
            const bool opens = at(m_at) == '/' && at(m_at + 1) == '*';
            const bool closes = at(m_at) == '*' && at(m_at + 1) == '/';
            depth += opens ? 1 : closes ? -1 : 0;
            m_at += opens || closes ? 2 : 1;
        } while (depth > 0 && m_at < m_text.size());
        m_at = std::min(m_at, m_text.size());
    }

    SqlTokenKind next()
    {
        const char c = at(m_at);
        if (c == '\'')
            return quoted('\'', false, SqlTokenKind::String);
        if ((c == 'e' || c == 'E') && at(m_at + 1) == '\'') {
            ++m_at;
            return quoted('\'', true, SqlTokenKind::String);
        }
        if (c == '"' || c == '`')
            return quoted(c, false, SqlTokenKind::QuotedIdentifier);
        if (c == '$' && dollarString())
            return SqlTokenKind::String;
        if (startsWord(c)) {
            while (continuesWord(at(m_at)))
                ++m_at;
            return SqlTokenKind::Word;
        }
        if (isDigit(c)) {
            while (continuesWord(at(m_at)) || at(m_at) == '.')
                ++m_at;
            return SqlTokenKind::Number;
        }
        m_at += c == ':' && at(m_at + 1) == ':' ? 2 : 1;
        return SqlTokenKind::Symbol;
    }

    SqlTokenKind quoted(char quote, bool backslashes, SqlTokenKind kind)
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (backslashes && at(m_at) == '\\')
                ++m_at;
            else if (at(m_at) == quote && at(m_at + 1) == quote)
                ++m_at;
            else if (at(m_at) == quote)
                break;
        }
        m_at = std::min(m_at + 1, m_text.size());
        return kind;
    }

    bool dollarString()
    {
        std::size_t end = m_at + 1;
        if (!startsWord(at(end)) && at(end) != '$')
            return false;
        while (continuesWord(at(end)) && at(end) != '$')
            ++end;
        if (at(end) != '$')
            return false;
        const std::string_view tag = m_text.substr(m_at, end + 1 - m_at);
        const std::size_t close = m_text.find(tag, end + 1);
        m_at = close == std::string_view::npos ? m_text.size() : close + tag.size();
        return true;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<SqlToken> m_tokens;
};

/// Words that PostgreSQL, MySQL or SQLite don't take as a plain name, and that designs do use.
constexpr auto reservedWords = std::to_array<std::string_view>(
    {"add", "all", "alter", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization",
     "between", "both", "by", "call", "cascade", "case", "cast", "change", "character", "check", "collate", "collation",
     "column", "condition", "constraint", "continue", "create", "cross", "current_catalog", "current_date",
     "current_role", "current_schema", "current_time", "current_timestamp", "current_user", "cursor", "database",
     "databases", "default", "deferrable", "delete", "desc", "describe", "distinct", "div", "do", "drop", "each", "else",
     "end", "escape", "except", "exists", "exit", "explain", "false", "fetch", "for", "force", "foreign", "freeze", "from",
     "full", "function", "generated", "get", "glob", "grant", "group", "grouping", "groups", "having", "if", "ignore",
     "ilike", "in", "index", "initially", "inner", "insert", "int", "intersect", "interval", "into", "is", "isnull", "join",
     "key", "keys", "kill", "lateral", "leading", "leave", "left", "like", "limit", "lines", "load", "localtime",
     "localtimestamp", "lock", "loop", "match", "mod", "natural", "no", "not", "notnull", "null", "of", "offset", "on",
     "only", "optimize", "option", "or", "order", "out", "outer", "over", "overlaps", "partition", "placing", "precision",
     "primary", "procedure", "range", "rank", "read", "reads", "recursive", "references", "regexp", "release", "rename",
     "repeat", "replace", "require", "restrict", "return", "returning", "revoke", "right", "row", "row_number", "rows",
     "schema", "schemas", "select", "separator", "session_user", "set", "show", "signal", "similar", "some", "sql", "ssl",
     "starting", "symmetric", "system", "table", "tablesample", "terminated", "then", "to", "trailing", "transaction",
     "trigger", "true", "undo", "union", "unique", "unlock", "unsigned", "update", "usage", "use", "user", "using",
     "values", "variadic", "varying", "verbose", "virtual", "when", "where", "while", "window", "with", "write", "xor",
     "zerofill"});

}  // namespace

bool SqlToken::names(std::string_view wanted) const
{
    if (kind == SqlTokenKind::Word)
        return sameWithoutCase(text, wanted);
    return kind == SqlTokenKind::QuotedIdentifier && name() == wanted;
}

bool SqlToken::is(std::string_view word) const
{
    return (kind == SqlTokenKind::Word && sameWithoutCase(text, word)) ||
           (kind == SqlTokenKind::Symbol && text == word);
}

std::string SqlToken::name() const
{
    std::string plain;
    if (kind == SqlTokenKind::Word) {
        plain = text;
        std::transform(plain.begin(), plain.end(), plain.begin(), lower);
        return plain;
    }
    const std::size_t last = text.size() > 1 && text.back() == text.front() ? text.size() - 1 : text.size();
    for (std::size_t i = 1; i < last; ++i) {
        plain += text[i];
        if (text[i] == text.front())
            ++i;  // a doubled quote stands for one
    }
    return plain;
}

std::vector<SqlToken> sqlTokens(std::string_view text)
{
    return Scanner(text).tokens();
}

bool mayMention(std::string_view text, std::string_view name)
{
    if (name.empty() || text.size() < name.size())
        return false;
    const char first = lower(name.front());
    const char capital = first >= 'a' && first <= 'z' ? static_cast<char>(first - 'a' + 'A') : first;
    const std::size_t last = text.size() - name.size();
    for (std::size_t i = 0; i <= last; ++i)
        if ((text[i] == first || text[i] == capital) && sameWithoutCase(text.substr(i, name.size()), name))
            return true;
    return name.find_first_of("\"`") != std::string_view::npos;
}

bool mentionsIdentifier(std::string_view text, std::string_view name)
{
    if (!mayMention(text, name))
        return false;
    const auto tokens = sqlTokens(text);
    return std::any_of(tokens.begin(), tokens.end(), [&](const SqlToken& token) { return token.names(name); });
}

std::string sqlIdentifier(std::string_view name, Dialect dialect)
{
    const bool plain = !name.empty() && !isDigit(name.front()) && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || isDigit(c) || c == '_';
    });
    if (plain && !std::binary_search(reservedWords.begin(), reservedWords.end(), name))
        return std::string(name);
    const char quote = dialect == Dialect::MySql ? '`' : '"';
    std::string quoted(1, quote);
    for (const char c : name) {
        quoted += c;
        if (c == quote)
            quoted += c;
    }
    return quoted + quote;
}

}  // namespace barch
