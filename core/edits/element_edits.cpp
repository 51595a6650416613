#include "core/edits/element_edits.h"

#include "core/edits/forget.h"
#include "core/edits/lookups.h"

namespace barch {
namespace {

template <class Element>
void wants(std::string_view kind, std::string& fault, const std::string& value, std::string_view member)
{
    if (fault.empty() && value.find_first_not_of(" \t\r\n") == std::string::npos)
        fault = "This " + std::string(kind) + " needs a " + std::string(member) + ".";
}

/// What such an element can't be without.
template <class Element>
std::optional<Error> elementFault(const Element& element, std::string_view kind)
{
    std::string fault;
    if constexpr (std::is_same_v<Element, Requirement>)
        wants<Element>(kind, fault, element.text, "text");
    else if constexpr (std::is_same_v<Element, Decision>)
        wants<Element>(kind, fault, element.title, "title");
    else if constexpr (std::is_same_v<Element, GlossaryLink>)
        wants<Element>(kind, fault, element.term, "term");
    else if constexpr (std::is_same_v<Element, VerbatimSql>)
        wants<Element>(kind, fault, element.sql, "text");
    else if constexpr (requires { element.name; })
        if (auto bad = nameFault(kind, element.name))
            return bad;
    if (!fault.empty())
        return Error{fault, {}, {}};
    if (!element.id)
        return Error{"This " + std::string(kind) + " needs an id of its own.", {}, {}};
    return std::nullopt;
}

template <class Element>
Result<Project> put(const Project& project, SharedMap<Element> Project::* collection, Element element, std::string_view kind)
{
    if (auto fault = elementFault(element, kind))
        return *fault;
    const Element* there = (project.*collection).find(element.id);
    if (there && *there == element)
        return project;
    Project edited = project;
    edited.*collection = (project.*collection).with(std::move(element));
    return edited;
}

template <class Element, class ElementId>
Result<Project> remove(const Project& project, SharedMap<Element> Project::* collection, ElementId id, std::string_view kind)
{
    if (!(project.*collection).contains(id))
        return noSuch(kind, id);
    Project edited = forget(project, id, ElementKind::Project);
    edited.*collection = (edited.*collection).without(id);
    return edited;
}

template <class Part>
Project setShared(const Project& project, Shared<Part> Project::* member, Part part)
{
    if (*(project.*member) == part)
        return project;
    Project edited = project;
    edited.*member = Shared<Part>(std::move(part));
    return edited;
}

}  // namespace

#define BARCH_ELEMENT(type, idType, member, kind) \
    template <> \
    Result<Project> putElement(const Project& project, type element) \
    { \
        return put(project, &Project::member, std::move(element), kind); \
    } \
    template <> \
    Result<Project> removeElement(const Project& project, idType id) \
    { \
        return remove(project, &Project::member, id, kind); \
    }

BARCH_ELEMENT(Feature, FeatureId, features, "feature")
BARCH_ELEMENT(Release, ReleaseId, releases, "release")
BARCH_ELEMENT(Requirement, RequirementId, requirements, "requirement")
BARCH_ELEMENT(Decision, DecisionId, decisions, "decision")
BARCH_ELEMENT(GlossaryLink, GlossaryLinkId, glossary, "term")
BARCH_ELEMENT(Permission, PermissionId, permissions, "permission")
BARCH_ELEMENT(AccessRole, AccessRoleId, accessRoles, "role")
BARCH_ELEMENT(Plan, PlanId, plans, "plan")
BARCH_ELEMENT(FeatureFlag, FlagId, flags, "flag")
BARCH_ELEMENT(Endpoint, EndpointId, endpoints, "endpoint")
BARCH_ELEMENT(Webhook, WebhookId, webhooks, "webhook")
BARCH_ELEMENT(Channel, ChannelId, channels, "channel")
BARCH_ELEMENT(Service, ServiceId, services, "service")
BARCH_ELEMENT(Job, JobId, jobs, "job")
BARCH_ELEMENT(ExternalCall, ExternalCallId, externalCalls, "external call")
BARCH_ELEMENT(Message, MessageId, messages, "message")
BARCH_ELEMENT(Bucket, BucketId, buckets, "bucket")
BARCH_ELEMENT(SearchIndex, SearchIndexId, searchIndexes, "search index")
BARCH_ELEMENT(AiProvider, AiProviderId, aiProviders, "AI provider")
BARCH_ELEMENT(AiModel, AiModelId, aiModels, "AI model")
BARCH_ELEMENT(PaymentEvent, PaymentEventId, paymentEvents, "payment event")
BARCH_ELEMENT(EnvironmentVariable, EnvironmentVariableId, environment, "environment variable")
BARCH_ELEMENT(Metric, MetricId, metrics, "metric")
BARCH_ELEMENT(TestCase, TestCaseId, testCases, "test")
BARCH_ELEMENT(Sequence, SequenceId, sequences, "sequence")
BARCH_ELEMENT(Extension, ExtensionId, extensions, "extension")
#undef BARCH_ELEMENT

template <>
Result<Project> putElement(const Project& project, VerbatimSql statement)
{
    return put(project, &Project::verbatimSql, std::move(statement), "statement");
}

template <>
Result<Project> removeElement(const Project& project, VerbatimId id)
{
    return project.defaultPrivileges.contains(id) ? remove(project, &Project::defaultPrivileges, id, "default privilege")
                                                  : remove(project, &Project::verbatimSql, id, "statement");
}

template <>
Result<Project> putElement(const Project& project, DefaultPrivilege privilege)
{
    return put(project, &Project::defaultPrivileges, std::move(privilege), "default privilege");
}

#define BARCH_PART(type, member) \
    template <> \
    Project setPart(const Project& project, type part) \
    { \
        return setShared(project, &Project::member, std::move(part)); \
    }

BARCH_PART(Authentication, authentication)
BARCH_PART(ApiSettings, api)
BARCH_PART(AiSettings, ai)
BARCH_PART(PaymentSettings, payments)
BARCH_PART(Deployment, deployment)
BARCH_PART(Observability, observability)
#undef BARCH_PART

}  // namespace barch
