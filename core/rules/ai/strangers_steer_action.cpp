#include "core/rules/change_element.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    for (const AiModel& model : context.project().aiModels)
        if (model.readsUntrusted && !model.toolRights.empty() && !model.needsApproval)
            report.add(ElementRef::of(ElementKind::AiModel, model.id), model.name + " reads text of strangers and acts without anybody confirming it. A sentence in a mail or on a page can tell it what to do.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const AiModelId id(finding.element.id);
    return {changeElement("A person confirms what it would change", &Project::aiModels, id, "AI model", [](const Project&, AiModel& model) { model.needsApproval = true; },
                          "One click for each change."),
            changeElement("It has no tools", &Project::aiModels, id, "AI model", [](const Project&, AiModel& model) { model.toolRights.clear(); }, "It answers, and does nothing."),
            changeElement("It reads no text of strangers", &Project::aiModels, id, "AI model", [](const Project&, AiModel& model) { model.readsUntrusted = false; },
                          "True only if mails, files and pages are kept from it.")};
}

}  // namespace

extern const Rule strangersSteerAction = {
    .code = "AI006",
    .name = "strangers-steer-ai-action",
    .title = "Text of strangers leads to no action by itself",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::ai,
    .fixes = fixes,
};

}  // namespace barch::rules
