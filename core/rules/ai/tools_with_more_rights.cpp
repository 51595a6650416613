#include "core/rules/change_element.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    for (const AiModel& model : context.project().aiModels)
        if (model.toolRights == "service")
            report.add(ElementRef::of(ElementKind::AiModel, model.id), "The tools of " + model.name + " act with the rights of the service. Whoever talks to the AI model reads and changes what they may not.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const AiModelId id(finding.element.id);
    return {changeElement("Its tools act as the person who asks", &Project::aiModels, id, "AI model", [](const Project&, AiModel& model) { model.toolRights = "asking_person"; },
                          "Roles, tenant and row-level security then hold the tools too."),
            changeElement("It has no tools", &Project::aiModels, id, "AI model", [](const Project&, AiModel& model) { model.toolRights.clear(); }, "It answers, and does nothing.")};
}

}  // namespace

extern const Rule toolsWithMoreRights = {
    .code = "AI003",
    .name = "ai-tools-with-more-rights",
    .title = "An AI model's tools may do no more than the person who asks",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::ai,
    .fixes = fixes,
};

}  // namespace barch::rules
