#include "app/platform/databases/sqlite_script.h"

#include "app/platform/databases/sql_words.h"
#include "core/import/source_text.h"

#include <algorithm>

namespace barch {
namespace {

struct Statement {
    std::size_t begin = 0;
    std::string_view text;   ///< without the semicolon
};

/// Cuts a script at its semicolons; those inside of a trigger's body belong to it.
class StatementReader {
public:
    explicit StatementReader(std::string_view sql) : m_sql(sql), m_scanner(sql, sqliteLexis) {}

    bool next(Statement& statement)
    {
        std::size_t words = 0;
        bool isTrigger = false;
        bool isCreate = false;
        bool isOpen = false;
        bool afterSemicolon = false;
        bool afterEnd = false;
        for (SqlPiece piece; m_scanner.next(piece);) {
            const auto at = static_cast<std::size_t>(piece.text.data() - m_sql.data());
            m_at = at + piece.text.size();
            if (piece.isBlank())
                continue;
            if (!isOpen) {
                if (piece.kind == SqlPieceKind::Semicolon)
                    continue;
                statement.begin = at;
                isOpen = true;
                if (piece.kind == SqlPieceKind::Dot)
                    return clientCommand(statement);
            }
            const std::string word = piece.kind == SqlPieceKind::Word && piece.text.size() < 12 ? lowerWord(piece.text) : std::string();
            ++words;
            isCreate = isCreate || (words == 1 && word == "create");
            isTrigger = isTrigger || (isCreate && words <= 3 && word == "trigger");
            if (piece.kind == SqlPieceKind::Semicolon && (!isTrigger || afterEnd)) {
                statement.text = m_sql.substr(statement.begin, at - statement.begin);
                return true;
            }
            afterEnd = afterSemicolon && word == "end";
            afterSemicolon = piece.kind == SqlPieceKind::Semicolon;
        }
        if (isOpen)
            statement.text = m_sql.substr(statement.begin);
        return isOpen;
    }

    std::size_t position() const { return m_at; }

private:
    /// ".mode csv" is for the program sqlite3; it ends with its line.
    bool clientCommand(Statement& statement)
    {
        const std::size_t end = std::min(m_sql.find('\n', statement.begin), m_sql.size());
        statement.text = m_sql.substr(statement.begin, end - statement.begin);
        for (SqlPiece piece; m_at < end && m_scanner.next(piece);)
            m_at = static_cast<std::size_t>(piece.text.data() - m_sql.data()) + piece.text.size();
        return true;
    }

    std::string_view m_sql;
    SqlScanner m_scanner;
    std::size_t m_at = 0;
};

constexpr const char* rowsWhy = "Rows are not part of a design.";

class ScriptRun {
public:
    ScriptRun(SqliteSandbox& sandbox, std::string_view sql, ScriptNotes& notes) : m_sandbox(sandbox), m_sql(sql), m_notes(notes) {}

    Result<SqliteScriptRun> all()
    {
        StatementReader reader(m_sql);
        for (Statement statement; reader.next(statement);) {
            m_line += static_cast<int>(std::count(m_sql.begin() + static_cast<std::ptrdiff_t>(m_counted),
                                                  m_sql.begin() + static_cast<std::ptrdiff_t>(statement.begin), '\n'));
            m_counted = statement.begin;
            if (!m_sandbox.report(0.9 * static_cast<double>(statement.begin) / static_cast<double>(m_sql.size())))
                return importStopped();
            if (const auto error = one(statement))
                return *error;
        }
        return std::move(m_result);
    }

private:
    using Fault = std::optional<Error>;

    Fault one(const Statement& statement)
    {
        // The first pieces say what it is; a long list of rows is never taken apart.
        const SqlWords head(statement.text.substr(0, 600), sqliteLexis);
        if (head.kind(0) == SqlPieceKind::Dot)
            return skip(statement, std::string(statement.text.substr(0, statement.text.find(' '))), "It is a command of the program sqlite3.");
        if (head.is(0, "insert") || head.is(0, "replace"))
            return insert(statement, head);
        if (head.is(0, "update") || head.is(0, "delete"))
            return skip(statement, lowerWord(head.text(0)) == "update" ? "UPDATE" : "DELETE", rowsWhy);
        if (head.is(0, "select") || head.is(0, "with") || head.is(0, "values") || head.is(0, "explain"))
            return skip(statement, "A query", "It says nothing about the design.");
        if (head.is(0, "pragma"))
            return skip(statement, "PRAGMA " + head.name(1), "Settings of a connection are not part of a design.");
        if (head.is(0, "begin") || head.is(0, "commit") || head.is(0, "rollback") || head.is(0, "savepoint") || head.is(0, "release") || head.is(0, "end"))
            return skip(statement, "Transactions", "All of the script is read, or nothing.");
        if (head.is(0, "attach") || head.is(0, "detach"))
            return skip(statement, head.is(0, "attach") ? "ATTACH" : "DETACH", "An import opens no other files.");
        if (head.is(0, "vacuum") || head.is(0, "analyze") || head.is(0, "reindex"))
            return skip(statement, "VACUUM, ANALYZE or REINDEX", "It says nothing about the design.");
        return run(statement, head);
    }

    Fault skip(const Statement&, const std::string& what, const char* why)
    {
        m_notes.addOften(ImportOutcome::Skipped, m_line, what, why);
        return std::nullopt;
    }

    /// A dump of sqlite3 makes virtual tables by writing their statement into the catalogue.
    Fault insert(const Statement& statement, const SqlWords& head)
    {
        std::size_t at = 1;
        while (!head.isEnd(at) && !head.is(at, "into"))
            ++at;
        const std::string table = head.name(at + 1);
        if (table != "sqlite_schema" && table != "sqlite_master")
            return skip(statement, "INSERT INTO " + table.substr(0, 60), rowsWhy);
        const SqlWords words(statement.text, sqliteLexis);
        for (std::size_t i = 0; i < words.size(); ++i)
            if (words.is(i, SqlPieceKind::String)) {
                const std::string made = words.name(i);
                const SqlWords parts(made, sqliteLexis);
                if (parts.is(0, "create", "virtual"))
                    return virtualTable({statement.begin, made}, parts);
            }
        return skip(statement, "INSERT INTO " + table, "The catalogue is only written by CREATE.");
    }

    Fault run(const Statement& statement, const SqlWords& head)
    {
        if (head.is(0, "create", "virtual"))
            return virtualTable(statement, head);
        if (head.is(0, "create"))
            remember(head);
        const auto failure = m_sandbox.run(statement.text);
        if (failure)
            return faultOf(statement, *failure);
        if (head.is(1, "temp") || head.is(1, "temporary"))
            m_notes.add(ImportOutcome::Skipped, m_line, "A temporary " + lowerWord(head.text(2)), "It goes with the connection that made it.");
        return std::nullopt;
    }

    Fault virtualTable(const Statement& statement, const SqlWords& head)
    {
        remember(head);
        const auto failure = m_sandbox.run(statement.text);
        if (!failure)
            return std::nullopt;
        // Modules of an application are not here, and some are not let through.
        if (failure->isStopped || failure->message.find("syntax error") != std::string::npos || failure->message.find("incomplete") != std::string::npos)
            return faultOf(statement, *failure);
        m_result.unknown.push_back({m_name, std::string(statement.text), m_line});
        return std::nullopt;
    }

    /// CREATE [UNIQUE | TEMP | VIRTUAL] KIND [IF NOT EXISTS] [schema.]name
    void remember(const SqlWords& head)
    {
        std::size_t at = 1;
        while (head.is(at, "unique") || head.is(at, "temp") || head.is(at, "temporary") || head.is(at, "virtual"))
            ++at;
        ++at;
        if (head.is(at, "if", "not"))
            at += 3;
        if (head.is(at + 1, SqlPieceKind::Dot))
            at += 2;
        m_name = head.isName(at) ? head.name(at) : std::string();
        m_result.lines.try_emplace(lowerWord(m_name), m_line);
    }

    Error faultOf(const Statement& statement, const SqliteSandbox::Failure& failure) const
    {
        if (failure.isStopped)
            return importStopped();
        const bool isAtEnd = failure.offset < 0 && failure.message == "incomplete input";
        const std::size_t at = failure.offset >= 0 ? static_cast<std::size_t>(failure.offset) : isAtEnd ? statement.text.size() : 0;
        return sourceError(m_sql, statement.begin + at, "SQLite doesn't take this: " + failure.message + ".");
    }

    SqliteSandbox& m_sandbox;
    std::string_view m_sql;
    ScriptNotes& m_notes;
    SqliteScriptRun m_result;
    std::string m_name;
    int m_line = 1;
    std::size_t m_counted = 0;
};

}  // namespace

Result<SqliteScriptRun> runSqliteScript(SqliteSandbox& sandbox, std::string_view sql, ScriptNotes& notes)
{
    return ScriptRun(sandbox, sql, notes).all();
}

}  // namespace barch
