#include "core/rules/answer_fixes.h"

namespace barch::rules {
namespace {

bool scales(const RuleContext& context)
{
    return context.has("infra.traffic", "large") || context.has("infra.availability", "p9999");
}

void check(const RuleContext& context, Report& report)
{
    if (context.wasAnswered("services.storage") && context.has("services.storage", "local_disk") && scales(context))
        report.add(ElementRef::answer("services.storage"), "Uploads lie on the disk of one server, but several are to share the work. Each sees only what was uploaded to it.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding&)
{
    return otherAnswers(context, "services.storage", {"local_disk"});
}

}  // namespace

extern const Rule filesOnTheInstance = {
    .code = "DEP006",
    .name = "files-on-the-instance",
    .title = "No server keeps what the others need",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::answers,
    .fixes = fixes,
};

}  // namespace barch::rules
