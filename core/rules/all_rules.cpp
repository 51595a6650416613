#include "core/rules/rule.h"

#include <algorithm>
#include <array>

namespace barch {
namespace rules {

extern const Rule tableWithoutPrimaryKey;  // SCH001
extern const Rule foreignKeyWithoutIndex;  // SCH002
extern const Rule foreignKeyTypesDiffer;  // SCH003
extern const Rule moneyAsFloat;  // SCH004
extern const Rule timestampWithoutZone;  // SCH005
extern const Rule smallSurrogateKey;  // SCH006
extern const Rule redundantIndex;  // SCH008
extern const Rule tableWithoutTimeStamps;  // SCH012
extern const Rule tableWithoutTenancyClass;  // TEN001

}  // namespace rules

const std::vector<Rule>& allRules()
{
    using namespace rules;
    static const std::vector<Rule> all = {
        tableWithoutPrimaryKey,
        foreignKeyWithoutIndex,
        foreignKeyTypesDiffer,
        moneyAsFloat,
        timestampWithoutZone,
        smallSurrogateKey,
        redundantIndex,
        tableWithoutTimeStamps,
        tableWithoutTenancyClass,
    };
    return all;
}

const Rule* findRule(std::string_view code)
{
    const std::vector<Rule>& all = allRules();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Rule& rule) { return rule.code == code; });
    return found == all.end() ? nullptr : &*found;
}

std::string_view subjectOf(std::string_view code)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> subjects = {{
        {"AI", "AI"}, {"API", "API"}, {"AUT", "Login"}, {"CMP", "Privacy"}, {"DEP", "Deployment"}, {"FEA", "Features"}, {"JOB", "Jobs"},
        {"MIG", "Migrations"}, {"OBS", "Observability"}, {"PAY", "Payments"}, {"QST", "Answers"}, {"SCH", "Schema"}, {"SEC", "Secrets"},
        {"TEN", "Isolation"},
    }};
    const std::string_view group = code.substr(0, code.find_first_of("0123456789"));
    const auto found = std::find_if(subjects.begin(), subjects.end(), [&](const auto& subject) { return subject.first == group; });
    return found == subjects.end() ? std::string_view("Other") : found->second;
}

}  // namespace barch
