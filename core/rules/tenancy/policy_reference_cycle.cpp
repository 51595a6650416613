#include "core/rules/tenancy/tenant_fixes.h"

#include <set>

namespace barch::rules {
namespace {

/// Tables with row security that the policies of `from` read.
std::vector<TableId> readBy(const RuleContext& context, TableId from)
{
    std::vector<TableId> tables;
    const auto reads = context.policyReads().find(from);
    if (reads == context.policyReads().end())
        return tables;
    for (const std::string& name : reads->second)
        if (const Table* table = context.tableNamed(name))
            if (const TableFace* face = context.face(table->id); face && face->rowSecurity)
                tables.push_back(table->id);
    return tables;
}

bool comesBack(const RuleContext& context, TableId start)
{
    std::set<TableId> seen;
    std::vector<TableId> open = readBy(context, start);
    while (!open.empty()) {
        const TableId id = open.back();
        open.pop_back();
        if (id == start)
            return true;
        if (!seen.insert(id).second)
            continue;
        const std::vector<TableId> next = readBy(context, id);
        open.insert(open.end(), next.begin(), next.end());
    }
    return false;
}

void check(const RuleContext& context, Report& report)
{
    std::vector<TableId> readers;
    for (const auto& [id, names] : context.policyReads())
        readers.push_back(id);
    std::sort(readers.begin(), readers.end());
    for (const TableId id : readers) {
        const TableFace* face = context.face(id);
        if (!face || !face->rowSecurity || !comesBack(context, id))
            continue;
        Finding& finding = report.add(ElementRef::table(id), "A policy of " + face->name + " reads a table whose policies lead back to " + face->name +
                                                                 ". Every query on it fails with \"infinite recursion detected in policy\".");
        if (!face->isTenantOwned() || !face->tenantColumn)
            finding.fix = FixKind::None;
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeTable("Compare the tenant setting instead of reading tables", TableId(finding.element.id),
                               [](const Project& project, Table& table) {
                                   for (Policy& policy : table.policies)
                                       for (std::string* expression : {&policy.usingExpression, &policy.checkExpression})
                                           if (!tablesReadBy(*expression).empty())
                                               *expression = tenantComparison(project, table);
                               },
                               "Finer rules in these policies are lost; put them into a function that the helper role owns."));
}

}  // namespace

extern const Rule policyReferenceCycle = {
    .code = "TEN035",
    .name = "policy-reference-cycle",
    .title = "Policies don't read each other's tables in a circle",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = onPostgreSql,
    .checkProject = check,
    .reads = part::policyReads | part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
