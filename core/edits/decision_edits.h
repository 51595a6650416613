#pragma once

#include "core/content/content.h"
#include "core/model/project.h"
#include "core/model/result.h"
#include "core/stack/own_marks.h"

#include <string>
#include <vector>

namespace barch {

/// Decisions on topics of the stack (resources/stack.json), and on anything else.

/// Takes these options, by the names that people read. The answers that the topic is bound to say so
/// too, and the record gives the reasons; what the product doesn't know has to be an option of one's
/// own, and leaves its question open. Refused where it clashes with what was decided on another topic.
Result<Project> decideTopic(const Content& content, const Project& project, const std::string& topic,
                            const std::vector<std::string>& names);
/// The same for another choice than the one that stands accepted: the old record is kept under
/// `archive` as superseded, and the new one replaces it.
Result<Project> supersedeTopic(const Content& content, const Project& project, const std::string& topic,
                               const std::vector<std::string>& names, DecisionId archive);
/// The question is open again ("I don't know yet"), and so is the record.
Result<Project> decideTopicLater(const Content& content, const Project& project, const std::string& topic);

/// An option that the product does not know, rated 0 to 4 by the topic's criteria where it is rated.
Result<Project> addTopicOption(const Content& content, const Project& project, const std::string& topic, DecisionOption option,
                               const std::vector<CriterionMark>& ratings = {});
Result<Project> removeTopicOption(const Content& content, const Project& project, const std::string& topic, const std::string& name);
/// What each criterion weighs, 0 to 3; those that weigh what the answers call for are not kept.
Result<Project> setTopicWeights(const Content& content, const Project& project, const std::string& topic,
                                const std::vector<CriterionMark>& weights);

/// A decision on something else. Without an id one is derived. It is open as long as it has no choice.
Result<Project> addDecision(const Project& project, Decision decision);
Result<Project> addOwnOption(const Project& project, DecisionId decision, DecisionOption option);
Result<Project> removeOwnOption(const Project& project, DecisionId decision, const std::string& name);
/// The choice on such a decision; empty: decided later.
Result<Project> decideRecord(const Project& project, DecisionId decision, const std::string& choice);
Result<Project> supersedeRecord(const Project& project, DecisionId decision, const std::string& choice, DecisionId archive);

/// What a record says beside its choice.
struct DecisionTexts {
    std::string context;
    std::string reason;
    std::string consequences;
    bool operator==(const DecisionTexts&) const = default;
};
/// As a person edits them: without the sentence on weights, which the page keeps in the context.
DecisionTexts textsOf(const Decision& decision);
/// Weights that were set by hand stay. A record that was replaced stays as it was.
Result<Project> setDecisionTexts(const Project& project, DecisionId decision, const DecisionTexts& texts);

}  // namespace barch
