#include "core/rules/tenancy/catalogue.h"
#include "core/rules/tenancy/tenant_fixes.h"

#include "core/tenancy/guards.h"
#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (!context.sharesDatabase() || !isTenantOwned(table) || !tenantKeyOf(table))
        return;
    if (!freezesTenantKey(context.project(), table) || !hasTenantUnique(table))
        report.add(refTo(table), "Rows of all tenants share one SQLite file, and " + table.name +
                                     (hasTenantUnique(table) ? " lets a row change its tenant." : " has no key of tenant and id that references could hold on to."));
}

bool switchesOff(const std::string& sql)
{
    const std::vector<Token> tokens = tokenize(sql);
    for (std::size_t i = 0; i + 3 < tokens.size(); ++i)
        if (tokens[i].is("pragma") && tokens[i + 1].is("foreign_keys") && (tokens[i + 3].is("off") || tokens[i + 3].is("0") || tokens[i + 3].is("false") || tokens[i + 3].is("no")))
            return true;
    return false;
}

void checkVerbatim(const RuleContext& context, Report& report)
{
    for (const VerbatimSql& verbatim : context.project().verbatimSql)
        if (switchesOff(verbatim.sql))
            report.add(ElementRef::of(ElementKind::Verbatim, verbatim.id), verbatim.name + " switches the checking of references off. Rows of one tenant can then refer to those of another.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    std::vector<FixOption> options;
    if (finding.element.kind == ElementKind::Verbatim) {
        const VerbatimId id(finding.element.id);
        options.push_back(changeProject("Take the statement out", [id](const Project& project) -> Result<Project> {
            Project after = project;
            after.verbatimSql = after.verbatimSql.without(id);
            return after;
        }));
        return options;
    }
    const TableId id(finding.element.id);
    options.push_back(changeProject("Guard the table by keys and a trigger", [id](const Project& project) { return protectTable(project, id); },
                                    "The program must still filter by tenant in every query."));
    options.push_back(changeProject("A file for each tenant", [](const Project& project) -> Result<Project> {
        Result<Project> isolated = setTenancyModel(project, TenancyModel::Isolated);
        const bool listed = std::any_of(project.tables.begin(), project.tables.end(), [](const Table& table) { return isCatalogueName(table.name); });
        return isolated && !listed ? withCatalogue(*isolated) : isolated;
    },
                                    "The program opens the file of whoever asks, and migrates all files."));
    return options;
}

}  // namespace

extern const Rule sqliteFileUnguarded = {
    .code = "TEN055",
    .name = "sqlite-file-unguarded",
    .title = "One SQLite file keeps tenants apart by keys and triggers",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = [](const RuleContext& c) { return c.isSqlite(); },
    .checkTable = check,
    .checkProject = checkVerbatim,
    .reads = part::verbatim,
    .fixes = fixes,
};

}  // namespace barch::rules
