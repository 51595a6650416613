#include "core/rules/ai/models.h"

#include "core/edits/element_edits.h"

namespace barch::rules {
namespace {

bool isRented(const Project& project)
{
    return project.aiProviders.empty() || std::any_of(project.aiProviders.begin(), project.aiProviders.end(), [](const AiProvider& provider) { return provider.provider != "self_hosted"; });
}

/// What the design says, and where it says nothing yet, what was answered.
std::string decisionOf(const RuleContext& context)
{
    const Answer* answer = context.project().answer("ai.personal_data");
    const std::string& designed = context.project().ai->personalData;
    return designed.empty() && answer && !answer->values.empty() ? answer->values.front() : designed;
}

void check(const RuleContext& context, Report& report)
{
    if (!usesAi(context) || context.faces().empty())
        return;
    const std::string decision = decisionOf(context);
    const bool health = std::any_of(context.faces().begin(), context.faces().end(), [](const auto& face) { return face.second.healthData; });
    if (decision.empty())
        report.add(ElementRef::answer("ai.personal_data"), "Nobody has decided whether an AI model may be sent personal data. Names and addresses then leave with the first question.");
    else if (decision == "allowed" && health && isRented(context.project()))
        report.add(ElementRef::answer("ai.personal_data"), "Health data may be sent to a rented AI model as it stands. It leaves your servers, and the law asks for more than a contract.");
}

FixOption decide(const RuleContext& context, std::string title, const std::string& value, std::string consequence)
{
    FixOption option = changeProject(std::move(title), [value](const Project& project) -> Result<Project> {
        AiSettings settings = *project.ai;
        settings.personalData = value;
        return setPart(project, std::move(settings));
    }, std::move(consequence));
    if (!context.project().answer("ai.personal_data"))
        return option;
    option.edit.apply = [settle = option.edit.apply, value](const Project& project) -> Result<Project> {
        Result<Project> after = settle(project);
        Answer answer = *project.answer("ai.personal_data");
        answer.state = AnswerState::Answered;
        answer.values = {value};
        after->answers = after->answers.with(std::move(answer));
        return after;
    };
    return option;
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding&)
{
    return {decide(context, "Take names and numbers out before sending", "redacted", "No filter finds everything."),
            decide(context, "Send nothing personal", "never", "Some features become impossible.")};
}

}  // namespace

extern const Rule personalDataToModel = {
    .code = "AI005",
    .name = "personal-data-to-ai-model",
    .title = "It is decided which personal data an AI model may see",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::answers | part::ai | part::tableFaces,
    .fixes = fixes,
};

}  // namespace barch::rules
