#pragma once

#include "core/model/result.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// What the product knows that is not code: the files of resources/, read and held against each other.

/// A test on the answers (see docs/questionnaire-format.md for its JSON).
struct Condition {
    enum class Kind { Always, Has, Lacks, Answered, All, Any, Not };
    Kind kind = Kind::Always;
    std::string question;             ///< Has, Lacks, Answered
    std::vector<std::string> values;  ///< Has, Lacks
    std::vector<Condition> parts;     ///< All, Any, Not
};

struct QuestionOption {
    std::string value;
    std::string label;
    std::string text;
    std::vector<std::string> chooseWhen;
    std::vector<std::string> giveUp;
    std::vector<Condition> fitsWhen;
    bool exclusive = false;
    std::string provider;
};

struct Recommendation {
    Condition when;
    std::vector<std::string> values;  ///< option values, or one text or number
    std::string reason;
};

struct Contradiction {
    Condition when;
    std::string message;
};

enum class QuestionKind { Single, Multiple, Text, Number };

struct Question {
    std::string key;
    std::string group;
    QuestionKind kind = QuestionKind::Single;
    std::string title;
    std::string text;
    Condition showWhen;
    std::vector<QuestionOption> options;
    int minimum = 0;
    int maximum = 0;
    std::string unit;
    std::string placeholder;
    std::vector<Recommendation> recommend;
    std::string findOut;
    bool allowNotApplicable = false;
    int difficultyToChange = 1;  ///< 1 easy .. 5 very hard
    std::string changeLater;
    std::vector<Contradiction> contradictions;
    std::vector<std::string> terms;

    const QuestionOption* option(std::string_view value) const;
};

struct QuestionGroup {
    std::string id;
    std::string title;
    std::string text;
};

struct Questionnaire {
    std::vector<QuestionGroup> groups;
    std::vector<Question> questions;
    const Question* question(std::string_view key) const;
};

struct GlossaryTerm {
    std::string id;
    std::string term;
    std::string text;
    std::string example;
    std::string notToConfuseWith;
    std::vector<std::string> aliases;
    std::vector<std::string> see;
};

struct ProviderVariable {
    std::string name;
    std::string purpose;
    bool secret = false;
};

struct Provider {
    std::string id;
    std::string name;
    std::vector<std::string> kinds;
    std::vector<std::string> handles;
    std::vector<std::string> forbids;
    std::string cost;
    std::string signsBaa;  ///< "yes", "no", "on some plans" or "not needed" (nobody else sees the data)
    std::string baaNote;
    std::string regions;
    std::string residency;
    std::vector<std::string> speaksFor;
    std::vector<std::string> speaksAgainst;
    std::vector<ProviderVariable> environment;
    std::vector<std::string> dataModel;
};

struct StarterColumn {
    std::string name;
    std::string type;
    bool nullable = false;
    std::string defaultExpression;
    std::string comment;
    std::string classification;
};
struct StarterReference {
    std::string column;
    std::string table;
    bool nullable = false;
    std::string onDelete;
    std::string comment;
    bool unique = false;
};
struct StarterCheck {
    std::string name;
    std::string expression;
};
struct StarterTable {
    std::string name;
    std::string tenancyClass;
    std::string area;
    std::string comment;
    std::vector<StarterColumn> columns;
    std::vector<StarterReference> references;
    std::vector<std::vector<std::string>> uniques;
    std::vector<std::vector<std::string>> indexes;
    std::vector<StarterCheck> checks;
};
struct StarterEnum {
    std::string name;
    std::vector<std::string> values;
    std::string comment;
};
struct StarterFeature {
    std::string name;
    std::string description;
    std::string moscow;
    int value = 0;
    int effort = 0;
    double reach = 0;
    double impact = 0;
    double confidence = 0;
    std::vector<std::string> dependsOn;
    std::vector<std::string> tables;
};
struct Starter {
    std::string id;
    std::string title;
    std::string text;
    std::vector<StarterEnum> enums;
    std::vector<StarterTable> tables;
    std::vector<StarterFeature> features;
};

struct Content {
    Questionnaire questionnaire;
    std::map<std::string, GlossaryTerm, std::less<>> glossary;
    std::map<std::string, Provider, std::less<>> providers;
    std::map<std::string, Starter, std::less<>> starters;
    std::map<std::string, std::string, std::less<>> rulePages;  ///< code -> Markdown
};

/// `files`: path below resources/ ("questionnaire.json", "providers/clerk.json", "rules/TEN016.md")
/// to its text. An error names the file and the member that is wrong.
Result<Content> readContent(const std::map<std::string, std::string>& files);

}  // namespace barch
