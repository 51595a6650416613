#include "core/blueprint/parts.h"

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

std::string joined(const std::vector<std::string>& texts)
{
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : " ") + text;
    return all;
}

/// `text` without the marks of glossary terms: "[[tenant|customers]]" becomes "customers".
std::string plain(std::string text)
{
    for (std::size_t at = text.find("[["); at != std::string::npos; at = text.find("[[", at)) {
        const std::size_t end = text.find("]]", at);
        if (end == std::string::npos)
            break;
        const std::string inside = text.substr(at + 2, end - at - 2);
        const std::size_t bar = inside.find('|');
        text.replace(at, end + 2 - at, bar == std::string::npos ? inside : inside.substr(bar + 1));
    }
    return text;
}

const Recommendation* recommended(const Question& question, const std::string& value)
{
    for (const Recommendation& recommendation : question.recommend)
        for (const std::string& offered : recommendation.values)
            if (offered == value)
                return &recommendation;
    return nullptr;
}

void addFromQuestion(Draft& draft, const char* topic, std::string_view key)
{
    const Question* question = draft.content.questionnaire.question(key);
    const Answer* answer = draft.choices.answers().find(std::string(key));
    if (!question || !answer || answer->values.empty())
        return;
    Decision decision;
    decision.topic = topic;
    decision.title = plain(question->title);
    decision.choice = label(draft, key);
    decision.status = answer->state == AnswerState::Answered ? DecisionStatus::Accepted : DecisionStatus::Proposed;
    decision.context = plain(question->text);
    for (const QuestionOption& option : question->options)
        decision.options.push_back({option.label, plain(joined(option.chooseWhen)), plain(joined(option.giveUp))});
    if (!answer->note.empty())
        decision.reason = answer->note;
    else if (const Recommendation* recommendation = recommended(*question, answer->values.front()))
        decision.reason = plain(recommendation->reason);
    decision.consequences = plain(question->changeLater);
    decision.origin = fromAnswer(key);
    put(draft.project.decisions, std::string("decision/") + topic, decision);
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
    addFromQuestion(draft, "database", "data.engine");
    addFromQuestion(draft, "tenancy", "data.tenancy");
    addFromQuestion(draft, "login", draft.choices.managedLogin() ? "auth.provider" : "auth.session_style");
    addFromQuestion(draft, "framework", "infra.framework");
    addFromQuestion(draft, "orm", "infra.orm");
    addFromQuestion(draft, "queue", "logic.job_runner");
    addFromQuestion(draft, "api", "logic.api_style");
    addFromQuestion(draft, "platform", "infra.platform");
    addFromQuestion(draft, "payments", "services.payments");
    addNotes(draft);
}

}  // namespace barch
