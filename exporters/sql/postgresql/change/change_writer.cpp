#include "exporters/sql/postgresql/change/change_writer.h"

#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/change/remade_tables.h"
#include "exporters/sql/postgresql/change/sequence_options.h"
#include "exporters/sql/postgresql/change/type_changes.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/postgresql/types.h"

#include <algorithm>

namespace barch::sql::postgresql {
namespace {

bool isBuiltOnRows(ElementKind kind)
{
    return kind == ElementKind::Trigger || kind == ElementKind::Policy;
}

}  // namespace

ChangeWriter::ChangeWriter(const Project& original, const Renamed& renamed, const std::map<TableId, TableId>& remade, Draft& before, Draft& after,
                           const ScriptOptions& options)
    : m_original(original), m_remade(remade), m_before(before), m_after(after), m_options(options), m_old(before), m_next(after),
      m_worklist(before, after, m_old, m_next, renamed.views, options.isWayBack), m_losses(options), m_columns(before, after, m_worklist, options, m_losses),
      m_tables(before, after, m_old, m_next)
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

Result<std::vector<ScriptStep>> ChangeWriter::run()
{
    if (m_worklist.refusal())
        return *m_worklist.refusal();
    if (auto fault = wrongOptions(m_original, m_after.project(), m_options))
        return *fault;
    dropWhatIsInTheWay();
    makeAndChange();
    dropTheRest();
    for (const auto& fault : {m_columns.refusal(), m_tables.refusal(), m_losses.refusal()})
        if (fault)
            return *fault;
    for (const Draft* draft : {&m_before, &m_after})
        if (draft->error())
            return *draft->error();
    return std::move(m_steps);
}

std::vector<Step> ChangeWriter::newValues() const
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

void ChangeWriter::put(Step step, std::vector<Cost> costs)
{
    const std::string path = pathOf(m_after.project(), step.element);
    m_steps.push_back({std::move(step), std::move(costs), path});
}

void ChangeWriter::put(std::vector<ScriptStep> steps)
{
    m_steps.insert(m_steps.end(), std::make_move_iterator(steps.begin()), std::make_move_iterator(steps.end()));
}

bool ChangeWriter::tableStays(const ElementRef& element) const
{
    return m_after.project().table(TableId(element.owner)) != nullptr;
}

bool ChangeWriter::isKept(const ElementRef& element) const
{
    return m_next.find(element) && !m_worklist.isRebuilt(element) &&
           !(element.kind == ElementKind::UserType && m_worklist.isNewlyMade(UserTypeId(element.id)));
}

/// Whether the element is in the database at the start and is not made anew. A schema that is there already has no
/// statement of its own.
bool ChangeWriter::lasts(const ElementRef& element) const
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

void ChangeWriter::makeAndChange()
{
    bool tablesAreDone = false;
    auto endTables = [&] {
        put(copiedRows(m_original, m_before, m_after, m_remade, m_options, m_losses));
        dropTablesAndColumns();
        for (const Table* table : m_after.tables())
            if (const Table* was = m_before.project().table(table->id); was && !joinsNewTable(*table))
                put(m_tables.joining(*was, *table));
        tablesAreDone = true;
    };
    for (const Unit& unit : m_next.all()) {
        // Filling new columns is over by then, and what reads all columns of a table isn't there yet.
        if (!tablesAreDone && &unit > m_lastTable)
            endTables();
        const Table* table = unit.element.owner ? m_before.project().table(TableId(unit.element.owner)) : nullptr;
        if (unit.isInside && !table)
            continue;  // CREATE TABLE makes it
        if (unit.element.kind == ElementKind::Table && unit.part.empty() && m_before.project().table(TableId(unit.element.id))) {
            changeTable(TableId(unit.element.id));
            continue;
        }
        if (unit.element.kind == ElementKind::Column && unit.part.empty())
            continue;
        unit.part.empty() ? makeElement(unit) : makePart(unit);
    }
    if (!tablesAreDone)
        endTables();
}

void ChangeWriter::changeTable(TableId id)
{
    const Table& was = *m_before.project().table(id);
    const Table& is = *m_after.project().table(id);
    put(m_tables.keeping(was, is));
    put(m_columns.of(was, is));
    if (joinsNewTable(is))
        put(m_tables.joining(was, is));
}

/// Rows are copied into a new table through its parts; an earlier one has to lose its columns first.
bool ChangeWriter::joinsNewTable(const Table& table) const
{
    const Table* whole = m_after.project().table(table.partitionOf);
    return whole && !m_before.project().table(whole->id);
}

/// What is altered in place. True: nothing is left to do.
bool ChangeWriter::changeElement(const Unit& unit)
{
    if (m_worklist.isStuck(unit.element))
        return true;
    if (m_worklist.isReplaced(unit.element)) {
        Step step = *unit.steps.front();
        step.statement = "CREATE OR REPLACE" + step.statement.substr(std::string_view("CREATE").size());
        step.runAs = step.reverseAs.value_or(step.runAs);
        put(std::move(step), {});
        return true;
    }
    if (!m_old.find(unit.element) || !isKept(unit.element))
        return false;
    if (unit.element.kind == ElementKind::UserType && m_worklist.isAltered(UserTypeId(unit.element.id))) {
        const UserTypeId id(unit.element.id);
        put(typeChanges(m_original, m_before, m_after, *m_before.project().types.find(id), *m_after.project().types.find(id), m_losses));
    } else if (unit.element.kind == ElementKind::Sequence) {
        changeSequence(unit);
    } else if (unit.element.kind == ElementKind::Extension) {
        changeExtension(unit);
    }
    return true;
}

void ChangeWriter::makeElement(const Unit& unit)
{
    if (m_made.contains(elementKey(unit.element)) || m_tables.isThereAlready(unit.element) || changeElement(unit))
        return;
    if (unit.element.kind == ElementKind::UserType && m_worklist.isNewlyMade(UserTypeId(unit.element.id)))
        makeRoomFor(*m_before.project().types.find(UserTypeId(unit.element.id)));
    for (const Step* step : unit.steps)
        make(*step);
}

void ChangeWriter::changeSequence(const Unit& unit)
{
    const Sequence& was = *m_before.project().sequences.find(SequenceId(unit.element.id));
    const Sequence& is = *m_after.project().sequences.find(SequenceId(unit.element.id));
    const std::string from = was.type.empty() ? "bigint" : typeText(m_before, was.type, unit.element);
    const std::string to = is.type.empty() ? "bigint" : typeText(m_after, is.type, unit.element);
    const auto before = sequenceOptions(was.options, from);
    const auto after = sequenceOptions(is.options, to);
    if (was.options != is.options && (!before || !after)) {
        m_after.refuse(unit.element, "A change script doesn't know these options of a sequence.", "Write START WITH, INCREMENT BY, MINVALUE, MAXVALUE, CACHE or CYCLE.");
        return;
    }
    const bool sameOptions = was.options == is.options || *before == *after;
    if (from == to && sameOptions)
        return;
    const std::string name = qualified(m_after.project(), is.namespaceId, is.name);
    const std::string alter = "ALTER SEQUENCE " + name + (from == to ? "" : " AS " + to) + " ";
    put({.statement = before && after && leavesRange(*before, *after) ? alteredInRange(alter, literal(name), *after, "") : alter + (after ? allOptions(*after, "") : ""),
         .comment = "How it counts",
         .element = unit.element},
        {Cost::CanFail});
}

void ChangeWriter::changeExtension(const Unit& unit)
{
    if (m_old.find(unit.element)->text() == unit.text())
        return;
    auto spaceOf = [&](const Project& project) -> std::string {
        for (const Extension& extension : project.extensions)
            if (extension.name == unit.element.key)
                if (const Namespace* space = project.namespaces.find(extension.namespaceId))
                    return space->name;
        return "public";
    };
    const std::string to = spaceOf(m_after.project());
    if (spaceOf(m_before.project()) != to)
        put({.statement = "ALTER EXTENSION " + quoted(unit.element.key) + " SET SCHEMA " + quoted(to), .comment = "Moved", .runAs = RunAs::Starter, .element = unit.element}, {});
}

void ChangeWriter::make(const Step& step)
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
    } else if (isBuiltOnRows(element.kind) && onOldTable) {
        costs = {Cost::LocksTable};
    }
    if (m_options.isWayBack && element.kind == ElementKind::Table && step.part.empty() && !m_remade.contains(TableId(element.id)))
        copy.comment += ": the rows that it held can't be brought back";
    put(std::move(copy), std::move(costs));
}

/// Rows may refer to rows that are gone for good.
std::string ChangeWriter::asFarAsRowsAllow(const std::string& statement, const ElementRef& element) const
{
    return "DO " + dollarQuoted("\nBEGIN\n  " + statement + ";\nEXCEPTION WHEN foreign_key_violation THEN\n  " + statement +
                                " NOT VALID;\n  RAISE WARNING 'Rows refer to others that are gone: % is not checked for the rows that are there.', " +
                                literal(pathOf(m_after.project(), element)) + ";\nEND ");
}

bool ChangeWriter::isForeignKey(const ElementRef& element) const
{
    const auto& keys = m_after.project().table(TableId(element.owner))->foreignKeys;
    return std::any_of(keys.begin(), keys.end(), [&](const ForeignKey& key) { return AnyId(key.id) == element.id; });
}

void ChangeWriter::makePart(const Unit& unit)
{
    const Unit* old = m_old.find(unit.key());
    if (lasts(unit.element) && old && old->text() == unit.text() && !m_worklist.isPartRebuilt(*old))
        return;
    for (const Step* step : unit.steps)
        put(*step, {});
    if (unit.part == "owned by" && !m_old.find(unit.element))
        startNumbers(unit);
}

/// A new sequence goes on behind the numbers that a column of an earlier table has.
void ChangeWriter::startNumbers(const Unit& unit)
{
    const Sequence& sequence = *m_after.project().sequences.find(SequenceId(unit.element.id));
    const Table* table = m_after.project().table(sequence.ownedByTable);
    const Column* column = table ? table->column(sequence.ownedBy) : nullptr;
    const auto remade = m_remade.find(sequence.ownedByTable);
    const Table* was = m_before.project().table(remade == m_remade.end() ? sequence.ownedByTable : remade->second);
    if (!column || !was || !was->column(column->id))
        return;
    const std::string most = "(SELECT max(" + quoted(column->name) + ") FROM " + tableName(m_after.project(), *table) + ")";
    put({.statement = "SELECT setval(" + literal(qualified(m_after.project(), sequence.namespaceId, sequence.name)) + ", " + most + ")\n  WHERE " + most + " > 0",
         .runAs = RunAs::Starter,
         .element = unit.element},
        {});
}

}  // namespace barch::sql::postgresql
