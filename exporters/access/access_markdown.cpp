#include "exporters/access/access_markdown.h"

#include "core/access/plan_order.h"
#include "exporters/access/plan_table.h"
#include "exporters/text/markdown_text.h"

namespace barch {
namespace {

/// The most roles that a table on paper has columns for; more are in matrix.csv.
constexpr std::size_t widest = 12;

std::string line(const std::vector<std::string>& cells)
{
    std::string text = "|";
    for (const std::string& cell : cells)
        text += " " + markdownText(cell) + " |";
    return text + "\n";
}

std::string ruleOf(std::size_t columns)
{
    std::string text = "|";
    for (std::size_t i = 0; i < columns; ++i)
        text += " --- |";
    return text + "\n";
}

std::string roleSection(const Project& project, const AccessMatrix& matrix)
{
    std::string text = "\n## Roles\n\n" + line({"Role", "What for", "Held", "Second factor", "Includes"}) + ruleOf(5);
    for (const AccessRoleId id : matrix.roles()) {
        const AccessRole& role = *project.accessRoles.find(id);
        std::string includes;
        for (const AccessRoleId included : role.includes)
            if (const AccessRole* other = project.accessRoles.find(included))
                includes += (includes.empty() ? "" : ", ") + other->name;
        text += line({role.name, role.description, role.tenantScoped ? "within one tenant" : "across all tenants", role.requiresMfa ? "required" : "", includes});
    }
    return text;
}

std::string matrixSection(const Project& project, const AccessMatrix& matrix)
{
    const std::size_t shown = std::min(widest, matrix.roles().size());
    std::vector<std::string> head{"", "May do"};
    for (std::size_t i = 0; i < shown; ++i)
        head.push_back(project.accessRoles.find(matrix.roles()[i])->name);
    std::string text = "\n## Permissions\n\n";
    if (shown < matrix.roles().size())
        text += "The first " + std::to_string(shown) + " of " + std::to_string(matrix.roles().size()) + " roles; all of them are in matrix.csv.\n\n";
    text += line(head) + ruleOf(head.size());
    std::string group;
    for (const PermissionRow& row : matrix.rows()) {
        std::vector<std::string> cells{row.group == group ? "" : row.group, row.title};
        group = row.group;
        for (std::size_t i = 0; i < shown; ++i) {
            const Reach reach = matrix.cell(matrix.roles()[i], row).reach;
            cells.emplace_back(reach == Reach::None ? "no" : reach == Reach::All ? "yes" : reach == Reach::Own ? "own rows" : "by scope");
        }
        text += line(cells);
    }
    return text;
}

std::string tableSection(const Project& project, const TableAccess& access)
{
    std::string text = "\n## Tables\n";
    for (const Table* table : tablesByName(project)) {
        text += "\n### " + markdownText(qualifiedName(project, *table)) + "\n\n" + markdownText(policyInWords(project, access, *table)) + "\n";
    }
    return text;
}

std::string planSection(const Project& project)
{
    const PlanTable plans = planTable(project);
    if (plans.plans.empty())
        return {};
    std::vector<std::string> head{""};
    head.insert(head.end(), plans.plans.begin(), plans.plans.end());
    std::vector<std::string> prices{"Price"};
    for (const Plan* plan : plansInOrder(project))
        prices.push_back(priceInWords(*plan));
    std::string text = "\n## Plans\n\n" + line(head) + ruleOf(head.size()) + line(prices);
    for (const PlanLine& each : plans.lines) {
        std::vector<std::string> cells{each.name};
        for (const std::string& cell : each.cells)
            cells.push_back(cell.empty() ? "no" : cell);
        text += line(cells);
    }
    return text;
}

}  // namespace

std::string accessMarkdown(const Project& project, const TableAccess& access)
{
    const std::string name = project.info->name.empty() ? "the design" : project.info->name;
    return "# Access to " + markdownText(name) + "\n" + roleSection(project, access.matrix()) + matrixSection(project, access.matrix()) +
           tableSection(project, access) + planSection(project);
}

}  // namespace barch
