#include "tests/support/full_catalogue.h"

#include "tests/support/sqlite_database.h"

#include <sqlite3.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace barch::test {
namespace {

using Words = std::vector<std::string>;

const char* const pragmaQuery = R"(
WITH t AS (SELECT s.name, s.sql, l.strict, l.wr FROM sqlite_schema s JOIN pragma_table_list l ON l.schema = 'main' AND l.name = s.name
           WHERE s.type = 'table' AND l.type = 'table' AND s.name NOT LIKE 'sqlite\_%' ESCAPE '\')
SELECT 'table ' || name || CASE WHEN strict THEN ' strict' ELSE '' END || CASE WHEN wr THEN ' without rowid' ELSE '' END FROM t
UNION ALL SELECT 'column ' || t.name || '.' || c.name || ' #' || c.cid || ' ' || upper(c.type) ||
    CASE WHEN c."notnull" AND NOT (c.pk = 1 AND upper(c.type) = 'INTEGER') THEN ' not null' ELSE '' END ||
    ' key ' || c.pk || ' hidden ' || c.hidden || coalesce(' default ' || c.dflt_value, '')
  FROM t, pragma_table_xinfo(t.name) c
UNION ALL SELECT 'index ' || t.name || ' ' || CASE WHEN i.origin = 'c' THEN i.name ELSE i.origin END || CASE WHEN i."unique" THEN ' unique' ELSE '' END ||
    CASE WHEN i.partial THEN ' partial' ELSE '' END || ' (' ||
    (SELECT group_concat(n, ', ') FROM (SELECT coalesce(name, '<expression>') || ' ' || coll || CASE WHEN "desc" THEN ' desc' ELSE '' END AS n
                                        FROM pragma_index_xinfo(i.name) WHERE key ORDER BY seqno)) || ')'
  FROM t, pragma_index_list(t.name) i
UNION ALL SELECT 'foreign-key ' || t.name || ' (' ||
    (SELECT group_concat(c, ', ') FROM (SELECT lower("from") AS c FROM pragma_foreign_key_list(t.name) g WHERE g.id = f.id ORDER BY seq)) || ') -> ' || lower(f."table") || ' (' ||
    (SELECT group_concat(c, ', ') FROM (SELECT coalesce(lower("to"), (SELECT lower(name) FROM pragma_table_info(f."table") WHERE pk = g.seq + 1)) AS c
                                        FROM pragma_foreign_key_list(t.name) g WHERE g.id = f.id ORDER BY seq)) ||
    ') delete ' || lower(f.on_delete) || ' update ' || lower(f.on_update)
  FROM t, pragma_foreign_key_list(t.name) f WHERE f.seq = 0;
)";

const char* const viewQuery = R"(
SELECT 'view ' || s.name || ' (' || (SELECT group_concat(name, ', ') FROM pragma_table_info(s.name)) || ')' FROM sqlite_schema s WHERE type = 'view'
)";

Words wordsOf(const std::string& text)
{
    std::istringstream stream(text);
    Words words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

std::string joinedWords(const Words& words, std::size_t begin, std::size_t end)
{
    std::string text;
    for (std::size_t i = begin; i < end; ++i)
        text += (text.empty() ? "" : " ") + words[i];
    return text;
}

std::size_t closing(const Words& words, std::size_t open)
{
    int depth = 0;
    for (std::size_t i = open; i < words.size(); ++i) {
        depth += words[i] == "(" ? 1 : words[i] == ")" ? -1 : 0;
        if (depth == 0)
            return i;
    }
    return words.size();
}

/// What only the text of CREATE TABLE says.
void addTableText(const std::string& name, const Words& words, std::multiset<std::string>& lines)
{
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        if ((words[i] == "check" || words[i] == "as") && words[i + 1] == "(")
            lines.insert((words[i] == "as" ? "generated " : "check ") + name + " " + joinedWords(words, i + 1, closing(words, i + 1) + 1));
        if (words[i] == "constraint")
            lines.insert("constraint " + name + " " + words[i + 1]);
        if (words[i] == "on" && words[i + 1] == "conflict")
            lines.insert("conflict " + name + " " + words[i + 2]);
        if (words[i] == "deferrable" && words[i - 1] != "not")
            lines.insert("deferrable " + name + " " + (words[i + 1] == "initially" ? words[i + 2] : "immediate"));
    }
}

/// FOR EACH ROW is all there is, BEFORE what is meant without a word, brackets around WHEN mean nothing.
std::string triggerText(Words words)
{
    for (std::size_t i = 0; i + 2 < words.size(); ++i)
        if (words[i] == "for" && words[i + 1] == "each" && words[i + 2] == "row") {
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i), words.begin() + static_cast<std::ptrdiff_t>(i + 3));
            break;
        }
    const auto when = std::find(words.begin(), words.end(), "when");
    if (when != words.end() && when + 1 != words.end() && *(when + 1) == "(") {
        const auto open = static_cast<std::size_t>(when + 1 - words.begin());
        const std::size_t close = closing(words, open);
        if (close + 1 < words.size() && words[close + 1] == "begin") {
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(close));
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(open));
        }
    }
    if (words.size() > 3 && (words[3] == "insert" || words[3] == "update" || words[3] == "delete"))
        words.insert(words.begin() + 3, "before");
    return joinedWords(words, 0, words.size());
}

void addTexts(SqliteDatabase& database, std::multiset<std::string>& lines)
{
    const auto texts = database.run("SELECT s.type, s.name, s.tbl_name, s.sql, coalesce(l.type, '') FROM sqlite_schema s LEFT JOIN pragma_table_list l ON l.schema = 'main' "
                                    "AND l.name = s.name WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    for (const auto& row : texts.rows) {
        const Words words = wordsOf(plainSql(row[3]));
        if (row[0] == "table" && row[4] == "table")
            addTableText(row[1], words, lines);
        else if (row[4] == "virtual")
            lines.insert("virtual " + joinedWords(words, 0, words.size()));
        else if (row[0] == "trigger")
            lines.insert("trigger " + triggerText(words));
        else if (row[0] == "view")
            lines.insert("query " + row[1] + " " + joinedWords(words, static_cast<std::size_t>(std::find(words.begin(), words.end(), "as") - words.begin()), words.size()));
        else if (row[0] == "index") {
            const auto on = static_cast<std::size_t>(std::find(words.begin(), words.end(), "on") - words.begin());
            lines.insert("index-text " + row[1] + " " + joinedWords(words, on, words.size()));
        }
    }
}

/// Collation and AUTOINCREMENT, as SQLite's library says them.
void addColumnFacts(const SqliteDatabase& database, const std::vector<SqlRow>& columns, std::multiset<std::string>& lines)
{
    sqlite3* connection = nullptr;
    if (sqlite3_open_v2(database.file().c_str(), &connection, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        throw std::runtime_error("The catalogue can't be read again.");
    for (const auto& row : columns) {
        const char* collation = nullptr;
        int counts = 0;
        sqlite3_table_column_metadata(connection, nullptr, row[0].c_str(), row[1].c_str(), nullptr, &collation, nullptr, nullptr, &counts);
        if (collation && sqlite3_stricmp(collation, "BINARY") != 0)
            lines.insert("collation " + row[0] + "." + row[1] + " " + collation);
        if (counts)
            lines.insert("autoincrement " + row[0] + "." + row[1]);
    }
    sqlite3_close(connection);
}

}  // namespace

Catalogue readFullCatalogue(SqliteDatabase& database, bool withViewColumns)
{
    const auto pragmas = database.run(pragmaQuery + std::string(withViewColumns ? viewQuery : ""));
    if (!pragmas.ok)
        throw std::runtime_error("Reading the catalogue failed: " + pragmas.error);
    std::multiset<std::string> lines;
    for (const auto& row : pragmas.rows)
        lines.insert(row[0]);
    addTexts(database, lines);
    addColumnFacts(database, database.run("SELECT l.name, c.name FROM pragma_table_list l, pragma_table_xinfo(l.name) c WHERE l.schema = 'main' AND l.type = 'table' "
                                          "AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'").rows, lines);
    Catalogue catalogue;
    for (auto line = lines.begin(); line != lines.end(); line = lines.upper_bound(*line))
        catalogue.insert(lines.count(*line) > 1 ? *line + " (" + std::to_string(lines.count(*line)) + " times)" : *line);
    return catalogue;
}

}  // namespace barch::test
