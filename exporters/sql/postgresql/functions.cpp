#include "exporters/sql/postgresql/functions.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/keys.h"
#include "exporters/sql/postgresql/comments.h"
#include "exporters/sql/postgresql/roles.h"
#include "exporters/sql/postgresql/types.h"

#include <algorithm>
#include <set>

namespace barch::sql::postgresql {
namespace {

std::string_view kindWord(FunctionKind kind)
{
    return kind == FunctionKind::Function ? "FUNCTION" : kind == FunctionKind::Procedure ? "PROCEDURE" : "AGGREGATE";
}

/// The arguments as DROP and GRANT want them: without defaults.
std::string signature(const Lexis& lexis, const Function& function)
{
    std::string text;
    int depth = 0;
    bool inDefault = false;
    for (const Token& token : scan(function.arguments, lexis)) {
        if (token.kind == TokenKind::Open || token.kind == TokenKind::OpenSquare)
            ++depth;
        if (token.kind == TokenKind::Close || token.kind == TokenKind::CloseSquare)
            --depth;
        if (depth == 0 && token.kind == TokenKind::Comma)
            inDefault = false;
        else if (depth == 0 && ((token.kind == TokenKind::Word && lowerCase(token.text) == "default") ||
                                token.is(TokenKind::Operator, "=") || token.is(TokenKind::Operator, ":=")))
            inDefault = true;
        if (!inDefault)
            text += token.text;
    }
    return std::string(trimmed(text));
}

std::string searchPath(const std::string& path)
{
    std::string text;
    std::string part;
    auto endPart = [&] {
        const auto name = trimmed(part);
        const bool isQuoted = name.size() >= 2 && (name.front() == '"' || name.front() == '\'');
        text += (text.empty() ? "" : ", ") + (name.empty() ? "''" : quoted(isQuoted ? unquoted(name) : std::string(name)));
        part.clear();
    };
    for (const char c : path) {
        if (c == ',')
            endPart();
        else
            part += c;
    }
    endPart();
    return text == "\"\"" ? "''" : text;
}

/// RETURN and an expression, or BEGIN ATOMIC ... END with nothing behind its own END.
std::string statementBody(Draft& draft, const std::string& body, const ElementRef& element)
{
    const std::string_view text = trimmed(body);
    int depth = 0;
    std::size_t words = 0;
    bool isOne = true;
    bool hasEnded = false;
    for (const Token& token : scan(text, draft.lexis())) {
        if (token.isBlank())
            continue;
        const std::string word = token.kind == TokenKind::Word ? lowerCase(token.text) : std::string();
        if (words == 0 && word == "return")
            return "RETURN " + draft.expression(text.substr(word.size()), element, "Its body");
        isOne = isOne && !hasEnded && token.kind != TokenKind::Bad && (words > 1 || word == (words == 0 ? "begin" : "atomic"));
        depth += word == "begin" || word == "case" ? 1 : word == "end" ? -1 : 0;
        hasEnded = words > 1 && depth == 0;
        ++words;
    }
    if (!isOne || !hasEnded)
        draft.refuse(element, "Its body is no single BEGIN ATOMIC ... END.", "Write it anew.");
    return std::string(text);
}

std::string createFunction(Draft& draft, const Function& function, const std::string& name, const ElementRef& element)
{
    const std::string arguments = function.arguments.empty() ? std::string()
                                                             : draft.expression(function.arguments, element, "Its arguments");
    if (function.kind == FunctionKind::Aggregate)
        return "CREATE AGGREGATE " + name + " (" + arguments + ") (" + draft.expression(function.body, element, "Its body") + ")";
    std::string text = "CREATE " + std::string(kindWord(function.kind)) + " " + name + "(" + arguments + ")";
    if (function.kind == FunctionKind::Function)
        text += "\n  RETURNS " + (function.returns.empty() ? "void" : draft.expression(function.returns, element, "Its result"));
    text += "\n  LANGUAGE " + quoted(function.language.empty() ? "sql" : lowerCase(function.language));
    if (function.kind == FunctionKind::Function) {
        static constexpr std::string_view words[] = {"", " STABLE", " IMMUTABLE"};
        text += words[static_cast<std::size_t>(function.volatility)];
        text += function.strict ? " STRICT" : "";
        text += function.leakproof ? " LEAKPROOF" : "";
        text += function.parallelSafe ? " PARALLEL SAFE" : "";
    }
    text += function.securityDefiner ? " SECURITY DEFINER" : "";
    if (!function.searchPath.empty())
        text += "\n  SET search_path = " + searchPath(function.searchPath);
    if (!function.options.empty())
        text += "\n  " + draft.expression(function.options, element, "What it is made with");
    if (function.body.find('\0') != std::string::npos || !isUtf8(function.body))
        draft.refuse(element, "Its body holds bytes that PostgreSQL can't store.", "Write it anew.");
    return text + (function.isStatementBody ? "\n" + statementBody(draft, function.body, element) : "\n  AS " + dollarQuoted(function.body));
}

bool isWritten(const Function& function)
{
    return function.dialect == Dialect::PostgreSql || function.dialect == Dialect::Any;
}

/// Lower-case names of tables and views that the text mentions.
bool mentionsRelation(Draft& draft, std::string_view text, const std::set<std::string>& relations)
{
    for (const Token& token : scan(text, draft.lexis())) {
        if (token.kind == TokenKind::Word && relations.contains(lowerCase(token.text)))
            return true;
        if (token.kind == TokenKind::QuotedName && relations.contains(lowerCase(unquoted(token.text))))
            return true;
    }
    return false;
}

/// A language sql body in the new style is the only thing that would be read at once; with
/// check_function_bodies off, bodies may name what comes later.
bool belongsAfterTables(Draft& draft, const Function& function, const std::set<std::string>& relations)
{
    return mentionsRelation(draft, function.arguments, relations) || mentionsRelation(draft, function.returns, relations) ||
           (function.isStatementBody && mentionsRelation(draft, function.body, relations));
}

/// A domain calls it, and it needs none of the types itself.
bool belongsBeforeTypes(Draft& draft, const Function& function)
{
    bool isCalled = false;
    std::set<std::string> types;
    for (const UserType& type : draft.project().types) {
        types.insert(lowerCase(type.name));
        const std::set<std::string> name{lowerCase(function.name)};
        isCalled = isCalled || mentionsRelation(draft, type.defaultExpression, name) ||
                   std::any_of(type.checks.begin(), type.checks.end(), [&](const Check& check) { return mentionsRelation(draft, check.expression, name); });
    }
    return isCalled && !mentionsRelation(draft, function.arguments, types) && !mentionsRelation(draft, function.returns, types);
}

FunctionPlace placeOf(Draft& draft, const Function& function, const std::set<std::string>& relations)
{
    if (belongsAfterTables(draft, function, relations))
        return FunctionPlace::AfterTables;
    return belongsBeforeTypes(draft, function) ? FunctionPlace::BeforeTypes : FunctionPlace::BeforeTables;
}

void giveToOwner(Draft& draft, const Function& function, const std::string& object)
{
    const Role* owner = draft.project().roles.find(function.owner);
    if (!owner || owner == ownerRole(draft.project()))
        return;
    const Namespace* space = draft.project().namespaces.find(function.namespaceId);
    const std::string schema = "SCHEMA " + quoted(space ? space->name : "public");
    // A new owner must be allowed to create in the schema at that moment, and only then.
    const auto element = ElementRef::of(ElementKind::Function, function.id);
    draft.add({.statement = "GRANT USAGE, CREATE ON " + schema + " TO " + quoted(owner->name),
               .reverse = "REVOKE ALL ON " + schema + " FROM " + quoted(owner->name),
               .element = element,
               .part = "owner"});
    draft.add({.statement = "ALTER " + object + " OWNER TO " + quoted(owner->name), .runAs = RunAs::Starter, .element = element, .part = "owner"});
    draft.add({.statement = "REVOKE CREATE ON " + schema + " FROM " + quoted(owner->name), .element = element, .part = "owner"});
}

void writeFunction(Draft& draft, const Function& function)
{
    const auto element = ElementRef::of(ElementKind::Function, function.id);
    const std::string name = qualified(draft.project(), function.namespaceId, function.name);
    const std::string object = functionObject(draft.lexis(), draft.project(), function);
    const Role* owner = draft.project().roles.find(function.owner);
    const bool foreign = owner && owner != ownerRole(draft.project());
    const RunAs asOwner = foreign ? RunAs::Starter : RunAs::Owner;
    if (function.owner && !owner)
        draft.refuse(element, "Its owner no longer exists.", "Choose another role.");
    draft.add({.statement = createFunction(draft, function, name, element),
               .reverse = "DROP " + object,
               .comment = "Function " + function.name,
               .reverseAs = asOwner,
               .element = element});
    giveToOwner(draft, function, object);
    if (!function.comment.empty())
        draft.add(commentStep(element, object, function.comment, asOwner));
    const bool forAll = std::any_of(function.grants.begin(), function.grants.end(), [](const Grant& g) { return !g.role; });
    const std::string grantee = std::string(function.kind == FunctionKind::Procedure ? "PROCEDURE " : "FUNCTION ") + name +
                                "(" + signature(draft.lexis(), function) + ")";
    if (function.securityDefiner && !forAll)
        draft.add({.statement = "REVOKE ALL ON " + grantee + " FROM PUBLIC", .runAs = asOwner, .element = element, .part = "not public"});
    writeGrants(draft, function.grants, grantee, nullptr, element, false, asOwner);
}

/// `table` is nullptr for the trigger of a view.
std::string events(Draft& draft, const Table* table, const Trigger& trigger, const ElementRef& element)
{
    static const std::vector<std::string> known = {"insert", "update", "delete", "truncate"};
    std::string text;
    for (const auto& event : trigger.events) {
        if (std::find(known.begin(), known.end(), event) == known.end()) {
            draft.refuse(element, "\"" + oneLine(event) + "\" is not an event of a trigger.", "Correct it.");
            continue;
        }
        std::string word = event;
        std::transform(word.begin(), word.end(), word.begin(), [](char c) { return static_cast<char>(c - 32); });
        text += (text.empty() ? "" : " OR ") + word;
        const auto columns = table ? columnNames(*table, trigger.updateOf) : std::vector<std::string>();
        if (event == "update" && !columns.empty())
            text += " OF " + quotedList(columns);
    }
    return text;
}

std::string transitionTables(const Trigger& trigger)
{
    if (trigger.oldTable.empty() && trigger.newTable.empty())
        return {};
    return "\n  REFERENCING" + (trigger.oldTable.empty() ? "" : " OLD TABLE AS " + quoted(trigger.oldTable)) +
           (trigger.newTable.empty() ? "" : " NEW TABLE AS " + quoted(trigger.newTable));
}

std::string enabling(const Trigger& trigger)
{
    return trigger.enabled == "disabled" ? "DISABLE" : trigger.enabled == "replica" ? "ENABLE REPLICA" : trigger.enabled == "always" ? "ENABLE ALWAYS" : "";
}

/// `table` is nullptr for the trigger of a view. `part`: of what holds the trigger.
void writeTrigger(Draft& draft, const Table* table, const std::string& on, const Trigger& trigger, const ElementRef& element, const std::string& part)
{
    const Function* function = draft.project().functions.find(trigger.function);
    if (trigger.dialect != Dialect::PostgreSql && trigger.dialect != Dialect::Any) {
        draft.leftOut(element, "Trigger", "Left out: its body is written for another engine.");
        return;
    }
    if (!function || !isWritten(*function) || trigger.events.empty()) {
        draft.leftOut(element, "Trigger", "Left out: on PostgreSQL a trigger calls a function, and this one has none.");
        return;
    }
    static constexpr std::string_view timings[] = {"BEFORE", "AFTER", "INSTEAD OF"};
    const std::string name = quoted(trigger.name);
    std::string text = std::string("CREATE ") + (trigger.isConstraint ? "CONSTRAINT " : "") + "TRIGGER " + name + "\n  " +
                       std::string(timings[static_cast<std::size_t>(trigger.timing)]) + " " + events(draft, table, trigger, element) + " ON " + on +
                       (trigger.isConstraint ? deferralText(trigger.deferral) : "") + transitionTables(trigger) + "\n  FOR EACH " +
                       (trigger.forEachRow ? "ROW" : "STATEMENT");
    if (!trigger.condition.empty())
        text += " WHEN (" + draft.expression(trigger.condition, element, "Its condition") + ")";
    text += "\n  EXECUTE FUNCTION " + qualified(draft.project(), function->namespaceId, function->name) + "(" +
            (trigger.arguments.empty() ? "" : draft.expression(trigger.arguments, element, "Its arguments")) + ")";
    const std::string drop = "DROP TRIGGER " + name + " ON " + on;
    draft.add({.statement = text, .reverse = drop, .element = element, .part = part, .alone = part.empty() ? "" : drop});
    if (const std::string how = enabling(trigger); !how.empty())
        draft.add({.statement = "ALTER TABLE " + on + " " + how + " TRIGGER " + name, .element = element, .part = part});
    if (!trigger.comment.empty()) {
        Step step = commentStep(element, "TRIGGER " + name + " ON " + on, trigger.comment);
        if (!part.empty())
            step.part = part;
        draft.add(std::move(step));
    }
}

}  // namespace

std::string functionObject(const Lexis& lexis, const Project& project, const Function& function)
{
    return std::string(kindWord(function.kind)) + " " + qualified(project, function.namespaceId, function.name) + "(" +
           signature(lexis, function) + ")";
}

void writeFunctions(Draft& draft, FunctionPlace place)
{
    std::set<std::string> relations;
    for (const Table& table : draft.project().tables)
        relations.insert(lowerCase(table.name));
    for (const View& view : draft.project().views)
        relations.insert(lowerCase(view.name));
    for (const Function* function : byName(draft.project(), draft.project().functions)) {
        if (placeOf(draft, *function, relations) != place)
            continue;
        if (isWritten(*function))
            writeFunction(draft, *function);
        else
            draft.leftOut(ElementRef::of(ElementKind::Function, function->id), "Function",
                          "Left out: its body is written for another engine.");
    }
}

void writeTriggers(Draft& draft)
{
    const auto before = draft.steps().size();
    for (const Table* table : draft.tables())
        for (const Trigger& trigger : table->triggers)
            writeTrigger(draft, table, tableName(draft.project(), *table), trigger, ElementRef::inTable(ElementKind::Trigger, table->id, trigger.id), "");
    for (const View* view : viewOrder(draft.project()))
        if (view->dialect == Dialect::PostgreSql || view->dialect == Dialect::Any)
            for (const Trigger& trigger : view->triggers)
                writeTrigger(draft, nullptr, qualified(draft.project(), view->namespaceId, view->name), trigger,
                             ElementRef::of(ElementKind::View, view->id), "trigger " + trigger.name);
    draft.headline(before, "Triggers");
}

}  // namespace barch::sql::postgresql
