#include "exporters/sql/sqlite/functions.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/flat_names.h"
#include "exporters/sql/known_bodies.h"
#include "exporters/sql/names.h"
#include "exporters/sql/sqlite/expressions.h"
#include "exporters/sql/sqlite/identifiers.h"

#include <algorithm>

namespace barch::sql::sqlite {
namespace {

/// Statements between BEGIN and END. A word "END" outside of CASE would close the trigger early.
std::string body(Draft& draft, const std::string& text, const ElementRef& element)
{
    int open = 0;
    bool fits = !trimmed(text).empty();
    for (const Token& token : scan(text, lexis())) {
        const std::string word = token.kind == TokenKind::Word ? lowerCase(token.text) : std::string();
        open += word == "case" ? 1 : word == "end" ? -1 : 0;
        fits = fits && token.kind != TokenKind::Bad && open >= 0;
    }
    if (!fits)
        draft.refuse(element, "Its body doesn't stay between BEGIN and END.", "Correct it.");
    return withFlatNames(trimmed(text), lexis(), draft.project(), quoted);
}

void add(Draft& draft, const Table& table, const ElementRef& element, const std::string& wanted, const std::string& when, const std::string& condition, const std::string& text)
{
    const bool taken = draft.isTaken("triggers", wanted);
    const std::string name = quoted(draft.freshName("triggers", taken ? table.name + "_" + wanted : wanted, nameLimit));
    draft.add({.statement = "CREATE TRIGGER " + name + "\n" + when + " ON " + tableName(draft.project(), table) + " FOR EACH ROW" +
                            (condition.empty() ? "" : " WHEN " + condition) + " BEGIN\n  " + text + ";\nEND",
               .reverse = "DROP TRIGGER " + name,
               .element = element});
}

void writeTrigger(Draft& draft, const Table& table, const Trigger& trigger)
{
    const auto element = ElementRef::inTable(ElementKind::Trigger, table.id, trigger.id);
    if (const Column* stamp = touchedColumn(draft.project(), table, trigger)) {
        const std::string name = quoted(stamp->name);
        add(draft, table, element, trigger.name, "AFTER UPDATE", "NEW." + name + " IS OLD." + name,
            "UPDATE " + tableName(draft.project(), table) + " SET " + name + " = " + spelling().now + " WHERE rowid = NEW.rowid");
        return;
    }
    if (trigger.function || (trigger.dialect != Dialect::Sqlite && trigger.dialect != Dialect::Any) || trimmed(trigger.body).empty()) {
        draft.leftOut(element, "Trigger", "Left out: its body is written for another engine.");
        return;
    }
    if (trigger.timing == TriggerTiming::InsteadOf || !trigger.forEachRow) {
        draft.leftOut(element, "Trigger", "Left out: on tables SQLite only has triggers for each row, before or after.");
        return;
    }
    const std::string text = body(draft, trigger.body, element);
    const std::string condition = trigger.condition.empty() ? std::string() : "(" + draft.expression(trigger.condition, element, "Its condition") + ")";
    for (const auto& event : trigger.events) {
        if (event != "insert" && event != "update" && event != "delete") {
            draft.leftOut(element, "Trigger on " + oneLine(event), "Left out: SQLite has none.");
            continue;
        }
        std::string when = event;
        std::transform(when.begin(), when.end(), when.begin(), [](char c) { return static_cast<char>(c - 32); });
        if (const auto columns = columnNames(table, trigger.updateOf); event == "update" && !columns.empty())
            when += " OF " + quotedList(columns);
        add(draft, table, element, trigger.name + (trigger.events.size() > 1 ? "_" + event : ""),
            (trigger.timing == TriggerTiming::Before ? "BEFORE " : "AFTER ") + when, condition, text);
    }
}

void writeViewTrigger(Draft& draft, const View& view, const Trigger& trigger)
{
    const ElementRef element{ElementKind::Trigger, trigger.id, view.id, {}};
    const bool isOurs = !trigger.function && (trigger.dialect == Dialect::Sqlite || trigger.dialect == Dialect::Any);
    if (!isOurs || trigger.timing != TriggerTiming::InsteadOf || !trigger.updateOf.empty() || trigger.events.size() != 1)
        return draft.leftOut(element, "Trigger of a view", "Left out: its body is written for another engine, or it is of a kind that SQLite has not.");
    const std::string text = body(draft, trigger.body, element);
    const std::string name = quoted(draft.freshName("triggers", trigger.name, nameLimit));
    draft.add({.statement = "CREATE TRIGGER " + name + "\nINSTEAD OF " + trigger.events[0] + " ON " +
                            quoted(flatName(draft.project(), view.namespaceId, view.name)) + " FOR EACH ROW" +
                            (trigger.condition.empty() ? "" : " WHEN (" + draft.expression(trigger.condition, element, "Its condition") + ")") +
                            " BEGIN\n  " + text + ";\nEND",
               .reverse = "DROP TRIGGER " + name,
               .element = element});
}

}  // namespace

void warnOfFunctions(Draft& draft)
{
    for (const Function* function : byName(draft.project(), draft.project().functions))
        if (!onlyTouches(draft.project(), *function))
            draft.leftOut(ElementRef::of(ElementKind::Function, function->id), "Function", "Left out: SQLite keeps no functions in the database.");
}

void writeTriggers(Draft& draft)
{
    const auto before = draft.steps().size();
    for (const Table* table : draft.tables())
        for (const Trigger& trigger : table->triggers)
            if (draft.project().table(table->partitionOf))
                draft.leftOut(ElementRef::inTable(ElementKind::Trigger, table->id, trigger.id), "Trigger", "Left out with its partition.");
            else
                writeTrigger(draft, *table, trigger);
    for (const View* view : viewOrder(draft.project()))
        for (const Trigger& trigger : view->triggers)
            writeViewTrigger(draft, *view, trigger);
    draft.headline(before, "Triggers");
}

}  // namespace barch::sql::sqlite
