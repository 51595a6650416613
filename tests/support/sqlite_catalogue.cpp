#include "tests/support/catalogue.h"

#include "core/model/sql_tokens.h"
#include "tests/support/sqlite_database.h"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace barch::test {
namespace {

const char* const catalogueQuery = R"(
WITH t AS (SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\')
SELECT 'table ' || name || CASE WHEN sql LIKE '%STRICT' THEN ' strict' ELSE '' END FROM t
UNION ALL SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || CASE WHEN c."notnull" THEN ' not null' ELSE '' END ||
    CASE WHEN c.hidden > 1 THEN ' generated' WHEN c.dflt_value IS NOT NULL THEN ' default' ELSE '' END
  FROM t, pragma_table_xinfo(t.name) c
UNION ALL SELECT 'primary key ' || name || ' (' || (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_table_info(t.name) WHERE pk > 0 ORDER BY pk)) || ')'
  FROM t WHERE EXISTS (SELECT 1 FROM pragma_table_info(t.name) WHERE pk > 0)
UNION ALL SELECT CASE WHEN i."unique" THEN 'unique ' ELSE 'index ' END || t.name || ' (' ||
    (SELECT group_concat(n, ', ') FROM (SELECT coalesce(name, '<expression>') AS n FROM pragma_index_info(i.name) ORDER BY seqno)) || ')' ||
    CASE WHEN i.partial THEN ' where' ELSE '' END
  FROM t, pragma_index_list(t.name) i WHERE i.origin <> 'pk'
UNION ALL SELECT 'foreign key ' || t.name || ' (' ||
    (SELECT group_concat(c, ', ') FROM (SELECT "from" AS c FROM pragma_foreign_key_list(t.name) g WHERE g.id = f.id ORDER BY seq)) || ') -> ' || f."table" || ' (' ||
    (SELECT group_concat(c, ', ') FROM (SELECT "to" AS c FROM pragma_foreign_key_list(t.name) g WHERE g.id = f.id ORDER BY seq)) ||
    ') delete ' || lower(f.on_delete) || ' update ' || lower(f.on_update)
  FROM t, pragma_foreign_key_list(t.name) f WHERE f.seq = 0
UNION ALL SELECT 'trigger ' || tbl_name || ' ' || name FROM sqlite_schema WHERE type = 'trigger'
UNION ALL SELECT 'view ' || name FROM sqlite_schema WHERE type = 'view'
)";

std::string spelled(const Project& project, const Column& column)
{
    if (const UserType* type = project.types.find(column.userType)) {
        Column base = column;
        base.userType = {};
        base.type = type->kind == UserTypeKind::Domain ? type->baseType : "text";
        return spelled(project, base);
    }
    static const std::set<std::string> integers = {"smallint", "integer", "int", "bigint", "boolean"};
    if (integers.contains(column.type))
        return "INTEGER";
    if (column.type == "bytea")
        return "BLOB";
    return column.type == "real" || column.type == "double precision" || column.type.starts_with("numeric") ? "REAL" : "TEXT";
}

std::string columns(const Table& table, const std::vector<ColumnId>& ids)
{
    std::string text;
    for (const ColumnId id : ids)
        text += (text.empty() ? "" : ", ") + table.column(id)->name;
    return text;
}

std::string underscored(std::string text)
{
    for (auto at = text.find(", "); at != std::string::npos; at = text.find(", "))
        text.replace(at, 2, "_");
    return text;
}

void addTable(const Project& project, const Table& table, Catalogue& lines)
{
    lines.insert("table " + table.name + " strict");
    for (const Column& column : table.columns) {
        const bool rowNumber = column.identity != Identity::None && table.primaryKey && table.primaryKey->columns == std::vector<ColumnId>{column.id};
        lines.insert("column " + table.name + "." + column.name + " " + spelled(project, column) + (column.nullable || rowNumber ? "" : " not null") +
                     (!column.generatedExpression.empty() ? " generated" : !column.defaultExpression.empty() ? " default" : ""));
    }
    if (table.primaryKey)
        lines.insert("primary key " + table.name + " (" + columns(table, table.primaryKey->columns) + ")");
    for (const auto& key : table.uniques)
        lines.insert("unique " + table.name + " (" + columns(table, key.columns) + ")");
    for (const auto& index : table.indexes) {
        if (!index.method.empty() && index.method != "btree")
            continue;
        std::string keys;
        for (const auto& key : index.keys)
            keys += (keys.empty() ? "" : ", ") + (key.column ? table.column(key.column)->name : "<expression>");
        lines.insert((index.unique ? "unique " : "index ") + table.name + " (" + keys + ")" + (index.predicate.empty() ? "" : " where"));
    }
    static const std::vector<std::string> actions = {"no action", "restrict", "cascade", "set null", "set default"};
    for (const auto& key : table.foreignKeys) {
        const Table& target = *project.table(key.target);
        const bool some = key.onDelete == ReferentialAction::SetNull && !key.setColumns.empty() && key.setColumns.size() < key.columns.size();
        lines.insert("foreign key " + table.name + " (" + columns(table, key.columns) + ") -> " + target.name + " (" +
                     columns(target, key.targetColumns) + ") delete " + (some ? "no action" : actions[static_cast<std::size_t>(key.onDelete)]) +
                     " update " + actions[static_cast<std::size_t>(key.onUpdate)]);
        if (some)
            lines.insert("trigger " + target.name + " " + table.name + "_" + underscored(columns(table, key.columns)) + "_set_null");
    }
    for (const Trigger& trigger : table.triggers)
        if (trigger.dialect == Dialect::Sqlite || trigger.function)
            lines.insert("trigger " + table.name + " " + trigger.name);
}

const char* const detailsQuery = R"(
WITH t AS (SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\')
SELECT 'fact', 'table ' || name || CASE wr WHEN 1 THEN ' without rowid' ELSE '' END || CASE strict WHEN 1 THEN ' strict' ELSE '' END, ''
  FROM pragma_table_list WHERE schema = 'main' AND name IN (SELECT name FROM t)
UNION ALL SELECT 'fact', 'column ' || t.name || '.' || c.name || ' ' || c.type || ' not null ' || c."notnull" || ' key ' || c.pk || ' hidden ' || c.hidden, ''
  FROM t, pragma_table_xinfo(t.name) c
UNION ALL SELECT 'default ' || t.name || '.' || c.name, '', c.dflt_value FROM t, pragma_table_xinfo(t.name) c WHERE c.dflt_value IS NOT NULL
UNION ALL SELECT 'fact', 'index on ' || t.name || CASE i.origin WHEN 'c' THEN ' ' || i.name ELSE '' END || ' unique ' || i."unique" || ' from ' || i.origin || ' partial ' || i.partial || ' (' ||
    (SELECT group_concat(k, ', ') FROM (SELECT coalesce(name, 'expression') || ' ' || "desc" || ' ' || coll AS k FROM pragma_index_xinfo(i.name) WHERE key = 1 ORDER BY seqno)) || ')', ''
  FROM t, pragma_index_list(t.name) i
UNION ALL SELECT 'fact', 'counter of ' || name, '' FROM t WHERE upper(sql) LIKE '%AUTOINCREMENT%'
UNION ALL SELECT 'table', name, sql FROM t
UNION ALL SELECT type, name, sql FROM sqlite_schema WHERE type IN ('view', 'trigger', 'index') AND sql IS NOT NULL
)";

/// One space between all tokens, names without quotes.
std::string plainSql(const std::vector<SqlToken>& tokens, std::size_t begin, std::size_t end)
{
    std::string text;
    for (std::size_t i = begin; i < end; ++i)
        text += (i == begin ? "" : " ") + (tokens[i].isIdentifier() ? tokens[i].name() : std::string(tokens[i].text));
    return text;
}

std::string plainSql(const std::string& sql)
{
    const auto tokens = sqlTokens(sql);
    return plainSql(tokens, 0, tokens.size());
}

/// Behind the bracket that closes the one at `open`.
std::size_t behindBracket(const std::vector<SqlToken>& tokens, std::size_t open)
{
    int depth = 0;
    for (std::size_t i = open; i < tokens.size(); ++i) {
        depth += tokens[i].is("(") ? 1 : tokens[i].is(")") ? -1 : 0;
        if (depth == 0)
            return i + 1;
    }
    return tokens.size();
}

bool isOne(const SqlToken& token, std::initializer_list<const char*> words)
{
    return std::any_of(words.begin(), words.end(), [&](const char* word) { return token.is(word); });
}

/// A line of CREATE TABLE that pragmas tell too little of, cut into its clauses; constraints of a column and of the
/// table read alike.
void addClauses(const std::string& table, const std::vector<SqlToken>& tokens, std::size_t begin, std::size_t end, Catalogue& lines)
{
    std::string column = tokens[begin].name();
    for (std::size_t i = begin; i < end;) {
        std::size_t next = i + 1;
        if (tokens[i].is("check")) {
            next = behindBracket(tokens, i + 1);
            lines.insert("check " + table + " " + plainSql(tokens, i + 1, next));
        } else if (tokens[i].is("as") && tokens[i + 1].is("(")) {
            next = behindBracket(tokens, i + 1);
            lines.insert("computed " + table + "." + column + " " + plainSql(tokens, i + 1, next));
        } else if (tokens[i].is("collate")) {
            lines.insert("collation " + table + "." + column + " " + tokens[i + 1].name());
        } else if (tokens[i].is("foreign")) {
            next = behindBracket(tokens, i + 2);
            column = plainSql(tokens, i + 3, next - 1);
        } else if (tokens[i].is("references")) {
            while (next < end && !isOne(tokens[next], {"check", "constraint", "collate", "generated", "unique", "primary"}))
                ++next;
            lines.insert("reference " + table + " (" + column + ") " + plainSql(tokens, i + 1, next));
        } else if (tokens[i].is("(")) {
            next = behindBracket(tokens, i);
        }
        i = next;
    }
}

void addTableText(const std::string& table, const std::string& sql, Catalogue& lines)
{
    const auto tokens = sqlTokens(sql);
    const auto open = std::find_if(tokens.begin(), tokens.end(), [](const SqlToken& token) { return token.is("("); });
    auto begin = static_cast<std::size_t>(open - tokens.begin()) + 1;
    int depth = 0;
    for (std::size_t i = begin; i < tokens.size(); ++i) {
        const bool isEnd = depth == 0 && (tokens[i].is(",") || tokens[i].is(")"));
        depth += tokens[i].is("(") ? 1 : tokens[i].is(")") ? -1 : 0;
        if (!isEnd)
            continue;
        addClauses(table, tokens, begin, i, lines);
        begin = i + 1;
        if (tokens[i].is(")"))
            break;
    }
}

}  // namespace

Catalogue readCatalogue(SqliteDatabase& database)
{
    const auto answer = database.run(catalogueQuery);
    if (!answer.ok)
        throw std::runtime_error("Reading the catalogue failed: " + answer.error);
    Catalogue lines;
    for (const auto& row : answer.rows)
        lines.insert(row[0]);
    return lines;
}

Catalogue readDetails(SqliteDatabase& database)
{
    const auto answer = database.run(detailsQuery);
    if (!answer.ok)
        throw std::runtime_error("Reading the catalogue failed: " + answer.error);
    Catalogue lines;
    for (const auto& row : answer.rows) {
        const std::string& kind = row.at(0);
        if (kind == "fact")
            lines.insert(row.at(1));
        else if (kind == "table")
            addTableText(row.at(1), row.at(2), lines);
        else
            lines.insert(kind + " " + row.at(1) + ": " + plainSql(row.at(2)));
    }
    return lines;
}

Catalogue expectedSqlite(const Project& project)
{
    Catalogue lines;
    for (const Table& table : project.tables)
        addTable(project, table, lines);
    for (const View& view : project.views)
        if (view.dialect == Dialect::Sqlite || view.dialect == Dialect::Any)
            lines.insert("view " + view.name);
    return lines;
}

}  // namespace barch::test
