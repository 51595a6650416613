#pragma once

#include "core/model/element_ref.h"

#include <string>
#include <vector>

namespace barch {

/// What may be done: "read:own", "write:all", on a table or in general.
struct Permission {
    PermissionId id;
    std::string name;
    TableId table;
    std::string description;
    std::string origin;
    BARCH_FIELDS(Permission, id, name, table, description, origin)
};

/// A role of the application (not of the database).
struct AccessRole {
    AccessRoleId id;
    std::string name;
    std::string description;
    bool tenantScoped = true;      ///< held within one tenant, not across all
    bool requiresMfa = false;
    std::vector<AccessRoleId> includes;
    std::vector<PermissionId> permissions;
    std::string origin;
    BARCH_FIELDS(AccessRole, id, name, description, tenantScoped, requiresMfa, includes, permissions, origin)
};

struct PlanLimit {
    std::string name;
    std::string amount;            ///< empty: unlimited
    std::string unit;
    BARCH_FIELDS(PlanLimit, name, amount, unit)
};

struct Plan {
    PlanId id;
    std::string name;
    std::string price;             ///< in minor units of `currency`, as written by the user
    std::string currency;
    std::string interval;
    std::vector<FlagId> flags;
    std::vector<PlanLimit> limits;
    std::string origin;
    BARCH_FIELDS(Plan, id, name, price, currency, interval, flags, limits, origin)
};

struct FeatureFlag {
    FlagId id;
    std::string name;
    std::string description;
    FeatureId feature;
    bool onByDefault = false;
    std::string origin;
    BARCH_FIELDS(FeatureFlag, id, name, description, feature, onByDefault, origin)
};

/// How people and programs show who they are, where the product itself issues or reads tokens.
struct Authentication {
    std::vector<std::string> tokenAlgorithms; ///< of a signed token that are accepted: "RS256"; empty: not decided
    std::string tokenIssuer;
    std::string tokenAudience;
    std::string tokenLifetime;  ///< "15 minutes"
    bool publicClients = false; ///< sign-in by OAuth 2 from a browser or an app, which keep no secret
    bool codeChallenge = false; ///< with PKCE (RFC 7636)
    BARCH_FIELDS(Authentication, tokenAlgorithms, tokenIssuer, tokenAudience, tokenLifetime, publicClients, codeChallenge)
};

}  // namespace barch
