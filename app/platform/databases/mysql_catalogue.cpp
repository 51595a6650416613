#include "app/platform/databases/mysql_catalogue.h"

#include "app/platform/databases/mysql_texts.h"
#include "app/platform/databases/mysql_types.h"
#include "app/platform/databases/sql_words.h"
#include "core/import/element_ids.h"
#include "core/import/source_text.h"

#include <algorithm>
#include <memory>
#include <set>

namespace barch {
namespace {

const char* const tablesQuery =
    "SELECT table_name, table_type, table_comment, table_collation FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name";
const char* const columnsQuery =
    "SELECT table_name, column_name, column_type, is_nullable, column_default, extra, collation_name, column_comment, generation_expression "
    "FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position";
const char* const indexesQuery =
    "SELECT table_name, index_name, non_unique, column_name, sub_part, collation, index_type, index_comment, %1 "
    "FROM information_schema.statistics WHERE table_schema = DATABASE() ORDER BY table_name, index_name, seq_in_index";
const char* const referencesQuery =
    "SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_schema, k.referenced_table_name, k.referenced_column_name, r.delete_rule, "
    "r.update_rule FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r ON r.constraint_schema = k.constraint_schema "
    "AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name WHERE k.table_schema = DATABASE() AND k.referenced_table_name IS NOT NULL "
    "ORDER BY k.table_name, k.constraint_name, k.ordinal_position";
const char* const mariaDbChecksQuery =
    "SELECT table_name, constraint_name, check_clause, level FROM information_schema.check_constraints WHERE constraint_schema = DATABASE() ORDER BY 1, 2";
const char* const mysqlChecksQuery =
    "SELECT t.table_name, c.constraint_name, c.check_clause, 'Table' FROM information_schema.check_constraints c JOIN information_schema.table_constraints t "
    "ON t.constraint_schema = c.constraint_schema AND t.constraint_name = c.constraint_name WHERE c.constraint_schema = DATABASE() ORDER BY 1, 2";
const char* const triggersQuery =
    "SELECT event_object_table, trigger_name, action_timing, event_manipulation, action_statement FROM information_schema.triggers "
    "WHERE trigger_schema = DATABASE() ORDER BY event_object_table, action_timing, event_manipulation, action_order";
const char* const viewsQuery = "SELECT table_name, security_type, check_option FROM information_schema.views WHERE table_schema = DATABASE() ORDER BY table_name";
const char* const routinesQuery =
    "SELECT specific_name, routine_name, routine_type, dtd_identifier, routine_definition, is_deterministic, sql_data_access, security_type, routine_comment, "
    "collation_name FROM information_schema.routines WHERE routine_schema = DATABASE() AND routine_type IN ('FUNCTION', 'PROCEDURE') ORDER BY routine_type, routine_name";
const char* const parametersQuery =
    "SELECT specific_name, routine_type, parameter_mode, parameter_name, dtd_identifier FROM information_schema.parameters "
    "WHERE specific_schema = DATABASE() AND ordinal_position > 0 ORDER BY specific_name, routine_type, ordinal_position";
const char* const eventsQuery = "SELECT event_name FROM information_schema.events WHERE event_schema = DATABASE() ORDER BY 1";

/// What the database says of one table, gathered before the table is made of it.
struct TableFacts {
    std::string name;
    std::string kind;
    std::string comment;
    std::string collation;
    std::vector<MySqlRow> columns;
    std::vector<MySqlRow> indexes;
    std::vector<MySqlRow> references;
    std::vector<MySqlRow> checks;
    std::vector<MySqlRow> triggers;
};

/// MySQL 8's names for what a MariaDB holds in its place.
std::string newerCollation(std::string text)
{
    for (const auto& [older, newer] : {std::pair("utf8mb4_uca1400_ai_ci", "utf8mb4_0900_ai_ci"), std::pair("utf8mb4_uca1400_as_ci", "utf8mb4_0900_as_ci"),
                                       std::pair("utf8mb4_uca1400_as_cs", "utf8mb4_0900_as_cs"), std::pair("utf8mb4_nopad_bin", "utf8mb4_0900_bin")})
        for (auto at = text.find(older); at != std::string::npos; at = text.find(older, at))
            text.replace(at, std::string_view(older).size(), newer);
    return text;
}

/// "current_timestamp()" and "current_timestamp(6)" as MySQL writes them.
std::string moment(const std::string& text)
{
    const std::string lower = lowerWord(text);
    if (lower == "current_timestamp" || lower == "current_timestamp()" || lower == "now()")
        return "CURRENT_TIMESTAMP";
    if (lower.starts_with("current_timestamp("))
        return "CURRENT_TIMESTAMP" + lower.substr(17);
    return text;
}

class TableBuilder {
public:
    TableBuilder(const MySqlConnection& connection, const TableFacts& facts, std::vector<std::shared_ptr<const UserType>>& types)
        : m_connection(connection), m_facts(facts), m_types(types)
    {
        m_table.id = TableId(importedObject("table", {}, facts.name));
        m_table.name = facts.name;
        m_table.comment = facts.comment;
    }

    Table build(const MySqlTableOptions& options, bool isLive, const std::set<std::string>& tables, const std::string& database, ScriptNotes& notes, int line)
    {
        m_table.options = newerCollation(options.text);
        for (const MySqlRow& row : m_facts.columns)
            addColumn(row, isLive ? std::string() : options.counter);
        addIndexes();
        for (const MySqlRow& row : m_facts.checks)
            addCheck(row);
        addReferences(tables, database, notes, line);
        addTriggers();
        return std::move(m_table);
    }

private:
    ColumnId columnId(const std::string& name) const { return ColumnId(importedPart(m_table.id, "column", name)); }

    bool isJson(const MySqlRow& row) const
    {
        return lowerWord(row.text(2)) == "longtext" && std::any_of(m_facts.checks.begin(), m_facts.checks.end(), [&](const MySqlRow& check) {
                   return isJsonCheck(check) && check.text(2) == "json_valid(" + mysqlName(row.text(1)) + ")";
               });
    }
    /// MariaDB's json is a longtext with this check.
    static bool isJsonCheck(const MySqlRow& check) { return check.text(2).starts_with("json_valid(`") && check.text(3) == "Column"; }

    void addColumn(const MySqlRow& row, const std::string& counter)
    {
        Column column;
        column.id = columnId(row.text(1));
        column.name = row.text(1);
        column.nullable = row.is(3, "YES");
        column.comment = row.text(7);
        setType(column, row);
        const std::string extra = lowerWord(row.text(5));
        if (extra.find("auto_increment") != std::string::npos) {
            column.identity = Identity::ByDefault;
            if (!counter.empty() && counter != "1")
                column.identityOptions = "START WITH " + counter;
        }
        const bool isGenerated = extra.find("generated") != std::string::npos && extra.find("default_generated") == std::string::npos;
        if (isGenerated) {
            column.generatedExpression = expressionOf(row.text(8));
            column.generatedStored = extra.find("virtual") == std::string::npos;
        } else if (!row.isNull(4)) {
            column.defaultExpression = defaultOf(row, column, extra);
        }
        if (const auto at = extra.find("on update "); at != std::string::npos)
            column.options = "ON UPDATE " + moment(extra.substr(at + 10, extra.find(' ', at + 10) - at - 10));
        if (extra.find("invisible") != std::string::npos)
            column.options += (column.options.empty() ? "" : " ") + std::string("INVISIBLE");
        m_table.columns.push_back(std::move(column));
    }

    void setType(Column& column, const MySqlRow& row)
    {
        const std::string collation = row.text(6);
        if (isJson(row)) {
            column.type = "json";
            return;
        }
        if (!collation.empty() && collation != m_facts.collation)
            column.collation = newerCollation(collation);
        if (const auto values = enumValuesOfMySql(row.text(2))) {
            auto type = std::make_shared<UserType>();
            type->name = m_facts.name + "_" + column.name;
            type->id = UserTypeId(importedObject("type", {}, type->name));
            for (const auto& value : *values)
                type->values.push_back({EnumValueId(importedPart(type->id, "value", value)), value});
            column.userType = type->id;
            m_types.push_back(std::move(type));
        } else {
            column.type = modelTypeOfMySql(row.text(2));
        }
    }

    std::string expressionOf(std::string text) const
    {
        text = withoutDatabase(text, m_connection.database());
        if (m_connection.isMariaDb())
            return text;
        for (auto at = text.find("\\'"); at != std::string::npos; at = text.find("\\'", at + 1))
            text.erase(at, 1);  // MySQL's catalogue escapes quotes
        return text;
    }

    /// MariaDB says a default as SQL; MySQL says a plain value as its text, and marks expressions.
    std::string defaultOf(const MySqlRow& row, const Column& column, const std::string& extra) const
    {
        std::string text = row.text(4);
        if (m_connection.isMariaDb() && text == "NULL")
            return {};
        const std::string lower = lowerWord(text);
        if (lower.starts_with("current_timestamp"))
            return moment(text);
        if (!m_connection.isMariaDb() && extra.find("default_generated") == std::string::npos) {
            const bool isNumber = column.type == "boolean" || column.type.find("int") != std::string::npos || column.type.starts_with("numeric") ||
                                  column.type.starts_with("real") || column.type.starts_with("double") || column.type.starts_with("float") || text.starts_with("b'");
            text = isNumber ? text : mysqlText(text);
        } else {
            text = expressionOf(text);
        }
        if (column.type == "boolean" && (text == "0" || text == "1"))
            return text == "1" ? "true" : "false";
        return text;
    }

    /// A plain unique index is a unique constraint; the key is called PRIMARY.
    void addIndexes()
    {
        for (std::size_t begin = 0; begin < m_facts.indexes.size();) {
            std::size_t end = begin;
            while (end < m_facts.indexes.size() && m_facts.indexes[end].text(1) == m_facts.indexes[begin].text(1))
                ++end;
            const std::vector<MySqlRow> rows(m_facts.indexes.begin() + static_cast<std::ptrdiff_t>(begin), m_facts.indexes.begin() + static_cast<std::ptrdiff_t>(end));
            addIndex(rows);
            begin = end;
        }
    }

    void addIndex(const std::vector<MySqlRow>& rows)
    {
        const MySqlRow& first = rows.front();
        const std::string name = first.text(1);
        const bool isWhole = std::all_of(rows.begin(), rows.end(), [](const MySqlRow& row) { return row.isNull(4) && !row.isNull(3) && !row.is(5, "D"); });
        std::vector<ColumnId> columns;
        for (const MySqlRow& row : rows)
            columns.push_back(columnId(row.text(3)));
        const bool isPlain = isWhole && first.is(6, "BTREE") && !isHidden(first);
        if (name == "PRIMARY" && isWhole) {
            PrimaryKey key;
            key.id = ConstraintId(importedPart(m_table.id, "constraint", "primary key"));
            key.columns = columns;
            m_table.primaryKey = std::move(key);
        } else if (first.is(2, "0") && isPlain && first.text(7).empty()) {
            UniqueConstraint key;
            key.id = ConstraintId(importedPart(m_table.id, "constraint", name));
            key.name = name;
            key.columns = columns;
            m_table.uniques.push_back(std::move(key));
        } else {
            m_table.indexes.push_back(indexOf(rows));
        }
    }

    bool isHidden(const MySqlRow& row) const { return row.is(8, m_connection.isMariaDb() ? "YES" : "NO"); }

    Index indexOf(const std::vector<MySqlRow>& rows) const
    {
        const MySqlRow& first = rows.front();
        Index index;
        index.id = IndexId(importedPart(m_table.id, "index", first.text(1)));
        index.name = first.text(1);
        index.unique = first.is(2, "0");
        const std::string method = lowerWord(first.text(6));
        index.method = method == "btree" ? std::string() : method == "rtree" ? "spatial" : method;
        index.comment = first.text(7);
        if (isHidden(first))
            index.options = m_connection.isMariaDb() ? "IGNORED" : "INVISIBLE";
        for (const MySqlRow& row : rows) {
            IndexKey key;
            if (row.isNull(3))
                key.expression = expressionOf(row.text(9));
            else
                key.column = columnId(row.text(3));
            key.descending = row.is(5, "D");
            // The catalogue gives spatial indexes a length that can't be written.
            key.prefixLength = index.method == "spatial" ? 0 : std::atoi(row.text(4).c_str());
            index.keys.push_back(std::move(key));
        }
        return index;
    }

    void addCheck(const MySqlRow& row)
    {
        const bool isOfJson = isJsonCheck(row) && std::any_of(m_facts.columns.begin(), m_facts.columns.end(), [&](const MySqlRow& column) {
            return lowerWord(column.text(2)) == "longtext" && row.text(2) == "json_valid(" + mysqlName(column.text(1)) + ")";
        });
        if (isOfJson)
            return;
        Check check;
        check.expression = expressionOf(row.text(2));
        const std::string name = row.text(1);
        const bool isOwnName = row.is(3, "Column") || name.starts_with("CONSTRAINT_") || name.find("_chk_") != std::string::npos;
        check.name = isOwnName ? std::string() : name;
        std::string path = check.name.empty() ? "check " + check.expression : check.name;
        for (int times = 2; std::any_of(m_table.checks.begin(), m_table.checks.end(), [&](const Check& other) {
                 return other.id == ConstraintId(importedPart(m_table.id, "constraint", path));
             });
             ++times)
            path = "check " + check.expression + " #" + std::to_string(times);
        check.id = ConstraintId(importedPart(m_table.id, "constraint", path));
        m_table.checks.push_back(std::move(check));
    }

    static ReferentialAction actionOf(const std::string& rule)
    {
        return rule == "CASCADE" ? ReferentialAction::Cascade : rule == "SET NULL" ? ReferentialAction::SetNull
               : rule == "SET DEFAULT" ? ReferentialAction::SetDefault : ReferentialAction::NoAction;
    }

    void addReferences(const std::set<std::string>& tables, const std::string& database, ScriptNotes& notes, int line)
    {
        for (const MySqlRow& row : m_facts.references) {
            if (row.text(3) != database || !tables.contains(row.text(4))) {
                notes.addOften(ImportOutcome::Skipped, line, "Foreign key " + row.text(1) + " of " + m_table.name + " to " + row.text(4),
                               row.text(3) != database ? "That table lies in another database." : "There is no such table.");
                continue;
            }
            if (m_table.foreignKeys.empty() || m_table.foreignKeys.back().name != row.text(1)) {
                ForeignKey key;
                key.id = ConstraintId(importedPart(m_table.id, "constraint", row.text(1)));
                key.name = row.text(1);
                key.target = TableId(importedObject("table", {}, row.text(4)));
                key.onDelete = actionOf(row.text(6));
                key.onUpdate = actionOf(row.text(7));
                m_table.foreignKeys.push_back(std::move(key));
            }
            ForeignKey& key = m_table.foreignKeys.back();
            key.columns.push_back(columnId(row.text(2)));
            key.targetColumns.push_back(ColumnId(importedPart(key.target, "column", row.text(5))));
        }
    }

    void addTriggers()
    {
        for (const MySqlRow& row : m_facts.triggers) {
            Trigger trigger;
            trigger.id = TriggerId(importedPart(m_table.id, "trigger", row.text(1)));
            trigger.name = row.text(1);
            trigger.timing = row.is(2, "BEFORE") ? TriggerTiming::Before : TriggerTiming::After;
            trigger.events = {lowerWord(row.text(3))};
            trigger.body = row.text(4);
            trigger.dialect = Dialect::MySql;
            m_table.triggers.push_back(std::move(trigger));
        }
    }

    const MySqlConnection& m_connection;
    const TableFacts& m_facts;
    std::vector<std::shared_ptr<const UserType>>& m_types;
    Table m_table;
};

class CatalogueReader {
public:
    CatalogueReader(MySqlConnection& connection, const std::map<std::string, int>& lines, bool isLive, ScriptNotes& notes, const ImportProgress& progress)
        : m_connection(connection), m_lines(lines), m_isLive(isLive), m_notes(notes), m_progress(progress)
    {
    }

    Result<Project> all()
    {
        gather();
        makeTables();
        makeViews();
        makeRoutines();
        keepEvents();
        if (m_error)
            return *m_error;
        Project project;
        ProjectInfo info;
        info.dialect = Dialect::MySql;
        if (m_isLive)
            info.name = m_connection.database();
        project.info = Shared<ProjectInfo>(std::move(info));
        project.tables = SharedMap<Table>::of(std::move(m_tables));
        project.types = SharedMap<UserType>::of(std::move(m_types));
        project.views = SharedMap<View>::of(std::move(m_views));
        project.functions = SharedMap<Function>::of(std::move(m_functions));
        project.verbatimSql = SharedMap<VerbatimSql>::of(std::move(m_verbatim));
        return project;
    }

private:
    std::vector<MySqlRow> ask(const std::string& query)
    {
        if (m_error)
            return {};
        auto rows = m_connection.rows(query);
        if (!rows)
            m_error = rows.error();
        return rows ? std::move(*rows) : std::vector<MySqlRow>();
    }
    /// The second column of SHOW CREATE; for routines and events the third and fourth.
    std::string showCreate(const std::string& what, const std::string& name, std::size_t column = 1)
    {
        const auto rows = ask("SHOW CREATE " + what + " " + mysqlName(name));
        return rows.empty() ? std::string() : rows.front().text(column);
    }
    bool goesOn(double part)
    {
        const double whole = m_isLive ? part : 0.8 + 0.2 * part;
        if (!m_error && m_progress && !m_progress(whole))
            m_error = importStopped();
        return !m_error;
    }
    int lineOf(const std::string& name) const
    {
        const auto found = m_lines.find(lowerWord(name));
        return found == m_lines.end() ? 0 : found->second;
    }

    void gather()
    {
        for (const MySqlRow& row : ask(tablesQuery)) {
            m_facts[row.text(0)] = {row.text(0), row.text(1), row.text(2), row.text(3), {}, {}, {}, {}, {}};
            m_names.insert(row.text(0));
        }
        auto into = [&](const std::string& query, std::vector<MySqlRow> TableFacts::*part) {
            if (!goesOn(0.1))
                return;
            for (MySqlRow& row : ask(query))
                if (const auto found = m_facts.find(row.text(0)); found != m_facts.end())
                    (found->second.*part).push_back(std::move(row));
        };
        into(columnsQuery, &TableFacts::columns);
        std::string indexes = indexesQuery;
        indexes.replace(indexes.find("%1"), 2, m_connection.isMariaDb() ? "ignored" : "is_visible, expression");
        into(indexes, &TableFacts::indexes);
        into(referencesQuery, &TableFacts::references);
        into(m_connection.isMariaDb() ? mariaDbChecksQuery : mysqlChecksQuery, &TableFacts::checks);
        into(triggersQuery, &TableFacts::triggers);
    }

    void makeTables()
    {
        std::size_t done = 0;
        for (const auto& [name, facts] : m_facts) {
            if (!goesOn(0.2 + 0.7 * static_cast<double>(done++) / static_cast<double>(m_facts.size())))
                return;
            if (facts.kind == "SEQUENCE")
                keep("sequence", name, showCreate("TABLE", name), "DROP SEQUENCE " + mysqlName(name), -1, "A design has no sequences for MariaDB.");
            if (facts.kind != "BASE TABLE" && facts.kind != "SYSTEM VERSIONED")
                continue;
            const auto options = mysqlTableOptions(showCreate("TABLE", name));
            if (m_error)
                return;
            m_tables.push_back(std::make_shared<Table>(
                TableBuilder(m_connection, facts, m_types).build(options.value_or(MySqlTableOptions{}), m_isLive, m_names, m_connection.database(), m_notes, lineOf(name))));
        }
    }

    void keep(const std::string& kind, const std::string& name, const std::string& sql, const std::string& down, int position, const std::string& why)
    {
        auto verbatim = std::make_shared<VerbatimSql>();
        verbatim->id = VerbatimId(importedGlobal("verbatim", kind + " " + name));
        verbatim->name = name;
        verbatim->sql = sql;
        verbatim->downSql = down;
        verbatim->dialect = Dialect::MySql;
        verbatim->position = position;
        verbatim->reason = why;
        m_verbatim.push_back(std::move(verbatim));
        m_notes.add(ImportOutcome::Kept, lineOf(name), "CREATE " + std::string(kind == "event" ? "EVENT " : "SEQUENCE ") + name, why);
    }

    void makeViews()
    {
        for (const MySqlRow& row : ask(viewsQuery)) {
            const auto text = mysqlViewText(showCreate("VIEW", row.text(0)));
            if (!goesOn(0.9) || !text)
                continue;
            auto view = std::make_shared<View>();
            view->id = ViewId(importedObject("view", {}, row.text(0)));
            view->name = row.text(0);
            view->definition = withoutDatabase(text->query, m_connection.database());
            view->dialect = Dialect::MySql;
            view->securityInvoker = row.is(1, "INVOKER");
            view->checkOption = row.is(2, "NONE") ? std::string() : lowerWord(row.text(2));
            if (!text->algorithm.empty())
                view->options = "ALGORITHM=" + text->algorithm;
            const SqlWords words(view->definition, mysqlLexis);
            std::set<std::string> named;
            for (std::size_t i = 0; i < words.size(); ++i)
                if (words.is(i, SqlPieceKind::QuotedName) && m_names.contains(words.name(i)) && m_facts.at(words.name(i)).kind == "BASE TABLE" &&
                    named.insert(words.name(i)).second)
                    view->reads.push_back(TableId(importedObject("table", {}, words.name(i))));
            m_views.push_back(std::move(view));
        }
    }

    void makeRoutines()
    {
        std::map<std::pair<std::string, std::string>, std::string> arguments;
        for (const MySqlRow& row : ask(parametersQuery)) {
            std::string& text = arguments[{row.text(0), row.text(1)}];
            text += text.empty() ? "" : ", ";
            if (row.is(1, "PROCEDURE"))
                text += row.text(2) + " ";
            text += mysqlName(row.text(3)) + " " + row.text(4);
        }
        for (const MySqlRow& row : ask(routinesQuery)) {
            auto function = std::make_shared<Function>();
            const bool isProcedure = row.is(2, "PROCEDURE");
            function->id = FunctionId(importedObject(isProcedure ? "procedure" : "function", {}, row.text(1)));
            function->name = row.text(1);
            function->kind = isProcedure ? FunctionKind::Procedure : FunctionKind::Function;
            function->arguments = arguments[{row.text(0), row.text(2)}];
            function->returns = isProcedure ? std::string() : row.text(3);
            function->language = "sql";
            function->body = row.text(4);
            function->dialect = Dialect::MySql;
            function->volatility = row.is(5, "YES") ? Volatility::Immutable : Volatility::Volatile;
            function->securityDefiner = row.is(7, "DEFINER");
            function->comment = row.text(8);
            function->options = std::string(row.is(5, "YES") ? "DETERMINISTIC " : "") + row.text(6);
            if (row.isNull(4))
                m_notes.add(ImportOutcome::Skipped, 0, row.text(2) + " " + row.text(1), "This user may not read what it does.");
            else
                m_functions.push_back(std::move(function));
        }
    }

    void keepEvents()
    {
        int position = 0;
        for (const MySqlRow& row : ask(eventsQuery))
            keep("event", row.text(0), withoutDefiner(showCreate("EVENT", row.text(0), 3)), "DROP EVENT " + mysqlName(row.text(0)), position++,
                 "A design has no events: say what it does as a job.");
    }

    MySqlConnection& m_connection;
    const std::map<std::string, int>& m_lines;
    bool m_isLive;
    ScriptNotes& m_notes;
    const ImportProgress& m_progress;
    std::optional<Error> m_error;
    std::map<std::string, TableFacts> m_facts;
    std::set<std::string> m_names;
    std::vector<std::shared_ptr<const Table>> m_tables;
    std::vector<std::shared_ptr<const UserType>> m_types;
    std::vector<std::shared_ptr<const View>> m_views;
    std::vector<std::shared_ptr<const Function>> m_functions;
    std::vector<std::shared_ptr<const VerbatimSql>> m_verbatim;
};

}  // namespace

Result<Project> readMySqlCatalogue(MySqlConnection& connection, const std::map<std::string, int>& lines, bool isLive, ScriptNotes& notes, const ImportProgress& progress)
{
    return CatalogueReader(connection, lines, isLive, notes, progress).all();
}

}  // namespace barch
