#include "core/import/proposals/policy_evidence.h"

#include "core/import/proposals/name_words.h"
#include "core/model/sql_tokens.h"
#include "core/text/sql_scanner.h"

#include <algorithm>
#include <map>

namespace barch {
namespace {

/// "app.user_id" and its like say who it is, not whose rows are seen.
bool isAboutPerson(const std::string& setting)
{
    const std::vector<std::string> words = nameWords(setting);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) { return word == "user" || word == "sub" || word == "role" || word == "person"; });
}

/// current_setting('x') and auth.jwt() in an expression.
void addSettings(const std::string& expression, std::map<std::string, int>& counts)
{
    const std::vector<SqlToken> tokens = sqlTokens(expression);
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        if (tokens[i].is("current_setting") && tokens[i + 1].text == "(" && tokens[i + 2].kind == SqlTokenKind::String) {
            const std::string setting = unquotedSql(tokens[i + 2].text);
            if (!isAboutPerson(setting))
                ++counts[setting.starts_with("request.jwt") ? "auth.jwt()" : setting];
        }
        if (tokens[i].is("auth") && tokens[i + 1].text == "." && tokens[i + 2].is("jwt"))
            ++counts["auth.jwt()"];
    }
}

}  // namespace

bool policiesName(const Table& table, std::string_view column)
{
    return std::any_of(table.policies.begin(), table.policies.end(), [&](const Policy& policy) {
        return mentionsIdentifier(policy.usingExpression, column) || mentionsIdentifier(policy.checkExpression, column);
    });
}

std::string settingOf(const Project& project)
{
    std::map<std::string, int> counts;
    for (const Table& table : project.tables)
        for (const Policy& policy : table.policies) {
            addSettings(policy.usingExpression, counts);
            addSettings(policy.checkExpression, counts);
        }
    std::string best;
    for (const auto& [setting, count] : counts)
        if (best.empty() || count > counts[best])
            best = setting;
    return best;
}

}  // namespace barch
