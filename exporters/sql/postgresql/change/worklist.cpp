#include "exporters/sql/postgresql/change/worklist.h"

#include "core/model/sql_tokens.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/change/renames.h"
#include "exporters/sql/postgresql/types.h"

#include <algorithm>

namespace barch::sql::postgresql {
namespace {

/// Kinds that hold no rows and can be dropped and made again.
bool isLoose(ElementKind kind)
{
    return kind == ElementKind::Function || kind == ElementKind::View || kind == ElementKind::Trigger || kind == ElementKind::Policy ||
           kind == ElementKind::Index || kind == ElementKind::Constraint || kind == ElementKind::Verbatim;
}

template <class List, class IdType>
auto* findIn(List& list, IdType id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& element) { return AnyId(element.id) == AnyId(id); });
    return found == list.end() ? nullptr : &*found;
}

const ForeignKey* foreignKeyOf(const Project& project, const ElementRef& element)
{
    const Table* table = element.kind == ElementKind::Constraint ? project.table(TableId(element.owner)) : nullptr;
    return table ? findIn(table->foreignKeys, element.id) : nullptr;
}

/// The columns of a primary key, a unique constraint or a unique index; empty for anything else.
std::vector<ColumnId> keyColumns(const Project& project, const ElementRef& element)
{
    const Table* table = project.table(TableId(element.owner));
    if (!table)
        return {};
    if (table->primaryKey && table->primaryKey->id == element.id)
        return table->primaryKey->columns;
    if (const UniqueConstraint* key = findIn(table->uniques, element.id))
        return key->columns;
    std::vector<ColumnId> columns;
    if (const Index* index = findIn(table->indexes, element.id); index && index->unique)
        for (const IndexKey& key : index->keys)
            columns.push_back(key.column);
    return columns;
}

bool sameSet(std::vector<ColumnId> a, std::vector<ColumnId> b)
{
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

}  // namespace

bool onlyAddsValues(const UserType& before, const UserType& after)
{
    if (before.kind != UserTypeKind::Enumeration || after.kind != UserTypeKind::Enumeration)
        return false;
    auto at = after.values.begin();
    for (const EnumValue& value : before.values) {
        at = std::find_if(at, after.values.end(), [&](const EnumValue& other) { return other.name == value.name; });
        if (at == after.values.end())
            return false;
        ++at;
    }
    return true;
}

Worklist::Worklist(Draft& before, Draft& after, const Units& old, const Units& next, const std::vector<ElementRef>& views)
    : m_before(before), m_after(after), m_old(old), m_next(next)
{
    compareTypes();
    compareTables();
    compareUnits();
    for (const ElementRef& view : views)
        if (const Unit* unit = m_old.find(view))
            rebuild(*unit);
    settle();
}

bool Worklist::isRebuilt(const ElementRef& element) const
{
    return m_rebuilt.contains(elementKey(element));
}

bool Worklist::isReplaced(const ElementRef& element) const
{
    return m_replaced.contains(elementKey(element));
}

const ColumnWork* Worklist::work(TableId table, ColumnId column) const
{
    const auto found = m_columns.find({table, column});
    return found == m_columns.end() ? nullptr : &found->second;
}

void Worklist::refuse(const ElementRef& element, std::string what, std::string advice)
{
    if (!m_refusal)
        m_refusal = Error{std::move(what), oneLine(pathOf(m_after.project(), element)), std::move(advice)};
}

void Worklist::compareTypes()
{
    for (const UserType& before : m_before.project().types) {
        const auto element = ElementRef::of(ElementKind::UserType, before.id);
        const UserType* after = m_after.project().types.find(before.id);
        const Unit* old = m_old.find(element);
        const Unit* next = m_next.find(element);
        if (!after || !old || !next || old->text() == next->text())
            continue;
        if (onlyAddsValues(before, *after)) {
            m_extended.insert(before.id);
            continue;
        }
        if (before.kind != after->kind || before.kind == UserTypeKind::Composite)
            refuse(element, "A change script can't change what a composite type is made of, nor turn one kind of type into another.",
                   "Add a new type, move the columns to it, and remove this one in a later migration.");
        else
            m_types.insert(before.id);
    }
    // Types made of such a type can't be told to use another one.
    for (const UserTypeId id : m_types) {
        const std::string& name = m_after.project().types.find(id)->name;
        for (const UserType& other : m_before.project().types) {
            const bool uses = mentionsIdentifier(other.baseType, name) ||
                              std::any_of(other.attributes.begin(), other.attributes.end(), [&](const Column& c) { return c.userType == id || mentionsIdentifier(c.type, name); });
            if (other.id != id && uses)
                refuse(ElementRef::of(ElementKind::UserType, id), "A change script can't change a type that the type " + other.name + " is made of.",
                       "Add a new type and use it there instead.");
        }
        m_nameCauses.push_back(name);
    }
}

void Worklist::compareTables()
{
    const auto& before = m_before.project();
    const auto& after = m_after.project();
    if (before.tenancy->ownerRole != after.tenancy->ownerRole)
        refuse(ElementRef{}, "A change script can't give everything to another owner role.",
               "Keep the owner role, and rename it if it shall be called something else.");
    for (const Sequence& sequence : before.sequences) {
        const auto element = ElementRef::of(ElementKind::Sequence, sequence.id);
        const Unit* old = m_old.find(element);
        const Unit* next = m_next.find(element);
        if (old && next && old->text() != next->text())
            refuse(element, "A change script can't change the type or the options of a sequence.", "Add a new sequence and use it instead.");
    }
    for (const Unit& unit : m_old.all())
        if (unit.element.kind == ElementKind::Extension)
            if (const Unit* next = m_next.find(unit.key()); next && next->text() != unit.text())
                refuse(unit.element, "A change script can't move an extension to another schema.", "Leave it where it is.");
    for (const Table& table : before.tables)
        if (const Table* later = after.table(table.id))
            compareTable(table, *later);
        else
            m_nameCauses.push_back(table.name);
}

void Worklist::compareTable(const Table& before, const Table& after)
{
    const auto element = ElementRef::table(before.id);
    if (before.partitionOf != after.partitionOf || before.partitionBounds != after.partitionBounds || !(before.partitioning == after.partitioning))
        refuse(element, "A change script can't change how a table is divided into partitions.",
               "Make a new table with the partitions that you want, and copy the rows with a statement of your own.");
    if (before.inherits != after.inherits)
        refuse(element, "A change script can't change what a table inherits from.", "Make a new table that does, and copy the rows.");
    if (before.options != after.options)
        refuse(element, "A change script can't change what stands behind CREATE TABLE.", "Write the ALTER TABLE by hand.");
    if (!after.partitionOf)
        compareColumns(before, after);
}

void Worklist::compareColumns(const Table& before, const Table& after)
{
    auto type = [](Draft& draft, const Table& table, const Column& column) {
        return typeText(draft, column, ElementRef::inTable(ElementKind::Column, table.id, column.id)) + " " + column.collation;
    };
    bool addsOne = false;
    for (const Column& column : after.columns)
        addsOne = addsOne || !before.column(column.id);
    for (const Column& column : before.columns) {
        const Column* later = after.column(column.id);
        if (!later) {
            m_columnCauses.push_back({&before, column.name, true});
            continue;
        }
        const bool generatedAnew = later->generatedExpression != column.generatedExpression && !later->generatedExpression.empty();
        if (generatedAnew) {
            regenerate(before, column);
            continue;
        }
        if (type(m_before, before, column) != type(m_after, after, *later) || m_types.contains(column.userType)) {
            if (!column.generatedExpression.empty()) {
                regenerate(before, column);
                continue;
            }
            m_columns[{before.id, column.id}] = {.retyped = true, .dropsDefault = !column.defaultExpression.empty()};
            m_columnCauses.push_back({&before, column.name, false});
            if (std::any_of(before.partitioning.keys.begin(), before.partitioning.keys.end(), [&](const IndexKey& key) {
                    return key.column == column.id || mentionsIdentifier(key.expression, column.name);
                }))
                refuse(ElementRef::inTable(ElementKind::Column, before.id, column.id), "A change script can't change the type of a column that rows are divided by.", "Leave its type as it is.");
        }
    }
    if (addsOne)  // what reads all columns has one more
        for (const View& view : m_before.project().views)
            if (view.definition.find('*') != std::string::npos && mentionsIdentifier(view.definition, before.name))
                if (const Unit* unit = m_old.find(ElementRef::of(ElementKind::View, view.id)))
                    rebuild(*unit);
}

void Worklist::compareUnits()
{
    for (const Unit& unit : m_old.all()) {
        if (!unit.part.empty() || !isLoose(unit.element.kind))
            continue;
        const bool leaves = unit.element.owner && unit.element.kind != ElementKind::Verbatim && !m_after.project().table(TableId(unit.element.owner));
        const Unit* next = m_next.find(unit.key());
        if (leaves && (unit.element.kind == ElementKind::Index || (unit.element.kind == ElementKind::Constraint && !foreignKeyOf(m_before.project(), unit.element))))
            continue;  // goes with its table
        if (!next && unit.element.kind == ElementKind::Function)
            m_nameCauses.push_back(m_before.project().functions.find(FunctionId(unit.element.id))->name);
        else if (!next)
            rebuild(unit);
        else if (unit.element.kind == ElementKind::Function)
            compareFunction(unit, *next);
        else if (unit.text() != next->text())
            rebuild(unit);
        if (unit.element.kind == ElementKind::Verbatim && isRebuilt(unit.element) && unit.steps.front()->reverse.empty())
            refuse(unit.element, "SQL that is kept word for word was changed or removed, and nobody has said how it is taken back.",
                   "Give it SQL for the way down, or write this migration by hand.");
    }
}

void Worklist::compareFunction(const Unit& unit, const Unit& later)
{
    const Function& before = *m_before.project().functions.find(FunctionId(unit.element.id));
    const Function& after = *m_after.project().functions.find(FunctionId(unit.element.id));
    auto part = [&](const Units& units, const std::string& name) {
        const Unit* found = units.find(unit.element, name);
        return found ? found->text() : std::string();
    };
    // Whether everybody may execute it can't be told from the catalogue's default: made anew.
    bool anew = before.arguments != after.arguments || before.returns != after.returns || before.kind != after.kind;
    for (const char* name : {"owner", "not public", "grant PUBLIC"})
        anew = anew || part(m_old, name) != part(m_next, name);
    if (anew || (after.kind == FunctionKind::Aggregate && unit.text() != later.text()))
        rebuild(unit);
    else if (unit.text() != later.text())
        m_replaced.insert(elementKey(unit.element));
}

void Worklist::settle()
{
    while (!m_columnCauses.empty() || !m_nameCauses.empty() || !m_keyCauses.empty()) {
        const auto columns = std::exchange(m_columnCauses, {});
        const auto names = std::exchange(m_nameCauses, {});
        const auto keys = std::exchange(m_keyCauses, {});
        for (const ColumnCause& cause : columns)
            followColumn(cause);
        for (const std::string& name : names)
            followName(name);
        for (const Unit* key : keys)
            followKey(*key);
    }
}

void Worklist::rebuild(const Unit& unit)
{
    if (!isLoose(unit.element.kind) || !m_rebuilt.insert(elementKey(unit.element)).second)
        return;
    m_replaced.erase(elementKey(unit.element));
    if (unit.element.kind == ElementKind::View)
        m_nameCauses.push_back(m_before.project().views.find(ViewId(unit.element.id))->name);
    else if (unit.element.kind == ElementKind::Function)
        m_nameCauses.push_back(m_before.project().functions.find(FunctionId(unit.element.id))->name);
    else if (unit.element.owner && !keyColumns(m_before.project(), unit.element).empty())
        m_keyCauses.push_back(&unit);
}

void Worklist::regenerate(const Table& table, const Column& column)
{
    ColumnWork& work = m_columns[{table.id, column.id}];
    if (!std::exchange(work.regenerated, true))
        m_columnCauses.push_back({&table, column.name, true});
}

/// Of the table itself, or of a table that has its columns.
bool Worklist::isPartOf(const ElementRef& element, const Table& table) const
{
    for (const Table* at = m_before.project().table(TableId(element.owner)); at;) {
        if (at->id == table.id || std::find(at->inherits.begin(), at->inherits.end(), table.id) != at->inherits.end())
            return true;
        at = m_before.project().table(at->partitionOf);
    }
    return false;
}

bool Worklist::ownPartFollows(const Unit& unit, const ColumnCause& cause) const
{
    const Table& table = *m_before.project().table(TableId(unit.element.owner));
    if (!mentionsIdentifier(unit.text(), cause.name))
        return false;
    if (cause.goes)
        return true;
    // The server brings plain keys and indexes to the new type by itself.
    if (unit.element.kind == ElementKind::Index) {
        const Index* index = findIn(table.indexes, unit.element.id);
        return index && (!index->predicate.empty() || std::any_of(index->keys.begin(), index->keys.end(), [](const IndexKey& key) {
                             return !key.column || !key.operatorClass.empty();
                         }));
    }
    return unit.element.kind != ElementKind::Constraint || keyColumns(m_before.project(), unit.element).empty();
}

bool Worklist::foreignKeyFollows(const Unit& unit, const ColumnCause& cause) const
{
    const ForeignKey* key = foreignKeyOf(m_before.project(), unit.element);
    return key && key->target == cause.table->id && std::any_of(key->targetColumns.begin(), key->targetColumns.end(), [&](ColumnId id) {
               const Column* column = cause.table->column(id);
               return column && column->name == cause.name;
           });
}

void Worklist::followColumn(const ColumnCause& cause)
{
    for (const Unit& unit : m_old.all()) {
        if (!unit.part.empty() || !isLoose(unit.element.kind) || isRebuilt(unit.element))
            continue;
        if (unit.element.owner && isPartOf(unit.element, *cause.table)) {
            if (ownPartFollows(unit, cause))
                rebuild(unit);
            continue;
        }
        const bool reads = unit.element.kind == ElementKind::View || unit.element.kind == ElementKind::Policy || unit.element.kind == ElementKind::Trigger;
        const std::string text = reads ? unit.text() : std::string();
        if (reads ? mentionsIdentifier(text, cause.table->name) && (mentionsIdentifier(text, cause.name) || text.find('*') != std::string::npos)
                  : foreignKeyFollows(unit, cause))
            rebuild(unit);
    }
    for (const Column& column : cause.table->columns)
        if (column.name != cause.name && !column.generatedExpression.empty() && mentionsIdentifier(column.generatedExpression, cause.name))
            regenerate(*cause.table, column);
}

void Worklist::followName(const std::string& name)
{
    for (const Unit& unit : m_old.all())
        if (unit.part.empty() && isLoose(unit.element.kind) && unit.element.kind != ElementKind::Verbatim && !isRebuilt(unit.element) && mentionsIdentifier(unit.text(), name)) {
            const bool itself = unit.element.kind == ElementKind::Function && m_before.project().functions.find(FunctionId(unit.element.id))->name == name;
            // Parts name their own table: that is no need of it.
            const Table* own = unit.element.owner ? m_before.project().table(TableId(unit.element.owner)) : nullptr;
            const bool isForeignKey = own && foreignKeyOf(m_before.project(), unit.element);
            if (!itself && !(own && own->name == name) && !isForeignKey)
                rebuild(unit);
        }
    for (const Table& table : m_before.project().tables)
        for (const Column& column : table.columns) {
            if (mentionsIdentifier(column.generatedExpression, name))
                regenerate(table, column);
            if (mentionsIdentifier(column.defaultExpression, name))
                m_columns[{table.id, column.id}].dropsDefault = true;
        }
}

void Worklist::followKey(const Unit& key)
{
    const auto columns = keyColumns(m_before.project(), key.element);
    const Table& table = *m_before.project().table(TableId(key.element.owner));
    const bool isPrimary = table.primaryKey && table.primaryKey->id == key.element.id;
    for (const Unit& unit : m_old.all()) {
        if (!unit.part.empty())
            continue;
        const ForeignKey* foreign = foreignKeyOf(m_before.project(), unit.element);
        if (foreign && foreign->target == table.id && sameSet(foreign->targetColumns, columns))
            rebuild(unit);
        // Grouping by a primary key needs it.
        if (isPrimary && unit.element.kind == ElementKind::View && mentionsIdentifier(unit.text(), table.name))
            rebuild(unit);
    }
}

}  // namespace barch::sql::postgresql
