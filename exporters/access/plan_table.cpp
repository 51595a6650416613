#include "exporters/access/plan_table.h"

#include "core/access/plan_order.h"

namespace barch {

PlanTable planTable(const Project& project)
{
    PlanTable table;
    const std::vector<const Plan*> plans = plansInOrder(project);
    for (const Plan* plan : plans)
        table.plans.push_back(plan->name);
    for (const FeatureFlag* flag : flagsInOrder(project)) {
        PlanLine line{flag->name};
        for (const Plan* plan : plans)
            line.cells.emplace_back(planHas(*plan, flag->id) ? "yes" : "");
        table.lines.push_back(std::move(line));
    }
    for (const std::string& name : limitNames(project)) {
        PlanLine line{name, true};
        for (const Plan* plan : plans) {
            const PlanLimit* limit = limitOf(*plan, name);
            line.cells.push_back(!limit ? "" : limit->amount.empty() ? "unlimited" : limit->amount + (limit->unit.empty() ? "" : " " + limit->unit));
        }
        table.lines.push_back(std::move(line));
    }
    return table;
}

}  // namespace barch
