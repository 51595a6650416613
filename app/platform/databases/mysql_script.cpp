#include "app/platform/databases/mysql_script.h"

#include "app/platform/databases/mysql_statements.h"
#include "app/platform/databases/sql_words.h"
#include "core/import/element_ids.h"
#include "core/import/source_text.h"

#include <algorithm>
#include <array>
#include <set>

namespace barch {
namespace {

constexpr const char* rowsWhy = "Rows are not part of a design.";
constexpr const char* serverWhy = "It concerns the server and not the design.";

bool isOneOf(const std::string& word, std::initializer_list<std::string_view> list)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// A statement with what matters of its head.
struct Head {
    std::string verb;
    std::string kind;          ///< of CREATE, ALTER and DROP: "table"
    std::string name;          ///< of what is made
    std::size_t nameAt = 0;
};

Head headOf(const SqlWords& words)
{
    Head head;
    head.verb = lowerWord(words.text(0));
    std::size_t at = 1;
    static constexpr std::array<std::string_view, 14> between = {"or", "replace", "temporary", "unique", "fulltext", "spatial", "online", "offline",
                                                                "aggregate", "sql", "security", "definer", "invoker", "ignore"};
    for (; !words.isEnd(at); ++at) {
        if (words.is(at, "algorithm"))
            at += 2;
        else if (words.is(at, "definer") && words.text(at + 1) == "=")
            at += words.text(at + 3) == "@" || words.is(at + 3, SqlPieceKind::Open) ? 4 : 2;
        else if (std::none_of(between.begin(), between.end(), [&](std::string_view word) { return words.is(at, word); }))
            break;
    }
    head.kind = lowerWord(words.text(at));
    ++at;
    if (words.is(at, "if", "not"))
        at += 3;
    else if (words.is(at, "if", "exists"))
        at += 2;
    head.nameAt = at;
    head.name = words.isName(at) ? words.name(at) : std::string();
    return head;
}

class ScriptRun {
public:
    ScriptRun(MySqlConnection& connection, MySqlHost host, std::string_view sql, ScriptNotes& notes, const ImportProgress& progress)
        : m_connection(connection), m_host(host), m_sql(sql), m_notes(notes), m_progress(progress)
    {
    }

    Result<MySqlScriptRun> all()
    {
        MySqlStatementReader reader(m_sql);
        for (MySqlStatement statement; reader.next(statement);) {
            m_line += static_cast<int>(std::count(m_sql.begin() + static_cast<std::ptrdiff_t>(m_counted),
                                                  m_sql.begin() + static_cast<std::ptrdiff_t>(statement.begin), '\n'));
            m_counted = statement.begin;
            if (m_progress && !m_progress(0.8 * static_cast<double>(statement.begin) / static_cast<double>(m_sql.size())))
                return importStopped();
            if (const auto error = one(statement))
                return *error;
        }
        if (reader.unclosed())
            return sourceError(m_sql, *reader.unclosed(), "The quote or comment that begins here never closes.");
        return std::move(m_result);
    }

private:
    using Fault = std::optional<Error>;

    Fault skip(const std::string& what, const char* why)
    {
        m_notes.addOften(ImportOutcome::Skipped, m_line, what, why);
        return std::nullopt;
    }

    Fault one(const MySqlStatement& statement)
    {
        const std::string first = lowerWord(statement.text.substr(0, 8));
        if (first.starts_with("insert ") || first.starts_with("insert\n") || first.starts_with("replace "))
            return skip(rowsName(SqlWords(statement.text.substr(0, 400), mysqlLexis)), rowsWhy);
        if (statement.text.front() == '\\')
            return skip("Commands of the client", "They are for the program mysql.");
        bool leavesOut = false;
        m_text = withoutVersions(statement.text, leavesOut);
        const bool isEmpty = SqlWords(m_text, mysqlLexis).size() == 0;
        if (leavesOut)
            m_notes.addOften(ImportOutcome::Skipped, m_line, "Parts of statements in comments for newer versions of MySQL", "MariaDB passes over them.");
        if (isEmpty)
            return std::nullopt;
        m_begin = statement.begin;
        return classified();
    }

    static std::string rowsName(const SqlWords& words)
    {
        std::size_t at = 1;
        while (!words.isEnd(at) && (words.is(at, "into") || words.is(at, "ignore") || words.is(at, "low_priority") || words.is(at, "delayed") || words.is(at, "high_priority")))
            ++at;
        return "INSERT INTO " + words.name(at).substr(0, 60);
    }

    Fault classified()
    {
        const SqlWords words(m_text, mysqlLexis);
        const Head head = headOf(words);
        const std::string& verb = head.verb;
        if (isOneOf(verb, {"insert", "replace"}))
            return skip(rowsName(words), rowsWhy);
        if (isOneOf(verb, {"update", "delete", "truncate", "load"}))
            return skip(verb == "load" ? "LOAD DATA" : verb == "update" ? "UPDATE" : verb == "delete" ? "DELETE" : "TRUNCATE", rowsWhy);
        if (isOneOf(verb, {"select", "show", "explain", "describe", "desc", "with", "values", "help", "do", "call"}))
            return skip("Queries and calls", "They say nothing about the design.");
        if (isOneOf(verb, {"start", "begin", "commit", "rollback", "savepoint", "release", "lock", "unlock"}))
            return skip("Transactions and locks", "All of the script is read, or nothing.");
        if (isOneOf(verb, {"grant", "revoke", "flush", "analyze", "optimize", "check", "repair", "kill", "reset", "change", "install", "uninstall",
                           "shutdown", "purge", "binlog", "handler", "cache", "prepare", "execute", "deallocate", "xa"}))
            return skip(verb == "grant" || verb == "revoke" ? "GRANT and REVOKE" : "Statements for the server", serverWhy);
        if (verb == "use")
            return use(words);
        if (verb == "set")
            return set(words);
        if (isOneOf(verb, {"create", "alter", "drop"}))
            return define(words, head);
        if (verb == "rename" && words.is(1, "table"))
            return execute(words, head, 1, words.size());
        const auto failure = m_connection.tryOut(m_text);
        return failure ? Fault(faultOf(*failure)) : skip("Statements of other kinds", "They say nothing about the design.");
    }

    Fault use(const SqlWords& words)
    {
        m_own.insert(lowerWord(words.name(1)));
        return skip("USE " + words.name(1), "The import has a database of its own.");
    }

    Fault define(const SqlWords& words, const Head& head)
    {
        if (head.kind == "database" || head.kind == "schema")
            return database(words, head);
        if (head.kind == "event")
            return event(words, head);
        const bool isSettings = head.verb == "alter" && head.kind == "table" && words.is(words.size() - 1, "keys") &&
                                (words.is(words.size() - 2, "disable") || words.is(words.size() - 2, "enable"));
        if (isSettings)
            return skip("ALTER TABLE ... DISABLE or ENABLE KEYS", rowsWhy);
        if (!isOneOf(head.kind, {"table", "view", "index", "trigger", "function", "procedure", "sequence"}))
            return skip(head.verb + " " + head.kind, serverWhy);
        for (std::size_t i = 0; i < words.size(); ++i)
            if (words.is(i, "soname") || words.is(i, "discard", "tablespace") || words.is(i, "import", "tablespace"))
                return skip(head.verb + " " + head.kind + " " + head.name, serverWhy);
        if (const auto engine = outsideEngine(words); !engine.empty())
            return keepTable(words, head, engine);
        blankDirectories(words);
        if (head.verb == "create")
            m_result.lines.try_emplace(lowerWord(nameBehindDot(words, head.nameAt)), m_line);
        const bool hasBody = isOneOf(head.kind, {"view", "trigger", "function", "procedure"}) && head.verb != "drop";
        return execute(words, head, head.nameAt, hasBody ? headEnd(words, head) : words.size());
    }

    /// The engine of a table whose rows lie in other servers or in files.
    static std::string outsideEngine(const SqlWords& words)
    {
        for (std::size_t i = 0; i + 1 < words.size(); ++i) {
            if (!words.is(i, "engine") || !(words.text(i + 1) == "=" || words.isName(i + 1)))
                continue;
            const std::string engine = lowerWord(words.name(words.text(i + 1) == "=" ? i + 2 : i + 1));
            if (isOneOf(engine, {"connect", "federated", "federatedx", "spider", "sphinx", "s3"}))
                return engine;
        }
        return {};
    }

    Fault keepTable(const SqlWords& words, const Head& head, const std::string& engine)
    {
        const std::string name = nameBehindDot(words, head.nameAt);
        keep("table " + name, name, "DROP TABLE " + mysqlName(name), "The rows of a table of " + engine + " lie outside of the database.");
        m_notes.add(ImportOutcome::Kept, m_line, head.verb + " table " + name, m_result.kept.back().reason);
        return std::nullopt;
    }

    void keep(const std::string& path, const std::string& name, const std::string& down, const std::string& why)
    {
        VerbatimSql kept;
        kept.id = VerbatimId(importedGlobal("verbatim", path));
        kept.name = name;
        const auto from = m_text.find_first_not_of(" \t\r\n");
        kept.sql = m_text.substr(from, m_text.find_last_not_of(" \t\r\n") + 1 - from);
        kept.downSql = down;
        kept.dialect = Dialect::MySql;
        kept.position = static_cast<int>(m_result.kept.size());
        kept.reason = why;
        m_result.kept.push_back(std::move(kept));
    }

    /// DATA DIRECTORY and INDEX DIRECTORY, which would make files anywhere.
    void blankDirectories(const SqlWords& words)
    {
        for (std::size_t i = 0; i + 2 < words.size(); ++i) {
            if (!words.is(i + 1, "directory") || !(words.is(i, "data") || words.is(i, "index")))
                continue;
            const std::size_t end = words.text(i + 2) == "=" ? i + 4 : i + 3;
            if (!words.is(end - 1, SqlPieceKind::String) && !words.is(end - 1, SqlPieceKind::QuotedName))
                continue;
            blank(words.offset(i), words.offset(end - 1) + words.text(end - 1).size());
            m_notes.addOften(ImportOutcome::Skipped, m_line, "DATA DIRECTORY or INDEX DIRECTORY", "Where files lie is the server's affair.");
        }
    }

    /// Where the part of CREATE VIEW, TRIGGER or FUNCTION ends that names what it concerns.
    static std::size_t headEnd(const SqlWords& words, const Head& head)
    {
        std::size_t at = head.nameAt;
        while (!words.isEnd(at) && !words.is(at, SqlPieceKind::Open) && !words.is(at, "as") && !words.is(at, "for", "each"))
            ++at;
        return at;
    }

    static std::string nameBehindDot(const SqlWords& words, std::size_t at)
    {
        return words.is(at + 1, SqlPieceKind::Dot) ? words.name(at + 2) : words.name(at);
    }

    Fault database(const SqlWords& words, const Head& head)
    {
        if (head.verb == "create")
            m_own.insert(lowerWord(head.name));
        // Its character set is that of the tables that say none.
        const std::string options = head.verb == "drop" ? std::string() : words.slice(head.nameAt + 1, words.size());
        const SqlWords rest(options, mysqlLexis);
        const bool isPlain = std::all_of(options.begin(), options.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == ' ' || c == '_' || c == '='; });
        if (isPlain && (rest.is(0, "character") || rest.is(0, "charset") || rest.is(0, "collate") || rest.is(0, "default")))
            if (const auto failure = m_connection.run("ALTER DATABASE " + mysqlName(m_connection.database()) + " " + olderCollations(options)))
                return faultOf(*failure);
        return skip(head.verb + " " + head.kind + " " + head.name, "The import has a database of its own.");
    }

    /// Events are not made: a server might run them.
    Fault event(const SqlWords& words, const Head& head)
    {
        if (head.verb != "create")
            return skip(head.verb + " event " + head.name, "Events are kept as they are made.");
        blankDefiner(words);
        const std::string name = nameBehindDot(words, head.nameAt);
        keep("event " + name, name, "DROP EVENT " + mysqlName(name), "A design has no events: say what it does as a job.");
        m_notes.add(ImportOutcome::Kept, m_line, "CREATE EVENT " + name, m_result.kept.back().reason);
        return std::nullopt;
    }

    /// Names of other databases are refused between these pieces; those of the script's own go away everywhere.
    Fault execute(const SqlWords& words, const Head& head, std::size_t begin, std::size_t end)
    {
        blankDefiner(words);
        const bool makesTable = head.verb == "create" && head.kind == "table";
        for (std::size_t i = 0; i + 2 < words.size(); ++i) {
            if (!words.isName(i) || words.is(i, SqlPieceKind::String) || !words.is(i + 1, SqlPieceKind::Dot) || !words.isName(i + 2) ||
                (i > 0 && words.is(i - 1, SqlPieceKind::Dot)))
                continue;
            if (m_own.contains(lowerWord(words.name(i))))
                blank(words.offset(i), words.offset(i + 2));
            else if (i >= begin && i < end && !(makesTable && isInside(words, i)))
                return sourceError(m_sql, m_begin + words.offset(i), "This names something in another database, " + words.name(i) + ".");
        }
        if (makesTable && m_host == MySqlHost::Given && holds(words, "select"))
            return sourceError(m_sql, m_begin, "A table that is made from a query isn't imported on a server of yours: the query would run there.");
        const auto failure = m_connection.run(olderCollations(m_text));
        if (failure && failure->number == 1295)
            return skip(head.verb + " " + head.kind + " " + head.name, "This server takes it from no program but its own client: import it through MariaDB.");
        return failure ? Fault(faultOf(*failure)) : std::nullopt;
    }

    static bool holds(const SqlWords& words, std::string_view word)
    {
        for (std::size_t i = 0; i < words.size(); ++i)
            if (words.is(i, word))
                return true;
        return false;
    }

    /// In the brackets of CREATE TABLE, where only REFERENCES names tables.
    static bool isInside(const SqlWords& words, std::size_t at)
    {
        int depth = 0;
        for (std::size_t i = 0; i < at; ++i)
            depth += words.is(i, SqlPieceKind::Open) ? 1 : words.is(i, SqlPieceKind::Close) ? -1 : 0;
        return depth > 0 && !words.is(at - 1, "references") && !words.is(at - 1, "like");
    }

    /// DEFINER = account: accounts are not part of a design, and an import may name no other than its own.
    void blankDefiner(const SqlWords& words)
    {
        for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 16); ++i) {
            if (!words.is(i, "definer") || words.text(i + 1) != "=")
                continue;
            std::size_t end = i + 3;
            if (words.text(end) == "@")
                end += 2;
            else if (words.is(end, SqlPieceKind::Open))
                end += 2;
            blank(words.offset(i), words.offset(end));
            m_notes.addOften(ImportOutcome::Skipped, m_line, "DEFINER", "Accounts are not part of a design.");
            return;
        }
    }

    void blank(std::size_t begin, std::size_t end)
    {
        for (std::size_t i = begin; i < std::min(end, m_text.size()); ++i)
            m_text[i] = m_text[i] == '\n' ? '\n' : ' ';
    }

    /// MySQL 8's collations, which MariaDB has under other names; the reader of the catalogue turns them back.
    std::string olderCollations(std::string text) const
    {
        if (!m_connection.isMariaDb())
            return text;
        for (const auto& [newer, older] : {std::pair("utf8mb4_0900_ai_ci", "utf8mb4_uca1400_ai_ci"), std::pair("utf8mb4_0900_as_ci", "utf8mb4_uca1400_as_ci"),
                                           std::pair("utf8mb4_0900_as_cs", "utf8mb4_uca1400_as_cs"), std::pair("utf8mb4_0900_bin", "utf8mb4_nopad_bin")})
            for (auto at = text.find(newer); at != std::string::npos; at = text.find(newer, at))
                text.replace(at, std::string_view(newer).size(), older);
        return text;
    }

    /// Only settings that say how statements are to be read; values without calls and queries.
    Fault set(const SqlWords& words)
    {
        static constexpr std::array<std::string_view, 10> known = {"foreign_key_checks", "unique_checks", "sql_mode", "time_zone", "default_storage_engine",
                                                                  "storage_engine", "explicit_defaults_for_timestamp", "innodb_strict_mode", "check_constraint_checks", "sql_notes"};
        for (std::size_t begin = 1; begin < words.size();) {
            std::size_t end = begin;
            bool isPlain = true;
            for (; !words.isEnd(end) && !words.is(end, SqlPieceKind::Comma); ++end)
                isPlain = isPlain && !words.is(end, SqlPieceKind::Open) && !words.is(end, "select");
            const std::string text = words.slice(begin, end);
            std::size_t at = begin;
            while (words.is(at, "session") || words.is(at, "local") || words.text(at) == "@@" || words.is(at, SqlPieceKind::Dot))
                ++at;
            const std::string name = lowerWord(words.text(at));
            const bool isVariable = words.text(begin) == "@" || text.starts_with("@") ;
            const bool changesReading = name == "sql_mode" && lowerWord(text).find("no_backslash") != std::string::npos;
            const bool runs = isPlain && !changesReading && ((isVariable && !text.starts_with("@@")) || std::find(known.begin(), known.end(), name) != known.end());
            if (runs) {
                if (const auto failure = m_connection.run("SET " + text); failure && failure->number == 1064)
                    return faultOf(*failure);
            } else {
                skip("SET " + (name.empty() ? words.name(begin) : name), "Settings of a connection are not part of a design.");
            }
            begin = end + 1;
        }
        return std::nullopt;
    }

    /// "... near 'form) text' at line 3": the place in the script.
    Error faultOf(const MySqlConnection::Failure& failure) const
    {
        std::string message = failure.message.substr(0, failure.message.find("; check the manual"));
        std::size_t place = m_text.find_first_not_of(" \t\r\n\f");
        const auto near = failure.message.find("near '");
        const auto line = failure.message.rfind("' at line ");
        if (near != std::string::npos && line != std::string::npos && line >= near + 6) {
            const std::string_view shown = std::string_view(failure.message).substr(near + 6, line - near - 6);
            std::size_t from = 0;
            for (int n = std::atoi(failure.message.c_str() + line + 10); n > 1 && from != std::string::npos; --n)
                from = m_text.find('\n', from) + 1;
            const std::size_t found = shown.empty() ? std::string::npos : m_text.find(shown.substr(0, 60), from);
            place = found != std::string::npos ? found : shown.empty() ? m_text.size() : from;
            message = shown.empty() ? "the statement ends too early" : "it can't be read from here on";
        }
        while (!message.empty() && (message.back() == '.' || message.back() == ' '))
            message.pop_back();
        return sourceError(m_sql, m_begin + place, std::string(m_connection.isMariaDb() ? "MariaDB" : "MySQL") + " doesn't take this: " + message + ".");
    }

    MySqlConnection& m_connection;
    MySqlHost m_host;
    std::string_view m_sql;
    ScriptNotes& m_notes;
    const ImportProgress& m_progress;
    MySqlScriptRun m_result;
    std::set<std::string> m_own;   ///< names of databases that the script says are its own
    std::string m_text;            ///< of the statement, its comments blank
    std::size_t m_begin = 0;
    int m_line = 1;
    std::size_t m_counted = 0;
};

}  // namespace

Result<MySqlScriptRun> runMySqlScript(MySqlConnection& connection, MySqlHost host, std::string_view sql, ScriptNotes& notes, const ImportProgress& progress)
{
    return ScriptRun(connection, host, sql, notes, progress).all();
}

}  // namespace barch
