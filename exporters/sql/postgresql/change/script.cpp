#include "exporters/sql/postgresql/change/script.h"

#include "exporters/sql/change/losses.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/change/column_changes.h"
#include "exporters/sql/postgresql/change/renames.h"
#include "exporters/sql/postgresql/change/role_changes.h"
#include "exporters/sql/postgresql/change/worklist.h"
#include "exporters/sql/postgresql/functions.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/postgresql/migration.h"
#include "exporters/sql/postgresql/roles.h"
#include "exporters/sql/postgresql/script_text.h"

#include <algorithm>

namespace barch::sql::postgresql {
namespace {

bool isIn(ElementKind kind, std::initializer_list<ElementKind> kinds)
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

/// Writes the steps of one change, in the order: what is in the way goes, new and changed things come in the
/// order of the later design, and what isn't needed any more goes last, so that rows can be taken from it.
class ChangeWriter {
public:
    ChangeWriter(const Project& original, const Renamed& renamed, Draft& before, Draft& after, const ScriptOptions& options)
        : m_original(original), m_before(before), m_after(after), m_options(options), m_old(before), m_next(after),
          m_worklist(before, after, m_old, m_next, renamed.views), m_losses(options), m_columns(before, after, m_worklist, options, m_losses)
    {
        for (const Unit& unit : m_next.all())
            if (unit.isInside || (unit.element.kind == ElementKind::Table && unit.part.empty()))
                m_lastTable = &unit;
        for (const Step& step : renamed.steps) {
            put(step, {});
            if (step.element.kind == ElementKind::Namespace && step.statement.starts_with("CREATE"))
                m_made.insert(elementKey(step.element));
        }
    }

    Result<std::vector<ScriptStep>> run()
    {
        if (m_worklist.refusal())
            return *m_worklist.refusal();
        if (auto fault = wrongOptions(m_original, m_after.project(), m_options))
            return *fault;
        dropWhatIsInTheWay();
        makeAndChange();
        dropTheRest();
        if (m_columns.refusal())
            return *m_columns.refusal();
        if (auto fault = m_losses.refusal())
            return *fault;
        for (const Draft* draft : {&m_before, &m_after})
            if (draft->error())
                return *draft->error();
        return std::move(m_steps);
    }

    /// The new values of enums, for a transaction of their own: no statement of the one that adds a value may use it.
    std::vector<Step> newValues() const
    {
        std::vector<Step> steps;
        for (const UserType& type : m_after.project().types) {
            const UserType* now = m_before.project().types.find(type.id);
            const UserType* earlier = m_original.types.find(type.id);
            if (!now || !earlier || !m_worklist.isExtended(type.id))
                continue;
            // It comes before the renames: in the words of before.
            std::string last;
            for (const EnumValue& value : type.values) {
                const auto known = std::find_if(now->values.begin(), now->values.end(), [&](const EnumValue& v) { return v.name == value.name; });
                const std::string word = known == now->values.end() ? value.name : earlier->values[static_cast<std::size_t>(known - now->values.begin())].name;
                if (known == now->values.end())
                    steps.push_back({.statement = "ALTER TYPE " + qualified(m_original, earlier->namespaceId, earlier->name) + " ADD VALUE IF NOT EXISTS " + literal(word) +
                                                  (last.empty() ? (earlier->values.empty() ? "" : " BEFORE " + literal(earlier->values.front().name))
                                                                : " AFTER " + literal(last)),
                                     .comment = "New value of " + earlier->name,
                                     .element = ElementRef::of(ElementKind::UserType, type.id)});
                last = word;
            }
        }
        return steps;
    }

private:
    void put(Step step, std::vector<Cost> costs)
    {
        const std::string path = pathOf(m_after.project(), step.element);
        m_steps.push_back({std::move(step), std::move(costs), path});
    }

    bool tableStays(const ElementRef& element) const { return m_after.project().table(TableId(element.owner)) != nullptr; }
    bool isKept(const ElementRef& element) const
    {
        return m_next.find(element) && !m_worklist.isRebuilt(element) &&
               !(element.kind == ElementKind::UserType && m_worklist.isNewlyMade(UserTypeId(element.id)));
    }
    /// Whether the element is in the database at the start and is not made anew. A schema that is there
    /// already has no statement of its own.
    bool lasts(const ElementRef& element) const
    {
        if (element.kind == ElementKind::Namespace)
            return m_original.namespaces.contains(NamespaceId(element.id)) && m_after.project().namespaces.contains(NamespaceId(element.id));
        if (element.kind == ElementKind::Column) {
            const ColumnWork* work = m_worklist.work(TableId(element.owner), ColumnId(element.id));
            const Table* before = m_before.project().table(TableId(element.owner));
            const Table* after = m_after.project().table(TableId(element.owner));
            return before && after && before->column(ColumnId(element.id)) && after->column(ColumnId(element.id)) && !(work && work->regenerated);
        }
        if (element.kind == ElementKind::Constraint && !m_old.find(element))
            return false;
        return m_old.find(element) && isKept(element);
    }

    void dropWhatIsInTheWay()
    {
        for (const Table& table : m_before.project().tables)
            if (m_after.project().table(table.id))
                for (ScriptStep& step : m_columns.droppedDefaults(table))
                    m_steps.push_back(std::move(step));
        const auto& all = m_old.all();
        for (auto unit = all.rbegin(); unit != all.rend(); ++unit) {
            if (!unit->part.empty())
                takeBackPart(*unit);
            else if (m_worklist.isRebuilt(unit->element))
                drop(*unit, {});
            else if (unit->element.kind == ElementKind::Column && tableStays(unit->element) && m_next.find(unit->element)) {
                const ColumnWork* work = m_worklist.work(TableId(unit->element.owner), ColumnId(unit->element.id));
                if (work && work->regenerated)
                    dropForGenerated(*unit);
            }
        }
    }

    void dropForGenerated(const Unit& unit)
    {
        const Column* column = m_before.project().table(TableId(unit.element.owner))->column(ColumnId(unit.element.id));
        if (column->generatedExpression.empty())
            dropColumn(unit);
        else
            drop(unit, {});
    }

    void drop(const Unit& unit, std::vector<Cost> costs)
    {
        const Step& made = *unit.steps.front();
        const std::string statement = made.alone.empty() ? made.reverse : made.alone;
        if (statement.empty())
            return;
        put({.statement = statement, .runAs = made.reverseAs.value_or(made.runAs), .element = unit.element}, std::move(costs));
    }

    void takeBackPart(const Unit& unit)
    {
        if (!lasts(unit.element) && unit.element.kind != ElementKind::Function)
            return;
        const Unit* next = m_next.find(unit.key());
        if (unit.part == "owner") {
            // The right to use the schema goes with the last function of this owner.
            if (!next && !ownerStillNeeded(unit))
                put({.statement = unit.steps.front()->reverse, .element = unit.element}, {});
            return;
        }
        if (!lasts(unit.element) || (next && (next->text() == unit.text() || unit.part == "comment")))
            return;
        if (!unit.steps.front()->alone.empty())
            put({.statement = unit.steps.front()->alone, .runAs = unit.steps.front()->runAs, .element = unit.element, .part = unit.part}, {});
    }

    bool ownerStillNeeded(const Unit& unit) const
    {
        const Function& gone = *m_before.project().functions.find(FunctionId(unit.element.id));
        const auto& functions = m_after.project().functions;
        const Namespace* space = m_after.project().namespaces.find(gone.namespaceId);
        return std::any_of(functions.begin(), functions.end(), [&](const Function& f) { return f.owner == gone.owner && f.namespaceId == gone.namespaceId; }) ||
               (space && std::any_of(space->grants.begin(), space->grants.end(), [&](const Grant& g) { return g.role == gone.owner; }));
    }

    void makeAndChange()
    {
        bool tablesAreDone = false;
        for (const Unit& unit : m_next.all()) {
            // Filling new columns is over by then, and what reads all columns of a table isn't there yet.
            if (!tablesAreDone && &unit > m_lastTable) {
                dropTablesAndColumns();
                tablesAreDone = true;
            }
            const Table* table = unit.element.owner ? m_before.project().table(TableId(unit.element.owner)) : nullptr;
            if (unit.isInside && !table)
                continue;  // CREATE TABLE makes it
            if (unit.element.kind == ElementKind::Table && unit.part.empty() && m_before.project().table(TableId(unit.element.id))) {
                alterColumns(TableId(unit.element.id));
                continue;
            }
            if (unit.element.kind == ElementKind::Column && unit.part.empty())
                continue;
            unit.part.empty() ? makeElement(unit) : makePart(unit);
        }
        if (!tablesAreDone)
            dropTablesAndColumns();
    }

    void dropTablesAndColumns()
    {
        const auto& all = m_old.all();
        for (auto unit = all.rbegin(); unit != all.rend(); ++unit) {
            if (!unit->part.empty() || m_next.find(unit->element))
                continue;
            if (unit->element.kind == ElementKind::Table)
                dropTable(*unit);
            else if (unit->element.kind == ElementKind::Column && tableStays(unit->element))
                dropColumn(*unit);
        }
    }

    void alterColumns(TableId id)
    {
        for (ScriptStep& step : m_columns.of(*m_before.project().table(id), *m_after.project().table(id)))
            m_steps.push_back(std::move(step));
    }

    void makeElement(const Unit& unit)
    {
        if (m_made.contains(elementKey(unit.element)))
            return;
        if (m_worklist.isReplaced(unit.element)) {
            Step step = *unit.steps.front();
            step.statement = "CREATE OR REPLACE" + step.statement.substr(std::string_view("CREATE").size());
            step.runAs = step.reverseAs.value_or(step.runAs);
            put(std::move(step), {});
            return;
        }
        if (m_old.find(unit.element) && isKept(unit.element))
            return;
        if (unit.element.kind == ElementKind::UserType && m_worklist.isNewlyMade(UserTypeId(unit.element.id)))
            putAside(UserTypeId(unit.element.id));
        for (const Step* step : unit.steps)
            make(*step);
    }

    void putAside(UserTypeId id)
    {
        const UserType& type = *m_before.project().types.find(id);
        put({.statement = (type.kind == UserTypeKind::Domain ? "ALTER DOMAIN " : "ALTER TYPE ") + qualified(m_before.project(), type.namespaceId, type.name) +
                          " RENAME TO " + quoted(asideName(id)),
             .comment = "Type " + type.name + ", made anew",
             .element = ElementRef::of(ElementKind::UserType, id)},
            {});
    }

    std::string asideName(UserTypeId id) const { return "barch_old_" + id.text(); }

    void make(const Step& step)
    {
        const ElementRef& element = step.element;
        std::vector<Cost> costs;
        Step copy = step;
        copy.inside.clear();
        const bool onOldTable = element.owner && m_before.project().table(TableId(element.owner));
        if (onOldTable && element.kind == ElementKind::Index) {
            const bool isUnique = step.statement.starts_with("CREATE UNIQUE");
            costs = isUnique ? std::vector{Cost::BlocksWrites, Cost::CanFail} : std::vector{Cost::BlocksWrites};
        } else if (onOldTable && element.kind == ElementKind::Constraint) {
            costs = {Cost::LocksTable, Cost::CanFail};
            // Under FORCE the owner would see no row and find nothing wrong.
            if (isForeignKey(element)) {
                copy.runAs = RunAs::Starter;
                if (m_options.isWayBack && step.part.empty() && !step.statement.ends_with(" NOT VALID"))
                    copy.statement = asFarAsRowsAllow(step.statement, element);
            }
        } else if (isIn(element.kind, {ElementKind::Trigger, ElementKind::Policy}) && onOldTable) {
            costs = {Cost::LocksTable};
        }
        if (m_options.isWayBack && element.kind == ElementKind::Table && step.part.empty())
            copy.comment += ": the rows that it held can't be brought back";
        put(std::move(copy), std::move(costs));
    }

    /// Rows may refer to rows that are gone for good.
    std::string asFarAsRowsAllow(const std::string& statement, const ElementRef& element) const
    {
        return "DO " + dollarQuoted("\nBEGIN\n  " + statement + ";\nEXCEPTION WHEN foreign_key_violation THEN\n  " + statement +
                                    " NOT VALID;\n  RAISE WARNING 'Rows refer to others that are gone: % is not checked for the rows that are there.', " +
                                    literal(pathOf(m_after.project(), element)) + ";\nEND ");
    }

    bool isForeignKey(const ElementRef& element) const
    {
        const auto& keys = m_after.project().table(TableId(element.owner))->foreignKeys;
        return std::any_of(keys.begin(), keys.end(), [&](const ForeignKey& key) { return AnyId(key.id) == element.id; });
    }

    void makePart(const Unit& unit)
    {
        const Unit* old = m_old.find(unit.key());
        const bool same = lasts(unit.element) && old && old->text() == unit.text();
        const bool keptOwner = unit.part == "owner" && lasts(unit.element);
        if (same || keptOwner)
            return;
        for (const Step* step : unit.steps)
            put(*step, {});
    }

    void dropTheRest()
    {
        const auto& all = m_old.all();
        for (auto unit = all.rbegin(); unit != all.rend(); ++unit) {
            if (!unit->part.empty())
                continue;
            const ElementRef& element = unit->element;
            if (element.kind == ElementKind::UserType && m_worklist.isNewlyMade(UserTypeId(element.id))) {
                const UserType& type = *m_before.project().types.find(UserTypeId(element.id));
                put({.statement = (type.kind == UserTypeKind::Domain ? "DROP DOMAIN " : "DROP TYPE ") + qualified(m_before.project(), type.namespaceId, asideName(type.id)),
                     .element = element},
                    {});
            }
            if (m_next.find(element) || m_worklist.isRebuilt(element))
                continue;
            if (element.kind == ElementKind::Sequence)
                drop(*unit, {Cost::CannotBeTakenBack});
            else if (isIn(element.kind, {ElementKind::UserType, ElementKind::Extension, ElementKind::Function}) || isGoneSchema(element))
                drop(*unit, {});
        }
    }

    bool isGoneSchema(const ElementRef& element) const
    {
        return element.kind == ElementKind::Namespace && !m_after.project().namespaces.contains(NamespaceId(element.id));
    }

    void dropTable(const Unit& unit)
    {
        const Table& table = *m_original.table(TableId(unit.element.id));
        m_losses.tableGoes(m_original, table);
        const std::string statement = unit.steps.front()->reverse;
        put({.statement = statement, .comment = "The table " + table.name + " with all its rows", .element = unit.element},
            {Cost::LocksTable, Cost::DeletesData, Cost::CannotBeTakenBack});
    }

    void dropColumn(const Unit& unit)
    {
        const Table& table = *m_original.table(TableId(unit.element.owner));
        const Column* column = table.column(ColumnId(unit.element.id));
        const bool isComputed = !column->generatedExpression.empty();
        if (!isComputed)
            m_losses.columnGoes(m_original, table, *column);
        put({.statement = unit.steps.front()->alone, .comment = "The column " + column->name + (isComputed ? "" : " with all it holds"), .element = unit.element},
            isComputed ? std::vector{Cost::LocksTable} : std::vector{Cost::LocksTable, Cost::DeletesData, Cost::CannotBeTakenBack});
    }

    const Project& m_original;
    Draft& m_before;
    Draft& m_after;
    const ScriptOptions& m_options;
    Units m_old;
    Units m_next;
    Worklist m_worklist;
    Losses m_losses;
    ColumnChanges m_columns;
    const Unit* m_lastTable = nullptr;   ///< of the later design; what follows may read whole tables
    std::set<std::string> m_made;
    std::vector<ScriptStep> m_steps;
};

/// A starter that row security holds would update no row and find no fault, and say that all is well.
std::string guard()
{
    return "DO " + dollarQuoted("\nBEGIN\n  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)) THEN\n"
                                "    RAISE EXCEPTION 'The role % is held by row-level security: it would not see the rows that this script fills or checks. "
                                "Run it as the migrator.', current_user;\n  END IF;\nEND ");
}

void write(std::string& text, Speaker& speaker, const ScriptStep& step)
{
    if (const std::string head = headLine(step); !head.empty())
        text += "\n-- " + head + "\n";
    speaker.speakAs(step.step.runAs);
    text += step.step.statement + ";\n";
}

std::string scriptText(const Project& before, const Project& after, const std::vector<Step>& values, const RoleChanges& roles,
                       const ChangeScript& script)
{
    std::string text;
    if (!values.empty()) {
        text += "-- New values of enums come first, in a transaction of their own: none of the statements of the one that\n"
                "-- adds a value may use it. Values that are there already are passed over.\nBEGIN;\n" + scriptSettings(before);
        Speaker speaker(text, ownerRole(before));
        speaker.speakAs(RunAs::Owner);
        for (const Step& value : values)
            text += value.statement + ";\n";
        text += "COMMIT;\n\n";
    }
    text += "BEGIN;\n" + scriptSettings(after);
    const bool needsStarter = std::any_of(script.steps.begin(), script.steps.end(), [](const ScriptStep& step) {
        return step.step.runAs == RunAs::Starter && step.step.element.owner;
    });
    const auto& tables = before.tables;
    const bool isForced = std::any_of(tables.begin(), tables.end(), [](const Table& table) { return table.forceRowSecurity; });
    if (needsStarter && isForced)
        text += "\n" + guard() + ";\n";
    if (std::any_of(script.steps.begin(), script.steps.end(), [](const ScriptStep& step) { return step.step.statement.starts_with("UPDATE "); }))
        text += "SET CONSTRAINTS ALL IMMEDIATE;\n";
    if (!roles.first.empty())
        text += "\n-- Roles\n" + roles.first;
    Speaker speaker(text, ownerRole(after));
    speaker.speakAs(RunAs::Owner);
    for (const ScriptStep& step : script.steps)
        write(text, speaker, step);
    if (!roles.last.empty()) {
        speaker.speakAs(RunAs::Starter);
        text += "\n-- Roles\n" + roles.last;
    }
    return text + "\nCOMMIT;\n";
}

}  // namespace

Result<ChangeScript> changeScript(const Project& before, const Project& after, const ScriptOptions& options)
{
    using Detail = Draft::Detail;
    Draft first(before, lexis(), Detail::WithParts);
    Draft last(after, lexis(), Detail::WithParts);
    writeSteps(first);
    writeSteps(last);
    for (const Draft* draft : {&first, &last})
        if (draft->error())
            return *draft->error();
    const auto names = renamed(first, last);
    if (!names)
        return names.error();
    const Project target = withWrittenNames(last);
    Draft old(names->project, lexis(), Detail::WithParts);
    Draft next(target, lexis(), Detail::WithParts);
    writeSteps(old);
    writeSteps(next);
    const Project original = withWrittenNames(first);
    ChangeWriter writer(original, *names, old, next, options);
    auto steps = writer.run();
    if (!steps)
        return steps.error();
    ChangeScript script;
    script.steps = std::move(*steps);
    const std::vector<Step> values = writer.newValues();
    const RoleChanges roles = roleChanges(before, after, names->roles, options.migration, options.isWayBack);
    script.notes = roles.notes;
    if (script.steps.empty() && values.empty() && !roles.isNeeded)
        return script;
    script.sql = scriptText(before, target, values, roles, script);
    for (auto value = values.rbegin(); value != values.rend(); ++value)
        script.steps.insert(script.steps.begin(), {*value, {}, pathOf(target, value->element)});
    return script;
}

}  // namespace barch::sql::postgresql
