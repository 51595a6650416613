#include "core/access/permission_policies.h"

#include "core/model/sql_tokens.h"
#include "core/tenancy/postgresql/sql_names.h"

#include <algorithm>

namespace barch {
namespace {

using postgresql::identifier;

std::string upper(std::string_view text)
{
    std::string big(text);
    for (char& c : big)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return big;
}

std::string roleName(const Project& project, RoleId id)
{
    const Role* role = project.roles.find(id);
    return role ? identifier(role->name) : "PUBLIC";
}

/// Broken before the OR and the AND of the outermost level, so that it can be read in a narrow pane.
std::string broken(const std::string& condition, const std::string& indent)
{
    std::string text = indent;
    std::size_t from = 0;
    int depth = 0;
    for (const SqlToken& token : sqlTokens(condition)) {
        depth += token.text == "(" ? 1 : token.text == ")" ? -1 : 0;
        if (depth <= 1 && (token.is("or") || token.is("and"))) {
            text += condition.substr(from, token.begin - from);
            text.erase(text.find_last_not_of(' ') + 1);
            text += "\n" + indent + (depth == 1 ? "  " : "");
            from = token.begin;
        }
    }
    return text + condition.substr(from);
}

std::string policyText(const Project& project, const Table& table, const Policy& policy)
{
    std::string text = "CREATE POLICY " + identifier(policy.name) + "\n  ON " + identifier(table.name);
    if (policy.restrictive)
        text += " AS RESTRICTIVE";
    text += " FOR " + upper(nameOf(policy.command)) + " TO ";
    std::string roles;
    for (const RoleId role : policy.roles)
        roles += (roles.empty() ? "" : ", ") + roleName(project, role);
    text += roles.empty() ? "PUBLIC" : roles;
    if (!policy.usingExpression.empty())
        text += "\n  USING (\n" + broken(policy.usingExpression, "    ") + "\n  )";
    if (!policy.checkExpression.empty())
        text += "\n  WITH CHECK (\n" + broken(policy.checkExpression, "    ") + "\n  )";
    return text + ";\n";
}

}  // namespace

std::string policySql(const Project& project, const Table& table)
{
    std::string text;
    if (table.rowSecurity)
        text += "ALTER TABLE " + identifier(table.name) + "\n  ENABLE ROW LEVEL SECURITY;\n";
    if (table.forceRowSecurity)
        text += "ALTER TABLE " + identifier(table.name) + "\n  FORCE ROW LEVEL SECURITY;\n";
    for (const Policy& policy : table.policies)
        text += (text.empty() ? "" : "\n") + policyText(project, table, policy);
    std::string grants;
    for (const Grant& grant : table.grants) {
        if (!grant.columns.empty())
            continue;
        std::string privileges;
        for (const std::string& privilege : grant.privileges)
            privileges += (privileges.empty() ? "" : ", ") + upper(privilege);
        grants += "GRANT " + privileges + "\n  ON " + identifier(table.name) + " TO " + roleName(project, grant.role) + ";\n";
    }
    return text + (text.empty() || grants.empty() ? "" : "\n") + grants;
}

std::string permissionFunctionSql(const Project& project)
{
    const Function* function = project.functions.find(permissionFunctionId());
    if (!function)
        return {};
    return "CREATE FUNCTION " + identifier(function->name) + "(" + function->arguments + ")\n  RETURNS " + function->returns +
           " LANGUAGE sql STABLE SECURITY DEFINER\n  SET search_path = " + function->searchPath + "\nAS $$\n" + function->body + "\n$$;\n";
}

}  // namespace barch
