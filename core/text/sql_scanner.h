#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace barch {

enum class SqlPieceKind : std::uint8_t {
    Space, Comment, Word, Number, String, DollarString, QuotedName, Operator, Open, Close, OpenSquare, CloseSquare,
    Comma, Dot, Semicolon, Bad,
};

/// A piece of SQL, a view into the text. `Bad` is what no dialect takes at this place: a quote or comment
/// that never closes, a backslash or a control character outside of quotes.
struct SqlPiece {
    SqlPieceKind kind = SqlPieceKind::Bad;
    std::string_view text;
    bool is(SqlPieceKind k, std::string_view t) const { return kind == k && text == t; }
    bool isBlank() const { return kind == SqlPieceKind::Space || kind == SqlPieceKind::Comment; }
};

/// How a dialect's texts are cut.
struct SqlLexis {
    bool backslashEscapes = false;   ///< '\'' is a quote inside a string
    bool backticks = false;          ///< `name`
    bool dollarStrings = false;      ///< $tag$text$tag$
    bool escapeStrings = false;      ///< E'\n'
    bool nestedComments = false;
    bool hashComments = false;
    bool squareNames = false;        ///< [name]
};
inline constexpr SqlLexis postgresqlLexis{.dollarStrings = true, .escapeStrings = true, .nestedComments = true};
inline constexpr SqlLexis mysqlLexis{.backslashEscapes = true, .backticks = true, .hashComments = true};
inline constexpr SqlLexis sqliteLexis{.backticks = true, .squareNames = true};
/// For texts of which only the design as a whole knows the engine.
inline constexpr SqlLexis anyLexis{.backticks = true, .dollarStrings = true, .escapeStrings = true, .nestedComments = true};

/// The one reader of SQL: one piece after another, none dropped, so that their texts joined are the text.
/// It never fails. The text has to live as long as the pieces.
class SqlScanner {
public:
    SqlScanner(std::string_view text, const SqlLexis& lexis) : m_text(text), m_lexis(lexis) {}

    /// False at the end.
    bool next(SqlPiece& piece)
    {
        if (m_at >= m_text.size())
            return false;
        const std::size_t begin = m_at;
        piece.kind = read();
        piece.text = std::string_view(m_text.data() + begin, m_at - begin);
        return true;
    }

private:
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }
    SqlPieceKind read();
    SqlPieceKind readOther(char c);
    SqlPieceKind sign(char c);
    SqlPieceKind quoted(char quote, bool backslash, SqlPieceKind kind);
    SqlPieceKind squareName();
    SqlPieceKind blockComment();
    SqlPieceKind dollarString();
    SqlPieceKind one(SqlPieceKind kind)
    {
        ++m_at;
        return kind;
    }
    void skip(unsigned what);

    std::string_view m_text;
    SqlLexis m_lexis;
    std::size_t m_at = 0;
};

/// The content of a quoted name or a plain string, its quotes undone; of one that never closes, what
/// there is.
std::string unquotedSql(std::string_view piece);

}  // namespace barch
