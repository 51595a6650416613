#include "exporters/access/access_files.h"

#include "core/access/access_cases.h"
#include "exporters/access/access_markdown.h"
#include "exporters/access/plan_table.h"
#include "exporters/text/csv_text.h"

#include <algorithm>

namespace barch {
namespace {

std::vector<std::string> heads(const Project& project, const AccessMatrix& matrix, std::vector<std::string> first)
{
    for (const AccessRoleId role : matrix.roles())
        first.push_back(project.accessRoles.find(role)->name);
    return first;
}

std::string matrixCsv(const Project& project, const AccessMatrix& matrix)
{
    std::string text = csvLine(heads(project, matrix, {"group", "permission", "what"}));
    for (const PermissionRow& row : matrix.rows()) {
        std::vector<std::string> cells{row.group, row.base, row.title};
        for (const AccessRoleId role : matrix.roles()) {
            const Reach reach = matrix.cell(role, row).reach;
            cells.emplace_back(reach == Reach::None ? std::string_view() : nameOf(reach));
        }
        text += csvLine(cells);
    }
    return text;
}

std::string tablesCsv(const Project& project, const TableAccess& access)
{
    std::string text = csvLine(heads(project, access.matrix(), {"table", "class", "rows", "operation"}));
    for (const Table* table : tablesByName(project)) {
        const std::vector<RoleView> views = whoSeesWhat(project, access, *table);
        for (const RowOperation operation : rowOperations) {
            std::vector<std::string> cells{qualifiedName(project, *table), std::string(nameOf(table->tenancyClass)),
                                           rowsInWords(project, access, *table), std::string(nameOf(operation))};
            for (const RoleView& view : views) {
                const Reach reach = view.reaches[static_cast<std::size_t>(operation)];
                cells.emplace_back(reach == Reach::None ? std::string_view() : nameOf(reach));
            }
            text += csvLine(cells);
        }
    }
    return text;
}

std::string casesCsv(const Project& project, const TableAccess& access)
{
    std::string text = csvLine({"table", "role", "operation", "row", "expected"});
    for (const AccessCase& each : accessCases(project, access))
        text += csvLine({qualifiedName(project, *project.table(each.table)), project.accessRoles.find(each.role)->name, std::string(nameOf(each.operation)),
                         std::string(nameOf(each.row)), each.allowed ? "allowed" : "refused"});
    return text;
}

std::string plansCsv(const Project& project)
{
    const PlanTable plans = planTable(project);
    std::vector<std::string> head{"kind", "name"};
    head.insert(head.end(), plans.plans.begin(), plans.plans.end());
    std::string text = csvLine(head);
    for (const PlanLine& line : plans.lines) {
        std::vector<std::string> cells{line.isLimit ? "limit" : "flag", line.name};
        cells.insert(cells.end(), line.cells.begin(), line.cells.end());
        text += csvLine(cells);
    }
    return text;
}

}  // namespace

std::vector<const Table*> tablesByName(const Project& project)
{
    std::vector<const Table*> tables;
    for (const Table& table : project.tables)
        tables.push_back(&table);
    std::sort(tables.begin(), tables.end(), [](const Table* a, const Table* b) { return std::tie(a->name, a->id) < std::tie(b->name, b->id); });
    return tables;
}

Result<ExportResult> exportAccessMatrix(const Project& project, const ExportOptions&)
{
    if (project.accessRoles.empty())
        return Error{"The design has no roles yet.", {}, "Answer which roles there are, or add them on the page Access."};
    const TableAccess access(project);
    ExportResult result;
    result.files.push_back({"access/access.md", accessMarkdown(project, access)});
    result.files.push_back({"access/cases.csv", casesCsv(project, access)});
    result.files.push_back({"access/matrix.csv", matrixCsv(project, access.matrix())});
    if (!project.plans.empty())
        result.files.push_back({"access/plans.csv", plansCsv(project)});
    result.files.push_back({"access/tables.csv", tablesCsv(project, access)});
    return result;
}

}  // namespace barch
