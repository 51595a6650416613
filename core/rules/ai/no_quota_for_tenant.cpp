#include "core/rules/ai/models.h"
#include "core/rules/answer_fixes.h"

namespace barch::rules {
namespace {

/// What the design says, and where it says nothing yet, what was answered. No quota at all is AI011's to tell.
void check(const RuleContext& context, Report& report)
{
    if (!context.isMultiTenant() || !usesAi(context))
        return;
    const std::string& designed = context.project().ai->quota;
    const bool onlyUsers = designed == "per_user" || (designed.empty() && context.wasAnswered("ai.quota") && context.has("ai.quota", "per_user"));
    if (onlyUsers)
        report.add(ElementRef::answer("ai.quota"), "AI is limited for each person, not for each tenant. A tenant with a thousand people spends a thousand times as much, and nothing stops it.");
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding&)
{
    std::vector<FixOption> options = otherAnswers(context, "ai.quota", {"none", "per_user"});
    for (FixOption& option : options)
        option.edit.apply = [answer = option.edit.apply](const Project& project) -> Result<Project> {
            Result<Project> answered = answer(project);
            const Answer* quota = answered ? answered->answer("ai.quota") : nullptr;
            if (!quota || quota->values.empty() || answered->ai->quota.empty())
                return answered;
            Project after = *answered;
            AiSettings settings = *after.ai;
            settings.quota = quota->values.front();
            after.ai = settings;
            return after;
        };
    return options;
}

}  // namespace

extern const Rule noQuotaForTenant = {
    .code = "AI004",
    .name = "no-ai-quota-for-tenant",
    .title = "Each tenant has its own limit on AI",
    .severity = Severity::Warning,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::answers | part::ai | part::tenancy,
    .fixes = fixes,
};

}  // namespace barch::rules
