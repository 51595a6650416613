#include "core/rules/answer_fixes.h"
#include "core/rules/change_element.h"

#include "core/questionnaire/interview.h"

namespace barch::rules {
namespace {

void check(const RuleContext& context, Report& report)
{
    for (const AiProvider& provider : context.project().aiProviders)
        if (provider.endpointVariable.empty() || (provider.keyVariable.empty() && provider.provider != "self_hosted"))
            report.add(ElementRef::of(ElementKind::AiProvider, provider.id), "No environment variable is named for the " + std::string(provider.keyVariable.empty() && provider.provider != "self_hosted" ? "key" : "address") + " of " +
                                                                                 provider.provider + ". The program can't be set up, or somebody writes the value into it.");
    if (!context.has("ai.use", "yes") || !context.wasAnswered("ai.use"))
        return;
    const Answer* variables = context.project().answer("ai.variables");
    if (!variables || variables->state == AnswerState::Open || (variables->state != AnswerState::NotApplicable && variables->text.empty()))
        report.add(ElementRef::answer("ai.variables"), "AI is used, but nobody has said which environment variables hold the keys and addresses of its providers.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    if (finding.element.kind == ElementKind::Answer)
        return recommendedAnswer(context, "ai.variables");
    const AiProviderId id(finding.element.id);
    return onlyFix(changeElement("Name variables after the provider", &Project::aiProviders, id, "provider", [](const Project&, AiProvider& provider) {
        std::string prefix = snakeCase(provider.provider);
        for (char& c : prefix)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        if (provider.keyVariable.empty())
            provider.keyVariable = prefix + "_API_KEY";
        if (provider.endpointVariable.empty())
            provider.endpointVariable = prefix + "_BASE_URL";
    }));
}

}  // namespace

extern const Rule providerWithoutVariables = {
    .code = "AI008",
    .name = "ai-provider-without-variables",
    .title = "Keys and addresses of AI providers were asked for",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::ai | part::answers,
    .fixes = fixes,
};

}  // namespace barch::rules
