#include "exporters/sql/known_bodies.h"

#include "exporters/sql/sql_scan.h"

namespace barch::sql {
namespace {

/// "BEGIN NEW.x := now(); RETURN NEW; END": the x, or nothing.
std::string touchedName(const Function& function)
{
    if (function.dialect != Dialect::PostgreSql && function.dialect != Dialect::Any)
        return {};
    std::vector<std::string> words;
    for (const Token& token : scan(function.body, Lexis{}))
        if (token.kind != TokenKind::Space && token.kind != TokenKind::Comment)
            words.push_back(token.kind == TokenKind::QuotedName ? unquoted(token.text) : lowerCase(token.text));
    if (!words.empty() && words.back() == ";")
        words.pop_back();
    // begin new . x = now ( ) ; return new ; end
    if (words.size() != 13 && !(words.size() == 11 && words[5].starts_with("current_timestamp")))
        return {};
    const bool call = words.size() == 13;
    const bool starts = words[0] == "begin" && words[1] == "new" && words[2] == "." && (words[4] == "=" || words[4] == ":=");
    const bool isNow = call ? (words[5] == "now" || words[5] == "clock_timestamp" || words[5] == "transaction_timestamp") && words[6] == "(" && words[7] == ")" : true;
    const std::size_t rest = call ? 8 : 6;
    const bool ends = words[rest] == ";" && words[rest + 1] == "return" && words[rest + 2] == "new" && words[rest + 3] == ";" && words[rest + 4] == "end";
    return starts && isNow && ends ? words[3] : std::string();
}

}  // namespace

const Column* touchedColumn(const Project& project, const Table& table, const Trigger& trigger)
{
    const Function* function = project.functions.find(trigger.function);
    const bool onUpdate = trigger.events.size() == 1 && trigger.events[0] == "update";
    if (!function || !onUpdate || trigger.timing != TriggerTiming::Before || !trigger.condition.empty() || !trigger.updateOf.empty() || !trigger.forEachRow)
        return nullptr;
    const std::string name = touchedName(*function);
    return name.empty() ? nullptr : table.columnNamed(name);
}

bool onlyTouches(const Project& project, const Function& function)
{
    if (touchedName(function).empty())
        return false;
    bool used = false;
    for (const Table& table : project.tables)
        for (const Trigger& trigger : table.triggers)
            if (trigger.function == function.id) {
                used = true;
                if (!touchedColumn(project, table, trigger))
                    return false;
            }
    return used;
}

}  // namespace barch::sql
