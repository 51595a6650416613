#pragma once

#include <cstddef>
#include <string_view>

namespace barch::pg {

enum class PieceKind {
    Statement,    ///< SQL up to its semicolon
    LongRows,     ///< an INSERT too long to be worth parsing
    CopyData,     ///< rows after COPY ... FROM stdin
    PsqlCommand,  ///< a line that psql itself obeys: \connect, \restrict
    DownPart,     ///< what a migration file says to take itself back
};

/// A piece of a script, as psql would cut it.
struct ScriptPiece {
    PieceKind kind = PieceKind::Statement;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Cuts a script into pieces without reading all of it at once. It never fails: what has no end goes to the end.
class ScriptReader {
public:
    explicit ScriptReader(std::string_view text) : m_text(text) {}

    /// False at the end. Blanks and comments between statements belong to the next piece.
    bool next(ScriptPiece& piece);

private:
    char peek(std::size_t ahead = 0) const { return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0'; }
    void toEndOfLine();
    void throughBlockComment();
    void throughQuoted(char quote, bool backslash);
    bool throughDollarString();
    bool lineComment(ScriptPiece& piece, bool isFirst);
    void word();
    bool sign(char c);
    void copyData();
    bool endsWithStdin() const;
    ScriptPiece finished(std::size_t begin);

    /// What is known of the statement so far.
    struct Statement {
        std::size_t first = 0;          ///< where its first word begins
        int words = 0;
        int parentheses = 0;
        int blocks = 0;                 ///< of BEGIN ATOMIC ... END
        bool isCopy = false;
        bool isInsert = false;
        bool isCreate = false;
        bool isRoutine = false;
        bool afterFrom = false;
        bool fromStdin = false;
    };
    std::string_view m_text;
    std::size_t m_at = 0;
    bool m_copyData = false;
    Statement m_statement;
};

}  // namespace barch::pg
