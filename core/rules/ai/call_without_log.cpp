#include "core/rules/ai/models.h"
#include "core/rules/change_element.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    for (const AiModel& model : context.project().aiModels)
        if (!model.logsUsage)
            report.add(ElementRef::of(ElementKind::AiModel, model.id),
                       "Calls to " + model.name + " leave no trace. Nobody can tell who asked, how often it failed, or where the money went.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    return onlyFix(changeElement("Log each call", &Project::aiModels, AiModelId(finding.element.id), "model",
                                 [](const Project&, AiModel& model) { model.logsUsage = true; }));
}

}  // namespace

extern const Rule callWithoutLog = {
    .code = "AI013",
    .name = "ai-call-without-log",
    .title = "Every call to a model is logged",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .checkProject = check,
    .reads = part::ai,
    .fixes = fixes,
};

}  // namespace barch::rules
