#include "exporters/sql/postgresql/change/change_text.h"

#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/postgresql/roles.h"
#include "exporters/sql/postgresql/script_text.h"

#include <algorithm>

namespace barch::sql::postgresql {
namespace {

/// A starter that row security holds would update no row and find no fault, and say that all is well.
std::string guard()
{
    return "DO " + dollarQuoted("\nBEGIN\n  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)) THEN\n"
                                "    RAISE EXCEPTION 'The role % is held by row-level security: it would not see the rows that this script fills or checks. "
                                "Run it as the migrator.', current_user;\n  END IF;\nEND ");
}

bool readsRows(const ScriptStep& step)
{
    return step.step.runAs == RunAs::Starter && (step.step.element.owner || step.step.element.kind == ElementKind::Table);
}

bool changesRows(const ScriptStep& step)
{
    return step.step.statement.starts_with("UPDATE ") || step.step.statement.starts_with("INSERT ");
}

void write(std::string& text, const ScriptStep& step, Speaker& speaker)
{
    if (const std::string head = headLine(step); !head.empty())
        text += "\n-- " + head + "\n";
    speaker.speakAs(step.step.runAs);
    text += step.step.statement + ";\n";
}

std::string valuesText(const Project& before, const std::vector<Step>& values)
{
    if (values.empty())
        return {};
    std::string text = "-- New values of enums come first, in a transaction of their own: none of the statements of the one that\n"
                       "-- adds a value may use it. Values that are there already are passed over.\nBEGIN;\n" + scriptSettings(before);
    Speaker speaker(text, ownerRole(before));
    speaker.speakAs(RunAs::Owner);
    for (const Step& value : values)
        text += value.statement + ";\n";
    return text + "COMMIT;\n\n";
}

/// Settings for the session, where there is no transaction to hold them.
std::string sessionSettings(const Project& project)
{
    std::string text = scriptSettings(project);
    for (std::size_t at = 0; (at = text.find("SET LOCAL ", at)) != std::string::npos;)
        text.replace(at, std::string_view("SET LOCAL ").size(), "SET ");
    for (const auto& [from, to] : {std::pair<std::string, std::string>("lock_timeout = '10s'", "lock_timeout = '3s'"), {"statement_timeout = '5min'", "statement_timeout = 0"}})
        if (const auto place = text.find(from); place != std::string::npos)
            text.replace(place, from.size(), to);
    return text;
}

std::string aloneText(const Project& after, const std::vector<ScriptStep>& steps)
{
    std::string text = "\n-- From here on each statement stands alone, outside of a transaction, so that readers and writers go on. Where one\n"
                       "-- ends in \"canceling statement due to lock timeout\", run the file again from here: what is done already is passed over.\n" +
                       sessionSettings(after);
    const Role* owner = ownerRole(after);
    RunAs now = RunAs::Starter;
    for (const ScriptStep& step : steps) {
        if (!step.alone)
            continue;
        if (const std::string head = headLine(step); !head.empty())
            text += "\n-- " + head + "\n";
        if (owner && step.step.runAs != now)
            text += step.step.runAs == RunAs::Owner ? "SET ROLE " + quoted(owner->name) + ";\n" : "RESET ROLE;\n";
        now = step.step.runAs;
        text += step.step.statement + ";\n";
    }
    if (owner && now == RunAs::Owner)
        text += "RESET ROLE;\n";
    return text + "RESET lock_timeout;\nRESET statement_timeout;\nRESET search_path;\n";
}

}  // namespace

std::string changeText(const Project& before, const Project& after, const std::vector<Step>& values, const RoleChanges& roles,
                       const std::vector<ScriptStep>& steps, const ScriptOptions& options)
{
    std::string text = valuesText(before, values);
    if (options.online)
        text += "-- Waits at most three seconds for a lock, so that nobody queues behind it for long. Where it ends in \"canceling\n"
                "-- statement due to lock timeout\" before COMMIT, nothing has changed: run it again.\n";
    text += "BEGIN;\n" + scriptSettings(after);
    if (options.online)
        text += "SET LOCAL lock_timeout = '3s';\n";
    const bool isForced = std::any_of(before.tables.begin(), before.tables.end(), [](const Table& table) { return table.forceRowSecurity; });
    if (isForced && std::any_of(steps.begin(), steps.end(), readsRows))
        text += "\n" + guard() + ";\n";
    if (std::any_of(steps.begin(), steps.end(), changesRows))
        text += "SET CONSTRAINTS ALL IMMEDIATE;\n";
    if (!roles.first.empty())
        text += "\n-- Roles\n" + roles.first;
    Speaker speaker(text, ownerRole(after));
    speaker.speakAs(RunAs::Owner);
    for (const ScriptStep& step : steps)
        if (!step.alone)
            write(text, step, speaker);
    if (!roles.last.empty()) {
        speaker.speakAs(RunAs::Starter);
        text += "\n-- Roles\n" + roles.last;
    }
    text += "\nCOMMIT;\n";
    const bool isAlone = std::any_of(steps.begin(), steps.end(), [](const ScriptStep& step) { return step.alone; });
    return isAlone ? text + aloneText(after, steps) : text;
}

}  // namespace barch::sql::postgresql
