#include "exporters/sql/change/change_script.h"

#include "exporters/sql/names.h"

namespace barch::sql {

std::string_view words(Cost cost)
{
    static constexpr std::string_view texts[] = {"locks the table", "blocks writes meanwhile", "rewrites the table", "deletes data",
                                                 "changes values", "can fail on existing rows", "can't be taken back", "instant", "in place, others go on",
                                                 "copies the table"};
    return texts[static_cast<std::size_t>(cost)];
}

std::string headLine(const ScriptStep& step)
{
    if (step.step.comment.empty() && step.costs.empty())
        return {};
    std::string costs;
    for (const Cost cost : step.costs)
        costs += (costs.empty() ? "" : ", ") + std::string(words(cost));
    return oneLine(step.step.comment.empty() ? step.path : step.path + ": " + step.step.comment) + (costs.empty() ? "" : " (" + costs + ")");
}

std::vector<std::string> optionNames(const Project& project, const Table& table, const Column* column)
{
    const std::string end = column ? "." + column->name : std::string();
    return {table.name + end, qualifiedName(project, table) + end};
}

std::vector<std::string> optionNames(const Project& project, const UserType& type, const Column& attribute)
{
    const Namespace* space = project.namespaces.find(type.namespaceId);
    const std::string name = type.name + "." + attribute.name;
    return {name, (space ? space->name + "." : std::string()) + name};
}

}  // namespace barch::sql
