#include "core/import/postgresql/functions.h"

#include "core/import/postgresql/columns.h"
#include "core/import/postgresql/expression_text.h"

#include <algorithm>

namespace barch::pg {
namespace {

// As pg_trigger.h has them.
constexpr int before = 1 << 1;
constexpr int onInsert = 1 << 2;
constexpr int onDelete = 1 << 3;
constexpr int onUpdate = 1 << 4;
constexpr int onTruncate = 1 << 5;
constexpr int insteadOf = 1 << 6;

void readTransitions(Trigger& trigger, Nodes transitions)
{
    for (const Node* node : transitions) {
        const PgQuery__TriggerTransition& transition = *node->trigger_transition;
        (transition.is_new ? trigger.newTable : trigger.oldTable) = text(transition.name);
    }
}

std::string argumentsText(Nodes arguments)
{
    std::string list;
    for (const Node* argument : arguments)
        list += (list.empty() ? "" : ", ") + stringLiteral(text(argument));
    return list;
}

}  // namespace

void createTrigger(Context& context, const PgQuery__CreateTrigStmt& statement)
{
    SchemaState& state = context.state;
    const Relation* found = state.relation(*statement.relation);
    Table* table = found && found->kind == RelationKind::Table ? &state.tables.at(TableId(found->id)) : nullptr;
    View* view = found && found->kind == RelationKind::View ? &state.views.at(ViewId(found->id)) : nullptr;
    if (!table && !view)
        return context.missing("table", pathText(*statement.relation));
    const auto names = texts(nodes(statement.funcname, statement.n_funcname));
    const std::string schema = names.size() > 1 ? names[names.size() - 2] : std::string();
    const Function* function = names.empty() ? nullptr : state.function(schema, names.back(), nullptr);
    if (!function || text(statement.constrrel ? statement.constrrel->relname : nullptr) != "") {
        const std::string name(text(statement.trigname));
        return keep(context, "CREATE TRIGGER " + name,
                    function ? "It is about a second table, for which the model has no place." : "Its function is not made here: an extension brings it.",
                    "DROP TRIGGER " + identifier(name) + " ON " + pathText(*statement.relation), KeptPlace::AfterAll);
    }
    Trigger trigger;
    trigger.id = state.fresh<TriggerId>();
    trigger.name = text(statement.trigname);
    trigger.dialect = Dialect::PostgreSql;
    trigger.function = function->id;
    trigger.timing = statement.timing & before ? TriggerTiming::Before : statement.timing & insteadOf ? TriggerTiming::InsteadOf : TriggerTiming::After;
    for (const auto& [bit, event] : {std::pair(onInsert, "insert"), std::pair(onUpdate, "update"), std::pair(onDelete, "delete"), std::pair(onTruncate, "truncate")})
        if (statement.events & bit)
            trigger.events.emplace_back(event);
    if (table)
        trigger.updateOf = columnsOf(context, *table, nodes(statement.columns, statement.n_columns));
    trigger.forEachRow = statement.row;
    trigger.isConstraint = statement.isconstraint;
    trigger.deferral = statement.initdeferred ? Deferral::InitiallyDeferred : statement.deferrable ? Deferral::InitiallyImmediate : Deferral::NotDeferrable;
    readTransitions(trigger, nodes(statement.transition_rels, statement.n_transition_rels));
    trigger.arguments = argumentsText(nodes(statement.args, statement.n_args));
    if (statement.when_clause)
        trigger.condition = parenthesised(context.statement.words(), "when", 0);
    std::vector<Trigger>& triggers = table ? table->triggers : view->triggers;
    const auto same = std::find_if(triggers.begin(), triggers.end(), [&](const Trigger& each) { return each.name == trigger.name; });
    if (same == triggers.end())
        triggers.push_back(std::move(trigger));
    else
        *same = std::move(trigger);
}

}  // namespace barch::pg
