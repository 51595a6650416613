#include "tests/support/catalogue.h"

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
