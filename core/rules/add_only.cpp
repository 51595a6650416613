#include "core/rules/add_only.h"

namespace barch::rules {
namespace {

bool refuses(const RuleContext& context, const Table& table, std::string_view event)
{
    return std::any_of(table.triggers.begin(), table.triggers.end(), [&](const Trigger& trigger) {
        if (std::find(trigger.events.begin(), trigger.events.end(), event) == trigger.events.end() || !trigger.condition.empty() || !trigger.updateOf.empty())
            return false;
        const Function* function = context.project().functions.find(trigger.function);
        const std::vector<Token> body = tokenize(function ? function->body : trigger.body);
        return containsWord(body, "raise") || containsWord(body, "signal");
    });
}

void addRefusals(const RuleContext& context, Table& table)
{
    for (const std::string_view event : {"update", "delete"}) {
        if (refuses(context, table, event))
            continue;
        Trigger trigger;
        trigger.name = table.name + "_keep_" + std::string(event);
        trigger.id = TriggerId::derive("trigger/" + table.id.text() + "/" + trigger.name);
        trigger.events = {std::string(event)};
        trigger.dialect = Dialect::Sqlite;
        trigger.body = "SELECT RAISE(ABORT, '" + table.name + " is never changed');";
        table.triggers.push_back(std::move(trigger));
    }
}

}  // namespace

bool mayChangeRows(const RuleContext& context, const Table& table)
{
    const RoleId runtime = context.tenancy().runtimeRole;
    if (context.isSqlite())
        return !refuses(context, table, "update") || !refuses(context, table, "delete");
    if (!runtime)
        return false;
    return isGranted(context, table.grants, runtime, changingPrivileges) && (!refuses(context, table, "update") || !refuses(context, table, "delete"));
}

void takeChangesAway(std::vector<Grant>& grants)
{
    for (Grant& grant : grants) {
        const bool all = std::any_of(grant.privileges.begin(), grant.privileges.end(), [](const std::string& p) { return p.starts_with("all"); });
        if (all)
            grant.privileges = {"select", "insert"};
        std::erase_if(grant.privileges, [](const std::string& p) { return p == "update" || p == "delete" || p == "truncate"; });
    }
    std::erase_if(grants, [](const Grant& grant) { return grant.privileges.empty(); });
}

void makeAddOnly(const Project& project, Table& table)
{
    if (project.info->dialect != Dialect::Sqlite)
        return takeChangesAway(table.grants);
    const Content nothing;
    addRefusals(RuleContext(nothing, project), table);
}

}  // namespace barch::rules
