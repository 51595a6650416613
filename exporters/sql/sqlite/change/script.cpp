#include "exporters/sql/sqlite/change/script.h"

#include "exporters/sql/names.h"
#include "exporters/sql/sqlite/change/final_checks.h"
#include "exporters/sql/sqlite/change/renames.h"
#include "exporters/sql/sqlite/change/same_sql.h"
#include "exporters/sql/sqlite/change/table_changes.h"
#include "exporters/sql/sqlite/change/unresolved.h"
#include "exporters/sql/sqlite/identifiers.h"
#include "exporters/sql/sqlite/migration.h"

#include <algorithm>

namespace barch::sql::sqlite {
namespace {

/// The table that a trigger is on: its own, or the one that its foreign key refers to.
TableId hostOf(const Project& project, const ElementRef& element)
{
    if (element.kind == ElementKind::Constraint)
        if (const Table* table = project.table(TableId(element.owner)))
            for (const ForeignKey& key : table->foreignKeys)
                if (AnyId(key.id) == element.id)
                    return key.target;
    return TableId(element.owner);
}

bool isTrigger(const Unit& unit)
{
    return unit.element.kind == ElementKind::Trigger || unit.part == "trigger";
}

/// "DROP TRIGGER name" for a statement that makes a trigger, a view or an index: what holds no rows and can be made again.
std::string dropOf(const std::string& statement)
{
    std::vector<Token> words;
    for (const Token& token : scan(statement, lexis()))
        if (!token.isBlank())
            words.push_back(token);
    auto is = [&](std::size_t i, std::string_view word) { return i < words.size() && lowerCase(words[i].text) == word; };
    std::size_t at = is(1, "unique") || is(1, "temp") || is(1, "temporary") ? 2 : 1;
    if (!is(0, "create") || (!is(at, "trigger") && !is(at, "view") && !is(at, "index")))
        return {};
    const std::string kind = is(at, "trigger") ? "TRIGGER " : is(at, "view") ? "VIEW " : "INDEX ";
    at += is(at + 1, "if") ? 4 : 1;
    return at < words.size() ? "DROP " + kind + std::string(words[at].text) : std::string();
}

/// What takes the step back; of SQL kept word for word also where nobody said it.
std::string reverseOf(const Step& step)
{
    return step.reverse.empty() ? dropOf(step.statement) : step.reverse;
}

/// Writes one change: what is in the way goes, then things are renamed, tables made and changed, what isn't needed any
/// more goes, and what hangs on tables is made again.
class ChangeWriter {
public:
    ChangeWriter(const Draft& first, const Renamed& renamed, Draft& before, Draft& after, const ScriptOptions& options)
        : m_original(first.project()), m_renamed(renamed), m_before(before), m_after(after), m_options(options), m_first(first), m_old(before), m_next(after),
          m_oldTables(writtenTables(before.project())), m_nextTables(writtenTables(after.project())), m_losses(options)
    {
    }

    Result<ChangeScript> run()
    {
        planTables();
        dropViewsAndTriggers();
        dropIndexes();
        rename();
        makeTables();
        changeTables();
        dropTablesAndColumns();
        makeTheRest();
        if (auto fault = m_losses.refusal())
            return *fault;
        for (const Draft* draft : {&m_before, &m_after})
            if (draft->error())
                return *draft->error();
        ChangeScript script;
        script.notes = std::move(m_notes);
        script.losses = m_losses.all();
        if (m_steps.empty())
            return script;
        addChecks();
        script.steps = std::move(m_steps);
        script.sql = text(script.steps);
        return script;
    }

private:
    void put(Step step, std::vector<Cost> costs = {})
    {
        const Project& owner = m_next.find(step.element, step.part) || m_next.find(step.element) ? m_after.project() : m_original;
        const std::string path = pathOfStep(owner, step);
        m_steps.push_back({std::move(step), std::move(costs), path});
    }
    /// What has no name of its own is known by the one that it was given.
    std::string pathOfStep(const Project& project, const Step& step) const
    {
        const Table* table = project.table(TableId(step.element.owner));
        if (!table || (step.element.kind != ElementKind::Index && step.part.empty()))
            return step.element.id ? pathOf(project, step.element) : std::string();
        const Draft& draft = &project == &m_original ? m_before : m_after;
        return qualifiedName(project, *table) + (step.part.empty() ? "." + draft.writtenName(step.element) : "");
    }
    void bare(const std::string& statement) { m_steps.push_back({{.statement = statement}, {}, {}}); }

    void planTables()
    {
        const Versions versions{m_original, m_before, m_after, m_old, m_next, m_oldTables, m_nextTables};
        const TableChanges changes(versions, m_options, m_losses);
        for (const Unit& unit : m_next.all())
            if (unit.element.kind == ElementKind::Table && unit.part.empty() && m_oldTables.contains(TableId(unit.element.id)))
                m_changes.emplace_back(TableId(unit.element.id), changes.of(TableId(unit.element.id)));
        // What fills columns may read what the change of another table takes away.
        std::stable_partition(m_changes.begin(), m_changes.end(), [](const auto& change) { return change.second.fillsValues; });
        for (const auto& [id, change] : m_changes)
            if (change.isAnew)
                m_anew.insert(id);
        for (const auto& [id, change] : m_changes)
            for (const Column& column : m_oldTables.at(id).columns)
                if (!m_nextTables.at(id).column(column.id))
                    m_goneColumns.insert(column.name);
    }

    /// Whether a view, a trigger or SQL kept word for word is left alone.
    bool stays(const Unit& unit)
    {
        const Unit* next = m_next.find(unit.key());
        if (!next || next->text() != unit.text())
            return false;
        if (isTrigger(unit) && !m_original.views.contains(ViewId(unit.element.owner))) {
            const TableId host = hostOf(m_original, unit.element);
            if (m_anew.contains(host) || !m_nextTables.contains(host) || host != hostOf(m_after.project(), unit.element))
                return false;
        }
        // What else is kept word for word may be a table with rows.
        if (unit.element.kind == ElementKind::Verbatim && dropOf(unit.text()).empty())
            return true;
        if (unit.element.kind == ElementKind::Verbatim && goesWithTable(unit.text()))
            return false;
        return !isAtRisk(unit.text());
    }

    /// What stands over a view that isn't there for a while would make SQLite refuse as well.
    void followViews()
    {
        std::vector<std::string> gone;
        auto isMade = [&](const Unit& unit) { return m_made.contains(unit.key()); };
        auto note = [&](const Unit& unit) {
            const View* view = unit.element.kind == ElementKind::View ? m_original.views.find(ViewId(unit.element.id)) : nullptr;
            if (view)
                gone.push_back(flatName(m_original, view->namespaceId, view->name));
        };
        for (const Unit& unit : m_first.all())
            if (isMade(unit))
                note(unit);
        for (std::size_t i = 0; i < gone.size(); ++i)
            for (const Unit& unit : m_first.all())
                if (isLoose(unit) && !isMade(unit) && namesIt(unit.text(), gone[i])) {
                    m_made.insert(unit.key());
                    note(unit);
                }
    }

    /// Whether SQLite looks through all views and triggers.
    bool looksThroughAll() const
    {
        return !m_renamed.steps.empty() || std::any_of(m_changes.begin(), m_changes.end(), [](const auto& change) { return !change.second.goes.empty(); });
    }

    /// SQLite would change its text with what is renamed, or refuse to rename and to drop columns because of it.
    bool isAtRisk(const std::string& sql)
    {
        if (!looksThroughAll())
            return false;
        if (!m_unresolved)
            m_unresolved.emplace(m_original, writtenTables(m_original));
        auto isNamed = [&](const std::string& name) { return namesIt(sql, name); };
        // Renaming a column SQLite takes a rowid for it at times.
        if (!m_renamed.steps.empty() && (isNamed("rowid") || isNamed("oid") || isNamed("_rowid_")))
            return true;
        return std::any_of(m_renamed.names.begin(), m_renamed.names.end(), isNamed) || std::any_of(m_goneColumns.begin(), m_goneColumns.end(), isNamed) ||
               m_unresolved->mayBeIn(sql);
    }

    /// Whether it makes a trigger or index, by the look of it on a table that is made anew.
    bool goesWithTable(const std::string& sql) const
    {
        const bool isPart = namesIt(sql.substr(0, 40), "trigger") || namesIt(sql.substr(0, 40), "index");
        return isPart && std::any_of(m_anew.begin(), m_anew.end(), [&](TableId id) { return namesIt(sql, m_renamed.tables.at(id)); });
    }

    static bool isLoose(const Unit& unit)
    {
        return unit.element.kind == ElementKind::View || unit.element.kind == ElementKind::Verbatim || isTrigger(unit);
    }

    void dropLoose(const Unit& unit, const std::string& statement)
    {
        const VerbatimSql* kept = unit.element.kind == ElementKind::Verbatim ? m_original.verbatimSql.find(VerbatimId(unit.element.id)) : nullptr;
        const bool mayHoldRows = kept && dropOf(unit.text()).empty();
        if (mayHoldRows)
            m_losses.keptGoes(*kept);
        put({.statement = statement, .comment = mayHoldRows ? "With all its rows, where it has some" : "", .element = unit.element, .part = unit.part},
            mayHoldRows ? std::vector{Cost::DeletesData, Cost::CannotBeTakenBack} : std::vector<Cost>());
    }

    void dropViewsAndTriggers()
    {
        const auto& all = m_first.all();
        for (const Unit& unit : all)
            if (isLoose(unit) && !stays(unit))
                m_made.insert(unit.key());
        for (const Unit& unit : all)
            if (isTrigger(unit) && m_made.contains(unitKey(ElementRef::of(ElementKind::View, unit.element.owner))))
                m_made.insert(unit.key());
        if (looksThroughAll())
            followViews();
        for (auto unit = all.rbegin(); unit != all.rend(); ++unit) {
            if (!isLoose(*unit) || !m_made.contains(unit->key()))
                continue;
            for (auto step = unit->steps.rbegin(); step != unit->steps.rend(); ++step)
                if (const std::string reverse = reverseOf(**step); !reverse.empty())
                    dropLoose(*unit, reverse);
                else if (!m_next.find(unit->key()))
                    m_notes.push_back("Nobody has said how to take back the SQL kept word for word: " + pathOf(m_original, unit->element) + ". It stays in the database.");
        }
    }

    bool indexStays(const Unit& unit) const
    {
        const Unit* next = m_next.find(unit.key());
        return next && m_before.writtenName(unit.element) == m_after.writtenName(unit.element) && sameSql(next->text(), unit.text()) && !m_anew.contains(TableId(unit.element.owner));
    }

    void dropIndexes()
    {
        for (const Unit& unit : m_old.all())
            if (unit.element.kind == ElementKind::Index && !indexStays(unit)) {
                m_made.insert(unit.key());
                const TableId table(unit.element.owner);
                if (m_nextTables.contains(table) && !m_anew.contains(table))
                    put({.statement = unit.steps.front()->alone, .element = unit.element});
            }
    }

    void rename()
    {
        if (m_renamed.steps.empty())
            return;
        bare("PRAGMA legacy_alter_table = OFF");
        m_steps.insert(m_steps.end(), m_renamed.steps.begin(), m_renamed.steps.end());
        for (const ScriptStep& step : m_renamed.steps) {
            const bool isColumn = step.step.element.kind == ElementKind::Column;
            const TableId id(isColumn ? step.step.element.owner : step.step.element.id);
            const auto table = m_nextTables.find(id);
            if (table == m_nextTables.end())
                continue;
            if (!isColumn)
                m_checks.isThere(m_renamed.tables.at(id));
            else if (const Column* column = table->second.column(ColumnId(step.step.element.id)))
                m_checks.hasColumn(m_renamed.tables.at(id), column->name);
        }
        if (m_renamed.leavesConstraintNames)
            m_notes.push_back("Constraints that are called after what is renamed keep their names until their table is next made anew: SQLite shows them in messages only.");
    }

    void makeTables()
    {
        for (const Unit& unit : m_next.all())
            if (unit.element.kind == ElementKind::Table && unit.part.empty() && !m_oldTables.contains(TableId(unit.element.id)))
                make(unit);
    }

    void make(const Unit& unit, const std::vector<Cost>& costs = {})
    {
        for (const Step* made : unit.steps) {
            Step step = *made;
            step.inside.clear();
            if (m_options.isWayBack && step.element.kind == ElementKind::Table)
                step.comment += ": the rows that it held can't be brought back";
            put(std::move(step), costs);
        }
        if (unit.element.kind == ElementKind::Table)
            m_checks.isThere(flatName(m_after.project(), m_nextTables.at(TableId(unit.element.id)).namespaceId, m_nextTables.at(TableId(unit.element.id)).name));
        else if (unit.element.kind == ElementKind::Index)
            m_checks.isThere(m_after.writtenName(unit.element));
    }

    void changeTables()
    {
        const bool needsLegacy = !m_anew.empty() || std::any_of(m_changes.begin(), m_changes.end(), [](const auto& change) { return !change.second.goes.empty(); });
        // Otherwise SQLite wants all views and triggers to be whole, which they aren't just then.
        if (needsLegacy)
            bare("PRAGMA legacy_alter_table = ON");
        m_isLegacy = needsLegacy;
        for (const auto& [id, change] : m_changes) {
            m_steps.insert(m_steps.end(), change.steps.begin(), change.steps.end());
            if (change.isAnew) {
                m_checks.sameNumberOfRows(m_renamed.tables.at(id));
                m_checks.referencesAreOff();
            }
            for (const std::string& column : change.unfilled)
                if (const std::string path = qualifiedName(m_after.project(), m_nextTables.at(id)) + "." + column; !m_options.isWayBack)
                    m_notes.push_back(path + " is required, and nothing says what rows get that are there: where there are some, or some without a value, the change fails as a whole. Say it with --backfill \"" +
                                      path + "=EXPRESSION\".");
            for (const std::string& column : change.newColumns)
                m_checks.hasColumn(m_renamed.tables.at(id), column);
        }
    }

    void dropTablesAndColumns()
    {
        for (const auto& [id, change] : m_changes)
            m_steps.insert(m_steps.end(), change.goes.begin(), change.goes.end());
        const auto& all = m_old.all();
        for (auto unit = all.rbegin(); unit != all.rend(); ++unit) {
            if (unit->element.kind != ElementKind::Table || !unit->part.empty() || m_nextTables.contains(TableId(unit->element.id)))
                continue;
            const Table& table = *m_original.table(TableId(unit->element.id));
            m_losses.tableGoes(m_original, table);
            m_checks.referencesAreOff();
            put({.statement = "DROP TABLE " + quoted(m_renamed.tables.at(table.id)), .comment = "The table " + table.name + " with all its rows", .element = unit->element},
                {Cost::DeletesData, Cost::CannotBeTakenBack});
        }
        if (m_isLegacy)
            bare("PRAGMA legacy_alter_table = OFF");
    }

    void makeTheRest()
    {
        for (const Unit& unit : m_next.all()) {
            if (unit.element.kind == ElementKind::Index) {
                if (m_old.find(unit.key()) && !m_made.contains(unit.key()))
                    continue;
                const bool hasRows = m_oldTables.contains(TableId(unit.element.owner));
                const bool isUnique = unit.text().starts_with("CREATE UNIQUE");
                make(unit, !hasRows ? std::vector<Cost>() : isUnique ? std::vector{Cost::BlocksWrites, Cost::CanFail} : std::vector{Cost::BlocksWrites});
            } else if (isLoose(unit) && (!m_first.find(unit.key()) || m_made.contains(unit.key()))) {
                make(unit);
            }
        }
    }

    /// Tables whose references are to be looked at: new ones, and those whose rows or whose parents' rows were moved.
    void addChecks()
    {
        std::vector<std::string> gone;
        for (const auto& [id, table] : m_nextTables)
            if (m_options.isWayBack && !m_oldTables.contains(id))
                gone.push_back(flatName(m_after.project(), table.namespaceId, table.name));
        std::sort(gone.begin(), gone.end());
        for (const Unit& unit : m_next.all()) {
            const TableId id(unit.element.id);
            if (unit.element.kind != ElementKind::Table || !unit.part.empty() || !m_oldTables.contains(id))
                continue;
            const Table& table = m_nextTables.at(id);
            const bool isConcerned = std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) {
                const ElementRef element = ElementRef::inTable(ElementKind::Constraint, id, key.id);
                return m_next.find(element) && (!m_old.find(element) || m_anew.contains(id) || m_anew.contains(key.target));
            });
            if (!isConcerned)
                continue;
            std::vector<std::string> except = gone;
            for (const std::string& parent : filledAnyhow(table))
                except.push_back(parent);
            m_checks.referencesHold(m_renamed.tables.at(id), qualifiedName(m_after.project(), table), unit.element, except);
        }
        const auto first = m_checks.first();
        m_steps.insert(m_steps.begin(), first.begin(), first.end());
        const auto last = m_checks.last();
        m_steps.insert(m_steps.end(), last.begin(), last.end());
    }

    /// The tables that columns refer to, where the values of either are gone for good on the way back.
    std::vector<std::string> filledAnyhow(const Table& table) const
    {
        std::vector<std::string> parents;
        for (const ForeignKey& key : table.foreignKeys)
            for (std::size_t i = 0; i < key.columns.size(); ++i) {
                const Column* column = table.column(key.columns[i]);
                if (!m_options.isWayBack || !column || !m_oldTables.contains(key.target) || !m_nextTables.contains(key.target))
                    continue;
                const bool isFilled = !column->nullable && !m_oldTables.at(table.id).column(column->id);
                if (isFilled || !m_oldTables.at(key.target).column(key.targetColumns.at(i)))
                    parents.push_back(flatName(m_after.project(), m_nextTables.at(key.target).namespaceId, m_nextTables.at(key.target).name));
            }
        return parents;
    }

    std::string text(const std::vector<ScriptStep>& steps) const
    {
        std::string sql = "PRAGMA foreign_keys = OFF;  -- does nothing inside of a transaction: run this outside of any\nBEGIN IMMEDIATE;\n";
        for (const ScriptStep& step : steps) {
            if (const std::string head = headLine(step); !head.empty())
                sql += "\n-- " + head + "\n";
            sql += step.step.statement + ";\n";
        }
        return sql + "\nCOMMIT;\nPRAGMA foreign_keys = ON;\n";
    }

    const Project& m_original;
    const Renamed& m_renamed;
    Draft& m_before;
    Draft& m_after;
    const ScriptOptions& m_options;
    Units m_first;   ///< what the database has
    Units m_old;     ///< the same after the renames
    Units m_next;
    WrittenTables m_oldTables;
    WrittenTables m_nextTables;
    Losses m_losses;
    std::vector<std::pair<TableId, TableChange>> m_changes;
    std::set<TableId> m_anew;
    std::set<std::string> m_goneColumns;
    std::set<std::string> m_made;   ///< went, and is to be made again where it is still wanted
    std::optional<UnresolvedNames> m_unresolved;
    bool m_isLegacy = false;
    FinalChecks m_checks;
    std::vector<ScriptStep> m_steps;
    std::vector<std::string> m_notes;
};

}  // namespace

Result<ChangeScript> changeScript(const Project& before, const Project& after, const ScriptOptions& options)
{
    if (auto fault = wrongOptions(before, after, options))
        return *fault;
    using Detail = Draft::Detail;
    Draft first(before, lexis(), Detail::WithParts);
    Draft next(after, lexis(), Detail::WithParts);
    writeSteps(first);
    writeSteps(next);
    for (const Draft* draft : {&first, &next})
        if (draft->error())
            return *draft->error();
    const Renamed names = renamed(first, next);
    Draft old(names.project, lexis(), Detail::WithParts);
    writeSteps(old);
    return ChangeWriter(first, names, old, next, options).run();
}

}  // namespace barch::sql::sqlite
