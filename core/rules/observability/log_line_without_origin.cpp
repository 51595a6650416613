#include "core/rules/observability/log_fields.h"

namespace barch::rules {
namespace {

std::vector<std::string> lacks(const RuleContext& context)
{
    return lackingFields(context, {"request_id", "tenant_id"});
}

void check(const RuleContext& context, Report& report)
{
    if (!plansLogs(context))
        return;
    if (const std::vector<std::string> missing = lacks(context); !missing.empty())
        report.add(ElementRef::answer("infra.logging"), "A line of the log doesn't carry " + listed(missing) + ". Nobody can put the lines of one request together, or say whose request it was.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding&)
{
    return addFields(lacks(context));
}

}  // namespace

extern const Rule logLineWithoutOrigin = {
    .code = "OBS001",
    .name = "log-line-without-origin",
    .title = "Each line of the log names its request and its tenant",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::operations | part::tenancy | part::answers | part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
