#include "app/cli/invocation.h"
#include "app/cli/json_text.h"
#include "app/cli/plain_text.h"
#include "app/cli/project_files.h"
#include "app/platform/content_files.h"
#include "core/questionnaire/interview.h"

namespace barch::cli {
namespace {

struct QuestionsOptions {
    std::string file;
    bool openOnly = false;
    std::string format = "text";
};

std::string_view stateName(QuestionState state)
{
    switch (state) {
    case QuestionState::NotAsked: return "not answered";
    case QuestionState::Answered: return "answered";
    case QuestionState::Assumed: return "assumed";
    case QuestionState::Open: return "open";
    case QuestionState::NotApplicable: return "does not apply";
    }
    return "";
}

bool isOpen(QuestionState state)
{
    return state == QuestionState::NotAsked || state == QuestionState::Open || state == QuestionState::Assumed;
}

std::string_view kindName(QuestionKind kind)
{
    switch (kind) {
    case QuestionKind::Single: return "single";
    case QuestionKind::Multiple: return "multiple";
    case QuestionKind::Text: return "text";
    case QuestionKind::Number: return "number";
    }
    return "";
}

std::string given(const Answer* answer)
{
    if (!answer)
        return "";
    std::string text = answer->text;
    for (const std::string& value : answer->values)
        text += (text.empty() ? "" : ", ") + value;
    return text;
}

Json asJson(const Question& question, const Project& project)
{
    Json options = Json::array();
    for (const QuestionOption& option : question.options)
        options.push_back({{"value", option.value}, {"label", option.label}, {"text", plainText(option.text)}});
    const Answer* answer = project.answer(question.key);
    const Recommendation* recommended = recommendationFor(question, project);
    return {{"key", question.key},
            {"group", question.group},
            {"kind", kindName(question.kind)},
            {"title", plainText(question.title)},
            {"text", plainText(question.text)},
            {"state", stateName(stateOf(question, project))},
            {"values", answer ? Json(answer->values) : Json::array()},
            {"answer", answer ? answer->text : ""},
            {"note", answer ? answer->note : ""},
            {"options", std::move(options)},
            {"recommended", recommended ? Json(recommended->values) : Json::array()},
            {"reason", recommended ? plainText(recommended->reason) : ""}};
}

void writeText(std::ostream& out, const Question& question, const Project& project)
{
    const QuestionState state = stateOf(question, project);
    out << question.key << "  " << plainText(question.title) << "\n    " << stateName(state);
    if (const std::string answer = given(project.answer(question.key)); !answer.empty())
        out << ": " << answer;
    out << '\n';
    if (!isOpen(state))
        return;
    if (!question.options.empty()) {
        out << "    choose" << (question.kind == QuestionKind::Multiple ? " any of" : "") << ": ";
        for (const QuestionOption& option : question.options)
            out << (&option == &question.options.front() ? "" : ", ") << option.value;
        out << '\n';
    }
    if (const Recommendation* recommended = recommendationFor(question, project); recommended && !recommended->values.empty()) {
        out << "    recommended: ";
        for (const std::string& value : recommended->values)
            out << (&value == &recommended->values.front() ? "" : ", ") << value;
        out << ". " << plainText(recommended->reason) << '\n';
    }
}

void run(Invocation& run, const QuestionsOptions& options)
{
    const Result<Opened> opened = open(options.file);
    if (!opened)
        return run.fail(opened.error());
    const Project& project = opened->project;
    const Questionnaire& questionnaire = productContent().questionnaire;
    Json list = Json::array();
    std::size_t shown = 0;
    for (const Question* question : visibleQuestions(questionnaire, project)) {
        if (options.openOnly && !isOpen(stateOf(*question, project)))
            continue;
        ++shown;
        if (options.format == "json")
            list.push_back(asJson(*question, project));
        else
            writeText(run.out, *question, project);
    }
    if (options.format == "json") {
        Json clashes = Json::array();
        for (const Clash& clash : contradictions(productContent(), project))
            clashes.push_back({{"question", clash.question}, {"message", plainText(clash.message)}});
        run.out << print({{"questions", std::move(list)}, {"contradictions", std::move(clashes)}});
        return;
    }
    for (const Clash& clash : contradictions(productContent(), project))
        run.out << "contradiction  " << clash.question << "\n    " << plainText(clash.message) << '\n';
    run.err << shown << (options.openOnly ? " open questions.\n" : " questions.\n");
}

}  // namespace

void addQuestions(CLI::App& program, Invocation& invocation)
{
    auto options = std::make_shared<QuestionsOptions>();
    CLI::App* verb = addVerb(program, "questions", "List the questions that matter for this project, with their answers.",
                             "barch questions shop.barch --open");
    verb->add_option("FILE", options->file, "The project")->required();
    verb->add_flag("--open", options->openOnly, "Only what is not answered, or only assumed");
    verb->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    verb->callback([&invocation, options] { run(invocation, *options); });
}

}  // namespace barch::cli
