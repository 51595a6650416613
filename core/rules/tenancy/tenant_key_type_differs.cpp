#include "core/rules/elements.h"

namespace barch::rules {
namespace {

std::string plainType(const std::string& type)
{
    const std::string bare = bareType(type);
    return bare == "bigserial" || bare == "int8" ? "bigint" : bare == "serial" || bare == "int" || bare == "int4" ? "integer" : bare;
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    const Column* key = isTenantOwned(table) ? tenantKeyOf(table) : nullptr;
    const std::string wanted = context.rootKeyType();
    if (!key || wanted.empty() || (!key->userType && plainType(key->type) == plainType(wanted)))
        return;
    report.add(refTo(table, *key), dotted(table, *key) + " is " + (key->userType ? "a type of its own" : key->type) + ", but " + context.rootTable()->name +
                                       " is numbered by " + plainType(wanted) + ". The two can't be compared or referred to.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    const std::string wanted = plainType(context.rootKeyType());
    const TableId tableId(finding.element.owner);
    const ColumnId keyId(finding.element.id);
    return onlyFix(changeProject("Give the tenant key the type of the tenant's id", [=](const Project& project) -> Result<Project> {
        const Table* found = project.table(tableId);
        if (!found)
            return goneError("table");
        Table table = *found;
        if (Column* key = findById(table.columns, keyId)) {
            key->type = wanted;
            key->userType = {};
            key->collation.clear();
            key->defaultExpression.clear();
        }
        Project after = project;
        after.tables = after.tables.with(std::move(table));
        return after;
    }));
}

}  // namespace

extern const Rule tenantKeyTypeDiffers = {
    .code = "TEN004",
    .name = "tenant-key-type-differs",
    .title = "The tenant key has the type of the tenant's id",
    .severity = Severity::Error,
    .fix = FixKind::Automatic,
    .applies = sharedTables,
    .checkTable = check,
    .fixes = fixes,
};

}  // namespace barch::rules
