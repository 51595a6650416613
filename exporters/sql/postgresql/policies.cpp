#include "exporters/sql/postgresql/policies.h"

#include "exporters/sql/dependency_order.h"
#include "exporters/sql/postgresql/comments.h"
#include "exporters/sql/postgresql/identifiers.h"

namespace barch::sql::postgresql {
namespace {

void writePolicy(Draft& draft, const Table& table, const Policy& policy)
{
    const auto element = ElementRef::inTable(ElementKind::Policy, table.id, policy.id);
    static constexpr std::string_view commands[] = {"ALL", "SELECT", "INSERT", "UPDATE", "DELETE"};
    std::string text = "CREATE POLICY " + quoted(policy.name) + " ON " + tableName(draft.project(), table) +
                       (policy.restrictive ? " AS RESTRICTIVE" : "") + "\n  FOR " +
                       std::string(commands[static_cast<std::size_t>(policy.command)]) + " TO ";
    if (policy.roles.empty())
        text += "PUBLIC";
    for (std::size_t i = 0; i < policy.roles.size(); ++i) {
        if (!policy.roles[i])
            draft.refuse(element, "It names no role.", "Choose its roles again.");
        text += (i ? ", " : "") + roleName(draft, policy.roles[i], element);
    }
    const bool onlyInserts = policy.command == PolicyCommand::Insert;
    const bool onlyReads = policy.command == PolicyCommand::Select || policy.command == PolicyCommand::Delete;
    std::string check = policy.checkExpression;
    if (onlyInserts && check.empty())
        check = policy.usingExpression;
    if (!onlyInserts && !policy.usingExpression.empty())
        text += "\n  USING (" + draft.expression(policy.usingExpression, element, "Its condition") + ")";
    if (!check.empty() && onlyReads)
        draft.leftOut(element, "Check of a policy", "Left out: a policy for reading or deleting has none.");
    else if (!check.empty())
        text += "\n  WITH CHECK (" + draft.expression(check, element, "Its check") + ")";
    draft.add({.statement = text,
               .reverse = "DROP POLICY " + quoted(policy.name) + " ON " + tableName(draft.project(), table),
               .element = element});
    if (!policy.comment.empty())
        draft.add(commentStep(element, "POLICY " + quoted(policy.name) + " ON " + tableName(draft.project(), table), policy.comment));
}

}  // namespace

void writePolicies(Draft& draft)
{
    for (const Table* table : draft.tables()) {
        const auto before = draft.steps().size();
        const std::string name = tableName(draft.project(), *table);
        const auto element = ElementRef::table(table->id);
        if (table->rowSecurity)
            draft.add({.statement = "ALTER TABLE " + name + " ENABLE ROW LEVEL SECURITY",
                       .element = element,
                       .part = "row security",
                       .alone = "ALTER TABLE " + name + " DISABLE ROW LEVEL SECURITY"});
        if (table->forceRowSecurity)
            draft.add({.statement = "ALTER TABLE " + name + " FORCE ROW LEVEL SECURITY",
                       .element = element,
                       .part = "force row security",
                       .alone = "ALTER TABLE " + name + " NO FORCE ROW LEVEL SECURITY"});
        for (const Policy& policy : table->policies)
            writePolicy(draft, *table, policy);
        draft.headline(before, "Who sees which rows of " + table->name);
    }
}

}  // namespace barch::sql::postgresql
