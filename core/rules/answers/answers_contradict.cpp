#include "core/rules/answer_fixes.h"

#include "core/questionnaire/interview.h"

#include <map>

namespace barch::rules {
namespace {

std::map<std::string, std::string> clashesOf(const Content& content, const Project& project)
{
    std::map<std::string, std::string> byQuestion;
    for (const Clash& clash : contradictions(content, project)) {
        std::string& text = byQuestion[clash.question];
        text += text.empty() ? clash.message : " " + clash.message;
    }
    return byQuestion;
}

/// Answers to the question under which nothing contradicts it.
std::vector<FixOption> healing(const RuleContext& context, const std::string& key)
{
    std::vector<FixOption> options = otherAnswers(context, key, context.values(key));
    std::erase_if(options, [&](const FixOption& option) {
        const Result<Project> tried = option.edit.apply(context.project());
        return !tried || clashesOf(context.content(), *tried).contains(key);
    });
    return options;
}

void check(const RuleContext& context, Report& report)
{
    if (context.project().answers.empty())
        return;
    for (const auto& [key, message] : clashesOf(context.content(), context.project())) {
        Finding& finding = report.add(ElementRef::answer(key), message);
        if (healing(context, key).empty())
            finding.fix = FixKind::None;
    }
}

std::vector<FixOption> fixes(const RuleContext& context, const Finding& finding)
{
    return healing(context, finding.element.key);
}

}  // namespace

extern const Rule answersContradict = {
    .code = "QST003",
    .name = "answers-contradict",
    .title = "Answers go together",
    .severity = Severity::Error,
    .fix = FixKind::Choice,
    .checkProject = check,
    .reads = part::answers,
    .fixes = fixes,
};

}  // namespace barch::rules
