#include "core/edits/decision_edits.h"

#include "core/edits/lookups.h"
#include "core/questionnaire/interview.h"
#include "core/stack/clashes.h"
#include "core/stack/comparison.h"
#include "core/stack/decision_record.h"

#include <algorithm>
#include <map>
#include <set>

namespace barch {
namespace {

constexpr std::size_t longestName = 200;

bool isBlank(const std::string& text)
{
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

Error noTopic(const std::string& topic)
{
    return {"There is no such topic: " + topic.substr(0, 100) + ".", {}, {}};
}

const DecisionOption* ownOption(const Decision* record, const std::string& name)
{
    if (record)
        for (const DecisionOption& option : record->options)
            if (option.name == name)
                return &option;
    return nullptr;
}

Result<StackChoice> choiceOf(const StackView& view, const StackTopic& topic, const std::vector<std::string>& names)
{
    StackChoice choice;
    for (const std::string& name : names) {
        if (choice.has(name))
            return Error{"“" + name + "” is named twice.", topic.name, {}};
        if (const StackOption* option = topic.labelled(name))
            choice.options.push_back(option);
        else if (ownOption(view.record(topic), name))
            choice.own.push_back(name);
        else
            return Error{"“" + name.substr(0, 100) + "” is no option.", topic.name, "Add it as an option of your own first."};
    }
    if (choice.empty())
        return Error{"No option is chosen.", topic.name, {}};
    if (names.size() > 1 && !topic.several)
        return Error{"Only one option can be taken.", topic.name, {}};
    std::sort(choice.options.begin(), choice.options.end());
    return choice;
}

std::optional<Error> refusal(const StackView& view, const StackTopic& topic, const StackChoice& choice)
{
    for (const StackOption* option : choice.options)
        for (const StackRefusal& clash : clashesOf(view, topic, *option))
            return Error{clash.sentence(), {}, "Decide " + clash.otherTopic->name + " again first, or put it off."};
    return std::nullopt;
}

Result<Project> give(const Content& content, const Project& project, const std::string& key, AnswerState state,
                     std::vector<std::string> values)
{
    const Answer* before = project.answer(key);
    Answer answer = before ? *before : Answer();
    answer.id = key;
    answer.state = state;
    answer.values = std::move(values);
    answer.text.clear();
    return setAnswer(content.questionnaire, project, std::move(answer));
}

/// The values of a question with several, changed only where they don't fit already.
Result<Project> adjust(const Content& content, const Project& project, const StackAnswer& wanted)
{
    std::vector<std::string> values = effectiveValues(content.questionnaire, project, wanted.question);
    const std::vector<std::string> before = values;
    std::erase_if(values, [&](const std::string& value) {
        return std::find(wanted.remove.begin(), wanted.remove.end(), value) != wanted.remove.end();
    });
    for (const std::string& value : wanted.add)
        if (std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(value);
    if (values.empty())
        values = wanted.otherwise;
    return values == before || values.empty() ? Result<Project>(project)
                                              : give(content, project, wanted.question, AnswerState::Answered, values);
}

Result<Project> answerAll(const Content& content, const Project& project, const StackTopic& topic, const StackChoice& choice)
{
    std::map<std::string, std::vector<std::string>> taken;
    for (const StackOption* option : choice.options)
        for (const StackAnswer& answer : option->answers)
            if (!answer.take.empty())
                taken[answer.question].push_back(answer.take);
    Result<Project> now = project;
    for (const auto& [key, values] : taken)
        if (now)
            now = give(content, *now, key, AnswerState::Answered, values);
    for (const StackOption* option : choice.options)
        for (const StackAnswer& answer : option->answers)
            if (now && answer.take.empty())
                now = adjust(content, *now, answer);
    if (now && choice.options.empty())
        if (const Question* question = StackView(content, *now).question(topic))
            now = give(content, *now, question->key, AnswerState::Open, {});
    return now;
}

/// A fresh record that keeps what the architect put into the one before it.
Decision freshRecord(const Content& content, const Project& project, const StackTopic& topic, const StackChoice& choice, DecisionStatus status)
{
    const StackView view(content, project);
    Decision decision = decisionRecord(view, topic, choice, status);
    const Decision* before = project.decisions.find(decision.id);
    if (!before)
        return decision;
    for (const DecisionOption& option : before->options)
        if (!topic.labelled(option.name))
            decision.options.push_back(option);
    for (const std::string& name : choice.own)
        if (const DecisionOption* option = ownOption(before, name); option && decision.reason.empty())
            decision.reason = option->speaksFor;
    decision.replaces = before->replaces;
    decision.unknown = before->unknown;
    return decision;
}

Project withRecord(const Project& project, Decision decision)
{
    const Decision* before = project.decisions.find(decision.id);
    if (before && *before == decision)
        return project;
    Project edited = project;
    edited.decisions = edited.decisions.with(std::move(decision));
    return edited;
}

/// The record of the topic, made where there is none, with one change: `change(Decision&)`.
template <class Change>
Result<Project> changeRecord(const Content& content, const Project& project, const std::string& topicId, Change change)
{
    const StackTopic* topic = productStack().topic(topicId);
    if (!topic)
        return noTopic(topicId);
    const StackView view(content, project);
    const Decision* standing = view.record(*topic);
    const bool firm = !view.decided(*topic).empty();
    Decision record = standing ? *standing
                               : freshRecord(content, project, *topic, view.taken(*topic),
                                             firm ? DecisionStatus::Accepted : DecisionStatus::Proposed);
    if (std::optional<Error> fault = change(view, *topic, record))
        return *fault;
    return withRecord(project, std::move(record));
}

Result<DecisionId> freeId(const Project& project, DecisionId archive)
{
    if (!archive || project.decisions.contains(archive))
        return Error{"The record that is replaced needs an id of its own.", {}, {}};
    return archive;
}

}  // namespace

Result<Project> decideTopic(const Content& content, const Project& project, const std::string& topicId,
                            const std::vector<std::string>& names)
{
    const StackTopic* topic = productStack().topic(topicId);
    if (!topic)
        return noTopic(topicId);
    const StackView view(content, project);
    const Result<StackChoice> choice = choiceOf(view, *topic, names);
    if (!choice)
        return choice.error();
    if (std::optional<Error> refused = refusal(view, *topic, *choice))
        return *refused;
    const Result<Project> answered = answerAll(content, project, *topic, *choice);
    if (!answered)
        return answered.error();
    return withRecord(*answered, freshRecord(content, *answered, *topic, *choice, DecisionStatus::Accepted));
}

Result<Project> supersedeTopic(const Content& content, const Project& project, const std::string& topicId,
                               const std::vector<std::string>& names, DecisionId archive)
{
    const Decision* standing = project.decisions.find(decisionIdOf(topicId));
    if (!standing || standing->status != DecisionStatus::Accepted)
        return Error{"There is no accepted decision to replace.", topicId.substr(0, 100), "Decide it instead."};
    if (const Result<DecisionId> free = freeId(project, archive); !free)
        return free.error();
    const Result<Project> decided = decideTopic(content, project, topicId, names);
    if (!decided)
        return decided.error();
    Decision fresh = *decided->decisions.find(standing->id);
    if (fresh.choice == standing->choice)
        return Error{"That is what was decided already.", standing->title, {}};
    Decision old = *standing;
    old.id = archive;
    old.status = DecisionStatus::Superseded;
    fresh.replaces = archive;
    return withRecord(withRecord(*decided, std::move(old)), std::move(fresh));
}

Result<Project> decideTopicLater(const Content& content, const Project& project, const std::string& topicId)
{
    const StackTopic* topic = productStack().topic(topicId);
    if (!topic)
        return noTopic(topicId);
    const StackView view(content, project);
    Result<Project> opened = project;
    if (const Question* question = view.question(*topic))
        opened = give(content, project, question->key, AnswerState::Open, {});
    if (!opened)
        return opened.error();
    const StackView open(content, *opened);
    return withRecord(*opened, freshRecord(content, *opened, *topic, open.answered(*topic), DecisionStatus::Proposed));
}

Result<Project> addTopicOption(const Content& content, const Project& project, const std::string& topicId, DecisionOption option,
                               const std::vector<CriterionMark>& ratings)
{
    return changeRecord(content, project, topicId, [&](const StackView&, const StackTopic& topic, Decision& record) -> std::optional<Error> {
        if (isBlank(option.name) || option.name.size() > longestName)
            return Error{"An option needs a name of up to 200 bytes.", topic.name, {}};
        if (topic.labelled(option.name) || ownOption(&record, option.name))
            return Error{"“" + option.name + "” is an option already.", topic.name, {}};
        if (topic.several && option.name.find(", ") != std::string::npos)
            return Error{"The name of this option can't have a comma in it.", topic.name, "Several options of this topic are written with commas between."};
        for (const CriterionMark& mark : ratings)
            if (criterionTitle(topic, mark.criterion).empty() || mark.value < 0 || mark.value > 4)
                return Error{"A rating is 0 to 4, of a criterion of this topic.", topic.name, {}};
        describeRatings(topic, ratings, option);
        record.options.push_back(std::move(option));
        return std::nullopt;
    });
}

Result<Project> removeTopicOption(const Content& content, const Project& project, const std::string& topicId, const std::string& name)
{
    return changeRecord(content, project, topicId, [&](const StackView&, const StackTopic& topic, Decision& record) -> std::optional<Error> {
        if (topic.labelled(name) || !ownOption(&record, name))
            return Error{"“" + name.substr(0, 100) + "” is no option of your own.", topic.name, {}};
        if (readChoice(topic, record.choice).has(name))
            return Error{"“" + name + "” is what was decided.", topic.name, "Decide for another option first."};
        std::erase_if(record.options, [&](const DecisionOption& option) { return option.name == name; });
        return std::nullopt;
    });
}

Result<Project> setTopicWeights(const Content& content, const Project& project, const std::string& topicId,
                                const std::vector<CriterionMark>& weights)
{
    return changeRecord(content, project, topicId, [&](const StackView& view, const StackTopic& topic, Decision& record) -> std::optional<Error> {
        const Comparison comparison = compare(view, topic);
        std::vector<CriterionMark> kept;
        std::set<std::string> seen;
        for (const CriterionMark& mark : weights) {
            const auto row = std::find_if(comparison.rows.begin(), comparison.rows.end(), [&](const ComparisonRow& r) { return r.criterion == mark.criterion; });
            if (row == comparison.rows.end() || mark.value < 0 || mark.value > 3 || !seen.insert(mark.criterion).second)
                return Error{"A weight is 0 to 3, once for each criterion of this topic.", topic.name, {}};
            if (mark.value != row->usual)
                kept.push_back(mark);
        }
        record.context = withoutWeights(record.context);
        if (!kept.empty())
            record.context += (record.context.empty() ? "" : "\n") + weightSentence(topic, kept);
        return std::nullopt;
    });
}

Result<Project> addDecision(const Project& project, Decision decision)
{
    if (isBlank(decision.title))
        return Error{"This decision needs a title.", {}, {}};
    if (project.decisions.contains(decision.id))
        return Error{"There is a decision with this id already.", {}, {}};
    if (!decision.id)
        decision.id = freshId<DecisionId>("decision/" + decision.title, [&](DecisionId id) { return project.decisions.contains(id); });
    decision.status = isBlank(decision.choice) ? DecisionStatus::Proposed : DecisionStatus::Accepted;
    return withRecord(project, std::move(decision));
}

Result<Project> addOwnOption(const Project& project, DecisionId id, DecisionOption option)
{
    return changeElement(project, &Project::decisions, id, "decision", [&](Decision& decision) -> std::optional<Error> {
        if (isBlank(option.name) || option.name.size() > longestName)
            return Error{"An option needs a name of up to 200 bytes.", decision.title, {}};
        if (ownOption(&decision, option.name))
            return Error{"“" + option.name + "” is an option already.", decision.title, {}};
        decision.options.push_back(std::move(option));
        return std::nullopt;
    });
}

Result<Project> removeOwnOption(const Project& project, DecisionId id, const std::string& name)
{
    return changeElement(project, &Project::decisions, id, "decision", [&](Decision& decision) -> std::optional<Error> {
        if (!ownOption(&decision, name))
            return Error{"“" + name.substr(0, 100) + "” is no option.", decision.title, {}};
        if (decision.choice == name)
            return Error{"“" + name + "” is what was decided.", decision.title, "Decide for another option first."};
        std::erase_if(decision.options, [&](const DecisionOption& option) { return option.name == name; });
        return std::nullopt;
    });
}

DecisionTexts textsOf(const Decision& decision)
{
    return {withoutWeights(decision.context), decision.reason, decision.consequences};
}

Result<Project> setDecisionTexts(const Project& project, DecisionId id, const DecisionTexts& texts)
{
    return changeElement(project, &Project::decisions, id, "decision", [&](Decision& decision) -> std::optional<Error> {
        if (decision.status == DecisionStatus::Superseded)
            return Error{"This decision was replaced by a later one, and its record stays as it was.", decision.title, "Edit the later one."};
        const StackTopic* topic = productStack().topic(decision.topic);
        const std::string weights = topic ? weightSentence(*topic, weightsIn(*topic, decision.context)) : std::string();
        decision.context = withoutWeights(texts.context);
        if (!weights.empty())
            decision.context += (decision.context.empty() ? "" : "\n") + weights;
        decision.reason = texts.reason;
        decision.consequences = texts.consequences;
        return std::nullopt;
    });
}

Result<Project> decideRecord(const Project& project, DecisionId id, const std::string& choice)
{
    return changeElement(project, &Project::decisions, id, "decision", [&](Decision& decision) -> std::optional<Error> {
        if (decision.status == DecisionStatus::Superseded)
            return Error{"This decision was replaced by a later one.", decision.title, "Decide the later one."};
        decision.choice = isBlank(choice) ? std::string() : choice;
        decision.status = decision.choice.empty() ? DecisionStatus::Proposed : DecisionStatus::Accepted;
        return std::nullopt;
    });
}

Result<Project> supersedeRecord(const Project& project, DecisionId id, const std::string& choice, DecisionId archive)
{
    const Decision* standing = project.decisions.find(id);
    if (!standing)
        return noSuch("decision", id);
    if (standing->status != DecisionStatus::Accepted)
        return Error{"There is no accepted decision to replace.", standing->title, "Decide it instead."};
    if (isBlank(choice) || choice == standing->choice)
        return Error{"A decision is replaced by another choice.", standing->title, {}};
    if (const Result<DecisionId> free = freeId(project, archive); !free)
        return free.error();
    Decision old = *standing;
    old.id = archive;
    old.status = DecisionStatus::Superseded;
    Decision fresh = *standing;
    fresh.choice = choice;
    fresh.replaces = archive;
    return withRecord(withRecord(project, std::move(old)), std::move(fresh));
}

}  // namespace barch
