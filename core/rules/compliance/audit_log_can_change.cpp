#include "core/rules/change_element.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

constexpr std::array<std::string_view, 3> changing = {"update", "delete", "truncate"};

bool refuses(const RuleContext& context, const Table& table, std::string_view event)
{
    return std::any_of(table.triggers.begin(), table.triggers.end(), [&](const Trigger& trigger) {
        if (std::find(trigger.events.begin(), trigger.events.end(), event) == trigger.events.end() || !trigger.condition.empty() || !trigger.updateOf.empty())
            return false;
        const Function* function = context.project().functions.find(trigger.function);
        const std::vector<Token> body = tokenize(function ? function->body : trigger.body);
        return containsWord(body, "raise") || containsWord(body, "signal");
    });
}

bool mayChange(const RuleContext& context, const Table& table)
{
    const RoleId runtime = context.tenancy().runtimeRole;
    if (context.isSqlite())
        return !refuses(context, table, "update") || !refuses(context, table, "delete");
    if (!runtime)
        return false;
    return isGranted(context, table.grants, runtime, changing) && (!refuses(context, table, "update") || !refuses(context, table, "delete"));
}

void check(const RuleContext& context, const Table& table, Report& report)
{
    if (isAuditLog(table.name) && !isPartition(table) && mayChange(context, table))
        report.add(refTo(table), "The application may change and delete rows of " + table.name + ". Whoever breaks in wipes out the traces.");
}

void checkViews(const RuleContext& context, Report& report)
{
    if (!context.isMySql())
        return;
    for (const View& view : context.project().views)
        for (const TableId id : view.reads)
            if (const TableFace* face = context.face(id);
                face && isAuditLog(face->name) && isGranted(context, view.grants, context.tenancy().runtimeRole, changing)) {
                report.add(ElementRef::of(ElementKind::View, view.id), "Through " + view.name + " the application may change and delete rows of " + face->name + ". Whoever breaks in wipes out the traces.");
                break;
            }
}

void takeAway(std::vector<Grant>& grants)
{
    for (Grant& grant : grants) {
        const bool all = std::any_of(grant.privileges.begin(), grant.privileges.end(), [](const std::string& p) { return p.starts_with("all"); });
        if (all)
            grant.privileges = {"select", "insert"};
        std::erase_if(grant.privileges, [](const std::string& p) { return p == "update" || p == "delete" || p == "truncate"; });
    }
    std::erase_if(grants, [](const Grant& grant) { return grant.privileges.empty(); });
}

void addRefusals(const RuleContext& context, Table& table)
{
    for (const std::string_view event : {"update", "delete"}) {
        if (refuses(context, table, event))
            continue;
        Trigger trigger;
        trigger.name = table.name + "_keep_" + std::string(event);
        trigger.id = TriggerId::derive("trigger/" + table.id.text() + "/" + trigger.name);
        trigger.events = {std::string(event)};
        trigger.dialect = Dialect::Sqlite;
        trigger.body = "SELECT RAISE(ABORT, '" + table.name + " is never changed');";
        table.triggers.push_back(std::move(trigger));
    }
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    if (finding.element.kind == ElementKind::View) {
        const ViewId id(finding.element.id);
        return onlyFix(changeElement("Let it read and add only", &Project::views, id, "view", [](const Project&, View& view) {
            takeAway(view.grants);
        }));
    }
    return onlyFix(changeTable("Let rows be added and read only", TableId(finding.element.id), [](const Project& project, Table& table) {
        if (project.info->dialect != Dialect::Sqlite) {
            takeAway(table.grants);
            return;
        }
        const Content nothing;
        addRefusals(RuleContext(nothing, project), table);
    }));
}

}  // namespace

extern const Rule auditLogCanChange = {
    .code = "CMP007",
    .name = "audit-log-can-change",
    .title = "The audit log is only ever added to",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = anyEngine,
    .checkTable = check,
    .checkProject = checkViews,
    .reads = part::views | part::tableFaces | part::roles | part::tenancy,
    .fixes = fixes,
};

}  // namespace barch::rules
