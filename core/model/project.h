#pragma once

#include "core/model/access.h"
#include "core/model/answers.h"
#include "core/model/database_objects.h"
#include "core/model/drawing.h"
#include "core/model/interfaces.h"
#include "core/model/operations.h"
#include "core/model/planning.h"
#include "core/model/review.h"
#include "core/model/shared_map.h"
#include "core/model/table.h"

#include <string>
#include <string_view>

namespace barch {

struct ProjectInfo {
    std::string name;
    std::string description;
    Dialect dialect = Dialect::Any;  ///< the engine that the design is for; Any: not chosen yet
    BARCH_FIELDS(ProjectInfo, name, description, dialect)
};

enum class TenancyModel : std::uint8_t { Undecided, None, Shared, Isolated, Hybrid };
BARCH_NAMES(TenancyModel, "undecided", "none", "shared", "isolated", "hybrid")

/// How customers are kept apart. The roles are roles of the database.
struct Tenancy {
    TenancyModel model = TenancyModel::Undecided;
    TableId rootTable;
    std::string keyColumn;           ///< usual name of the tenant key, "tenant_id"
    std::string setting;             ///< PostgreSQL setting with the current tenant, "app.tenant_id"
    RoleId ownerRole;
    RoleId migratorRole;
    RoleId runtimeRole;
    RoleId helperRole;
    RoleId testRole;                 ///< that the tests run as; none: as the runtime role
    BARCH_FIELDS(Tenancy, model, rootTable, keyColumn, setting, ownerRole, migratorRole, runtimeRole, helperRole,
                 testRole)
};

/// A whole design: an immutable value. Copying it costs a few dozen pointers; two versions share
/// all that did not change. Only the functions of core/edits make one from another.
struct Project {
    Shared<ProjectInfo> info;
    SharedMap<Answer> answers;
    SharedMap<Answer> acceptedAnswers;  ///< the answers behind the proposal that was accepted last
    SharedMap<GlossaryLink> glossary;
    SharedMap<Requirement> requirements;
    SharedMap<Feature> features;
    SharedMap<Release> releases;
    SharedMap<Decision> decisions;
    Shared<Tenancy> tenancy;
    SharedMap<Namespace> namespaces;
    SharedMap<UserType> types;
    SharedMap<Sequence> sequences;
    SharedMap<Table> tables;
    SharedMap<View> views;
    SharedMap<Function> functions;
    SharedMap<Role> roles;
    SharedMap<Extension> extensions;
    SharedMap<DefaultPrivilege> defaultPrivileges;
    SharedMap<VerbatimSql> verbatimSql;
    SharedMap<Permission> permissions;
    SharedMap<AccessRole> accessRoles;
    SharedMap<Plan> plans;
    SharedMap<FeatureFlag> flags;
    Shared<Authentication> authentication;
    Shared<ApiSettings> api;
    SharedMap<Endpoint> endpoints;
    SharedMap<Webhook> webhooks;
    SharedMap<Channel> channels;
    SharedMap<Service> services;
    SharedMap<Job> jobs;
    SharedMap<ExternalCall> externalCalls;
    SharedMap<Message> messages;
    SharedMap<Bucket> buckets;
    SharedMap<SearchIndex> searchIndexes;
    Shared<AiSettings> ai;
    SharedMap<AiProvider> aiProviders;
    SharedMap<AiModel> aiModels;
    Shared<PaymentSettings> payments;
    SharedMap<PaymentEvent> paymentEvents;
    Shared<Deployment> deployment;
    SharedMap<EnvironmentVariable> environment;
    Shared<Observability> observability;
    SharedMap<Metric> metrics;
    SharedMap<TestCase> testCases;
    SharedMap<Waiver> waivers;
    SharedMap<Comment> comments;
    SharedMap<Area> areas;
    SharedMap<Placement> placements;
    SharedMap<DiagramView> diagramViews;
    BARCH_FIELDS(Project, info, answers, acceptedAnswers, glossary, requirements, features, releases, decisions, tenancy,
                 namespaces, types, sequences, tables, views, functions, roles, extensions, defaultPrivileges,
                 verbatimSql, permissions, accessRoles, plans, flags, authentication, api, endpoints, webhooks, channels, services,
                 jobs, externalCalls, messages, buckets, searchIndexes, ai, aiProviders, aiModels, payments, paymentEvents, deployment, environment,
                 observability, metrics, testCases, waivers, comments, areas, placements, diagramViews)

    const Answer* answer(std::string_view question) const { return answers.find(std::string(question)); }
    const Table* table(TableId id) const { return tables.find(id); }
};

/// "public.invoices", or "invoices" where the table lies in no namespace.
std::string qualifiedName(const Project& project, const Table& table);
/// The name that a person knows the element by: "public.invoices.tenant_id". For an element that no
/// longer exists, its id.
std::string pathOf(const Project& project, const ElementRef& element);
/// Every part shared by pointer: nothing was edited between the two.
bool sameAs(const Project& a, const Project& b);

}  // namespace barch
