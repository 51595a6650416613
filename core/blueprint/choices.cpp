#include "core/blueprint/choices.h"

#include "core/questionnaire/interview.h"

#include <algorithm>

namespace barch {

Choices::Choices(const Questionnaire& questionnaire, const Project& answers)
    : m_resolved(withDefaults(questionnaire, answers))
{
}

bool Choices::has(std::string_view key, std::string_view value) const
{
    const Answer* answer = m_resolved.answer(key);
    return answer && answer->has(value);
}

bool Choices::hasAny(std::string_view key, std::initializer_list<std::string_view> wanted) const
{
    return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view value) { return has(key, value); });
}

std::vector<std::string> Choices::values(std::string_view key) const
{
    const Answer* answer = m_resolved.answer(key);
    return answer ? answer->values : std::vector<std::string>();
}

std::string Choices::text(std::string_view key) const
{
    const Answer* answer = m_resolved.answer(key);
    return answer ? answer->text : std::string();
}

std::string Choices::one(std::string_view key) const
{
    const Answer* answer = m_resolved.answer(key);
    if (!answer)
        return {};
    return answer->values.empty() ? answer->text : answer->values.front();
}

std::vector<std::string> Choices::chosen(std::string_view key) const
{
    std::vector<std::string> all = values(key);
    std::erase(all, "none");
    return all;
}

Dialect Choices::dialect() const
{
    const std::string engine = one("data.engine");
    if (engine == "postgresql" || (engine == "managed" && !has("data.managed_service", "firebase")))
        return Dialect::PostgreSql;
    if (engine == "mysql")
        return Dialect::MySql;
    return engine == "sqlite" ? Dialect::Sqlite : Dialect::Any;
}

TenancyModel Choices::tenancy() const
{
    const std::string model = one("data.tenancy");
    if (model == "shared")
        return TenancyModel::Shared;
    if (model == "isolated")
        return TenancyModel::Isolated;
    return model == "hybrid" ? TenancyModel::Hybrid : TenancyModel::None;
}

bool Choices::sharedAccounts() const
{
    return tenancy() == TenancyModel::Shared && organisations() && yes("data.multi_membership");
}

std::string Choices::loginProvider() const
{
    return managedLogin() ? one("auth.provider") : std::string();
}

bool Choices::sessions() const
{
    return !managedLogin() && hasAny("auth.session_style", {"session_database", "session_redis"});
}

bool Choices::refreshTokens() const
{
    return !managedLogin() && hasAny("auth.session_style", {"jwt_cookie", "oauth2"});
}

std::string Choices::jobRunner() const
{
    const std::string runner = one("logic.job_runner");
    return runner.empty() && jobs() ? "database_queue" : runner;
}

std::string Choices::jobOrigin() const
{
    for (const char* key : {"logic.background", "services.payments", "services.email", "services.sms"})
        if (!chosen(key).empty())
            return fromAnswer(key);
    return fromAnswer(searchEngine() ? "services.search" : "ai.use");
}

std::string fromAnswer(std::string_view key)
{
    return "answer:" + std::string(key);
}

}  // namespace barch
