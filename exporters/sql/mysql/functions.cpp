#include "exporters/sql/mysql/functions.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/flat_names.h"
#include "exporters/sql/known_bodies.h"
#include "exporters/sql/mysql/identifiers.h"
#include "exporters/sql/mysql/literals.h"
#include "exporters/sql/mysql/own_tables.h"
#include "exporters/sql/mysql/roles.h"
#include "exporters/sql/mysql/types.h"
#include "exporters/sql/names.h"
#include "exporters/sql/type_name.h"

#include <algorithm>
#include <set>

namespace barch::sql::mysql {
namespace {

/// Whether the tokens are one statement, BEGIN ... END, IF ... END IF and their like, perhaps with a label.
bool isOneStatement(const std::vector<Token>& all)
{
    static const std::set<std::string> before = {"", ";", "then", "else", "do", "begin", "loop", "repeat", ":"};
    std::string last;
    int depth = 0;
    bool isClosed = false;
    std::size_t behind = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].isBlank())
            continue;
        const std::string word = lowerCase(all[i].text);
        const bool isBeginning = before.contains(last);
        behind += isClosed ? 1 : 0;
        if (word == "end") {
            isClosed = --depth == 0;
        } else if (last != "end" && (word == "begin" || word == "case" ||
                                     (isBeginning && (word == "if" || word == "while" || word == "loop" || word == "repeat" || word == "for")))) {
            if (isClosed)
                return false;
            ++depth;
        }
        if (depth == 0 && !isClosed && word == ";")
            return false;
        last = word;
    }
    return isClosed && behind <= 2;  // END IF label
}

/// Bodies are several statements: only what can't be read at all is refused. What was imported stays one statement.
std::string body(Draft& draft, const std::string& text, const ElementRef& element, bool isOwn)
{
    for (const Token& token : scan(text, lexis()))
        if (token.kind == TokenKind::Bad) {
            draft.refuse(element, "Its body can't be read: a quote or comment in it never closes, or a character stands outside of quotes.", "Correct it.");
            return "BEGIN END";
        }
    const std::string plain = withFlatNames(trimmed(text), lexis(), draft.project(), quoted);
    const auto tokens = scan(plain, lexis());
    const bool isBlock = !tokens.empty() && tokens[0].kind == TokenKind::Word && lowerCase(tokens[0].text) == "begin";
    if (isBlock || !isCompound(plain) || (isOwn && isOneStatement(tokens)))
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

std::string characteristics(Draft& draft, const Function& function, const ElementRef& element)
{
    const std::string comment = function.comment.empty() || function.options.empty() ? std::string() : " COMMENT " + literal(function.comment);
    if (!function.options.empty())
        return draft.expression(function.options, element, "What it is made with") + (function.securityDefiner ? " SQL SECURITY DEFINER" : " SQL SECURITY INVOKER") + comment;
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
    // One that says what it is made with is MySQL's own, as it was imported.
    const bool isOwn = !function.options.empty();
    const std::string arguments = function.arguments.empty() ? std::string() : draft.expression(function.arguments, element, "Its arguments");
    std::string text = "CREATE " + kind + " " + name + "(" + (isOwn ? arguments : parameters(arguments)) + ")";
    if (function.kind == FunctionKind::Function) {
        const std::string returns = draft.expression(function.returns, element, "Its result");
        text += "\n  RETURNS " + (isOwn ? returns : typeText(returns));
    }
    text += "\n  " + characteristics(draft, function, element) + "\n";
    const bool isReturn = !isOwn && function.kind == FunctionKind::Function && !isCompound(std::string(trimmed(function.body))) &&
                          !lowerCase(trimmed(function.body)).starts_with("return");
    text += (isReturn ? "RETURN " : "") + body(draft, function.body, element, isOwn);
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
                                body(draft, guarded(draft, table, trigger, event, text, element), element, isOwn(draft.project(), table)),
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
