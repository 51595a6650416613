#include "core/rules/ai/vectors.h"
#include "core/rules/change_element.h"

#include "core/edits/element_edits.h"
#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

bool applies(const RuleContext& context)
{
    return context.isMultiTenant();
}

/// Searches in vectors that forget the tenant.
void checkSearches(const RuleContext& context, Report& report)
{
    for (const SearchIndex& search : context.project().searchIndexes) {
        const TableFace* face = context.face(search.table);
        const bool ofTenants = !face || face->isTenantOwned() || face->tenancyClass == TenancyClass::Undeclared;
        if (search.kind == "vector" && !search.tenantFiltered && ofTenants)
            report.add(ElementRef::of(ElementKind::SearchIndex, search.id), "The search " + search.name + " looks for likeness without the tenant. What is near to a question can be another tenant's text, and the model repeats it.");
    }
}

/// Vectors of everybody in one table, made from what people wrote.
void checkTable(const RuleContext& context, const Table& table, Report& report)
{
    const Column* vector = context.sharesDatabase() && table.tenancyClass == TenancyClass::Global ? vectorColumnOf(table) : nullptr;
    const auto isPersonal = [](const Column& column) { return column.classification != Classification::None && column.classification != Classification::Unclassified; };
    if (vector && std::any_of(table.columns.begin(), table.columns.end(), isPersonal))
        report.add(refTo(table), dotted(table, *vector) + " is searched for all tenants together, and the table holds what people wrote. What is near to a question can be another tenant's text.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    if (finding.element.kind == ElementKind::Table) {
        const TableId id(finding.element.id);
        FixOption own = changeProject("The vectors belong to tenants", [id](const Project& project) { return setTenancyClass(project, id, TenancyClass::Owned); },
                                      "The table gets a tenant key and the guards that go with it.");
        FixOption harmless = changeTable("It holds nothing of anybody", id, [](const Project&, Table& table) {
            for (Column& column : table.columns)
                column.classification = Classification::None;
        }, "True of texts that you publish for everybody, such as the handbook.");
        return {own, harmless};
    }
    const SearchIndexId id(finding.element.id);
    std::vector<FixOption> options;
    options.push_back(changeElement("Put the tenant into each search", &Project::searchIndexes, id, "search", [](const Project&, SearchIndex& search) { search.tenantFiltered = true; },
                                    "The server adds it; no caller can leave it out."));
    const SearchIndex* search = context.project().searchIndexes.find(id);
    if (search && search->engine != "database" && context.usesRowSecurity())
        options.push_back(changeElement("Search in the database, under its row-level security", &Project::searchIndexes, id, "search", [](const Project&, SearchIndex& changed) {
            changed.engine = "database";
            changed.tenantFiltered = true;
        }, "One place fewer that holds the tenants' texts; slower with many millions of them."));
    else
        options.push_back(changeProject("Do without this search", [id](const Project& project) { return removeElement(project, id); }));
    return options;
}

}  // namespace

extern const Rule vectorsWithoutTenant = {
    .code = "AI001",
    .name = "vectors-without-tenant",
    .title = "A search for likeness stays within the tenant",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .applies = applies,
    .checkTable = checkTable,
    .checkProject = checkSearches,
    .reads = part::operations | part::tableFaces | part::tenancy,
    .fixes = fixes,
};

}  // namespace barch::rules
