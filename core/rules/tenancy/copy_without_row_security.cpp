#include "core/rules/tenancy/copies.h"
#include "core/rules/tenancy/tenant_fixes.h"

#include "core/tenancy/protection.h"

namespace barch::rules {
namespace {

/// The tenant-owned table whose rows this one keeps copies of, by its name; nullptr where there is none.
const Table* original(const RuleContext& context, const Table& table)
{
    for (const std::string& name : namesOfOriginals(table.name))
        if (const Table* found = context.tableNamed(name); found && isTenantOwned(*found) && found->id != table.id)
            return found;
    return nullptr;
}

bool sharesColumns(const Table& copy, const Table& original)
{
    const auto same = std::count_if(copy.columns.begin(), copy.columns.end(), [&](const Column& column) {
        return original.columnNamed(column.name) && column.name != "id" && column.name != "created_at" && column.name != "updated_at";
    });
    return same >= 2;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (isTenantOwned(table) || table.rowSecurity || table.tenancyClass == TenancyClass::Root)
        return;
    const Table* from = original(context, table);
    if (from && sharesColumns(table, *from))
        report.add(refTo(table), table.name + " keeps copies of the rows of " + from->name + ", and nothing keeps tenants apart in it.");
}

void checkVerbatim(const RuleContext& context, Report& report)
{
    for (const VerbatimSql& verbatim : context.project().verbatimSql) {
        const std::vector<Token> tokens = tokenize(verbatim.sql);
        if (!containsWord(tokens, "create") || !containsWord(tokens, "table") || (!containsWord(tokens, "like") && !containsWord(tokens, "as")))
            continue;
        std::vector<std::string> sources = tablesReadBy(verbatim.sql);
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i)
            if (tokens[i].is("like") && tokens[i + 1].isName())
                sources.push_back(tokens[std::min(i + (i + 2 < tokens.size() && tokens[i + 2].is(".") ? 3 : 1), tokens.size() - 1)].text);
        const bool guards = containsWord(tokens, "security") && containsWord(tokens, "policy");
        for (const std::string& name : sources) {
            const Table* table = context.tableNamed(name);
            const TableFace* face = table ? context.face(table->id) : nullptr;
            if (!face || !face->isTenantOwned() || guards)
                continue;
            Finding& finding = report.add(ElementRef::of(ElementKind::Verbatim, verbatim.id),
                                          verbatim.name + " copies " + face->name + " by SQL of its own. The copy has none of its policies.");
            finding.fix = FixKind::None;
            break;
        }
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const TableId table(finding.element.id);
    return onlyFix(changeProject("Make the copy tenant-owned, with the guards of its original",
                                 [table](const Project& project) { return setTenancyClass(project, table, TenancyClass::Owned); }));
}

}  // namespace

extern const Rule copyWithoutRowSecurity = {
    .code = "TEN043",
    .name = "copy-without-row-security",
    .title = "Copies of tenant rows are guarded like the rows",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = postgresWithSharedTables,
    .checkTable = check,
    .checkProject = checkVerbatim,
    .reads = part::verbatim | part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
