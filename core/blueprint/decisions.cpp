#include "core/blueprint/parts.h"
#include "core/content/marked_text.h"
#include "core/stack/decision_record.h"

namespace barch {
namespace {

/// What the questionnaire calls an answer: "PostgreSQL" for "postgresql".
std::string label(const Draft& draft, std::string_view key)
{
    const Question* question = draft.content.questionnaire.question(key);
    std::string all;
    for (const std::string& value : draft.choices.values(key)) {
        const QuestionOption* option = question ? question->option(value) : nullptr;
        all += (all.empty() ? "" : ", ") + (option ? option->label : value);
    }
    return all;
}

std::string sentences(const Draft& draft, const std::vector<std::string>& texts)
{
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : "\n") + unmarked(text, draft.content) + ".";
    return all;
}

const Recommendation* recommended(const Question& question, const std::string& value)
{
    for (const Recommendation& recommendation : question.recommend)
        for (const std::string& offered : recommendation.values)
            if (offered == value)
                return &recommendation;
    return nullptr;
}

/// A choice that is no part of the stack: its options have no ratings.
void addFromQuestion(Draft& draft, const char* topic, std::string_view key)
{
    const Question* question = draft.content.questionnaire.question(key);
    const Answer* answer = draft.choices.answers().find(std::string(key));
    if (!question || !answer || answer->values.empty())
        return;
    Decision decision;
    decision.topic = topic;
    decision.title = unmarked(question->title, draft.content);
    decision.choice = label(draft, key);
    decision.status = answer->state == AnswerState::Answered ? DecisionStatus::Accepted : DecisionStatus::Proposed;
    decision.context = unmarked(question->text, draft.content);
    for (const QuestionOption& option : question->options) {
        DecisionOption& described = decision.options.emplace_back();
        described.name = option.label;
        described.speaksFor = sentences(draft, option.chooseWhen);
        described.speaksAgainst = sentences(draft, option.giveUp);
    }
    if (!answer->note.empty())
        decision.reason = answer->note;
    else if (const Recommendation* recommendation = recommended(*question, answer->values.front()))
        decision.reason = unmarked(recommendation->reason, draft.content);
    decision.consequences = unmarked(question->changeLater, draft.content);
    decision.origin = fromAnswer(key);
    put(draft.project.decisions, std::string("decision/") + topic, decision);
}

void addStack(Draft& draft)
{
    Project answers;
    answers.answers = draft.choices.answers();
    const StackView view(draft.content, answers);
    for (const StackTopic& topic : productStack().topics) {
        const StackChoice choice = view.answered(topic);
        if (!view.matters(topic) || choice.empty())
            continue;
        // A topic without a question follows from the answers to others: nobody is asked again.
        const bool decided = topic.questions.empty() || view.wasAnswered(topic);
        put(draft.project.decisions, "decision/" + topic.id,
            decisionRecord(view, topic, choice, decided ? DecisionStatus::Accepted : DecisionStatus::Proposed));
    }
}

void addNote(Draft& draft, const char* path, const char* topic, const char* title, const char* choice,
             const char* context, const char* consequences, std::string origin)
{
    Decision decision;
    decision.topic = topic;
    decision.title = title;
    decision.choice = choice;
    decision.status = DecisionStatus::Accepted;
    decision.context = context;
    decision.consequences = consequences;
    decision.origin = std::move(origin);
    put(draft.project.decisions, std::string("decision/") + path, decision);
}

void addNotes(Draft& draft)
{
    const Choices& choices = draft.choices;
    if (choices.dialect() == Dialect::Any)
        addNote(draft, "no-sql", "database", "Is SQL written for this database?", "No",
                "The chosen database takes no SQL.",
                "The tables of this design say what is kept and who may see it; in a document database they become "
                "collections. No SQL "
                "migrations are made, and nothing in the database itself keeps tenants apart: each query of the "
                "program has to.",
                choices.has("data.engine", "mongodb") ? fromAnswer("data.engine") : fromAnswer("data.managed_service"));
    if (choices.dialect() == Dialect::Sqlite && choices.sharesTables())
        addNote(draft, "sqlite-tenants", "tenancy", "What keeps tenants apart on SQLite?",
                "Composite keys, triggers, and the program", "SQLite has neither users nor row-level security.",
                "Keys stop a row from pointing at another tenant's, triggers stop it from moving. Reading is up to the "
                "program: every query has to "
                "name the tenant. A file for each tenant (isolated databases) is the safer way.",
                fromAnswer("data.engine"));
    if (choices.ownDatabases())
        addNote(draft, "tenant-people", "tenancy", "Where do accounts lie?", "In the tenant's own database",
                "No key reaches from one database into another.",
                "A person who works for two customers has an account with each. The address that somebody signs in at "
                "(the tenant's short name) says "
                "which database to ask; the catalogue in the control plane says where it is, and denies what it does "
                "not know.",
                fromAnswer("data.tenancy"));
}

}  // namespace

void addDecisions(Draft& draft)
{
    addStack(draft);
    addFromQuestion(draft, "tenancy", "data.tenancy");
    addFromQuestion(draft, "api", "logic.api_style");
    addNotes(draft);
}

}  // namespace barch
