#include "exporters/sql/mysql/change/script.h"

#include "exporters/sql/mysql/change/key_steps.h"
#include "exporters/sql/mysql/change/script_text.h"
#include "exporters/sql/mysql/change/stored_text.h"
#include "exporters/sql/mysql/change/table_steps.h"

#include <algorithm>

namespace barch::sql::mysql {
namespace {

/// "partition by ..." of what stands behind a table, in lower case; empty: it has none.
std::string partitionsOf(const Side& side, TableId table)
{
    const Unit* options = side.units().find(ElementRef::table(table), "options");
    const std::string text = options ? lowerCase(options->text()) : std::string();
    const auto at = text.find("partition by");
    return at == std::string::npos ? std::string() : text.substr(at);
}

std::optional<Error> refusedPartitions(const Side& first, const Side& next, const std::vector<TablePlan>& plans)
{
    for (const TablePlan& plan : plans)
        if (partitionsOf(first, plan.before->id) != partitionsOf(next, plan.after->id))
            return Error{"A change script can't change how a table is divided into partitions.", qualifiedName(next.project(), *plan.after),
                         "Make a new table with the partitions that you want, and copy the rows with a statement of your own."};
    return std::nullopt;
}

/// What is in the way goes, then names change, then tables, then what isn't needed any more goes, and what reads or
/// guards the tables comes last. Filling new columns may read what goes.
PlannedSteps planned(const Versions& all, const Renamed& renamed, std::map<TableId, ColumnSteps>& columns, const TableSteps& tables,
                     const StoredText& texts, Losses& losses)
{
    PlannedSteps steps = texts.early();
    addAll(steps, texts.dropped());
    addAll(steps, tables.droppedForeignKeys());
    addAll(steps, tables.droppedParts());
    addAll(steps, renamed.steps);
    addAll(steps, tables.options());
    for (const TablePlan& plan : all.plans)
        addAll(steps, columns[plan.after->id].change);
    for (const TablePlan& plan : all.plans)
        addAll(steps, columns[plan.after->id].compute);
    for (const TablePlan& plan : all.plans)
        if (auto step = keyStep(plan, all.first, all.old, all.next, columns[plan.after->id], tables.dropped()))
            steps.push_back(std::move(*step));
    addAll(steps, tables.newTables());
    addAll(steps, tables.computedIndexes());
    for (const TablePlan& plan : all.plans)
        addAll(steps, columns[plan.after->id].remove);
    addAll(steps, tables.removedTables(losses));
    addAll(steps, tables.checks());
    addAll(steps, tables.foreignKeys());
    addAll(steps, texts.made());
    return steps;
}

ChangeScript written(const Project& before, const Project& after, const PlannedSteps& steps)
{
    ChangeScript script;
    if (steps.empty())
        return script;
    script.sql = upText(before, after, steps);
    script.down = downText(before, after, steps);
    for (const PlannedStep& step : steps) {
        std::string reverse;
        for (const std::string& back : step.back)
            reverse += (reverse.empty() ? "" : ";\n") + back;
        script.steps.push_back({{.statement = step.statement, .reverse = reverse, .comment = step.comment, .element = step.element}, step.costs,
                                pathOfStep(before, after, step)});
    }
    return script;
}

}  // namespace

Result<ChangeScript> changeScript(const Project& before, const Project& after, const ScriptOptions& options)
{
    if (auto fault = wrongOptions(before, after, options))
        return *fault;
    Side first(before);
    Side next(after);
    for (const Side* side : {&first, &next})
        if (side->draft().error())
            return *side->draft().error();
    const auto plans = tablePlans(first, next);
    if (auto fault = refusedPartitions(first, next, plans))
        return *fault;
    const Renamed names = renamed(first, withWrittenNames(first), next, plans);
    Side old(names.project);
    Losses losses(options);
    std::map<TableId, ColumnSteps> columns;
    std::set<TableId> filled;
    for (const TablePlan& plan : plans) {
        const ColumnSteps& of = columns[plan.after->id] = columnSteps(plan, first, old, next, options, losses);
        if (of.fills)
            filled.insert(plan.after->id);
    }
    const StoredText texts(first, next, plans, filled);
    if (texts.refusal())
        return *texts.refusal();
    const Versions all{first, old, next, plans, columns, names.aside};
    const TableSteps tables(all);
    const PlannedSteps steps = planned(all, names, columns, tables, texts, losses);
    if (auto fault = losses.refusal())
        return *fault;
    if (next.draft().error())
        return *next.draft().error();
    ChangeScript script = written(first.project(), next.project(), steps);
    script.losses = losses.all();
    if (!options.isWayBack)
        script.notes = texts.notes();
    return script;
}

}  // namespace barch::sql::mysql
