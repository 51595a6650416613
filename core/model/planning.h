#pragma once

#include "core/model/element_ref.h"

#include <string>
#include <vector>

namespace barch {

enum class RequirementKind : std::uint8_t { Functional, NonFunctional };
BARCH_NAMES(RequirementKind, "functional", "nonFunctional")

struct Requirement {
    RequirementId id;
    RequirementKind kind = RequirementKind::Functional;
    std::string text;
    std::string metric;       ///< what is measured, such as "response time"
    std::string target;       ///< the number, as written
    std::string unit;
    std::string percentile;
    std::vector<ElementRef> metBy;
    std::string origin;
    BARCH_FIELDS(Requirement, id, kind, text, metric, target, unit, percentile, metBy, origin)
};

enum class Moscow : std::uint8_t { Unset, Must, Should, Could, Wont };
BARCH_NAMES(Moscow, "unset", "must", "should", "could", "wont")

/// Value, effort, time criticality and risk reduction are 1 to 5 (0: not set); reach is people per
/// quarter; impact 0.25 to 3; confidence in per cent.
struct Feature {
    FeatureId id;
    std::string name;
    std::string description;
    std::vector<std::string> backendNeeds;
    Moscow moscow = Moscow::Unset;
    int value = 0;
    int effort = 0;
    int timeCriticality = 0;
    int riskReduction = 0;
    double reach = 0;
    double impact = 0;
    double confidence = 0;
    ReleaseId release;
    std::vector<FeatureId> dependsOn;
    std::vector<ElementRef> delivers;
    std::string origin;
    BARCH_FIELDS(Feature, id, name, description, backendNeeds, moscow, value, effort, timeCriticality, riskReduction,
                 reach, impact, confidence, release, dependsOn, delivers, origin)
};

struct Release {
    ReleaseId id;
    std::string name;
    int position = 0;
    double capacity = 0;
    std::string note;
    BARCH_FIELDS(Release, id, name, position, capacity, note)
};

struct DecisionOption {
    std::string name;
    std::string speaksFor;
    std::string speaksAgainst;
    BARCH_FIELDS(DecisionOption, name, speaksFor, speaksAgainst)
};

enum class DecisionStatus : std::uint8_t { Proposed, Accepted, Superseded };
BARCH_NAMES(DecisionStatus, "proposed", "accepted", "superseded")

/// One choice of the technology stack or of the design, with its reasons.
struct Decision {
    DecisionId id;
    std::string topic;        ///< "framework", "database", "orm", "queue"...
    std::string title;
    std::string choice;
    DecisionStatus status = DecisionStatus::Proposed;
    std::string context;
    std::vector<DecisionOption> options;
    std::string reason;
    std::string consequences;
    DecisionId replaces;
    std::string origin;
    BARCH_FIELDS(Decision, id, topic, title, choice, status, context, options, reason, consequences, replaces, origin)
};

}  // namespace barch
