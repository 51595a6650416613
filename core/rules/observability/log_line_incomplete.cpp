#include "core/rules/observability/log_fields.h"

namespace barch::rules {
namespace {

std::vector<std::string> lacks(const RuleContext& context)
{
    return lackingFields(context, {"timestamp", "level", "message", "request_id", "user_id", "tenant_id"});
}

void check(const RuleContext& context, Report& report)
{
    if (!plansLogs(context))
        return;
    if (const std::vector<std::string> missing = lacks(context); !missing.empty())
        report.add(ElementRef::answer("infra.logging"), "A line of the log lacks " + listed(missing) + ". Lines without them can't be searched or counted by machine.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding&)
{
    return addFields(lacks(context));
}

}  // namespace

extern const Rule logLineIncomplete = {
    .code = "OBS004",
    .name = "log-line-incomplete",
    .title = "Each line of the log has the fields that searches need",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::operations | part::tenancy | part::answers | part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
