#pragma once

#include "core/model/project.h"

#include <string_view>
#include <type_traits>

namespace barch {

/// What each kind of element that a proposal touches is called, in references and in sentences.
template <class T>
struct KindOf;

// clang-format off
#define BARCH_KIND(type, element, word) \
    template <> struct KindOf<type> { static constexpr ElementKind kind = ElementKind::element; static constexpr std::string_view name = word; };
BARCH_KIND(Namespace, Namespace, "namespace")
BARCH_KIND(UserType, UserType, "type")
BARCH_KIND(Sequence, Sequence, "sequence")
BARCH_KIND(Table, Table, "table")
BARCH_KIND(View, View, "view")
BARCH_KIND(Function, Function, "function")
BARCH_KIND(Role, Role, "database role")
BARCH_KIND(Extension, Extension, "extension")
BARCH_KIND(DefaultPrivilege, Verbatim, "default privilege")
BARCH_KIND(VerbatimSql, Verbatim, "SQL text")
BARCH_KIND(Requirement, Requirement, "requirement")
BARCH_KIND(Feature, Feature, "feature")
BARCH_KIND(Decision, Decision, "decision")
BARCH_KIND(Permission, Permission, "permission")
BARCH_KIND(AccessRole, AccessRole, "role")
BARCH_KIND(Plan, Plan, "plan")
BARCH_KIND(FeatureFlag, Flag, "feature flag")
BARCH_KIND(Endpoint, Endpoint, "endpoint")
BARCH_KIND(Webhook, Webhook, "webhook")
BARCH_KIND(Channel, Channel, "channel")
BARCH_KIND(Service, Service, "service")
BARCH_KIND(Job, Job, "job")
BARCH_KIND(ExternalCall, ExternalCall, "external call")
BARCH_KIND(AiProvider, AiProvider, "AI provider")
BARCH_KIND(AiModel, AiModel, "AI model")
BARCH_KIND(PaymentEvent, PaymentEvent, "payment event")
BARCH_KIND(EnvironmentVariable, EnvironmentVariable, "environment variable")
BARCH_KIND(Metric, Metric, "metric")
BARCH_KIND(TestCase, TestCase, "test")
BARCH_KIND(Column, Column, "column")
BARCH_KIND(PrimaryKey, Constraint, "primary key")
BARCH_KIND(UniqueConstraint, Constraint, "unique constraint")
BARCH_KIND(ForeignKey, Constraint, "foreign key")
BARCH_KIND(Check, Constraint, "check")
BARCH_KIND(Exclusion, Constraint, "exclusion constraint")
BARCH_KIND(Index, Index, "index")
BARCH_KIND(Trigger, Trigger, "trigger")
BARCH_KIND(Policy, Policy, "policy")
#undef BARCH_KIND
// clang-format on

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
    visit(&Project::aiProviders);
    visit(&Project::aiModels);
    visit(&Project::environment);
    visit(&Project::metrics);
    visit(&Project::testCases);
}

struct PartWords {
    const char* name;
    const char* words;
    const char* origin; ///< the answer that bears on it most
};

/// The parts that exist once.
template <class Visit>
void forEachProposedPart(Visit visit)
{
    visit(&Project::info, PartWords{"info", "the database engine", "answer:data.engine"});
    visit(&Project::tenancy, PartWords{"tenancy", "how customers are kept apart", "answer:data.tenancy"});
    visit(&Project::api, PartWords{"api", "the API's settings", "answer:logic.api_style"});
    visit(&Project::ai, PartWords{"ai", "the AI settings", "answer:ai.use"});
    visit(&Project::payments, PartWords{"payments", "the payment settings", "answer:services.payments"});
    visit(&Project::deployment, PartWords{"deployment", "the deployment", "answer:infra.platform"});
    visit(&Project::observability, PartWords{"observability", "logs and metrics", "answer:infra.logging"});
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
