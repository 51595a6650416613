#include "exporters/sql/postgresql/change/script.h"

#include "exporters/sql/names.h"
#include "exporters/sql/postgresql/change/change_text.h"
#include "exporters/sql/postgresql/change/change_writer.h"
#include "exporters/sql/postgresql/change/named_elements.h"
#include "exporters/sql/postgresql/change/online_form.h"
#include "exporters/sql/postgresql/change/remade_tables.h"
#include "exporters/sql/postgresql/change/serial_columns.h"
#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/postgresql/migration.h"

namespace barch::sql::postgresql {

Result<ChangeScript> changeScript(const Project& before, const Project& after, const ScriptOptions& options)
{
    using Detail = Draft::Detail;
    const SaidSequences said = withSequencesSaid(before, after);
    const RemadeTables remade = withRemadeTables(said.before, said.after);
    Draft first(said.before, lexis(), Detail::WithParts);
    Draft last(remade.after, lexis(), Detail::WithParts);
    writeSteps(first);
    writeSteps(last);
    for (const Draft* draft : {&first, &last})
        if (draft->error())
            return *draft->error();
    const auto names = renamed(first, last);
    if (!names)
        return names.error();
    const Project target = withWrittenNames(last);
    Draft old(names->project, lexis(), Detail::WithParts);
    Draft next(target, lexis(), Detail::WithParts);
    writeSteps(old);
    writeSteps(next);
    const Project original = withWrittenNames(first);
    ChangeWriter writer(original, *names, remade.earlier, old, next, options);
    auto steps = writer.run();
    if (!steps)
        return steps.error();
    ChangeScript script;
    script.steps = options.online ? onlineForm(std::move(*steps), old, next) : std::move(*steps);
    script.losses = writer.losses();
    const std::vector<Step> values = writer.newValues();
    const RoleChanges roles = roleChanges(before, after, names->roles, options.migration, options.isWayBack);
    script.notes = roles.notes;
    if (script.steps.empty() && values.empty() && !roles.isNeeded)
        return script;
    script.sql = changeText(before, target, values, roles, script.steps, options);
    for (auto value = values.rbegin(); value != values.rend(); ++value)
        script.steps.insert(script.steps.begin(), {*value, {}, pathOf(target, value->element)});
    return script;
}

}  // namespace barch::sql::postgresql
