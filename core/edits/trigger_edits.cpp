#include "core/edits/trigger_edits.h"

#include "core/edits/forget.h"
#include "core/edits/lookups.h"

namespace barch {
namespace {

std::optional<Error> triggerFault(const Project& project, const Table& table, const Trigger& trigger)
{
    if (auto fault = nameFault("trigger", trigger.name))
        return fault;
    for (const Trigger& other : table.triggers)
        if (other.name == trigger.name && other.id != trigger.id)
            return Error{"The table has a trigger \"" + trigger.name + "\" already.", {}, "Choose another name."};
    if (trigger.events.empty())
        return Error{"A trigger needs at least one event: insert, update, delete or truncate.", {}, {}};
    for (const std::string& event : trigger.events)
        if (event != "insert" && event != "update" && event != "delete" && event != "truncate")
            return Error{"\"" + event + "\" is no event of a trigger.", {}, "Choose insert, update, delete or truncate."};
    for (const ColumnId column : trigger.updateOf)
        if (!table.column(column))
            return noSuch("column", column);
    if (trigger.function && !project.functions.contains(trigger.function))
        return noSuch("function", trigger.function);
    if (!trigger.function && trigger.body.empty())
        return Error{"A trigger needs a function or a body.", {}, {}};
    return std::nullopt;
}

}  // namespace

Result<Project> addTrigger(const Project& project, TableId id, Trigger trigger)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (!trigger.id)
            trigger.id = freshIdIn<TriggerId>(table.triggers, "trigger/" + id.text() + "/" + trigger.name);
        else if (findById(table.triggers, trigger.id) != table.triggers.end())
            return Error{"This trigger is already there.", {}, {}};
        if (auto fault = triggerFault(project, table, trigger))
            return fault;
        table.triggers.push_back(trigger);
        return std::nullopt;
    });
}

Result<Project> changeTrigger(const Project& project, TableId id, Trigger trigger)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        const auto found = findById(table.triggers, trigger.id);
        if (found == table.triggers.end())
            return noSuch("trigger", trigger.id);
        if (auto fault = triggerFault(project, table, trigger))
            return fault;
        *found = trigger;
        return std::nullopt;
    });
}

Result<Project> removeTrigger(const Project& project, TableId id, TriggerId trigger)
{
    const auto edited = changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (std::erase_if(table.triggers, [&](const Trigger& t) { return t.id == trigger; }) == 0)
            return noSuch("trigger", trigger);
        return std::nullopt;
    });
    return edited ? Result<Project>(forget(*edited, trigger, ElementKind::Trigger)) : edited;
}

}  // namespace barch
