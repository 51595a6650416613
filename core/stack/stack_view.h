#pragma once

#include "core/content/stack_content.h"
#include "core/model/project.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// What was taken for a topic: options that the product knows, and names that it does not.
struct StackChoice {
    std::vector<const StackOption*> options;  ///< in the order of the topic
    std::vector<std::string> own;

    bool empty() const { return options.empty() && own.empty(); }
    bool has(std::string_view name) const;
    /// "Stripe, PayPal"
    std::string words() const;
    bool operator==(const StackChoice&) const = default;
};

/// Answers and decision records of a project, seen as a technology stack.
class StackView {
public:
    StackView(const Content& content, const Project& project);
    /// As if this answer had been given.
    StackView withAnswer(Answer answer) const;

    const Content& content() const { return *m_content; }
    static const Stack& stack() { return productStack(); }
    const Project& project() const { return m_project; }
    /// The project with every default put in.
    const Project& resolved() const { return m_resolved; }

    /// The answers call for a decision on it.
    bool matters(const StackTopic& topic) const;
    /// The record that stands now, or nullptr.
    const Decision* record(const StackTopic& topic) const;
    /// The question that is asked about the topic with these answers; nullptr where there is none.
    const Question* question(const StackTopic& topic) const;

    /// What the answers say, defaults included; for a topic without a question what is recommended.
    StackChoice answered(const StackTopic& topic) const;
    /// A person gave these answers; never for a topic without a question.
    bool wasAnswered(const StackTopic& topic) const;
    /// What the accepted record says; empty without one.
    StackChoice recorded(const StackTopic& topic) const;
    /// What somebody decided, in a record or by an answer; empty where nobody did.
    StackChoice decided(const StackTopic& topic) const;
    /// What the design goes by: what was decided, else what the answers say.
    StackChoice taken(const StackTopic& topic) const;
    /// Record and answer name different things.
    bool disagrees(const StackTopic& topic) const;

    /// What the questionnaire recommends with these answers, and why.
    bool isRecommended(const StackTopic& topic, const StackOption& option) const;
    const Recommendation* recommendation(const StackTopic& topic) const;

private:
    const Content* m_content;
    Project m_project;
    Project m_resolved;
};

/// The id of the record on a topic, whoever makes it.
DecisionId decisionIdOf(std::string_view topic);
/// A record's choice in the words of the topic.
StackChoice readChoice(const StackTopic& topic, std::string_view words);

}  // namespace barch
