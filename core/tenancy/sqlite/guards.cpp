#include "core/edits/lookups.h"
#include "core/edits/names.h"
#include "core/model/sql_tokens.h"
#include "core/tenancy/engine_guards.h"
#include "core/tenancy/guards.h"

namespace barch {

Project withSqliteGuards(const Project& project, const Table& before, const People&)
{
    if (!isTenantOwned(before) || !before.column(before.tenantKey))
        return project;
    const bool isThere = findById(before.triggers, freezeTriggerId(before.id)) != before.triggers.end();
    if (freezesTenantKey(project, before) && !isThere)
        return project;
    const std::string key = sqlIdentifier(before.column(before.tenantKey)->name, Dialect::Sqlite);
    Trigger trigger{.id = freezeTriggerId(before.id),
                    .name = derivedName(before.name, "tenant_key"),
                    .events = {"update"},
                    .updateOf = {before.tenantKey},
                    .condition = "OLD." + key + " IS NOT NEW." + key,
                    .body = "SELECT RAISE(ABORT, 'The tenant of a row never changes.');",
                    .dialect = Dialect::Sqlite};
    Project edited = project;
    Table table = before;
    const auto found = findById(table.triggers, trigger.id);
    if (found == table.triggers.end()) {
        table.triggers.push_back(std::move(trigger));
    } else {
        trigger.name = found->name;
        trigger.comment = found->comment;
        *found = std::move(trigger);
    }
    putIn(edited.tables, std::move(table));
    return edited;
}

}  // namespace barch
