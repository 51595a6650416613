#pragma once

#include "core/compare/element_kinds.h"

#include <string_view>
#include <type_traits>

namespace barch {

/// The collections that a proposal adds to, changes and takes from, in the order it tells them.
/// (Placements and areas follow their tables; answers, notes and drawings are the architect's.)
template <class Visit>
void forEachProposedMap(Visit visit)
{
    visit(&Project::namespaces);
    visit(&Project::roles);
    visit(&Project::defaultPrivileges);
    visit(&Project::extensions);
    visit(&Project::types);
    visit(&Project::sequences);
    visit(&Project::functions);
    visit(&Project::tables);
    visit(&Project::views);
    visit(&Project::verbatimSql);
    visit(&Project::permissions);
    visit(&Project::accessRoles);
    visit(&Project::features);
    visit(&Project::requirements);
    visit(&Project::decisions);
    visit(&Project::plans);
    visit(&Project::flags);
    visit(&Project::paymentEvents);
    visit(&Project::endpoints);
    visit(&Project::webhooks);
    visit(&Project::channels);
    visit(&Project::services);
    visit(&Project::jobs);
    visit(&Project::externalCalls);
    visit(&Project::messages);
    visit(&Project::buckets);
    visit(&Project::searchIndexes);
    visit(&Project::aiProviders);
    visit(&Project::aiModels);
    visit(&Project::environment);
    visit(&Project::metrics);
    visit(&Project::testCases);
}

struct ProposedPart {
    const char* name;
    const char* words;
    const char* origin; ///< the answer that bears on it most
};

/// The parts that exist once.
template <class Visit>
void forEachProposedPart(Visit visit)
{
    visit(&Project::info, ProposedPart{"info", "the database engine", "answer:data.engine"});
    visit(&Project::tenancy, ProposedPart{"tenancy", "how customers are kept apart", "answer:data.tenancy"});
    visit(&Project::authentication, ProposedPart{"authentication", "sign-in", "answer:auth.method"});
    visit(&Project::api, ProposedPart{"api", "the API's settings", "answer:logic.api_style"});
    visit(&Project::ai, ProposedPart{"ai", "the AI settings", "answer:ai.use"});
    visit(&Project::payments, ProposedPart{"payments", "the payment settings", "answer:services.payments"});
    visit(&Project::deployment, ProposedPart{"deployment", "the deployment", "answer:infra.platform"});
    visit(&Project::observability, ProposedPart{"observability", "logs and metrics", "answer:infra.logging"});
}

/// The lists of a table whose elements are proposed one by one.
template <class Visit>
void forEachTableList(Visit visit)
{
    visit(&Table::columns);
    visit(&Table::uniques);
    visit(&Table::foreignKeys);
    visit(&Table::checks);
    visit(&Table::exclusions);
    visit(&Table::indexes);
    visit(&Table::triggers);
    visit(&Table::policies);
}

/// Whether the list with this name is one of those, or the primary key.
inline bool isTableList(std::string_view field)
{
    return field == "columns" || field == "primaryKey" || field == "uniques" || field == "foreignKeys" ||
           field == "checks" || field == "exclusions" || field == "indexes" || field == "triggers" ||
           field == "policies";
}

}  // namespace barch
