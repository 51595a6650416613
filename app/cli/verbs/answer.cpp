#include "app/cli/answers_file.h"
#include "app/cli/invocation.h"
#include "app/cli/plain_text.h"
#include "app/cli/project_files.h"
#include "app/platform/content_files.h"
#include "core/blueprint/proposal.h"
#include "core/questionnaire/interview.h"

#include <set>

namespace barch::cli {
namespace {

struct AnswerOptions {
    std::string file;
    std::vector<std::string> answers;
};

std::set<std::string> shownKeys(const Project& project)
{
    std::set<std::string> keys;
    for (const Question* question : visibleQuestions(productContent().questionnaire, project))
        keys.insert(question->key);
    return keys;
}

void tellWhatFollows(Invocation& run, const Project& before, const Project& after)
{
    const std::set<std::string> asked = shownKeys(before);
    for (const Question* question : visibleQuestions(productContent().questionnaire, after))
        if (!asked.contains(question->key) && stateOf(*question, after) == QuestionState::NotAsked)
            run.err << "Now also asked: " << question->key << "  " << plainText(question->title) << '\n';
    for (const Clash& clash : contradictions(productContent(), after))
        run.err << "Contradiction at " << clash.question << ": " << plainText(clash.message) << '\n';
    const std::size_t changes = propose(productContent(), after).changes.size();
    run.err << "The proposal has " << changes << (changes == 1 ? " change" : " changes")
            << " against the design. See them: barch propose FILE\n";
}

void run(Invocation& run, const AnswerOptions& options)
{
    const Result<Opened> opened = open(options.file);
    if (!opened)
        return run.fail(opened.error());
    const Project& project = opened->project;
    const Result<Project> answered = takeAnswers(productContent().questionnaire, project, options.answers);
    if (!answered)
        return run.fail(answered.error());
    if (const auto saved = save(options.file, *opened, *answered); !saved)
        return run.fail(saved.error());
    tellWhatFollows(run, project, *answered);
}

}  // namespace

void addAnswer(CLI::App& program, Invocation& invocation)
{
    auto options = std::make_shared<AnswerOptions>();
    CLI::App* verb = addVerb(program, "answer",
                             "Answer questions. KEY=? means \"I don't know yet\", KEY=- means \"does not apply\", "
                             "KEY=default takes what is recommended as an assumption.",
                             "barch answer shop.barch data.tenancy=shared auth.method=social,sso auth.mfa=?");
    verb->add_option("FILE", options->file, "The project")->required();
    verb->add_option("KEY=VALUE", options->answers, "Answers; several values with commas")->required();
    verb->callback([&invocation, options] { run(invocation, *options); });
}

}  // namespace barch::cli
