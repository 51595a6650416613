#include "core/edits/function_edits.h"

#include "core/edits/forget.h"
#include "core/edits/lookups.h"
#include "core/edits/sql_rename.h"
#include "core/edits/table_summary.h"
#include "core/model/sql_tokens.h"

namespace barch {
namespace {

std::optional<Error> functionFault(const Project& project, const Function& function)
{
    if (auto fault = nameFault("function", function.name))
        return fault;
    for (const Function& other : project.functions)
        if (other.name == function.name && other.namespaceId == function.namespaceId &&
            other.arguments == function.arguments && other.dialect == function.dialect && other.id != function.id)
            return Error{"There is already a function " + function.name + "(" + function.arguments + ").", {},
                         "Choose another name or other arguments."};
    if (function.owner && !project.roles.contains(function.owner))
        return noSuch("role", function.owner);
    return std::nullopt;
}

/// Why the function can't go: the first trigger or policy of the table that calls it.
std::optional<Error> callIn(const Project& project, const Table& table, const Function& function)
{
    for (const Trigger& trigger : table.triggers)
        if (trigger.function == function.id)
            return Error{"The trigger " + trigger.name + " of " + qualifiedName(project, table) + " calls it.", function.name,
                         "Change or remove the trigger first."};
    for (const Policy& policy : table.policies)
        if (mentionsIdentifier(policy.usingExpression, function.name) || mentionsIdentifier(policy.checkExpression, function.name))
            return Error{"The policy " + policy.name + " of " + qualifiedName(project, table) + " calls it.", function.name,
                         "Change or remove the policy first."};
    return std::nullopt;
}

}  // namespace

Result<Project> addFunction(const Project& project, Function function)
{
    if (!function.id)
        function.id = freshId<FunctionId>("function/" + function.namespaceId.text() + "/" + function.name,
                                          [&](FunctionId id) { return project.functions.contains(id); });
    else if (project.functions.contains(function.id))
        return Error{"This function is already there.", function.name, {}};
    if (auto fault = functionFault(project, function))
        return *fault;
    Project edited = project;
    edited.functions = project.functions.with(std::move(function));
    return edited;
}

Result<Project> changeFunction(const Project& project, Function function)
{
    return changeElement(project, &Project::functions, function.id, "function", [&](Function& there) -> std::optional<Error> {
        there = function;
        return functionFault(project, function);
    });
}

Result<Project> renameFunction(const Project& project, FunctionId id, const std::string& name)
{
    const Function* function = project.functions.find(id);
    if (!function)
        return noSuch("function", id);
    const auto edited = changeElement(project, &Project::functions, id, "function", [&](Function& changed) -> std::optional<Error> {
        changed.name = name;
        return functionFault(project, changed);
    });
    if (!edited || function->name == name)
        return edited;
    const Namespace* space = project.namespaces.find(function->namespaceId);
    return renameRelationEverywhere(*edited, {space ? space->name : std::string(), function->name, name, true, true,
                                              project.info->dialect});
}

Result<Project> removeFunction(const Project& project, FunctionId id)
{
    const Function* function = project.functions.find(id);
    if (!function)
        return noSuch("function", id);
    const auto may = [&](const TableSummary& tables) {
        return tables.mayName(id) || tables.mayMention(function->name, SqlTexts::Reading);
    };
    std::optional<Error> obstacle;
    forEachTableWhere(project, may, [&](const Table& table) {
        if (!obstacle)
            obstacle = callIn(project, table, *function);
    });
    if (obstacle)
        return *obstacle;
    Project edited = forget(project, id, ElementKind::Function);
    edited.functions = edited.functions.without(id);
    return edited;
}

}  // namespace barch
