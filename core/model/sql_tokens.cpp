#include "core/model/sql_tokens.h"

#include "core/text/sql_scanner.h"

#include <algorithm>
#include <array>

namespace barch {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool sameWithoutCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

class Tokens {
public:
    explicit Tokens(std::string_view text) : m_text(text) {}

    std::vector<SqlToken> read()
    {
        m_tokens.reserve(m_text.size() / 4 + 1);
        SqlScanner scanner(m_text, anyLexis);
        for (SqlPiece piece; scanner.next(piece); m_at += piece.text.size()) {
            switch (piece.kind) {
            case SqlPieceKind::Space:
            case SqlPieceKind::Comment: break;
            case SqlPieceKind::Word: add(SqlTokenKind::Word, 0, piece.text.size()); break;
            case SqlPieceKind::Operator: addOperator(piece.text); break;
            case SqlPieceKind::Number: addNumber(piece.text); break;
            case SqlPieceKind::Bad: addBad(piece.text); break;
            case SqlPieceKind::QuotedName: add(SqlTokenKind::QuotedIdentifier, 0, piece.text.size()); break;
            case SqlPieceKind::String:
            case SqlPieceKind::DollarString: add(SqlTokenKind::String, 0, piece.text.size()); break;
            default: add(SqlTokenKind::Symbol, 0, piece.text.size()); break;
            }
        }
        return std::move(m_tokens);
    }

private:
    void add(SqlTokenKind kind, std::size_t from, std::size_t length)
    {
        const std::size_t begin = m_at + from;
        m_tokens.push_back({kind, begin, begin + length, std::string_view(m_text.data() + begin, length)});
    }

    void addOperator(std::string_view signs)
    {
        for (std::size_t i = 0; i < signs.size(); ++i) {
            const std::size_t length = signs.substr(i, 2) == "::" ? 2 : 1;
            add(SqlTokenKind::Symbol, i, length);
            i += length - 1;
        }
    }

    /// A parameter ("$1") is a sign and a number.
    void addNumber(std::string_view text)
    {
        const std::size_t sign = text.front() == '$' ? 1 : 0;
        if (sign > 0)
            add(SqlTokenKind::Symbol, 0, 1);
        if (text.size() > sign)
            add(SqlTokenKind::Number, sign, text.size() - sign);
    }

    /// A quote that never closes reads as one that closes at the end of the text.
    void addBad(std::string_view text)
    {
        switch (text.front()) {
        case '"':
        case '`': return add(SqlTokenKind::QuotedIdentifier, 0, text.size());
        case '\'':
        case '$':
        case 'e':
        case 'E': return add(SqlTokenKind::String, 0, text.size());
        default: break;
        }
        if (!text.starts_with("/*") && static_cast<unsigned char>(text.front()) > ' ')
            add(SqlTokenKind::Symbol, 0, text.size());
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
    if (kind == SqlTokenKind::Word) {
        std::string plain(text);
        std::transform(plain.begin(), plain.end(), plain.begin(), lower);
        return plain;
    }
    return unquotedSql(text);
}

std::vector<SqlToken> sqlTokens(std::string_view text)
{
    return Tokens(text).read();
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
