#include "exporters/sql/mysql/functions.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/flat_names.h"
#include "exporters/sql/known_bodies.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/roles.h"
#include "exporters/sql/mysql/types.h"
#include "exporters/sql/names.h"
#include "exporters/sql/type_name.h"

#include <algorithm>

namespace barch::sql::mysql {
namespace {

/// Bodies are several statements: only what can't be read at all is refused.
std::string body(Draft& draft, const std::string& text, const ElementRef& element)
{
    for (const Token& token : scan(text, lexis()))
        if (token.kind == TokenKind::Bad) {
            draft.refuse(element, "Its body can't be read: a quote or comment in it never closes, or a character stands outside of quotes.", "Correct it.");
            return "BEGIN END";
        }
    const std::string plain = withFlatNames(trimmed(text), lexis(), draft.project(), quoted);
    const auto tokens = scan(plain, lexis());
    const bool isBlock = !tokens.empty() && tokens[0].kind == TokenKind::Word && lowerCase(tokens[0].text) == "begin";
    if (isBlock || !isCompound(plain))
        return plain;
    return "BEGIN\n" + plain + ";\nEND";
}

std::string typeText(const std::string& type)
{
    const auto parsed = parseType(type);
    const auto known = parsed ? scalarType(*parsed) : std::nullopt;
    return known ? *known : type;
}

/// "wanted uuid, other varchar(190)" with MySQL's types.
std::string parameters(const std::string& arguments)
{
    std::string text;
    for (const auto& argument : splitArguments(arguments, lexis())) {
        const auto plain = trimmed(argument);
        const auto space = plain.find(' ');
        text += (text.empty() ? "" : ", ") + std::string(plain.substr(0, space));
        if (space != std::string_view::npos)
            text += " " + typeText(std::string(trimmed(plain.substr(space))));
    }
    return text;
}

bool mentionsSelect(const std::string& text)
{
    const auto tokens = scan(text, lexis());
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.kind == TokenKind::Word && lowerCase(token.text) == "select";
    });
}

std::string characteristics(const Function& function)
{
    // With a binary log, MySQL takes only functions that say they are deterministic or only read.
    const bool fixed = function.volatility == Volatility::Immutable ||
                       (function.volatility == Volatility::Stable && !mentionsSelect(function.body));
    std::string text = fixed ? "DETERMINISTIC NO SQL" : function.kind == FunctionKind::Procedure ? "MODIFIES SQL DATA" : "READS SQL DATA";
    return text + (function.securityDefiner ? " SQL SECURITY DEFINER" : " SQL SECURITY INVOKER");
}

void writeFunction(Draft& draft, const Function& function)
{
    const auto element = ElementRef::of(ElementKind::Function, function.id);
    const std::string kind = function.kind == FunctionKind::Procedure ? "PROCEDURE" : "FUNCTION";
    const std::string name = quoted(flatName(draft.project(), function.namespaceId, function.name));
    std::string text = "CREATE " + kind + " " + name + "(" +
                       (function.arguments.empty() ? "" : parameters(draft.expression(function.arguments, element, "Its arguments"))) + ")";
    if (function.kind == FunctionKind::Function)
        text += "\n  RETURNS " + typeText(draft.expression(function.returns, element, "Its result"));
    text += "\n  " + characteristics(function) + "\n";
    const bool isReturn = function.kind == FunctionKind::Function && !isCompound(std::string(trimmed(function.body))) &&
                          !lowerCase(trimmed(function.body)).starts_with("return");
    text += (isReturn ? "RETURN " : "") + body(draft, function.body, element);
    draft.add({.statement = text, .reverse = "DROP " + kind + " " + name, .comment = "Function " + function.name, .element = element});
    writeGrants(draft, function.grants, kind + " " + name, nullptr, element, {"execute"});
}

std::string guarded(Draft& draft, const Table& table, const Trigger& trigger, const std::string& event, std::string text, const ElementRef& element)
{
    std::string condition;
    if (!trigger.condition.empty())
        condition = "(" + draft.expression(trigger.condition, element, "Its condition") + ")";
    std::string changes;
    for (const auto& column : columnNames(table, trigger.updateOf))
        changes += (changes.empty() ? "" : " OR ") + std::string("NOT (NEW.") + quoted(column) + " <=> OLD." + quoted(column) + ")";
    if (event == "update" && !changes.empty())
        condition += (condition.empty() ? "(" : " AND (") + changes + ")";
    return condition.empty() ? text : "BEGIN\nIF " + condition + " THEN\n" + std::string(trimmed(text)) + ";\nEND IF;\nEND";
}

void writeTrigger(Draft& draft, const Table& table, const Trigger& trigger)
{
    const auto element = ElementRef::inTable(ElementKind::Trigger, table.id, trigger.id);
    std::string text = trigger.body;
    if (const Column* stamp = touchedColumn(draft.project(), table, trigger)) {
        text = "SET NEW." + quoted(stamp->name) + " = utc_timestamp(6)";
    } else if (trigger.function || (trigger.dialect != Dialect::MySql && trigger.dialect != Dialect::Any) || trimmed(text).empty()) {
        draft.leftOut(element, "Trigger", "Left out: its body is written for another engine.");
        return;
    }
    if (!trigger.forEachRow || trigger.timing == TriggerTiming::InsteadOf) {
        draft.leftOut(element, "Trigger", "Left out: MySQL only has triggers for each row, before or after.");
        return;
    }
    for (const auto& event : trigger.events) {
        if (event != "insert" && event != "update" && event != "delete") {
            draft.leftOut(element, "Trigger on " + oneLine(event), "Left out: MySQL has none.");
            continue;
        }
        const std::string wanted = trigger.name + (trigger.events.size() > 1 ? "_" + event : "");
        const bool taken = draft.isTaken("database trigger", wanted);
        const std::string name = quoted(draft.freshName("database trigger", taken ? table.name + "_" + wanted : wanted, nameLimit));
        std::string word = event;
        std::transform(word.begin(), word.end(), word.begin(), [](char c) { return static_cast<char>(c - 32); });
        draft.add({.statement = "CREATE TRIGGER " + name + "\n" + (trigger.timing == TriggerTiming::Before ? "BEFORE " : "AFTER ") + word +
                                " ON " + tableName(draft.project(), table) + " FOR EACH ROW\n" +
                                body(draft, guarded(draft, table, trigger, event, text, element), element),
                   .reverse = "DROP TRIGGER " + name,
                   .element = element});
    }
}

}  // namespace

bool isCompound(const std::string& statement)
{
    const auto tokens = scan(statement, lexis());
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.kind == TokenKind::Semicolon; });
}

void writeFunctions(Draft& draft)
{
    for (const Function* function : byName(draft.project(), draft.project().functions)) {
        const auto element = ElementRef::of(ElementKind::Function, function->id);
        if (function->dialect == Dialect::MySql && function->kind != FunctionKind::Aggregate)
            writeFunction(draft, *function);
        else if (!onlyTouches(draft.project(), *function))
            draft.leftOut(element, "Function", "Left out: its body is written for another engine.");
    }
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
    draft.headline(before, "Triggers");
}

}  // namespace barch::sql::mysql
