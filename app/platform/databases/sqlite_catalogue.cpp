#include "app/platform/databases/sqlite_catalogue.h"

#include "app/platform/databases/sql_words.h"
#include "app/platform/databases/sqlite_table_text.h"
#include "core/import/element_ids.h"
#include "core/import/source_text.h"

#include <algorithm>
#include <memory>
#include <set>

namespace barch {
namespace {

struct CatalogueEntry {
    std::string type;
    std::string name;
    std::string table;
    std::string sql;
    std::string kind;   ///< of a table: "table", "virtual", "shadow"
};

std::string joined(const std::vector<std::string>& texts)
{
    std::string text;
    for (const auto& part : texts)
        text += (text.empty() ? "" : ",") + part;
    return text;
}

std::string quoted(const std::string& name)
{
    std::string text = "\"";
    for (const char c : name)
        text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
}

/// Words of a type in lower case, without the spaces that say nothing: "varchar(45)". None is "any"; one that is declared
/// as ANY, which is another where a table isn't strict, keeps its upper case.
std::string typeText(const std::string& declared)
{
    std::string text;
    for (const char c : lowerWord(declared)) {
        const bool isSpace = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (isSpace && (text.empty() || text.back() == ' ' || text.back() == '('))
            continue;
        if ((c == '(' || c == ',' || c == ')') && !text.empty() && text.back() == ' ')
            text.pop_back();
        text += isSpace ? ' ' : c;
    }
    return text.empty() ? "any" : text == "any" ? "ANY" : text;
}

struct KnownTable {
    std::string name;
    const SqliteTableText* text = nullptr;

    /// The column's own name, however a reference spells it; empty: there is none.
    std::string columnName(const std::string& wanted) const
    {
        const std::string lower = lowerWord(wanted);
        for (const SqliteColumnText& column : text->columns)
            if (lowerWord(column.name) == lower)
                return column.name;
        return {};
    }
};
/// By lower-case name.
using KnownTables = std::map<std::string, KnownTable>;

class TableBuilder {
public:
    TableBuilder(const std::string& name, const SqliteTableText& text) : m_text(text)
    {
        m_table.id = TableId(importedObject("table", {}, name));
        m_table.name = name;
        m_table.options = std::string(text.strict ? "STRICT" : "NOT STRICT") + (text.withoutRowid ? ", WITHOUT ROWID" : "");
    }

    Table build(const KnownTables& known, ScriptNotes& notes, int line)
    {
        for (const SqliteColumnText& column : m_text.columns)
            addColumn(column);
        addKeys(notes, line);
        for (const SqliteCheckText& check : m_text.checks)
            m_table.checks.push_back({.id = constraintId("check", check.name, check.expression), .name = check.name, .expression = check.expression});
        for (const SqliteReferenceText& key : m_text.references)
            addReference(key, known, notes, line);
        numberRows();
        return std::move(m_table);
    }

private:
    ColumnId columnId(const std::string& name) const
    {
        const std::string lower = lowerWord(name);
        for (const Column& column : m_table.columns)
            if (lowerWord(column.name) == lower)
                return column.id;
        return {};
    }
    Column* columnOf(ColumnId id)
    {
        const auto found = std::find_if(m_table.columns.begin(), m_table.columns.end(), [&](const Column& column) { return column.id == id; });
        return found == m_table.columns.end() ? nullptr : &*found;
    }
    std::vector<ColumnId> columnIds(const std::vector<SqliteKeyColumn>& keys) const
    {
        std::vector<ColumnId> ids;
        for (const SqliteKeyColumn& key : keys)
            ids.push_back(columnId(key.name));
        return ids;
    }
    /// Constraints without names are known by what they say; of equal ones the later have a number.
    ConstraintId constraintId(const std::string& kind, const std::string& name, const std::string& meaning)
    {
        std::string path = name.empty() ? kind + " " + meaning : name;
        if (const int times = m_paths[path]++; times > 0)
            path += " #" + std::to_string(times + 1);
        return ConstraintId(importedPart(m_table.id, "constraint", path));
    }

    void addColumn(const SqliteColumnText& text)
    {
        Column column;
        column.id = ColumnId(importedPart(m_table.id, "column", text.name));
        column.name = text.name;
        column.type = typeText(text.type);
        column.nullable = !text.notNull;
        column.defaultExpression = text.defaultText;
        column.generatedExpression = text.generated;
        column.generatedStored = text.generated.empty() || text.stored;
        column.collation = text.collation;
        if (text.autoincrement)
            column.options = "AUTOINCREMENT";
        if (!text.notNullConflict.empty())
            addOption(column, "NOT NULL ON CONFLICT " + text.notNullConflict);
        m_table.columns.push_back(std::move(column));
    }
    static void addOption(Column& column, const std::string& option) { column.options += (column.options.empty() ? "" : " ") + option; }

    /// ON CONFLICT of a key: the model has a place for it where the key is one column.
    void addConflict(const SqliteKeyText& key, const std::vector<ColumnId>& columns, const std::string& kind, ScriptNotes& notes, int line)
    {
        if (key.conflict.empty())
            return;
        Column* column = columns.size() == 1 ? columnOf(columns.front()) : nullptr;
        if (column)
            addOption(*column, kind + " ON CONFLICT " + key.conflict);
        else
            notes.add(ImportOutcome::Skipped, line, "ON CONFLICT " + key.conflict + " of a key of " + m_table.name,
                      "A key of several columns has no place for it: what writes must say INSERT OR ... itself.");
    }

    void addKeys(ScriptNotes& notes, int line)
    {
        auto tell = [&](const SqliteKeyText& key) {
            for (const SqliteKeyColumn& column : key.columns)
                if (column.descending || !column.collation.empty())
                    notes.add(ImportOutcome::Skipped, line, "Order or collation of " + column.name + " in a key of " + m_table.name,
                              "Keys of a design have none; an index may have.");
        };
        if (m_text.primaryKey) {
            PrimaryKey key;
            key.columns = columnIds(m_text.primaryKey->columns);
            key.name = m_text.primaryKey->name;
            key.id = constraintId("primary key", key.name, {});
            addConflict(*m_text.primaryKey, key.columns, "PRIMARY KEY", notes, line);
            tell(*m_text.primaryKey);
            m_table.primaryKey = std::move(key);
        }
        for (const SqliteKeyText& text : m_text.uniques) {
            UniqueConstraint key;
            key.name = text.name;
            key.columns = columnIds(text.columns);
            std::vector<std::string> names;
            for (const SqliteKeyColumn& column : text.columns)
                names.push_back(column.name);
            key.id = constraintId("unique", text.name, joined(names));
            addConflict(text, key.columns, "UNIQUE", notes, line);
            tell(text);
            m_table.uniques.push_back(std::move(key));
        }
    }

    void addReference(const SqliteReferenceText& text, const KnownTables& known, ScriptNotes& notes, int line)
    {
        const auto target = known.find(lowerWord(text.table));
        std::vector<std::string> targets = text.targets;
        if (targets.empty() && target != known.end() && target->second.text->primaryKey)
            for (const SqliteKeyColumn& column : target->second.text->primaryKey->columns)
                targets.push_back(column.name);
        for (std::string& column : targets)
            column = target == known.end() ? std::string() : target->second.columnName(column);
        if (targets.size() != text.columns.size() || std::count(targets.begin(), targets.end(), "") > 0) {
            notes.add(ImportOutcome::Skipped, line, "Foreign key of " + m_table.name + " to " + text.table,
                      "There is no such table, or its key has other columns.");
            return;
        }
        ForeignKey key;
        key.name = text.name;
        key.id = constraintId("foreign key", text.name, joined(text.columns) + " " + lowerWord(text.table));
        key.target = TableId(importedObject("table", {}, target->second.name));
        for (const auto& column : text.columns)
            key.columns.push_back(columnId(column));
        for (const auto& column : targets)
            key.targetColumns.push_back(ColumnId(importedPart(key.target, "column", column)));
        key.onDelete = text.onDelete;
        key.onUpdate = text.onUpdate;
        key.deferral = text.deferral;
        m_table.foreignKeys.push_back(std::move(key));
    }

    /// SQLite numbers an INTEGER that is the whole key of a table with row numbers.
    void numberRows()
    {
        if (!m_table.primaryKey || m_table.primaryKey->columns.size() != 1 || m_text.withoutRowid || m_text.primaryKey->columns.front().descending)
            return;
        Column* column = columnOf(m_table.primaryKey->columns.front());
        if (!column || column->type != "integer")
            return;
        column->nullable = false;
        const bool refers = std::any_of(m_table.foreignKeys.begin(), m_table.foreignKeys.end(), [&](const ForeignKey& key) {
            return std::find(key.columns.begin(), key.columns.end(), column->id) != key.columns.end();
        });
        if (!refers && column->defaultExpression.empty())
            column->identity = Identity::ByDefault;
    }

    const SqliteTableText& m_text;
    Table m_table;
    std::map<std::string, int> m_paths;
};

class CatalogueReader {
public:
    CatalogueReader(SqliteSandbox& sandbox, const std::map<std::string, int>& lines, ScriptNotes& notes)
        : m_sandbox(sandbox), m_lines(lines), m_notes(notes)
    {
    }

    Result<Project> all()
    {
        if (const auto error = readEntries())
            return *error;
        for (const CatalogueEntry& entry : m_entries)
            if (entry.type == "table" && entry.kind == "table")
                if (auto text = parseSqliteTable(entry.sql))
                    m_known[lowerWord(entry.name)] = {entry.name, &m_texts.emplace(entry.name, std::move(*text)).first->second};
        std::size_t done = 0;
        for (const CatalogueEntry& entry : m_entries) {
            if (!m_sandbox.report(0.9 + 0.1 * static_cast<double>(done++) / static_cast<double>(m_entries.size())))
                return importStopped();
            if (entry.type == "table")
                addTable(entry);
        }
        for (const CatalogueEntry& entry : m_entries)
            if (entry.type == "view")
                addView(entry);
        for (const CatalogueEntry& entry : m_entries)
            if (entry.type == "index")
                addIndex(entry);
        for (const CatalogueEntry& entry : m_entries)
            if (entry.type == "trigger")
                addTrigger(entry);
        return project();
    }

private:
    std::optional<Error> readEntries()
    {
        const auto found = m_sandbox.rows(
            "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid");
        const auto listed = found ? m_sandbox.rows("SELECT name, type FROM pragma_table_list WHERE schema = 'main'") : found;
        if (!listed)
            return listed.error();
        std::map<std::string, std::string> kinds;
        for (const SqliteRow& row : *listed)
            kinds[row[0]] = row[1];
        for (const SqliteRow& row : *found)
            m_entries.push_back({row[0], row[1], row[2], row[3], row[0] == "table" ? kinds[row[1]] : std::string()});
        return std::nullopt;
    }

    int lineOf(const std::string& name) const
    {
        const auto found = m_lines.find(lowerWord(name));
        return found == m_lines.end() ? 0 : found->second;
    }

    void keep(const CatalogueEntry& entry, const std::string& what, const std::string& why)
    {
        VerbatimSql verbatim;
        verbatim.id = VerbatimId(importedGlobal("verbatim", entry.type + " " + entry.name));
        verbatim.name = entry.name;
        verbatim.sql = entry.sql;
        verbatim.downSql = "DROP " + std::string(entry.type == "index" ? "INDEX " : entry.type == "view" ? "VIEW " : entry.type == "trigger" ? "TRIGGER " : "TABLE ") + quoted(entry.name);
        verbatim.dialect = Dialect::Sqlite;
        verbatim.position = static_cast<int>(m_verbatim.size());
        verbatim.reason = why;
        m_verbatim.push_back(std::make_shared<VerbatimSql>(std::move(verbatim)));
        m_notes.add(ImportOutcome::Kept, lineOf(entry.name), what + " " + entry.name, why);
    }

    void addTable(const CatalogueEntry& entry)
    {
        if (entry.kind == "shadow")
            return;  // made by its virtual table
        if (entry.kind == "virtual")
            return keep(entry, "CREATE VIRTUAL TABLE", "A design has no tables of this kind.");
        const auto text = m_texts.find(entry.name);
        if (text == m_texts.end() || !agrees(entry.name, text->second))
            return keep(entry, "CREATE TABLE", "Its text wasn't understood.");
        auto table = std::make_shared<Table>(TableBuilder(entry.name, text->second).build(m_known, m_notes, lineOf(entry.name)));
        m_tables.emplace(lowerWord(entry.name), table);
    }

    /// What was read from the text is what SQLite itself says.
    bool agrees(const std::string& name, const SqliteTableText& text)
    {
        const auto found = m_sandbox.rows("SELECT name, \"notnull\", hidden FROM pragma_table_xinfo(?1) ORDER BY cid", {name});
        if (!found || found->size() != text.columns.size())
            return false;
        for (std::size_t i = 0; i < text.columns.size(); ++i)
            if ((*found)[i][0] != text.columns[i].name || ((*found)[i][2] != "0") != !text.columns[i].generated.empty())
                return false;
        return true;
    }

    Table* tableNamed(const std::string& name) const
    {
        const auto found = m_tables.find(lowerWord(name));
        return found == m_tables.end() ? nullptr : found->second.get();
    }
    static ColumnId columnIn(const Table& table, const std::string& name)
    {
        const std::string lower = lowerWord(name);
        const auto found = std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& column) { return lowerWord(column.name) == lower; });
        return found == table.columns.end() ? ColumnId{} : found->id;
    }

    void addIndex(const CatalogueEntry& entry)
    {
        Table* table = tableNamed(entry.table);
        const auto text = parseSqliteIndex(entry.sql);
        if (!table || !text)
            return keep(entry, "CREATE INDEX", "Its text wasn't understood.");
        Index index;
        index.id = IndexId(importedPart(table->id, "index", entry.name));
        index.name = entry.name;
        index.unique = text->unique;
        index.predicate = text->predicate;
        for (const SqliteKeyColumn& key : text->keys) {
            IndexKey made;
            made.column = key.name.empty() ? ColumnId{} : columnIn(*table, key.name);
            if (!made.column)
                made.expression = key.name.empty() ? key.expression : key.name;
            made.collation = key.collation;
            made.descending = key.descending;
            index.keys.push_back(std::move(made));
        }
        table->indexes.push_back(std::move(index));
    }

    void addView(const CatalogueEntry& entry)
    {
        const auto text = parseSqliteView(entry.sql);
        if (!text)
            return keep(entry, "CREATE VIEW", "Its text wasn't understood.");
        auto view = std::make_shared<View>();
        view->id = ViewId(importedObject("view", {}, entry.name));
        view->name = entry.name;
        view->definition = text->query;
        view->columnNames = text->columns;
        view->dialect = Dialect::Sqlite;
        m_views.emplace(lowerWord(entry.name), std::move(view));
    }

    void addTrigger(const CatalogueEntry& entry)
    {
        const auto text = parseSqliteTrigger(entry.sql);
        Table* table = tableNamed(entry.table);
        const auto view = m_views.find(lowerWord(entry.table));
        if (!text || (!table && (view == m_views.end() || !text->updateOf.empty())))
            return keep(entry, "CREATE TRIGGER", text ? "A trigger of a view has no columns in a design." : "Its text wasn't understood.");
        Trigger trigger;
        trigger.id = TriggerId(importedPart(table ? AnyId(table->id) : AnyId(view->second->id), "trigger", entry.name));
        trigger.name = entry.name;
        trigger.timing = text->timing;
        trigger.events = {text->event};
        trigger.condition = text->condition;
        trigger.body = text->body;
        trigger.dialect = Dialect::Sqlite;
        if (table)
            for (const auto& column : text->updateOf)
                trigger.updateOf.push_back(columnIn(*table, column));
        (table ? table->triggers : view->second->triggers).push_back(std::move(trigger));
    }

    Project project()
    {
        Project project;
        ProjectInfo info;
        info.dialect = Dialect::Sqlite;
        project.info = Shared<ProjectInfo>(std::move(info));
        std::vector<std::shared_ptr<const Table>> tables;
        for (auto& [name, table] : m_tables)
            tables.push_back(table);
        std::vector<std::shared_ptr<const View>> views;
        for (auto& [name, view] : m_views) {
            for (const auto& word : namesIn(view->definition))
                if (const auto table = m_tables.find(word); table != m_tables.end())
                    view->reads.push_back(table->second->id);
            views.push_back(view);
        }
        project.tables = SharedMap<Table>::of(std::move(tables));
        project.views = SharedMap<View>::of(std::move(views));
        project.verbatimSql = SharedMap<VerbatimSql>::of(std::move(m_verbatim));
        return project;
    }

    /// In lower case.
    static std::set<std::string> namesIn(const std::string& query)
    {
        const SqlWords words(query, sqliteLexis);
        std::set<std::string> names;
        for (std::size_t i = 0; i < words.size(); ++i)
            if (words.isName(i))
                names.insert(lowerWord(words.name(i)));
        return names;
    }

    SqliteSandbox& m_sandbox;
    const std::map<std::string, int>& m_lines;
    ScriptNotes& m_notes;
    std::vector<CatalogueEntry> m_entries;
    std::map<std::string, SqliteTableText> m_texts;
    KnownTables m_known;
    std::map<std::string, std::shared_ptr<Table>> m_tables;
    std::map<std::string, std::shared_ptr<View>> m_views;
    std::vector<std::shared_ptr<const VerbatimSql>> m_verbatim;
};

}  // namespace

Result<Project> readSqliteCatalogue(SqliteSandbox& sandbox, const std::map<std::string, int>& lines, ScriptNotes& notes)
{
    return CatalogueReader(sandbox, lines, notes).all();
}

}  // namespace barch
