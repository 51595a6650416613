#pragma once

#include "core/content/content.h"
#include "core/model/project.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// The answers that a design is built on (defaults put in), and what follows from several of them.
class Choices {
public:
    Choices(const Questionnaire& questionnaire, const Project& answers);

    bool has(std::string_view key, std::string_view value) const;
    bool hasAny(std::string_view key, std::initializer_list<std::string_view> values) const;
    std::string one(std::string_view key) const; ///< the first value or the text; "" where there is none
    std::vector<std::string> values(std::string_view key) const;
    std::string text(std::string_view key) const;
    bool yes(std::string_view key) const { return has(key, "yes"); }
    /// Values without "none".
    std::vector<std::string> chosen(std::string_view key) const;
    const SharedMap<Answer>& answers() const { return m_resolved.answers; }

    Dialect dialect() const; ///< Any where no SQL is written (MongoDB, Firebase)
    TenancyModel tenancy() const;
    bool tenants() const { return tenancy() != TenancyModel::None; }
    /// Rows of several tenants lie in one table.
    bool sharesTables() const { return tenancy() == TenancyModel::Shared || tenancy() == TenancyModel::Hybrid; }
    /// Tenants can have a database of their own.
    bool ownDatabases() const { return tenancy() == TenancyModel::Isolated || tenancy() == TenancyModel::Hybrid; }
    /// People belong to organisations, so there are memberships.
    bool organisations() const { return tenants() && !has("data.relationships", "standalone"); }
    /// A person can belong to several tenants, so accounts lie beside the tenants and not in one.
    bool sharedAccounts() const;
    bool managedLogin() const { return has("auth.method", "managed"); }
    /// "clerk", "auth0", "supabase", "firebase"; "" with login of one's own.
    std::string loginProvider() const;
    bool passwords() const { return !managedLogin() && has("auth.method", "email_password"); }
    /// Sessions lie in the database, not only in signed cookies.
    bool sessions() const;
    bool refreshTokens() const;
    bool payments() const { return !chosen("services.payments").empty(); }
    bool subscriptions() const { return payments() && hasAny("services.billing_model", {"subscription", "usage"}); }
    bool ai() const { return yes("ai.use"); }
    /// Searches go to an engine of their own, not to the database.
    bool searchEngine() const { return hasAny("services.search", {"opensearch", "meilisearch"}); }
    /// Somebody outside is called: that is never done while a request waits.
    bool callsOutside() const { return payments() || ai() || searchEngine() || !chosen("services.email").empty() || !chosen("services.sms").empty(); }
    bool jobs() const { return !chosen("logic.background").empty() || callsOutside(); }
    /// What runs them: a queue in the database where nobody was asked.
    std::string jobRunner() const;
    /// The answer that calls for jobs at all.
    std::string jobOrigin() const;
    bool supabaseAuth() const { return loginProvider() == "supabase"; }
    std::string idType() const { return has("data.id_type", "bigint") ? "bigint" : "uuid"; }

private:
    Project m_resolved;
};

/// "answer:data.tenancy": where an element comes from.
std::string fromAnswer(std::string_view key);

}  // namespace barch
