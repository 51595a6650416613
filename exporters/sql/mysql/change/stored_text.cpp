#include "exporters/sql/mysql/change/stored_text.h"

#include "core/model/sql_tokens.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/names.h"

#include <algorithm>
#include <map>

namespace barch::sql::mysql {
namespace {

bool isGrant(const Unit& unit)
{
    return unit.part.starts_with("grant ") || unit.part.starts_with("member of ");
}

/// "SELECT *" and "t.*", but neither count(*) nor a product.
bool takesAllColumns(const std::string& query)
{
    const auto tokens = sqlTokens(query);
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const SqlToken& before = tokens[i - 1];
        if (tokens[i].text == "*" && (before.is("select") || before.is("distinct") || before.is("all") || before.text == "," || before.text == "."))
            return true;
    }
    return false;
}

/// All that SELECT * gives: with the columns that stand in for what indexes can't hold.
std::set<std::string> columnsOf(const Side& side, const Table& table)
{
    std::set<std::string> names;
    for (const Unit& unit : side.units().all())
        if (unit.isInside && unit.element.owner == AnyId(table.id))
            for (const Step* step : unit.steps)
                if (const std::string drop = side.takes(table, *step); drop.starts_with("DROP COLUMN "))
                    names.insert(drop);
    return names;
}

/// "BEFORE UPDATE ON `t`" of each trigger that the unit makes.
std::set<std::string> occasions(const Unit& unit)
{
    std::set<std::string> found;
    for (const Step* step : unit.steps) {
        const std::string& text = step->statement;
        const auto begin = text.find('\n');
        const auto end = text.find(" FOR EACH ROW");
        if (text.starts_with("CREATE TRIGGER ") && begin < end && end != std::string::npos)
            found.insert(text.substr(begin + 1, end - begin - 1));
    }
    return found;
}

}  // namespace

StoredText::StoredText(const Side& first, const Side& next, const std::vector<TablePlan>& plans, const std::set<TableId>& filled)
    : m_first(first), m_next(next)
{
    compare();
    forceTriggers(filled);
    followStars(plans);
    keepTriggersInOrder();
    refuseWhatHasNoReverse();
}

bool StoredText::isConcerned(const Unit& unit) const
{
    const ElementKind kind = unit.element.kind;
    return isGrant(unit) || unit.part.ends_with("trigger") || kind == ElementKind::View || kind == ElementKind::Trigger || kind == ElementKind::Function ||
           kind == ElementKind::Verbatim || kind == ElementKind::Role;
}

void StoredText::compare()
{
    for (const Unit& unit : m_first.units().all()) {
        const Unit* next = isConcerned(unit) ? m_next.units().find(unit.key()) : &unit;
        const bool isAccount = unit.element.kind == ElementKind::Role && !isGrant(unit);
        if ((!next || next->text() != unit.text()) && !isAccount)
            m_gone.insert(unit.key());
    }
    for (const Unit& unit : m_next.units().all()) {
        const Unit* was = isConcerned(unit) ? m_first.units().find(unit.key()) : &unit;
        if (!was || was->text() != unit.text())
            m_made.insert(unit.key());
    }
    // Rights to execute go with a routine.
    for (const Unit& unit : m_first.units().all())
        if (unit.element.kind == ElementKind::Function && isGrant(unit) && m_gone.contains(unitKey(unit.element))) {
            m_gone.insert(unit.key());
            if (m_next.units().find(unit.key()))
                m_made.insert(unit.key());
        }
}

void StoredText::forceTriggers(const std::set<TableId>& filled)
{
    for (const Unit& unit : m_first.units().all()) {
        if (unit.element.kind != ElementKind::Trigger && !unit.part.ends_with("trigger"))
            continue;
        for (const TableId id : filled) {
            const std::string event = "UPDATE ON " + tableName(m_first.project(), *m_first.project().table(id)) + " FOR EACH ROW";
            if (unit.text().find(event) == std::string::npos)
                continue;
            m_gone.insert(unit.key());
            if (m_next.units().find(unit.key()))
                m_made.insert(unit.key());
        }
    }
}

/// Triggers on the same occasion run in the order in which they were made.
void StoredText::keepTriggersInOrder()
{
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < m_first.units().all().size(); ++i)
        places[m_first.units().all()[i].key()] = i;
    std::map<std::string, std::size_t> last;   // by occasion, of those that stay
    std::set<std::string> anew;
    for (const Unit& unit : m_next.units().all()) {
        const auto all = occasions(unit);
        const auto place = places.find(unit.key());
        const bool comesTooEarly = place == places.end() || std::any_of(all.begin(), all.end(), [&](const std::string& when) {
            return anew.contains(when) || (last.contains(when) && last[when] > place->second);
        });
        if (all.empty() || (!m_made.contains(unit.key()) && !comesTooEarly)) {
            for (const std::string& when : all)
                last[when] = place->second;
            continue;
        }
        anew.insert(all.begin(), all.end());
        m_made.insert(unit.key());
        if (place != places.end())
            m_gone.insert(unit.key());
    }
}

void StoredText::followStars(const std::vector<TablePlan>& plans)
{
    std::set<std::string> changed;
    for (const TablePlan& plan : plans)
        if (columnsOf(m_first, *plan.before) != columnsOf(m_next, *plan.after))
            changed.insert(m_next.project().table(plan.after->id)->name);
    for (const View& view : m_next.project().views)
        if (m_made.contains(unitKey(ElementRef::of(ElementKind::View, view.id))))
            changed.insert(view.name);
    for (bool more = true; more;) {
        more = false;
        for (const View& view : m_next.project().views) {
            const auto element = ElementRef::of(ElementKind::View, view.id);
            const Unit* unit = m_first.units().find(element);
            if (!unit || m_gone.contains(unit->key()) || !m_next.units().find(element) || !takesAllColumns(view.definition) || !mentionsOneOf(view.definition, changed))
                continue;
            m_gone.insert(unit->key());
            m_made.insert(unit->key());
            changed.insert(view.name);
            more = true;
        }
    }
}

void StoredText::refuseWhatHasNoReverse()
{
    for (const Unit& unit : m_first.units().all())
        if (unit.element.kind == ElementKind::Verbatim && m_gone.contains(unit.key()) && unit.steps.front()->reverse.empty() && !m_refusal)
            m_refusal = Error{"SQL that is kept word for word was changed or removed, and nobody has said how it is taken back.",
                              oneLine(pathOf(m_first.project(), unit.element)), "Give it SQL for the way down, or write this migration by hand."};
}

bool StoredText::isEarly(const Side& side, const Unit& unit) const
{
    if (unit.element.kind == ElementKind::Role)
        return true;
    const VerbatimSql* verbatim = unit.element.kind == ElementKind::Verbatim ? side.project().verbatimSql.find(VerbatimId(unit.element.id)) : nullptr;
    return verbatim && verbatim->position < 0;
}

PlannedStep StoredText::step(const Unit& unit, const Step& step, bool drops) const
{
    const std::string takes = step.alone.empty() ? step.reverse : step.alone;
    if (!drops)
        return {unit.element, step.comment, {}, step.statement, takes.empty() ? std::vector<std::string>() : std::vector{takes}};
    return {unit.element, "", {}, takes, {step.statement}};
}

PlannedSteps StoredText::early() const
{
    PlannedSteps steps;
    for (const Unit& unit : m_next.units().all())
        if (m_made.contains(unit.key()) && isEarly(m_next, unit))
            for (const Step* made : unit.steps)
                steps.push_back(step(unit, *made, false));
    return steps;
}

PlannedSteps StoredText::dropped() const
{
    PlannedSteps steps;
    const auto& all = m_first.units().all();
    for (auto unit = all.rbegin(); unit != all.rend(); ++unit)
        if (m_gone.contains(unit->key()))
            for (auto made = unit->steps.rbegin(); made != unit->steps.rend(); ++made)
                steps.push_back(step(*unit, **made, true));
    return steps;
}

PlannedSteps StoredText::made() const
{
    PlannedSteps steps;
    for (const Unit& unit : m_next.units().all())
        if (m_made.contains(unit.key()) && !isEarly(m_next, unit))
            for (const Step* made : unit.steps)
                steps.push_back(step(unit, *made, false));
    return steps;
}

std::vector<std::string> StoredText::notes() const
{
    std::vector<std::string> notes;
    for (const Unit& unit : m_first.units().all()) {
        const Role* role = unit.element.kind == ElementKind::Role && unit.part.empty() ? m_first.project().roles.find(RoleId(unit.element.id)) : nullptr;
        const Unit* next = role ? m_next.units().find(unit.key()) : nullptr;
        if (!role || (next && next->text() == unit.text()))
            continue;
        const Role* later = next ? m_next.project().roles.find(role->id) : nullptr;
        notes.push_back(later ? "The account " + role->name + " stays beside " + later->name + ", which takes over its rights: give that one a password and unlock it, and drop the other when nothing uses it."
                              : "The account " + role->name + " stays: other databases of the server may use it. An administrator can drop it when none does.");
    }
    return notes;
}

}  // namespace barch::sql::mysql
