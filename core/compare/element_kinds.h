#pragma once

#include "core/model/project.h"

#include <string>
#include <string_view>
#include <type_traits>

namespace barch {

/// What each kind of element is called, in references and in sentences.
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
BARCH_KIND(Message, Message, "message")
BARCH_KIND(Bucket, Bucket, "bucket")
BARCH_KIND(SearchIndex, SearchIndex, "search index")
BARCH_KIND(AiProvider, AiProvider, "AI provider")
BARCH_KIND(AiModel, AiModel, "AI model")
BARCH_KIND(PaymentEvent, PaymentEvent, "payment event")
BARCH_KIND(EnvironmentVariable, EnvironmentVariable, "environment variable")
BARCH_KIND(Metric, Metric, "metric")
BARCH_KIND(TestCase, TestCase, "test")
BARCH_KIND(Release, Release, "release")
BARCH_KIND(Answer, Answer, "answer")
BARCH_KIND(GlossaryLink, Project, "term")
BARCH_KIND(Waiver, Project, "waiver")
BARCH_KIND(Comment, Project, "comment")
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

/// The name that a person knows the element by.
template <class T>
std::string nameOfElement(const T& element)
{
    if constexpr (std::is_same_v<T, PrimaryKey>)
        return element.name.empty() ? std::string("primary key") : element.name;
    else if constexpr (requires { element.method; element.path; })
        return element.method + " " + element.path;
    else if constexpr (requires { element.name; })
        return element.name;
    else if constexpr (requires { element.title; })
        return element.title;
    else if constexpr (requires { element.rule; })
        return element.rule;
    else if constexpr (requires { element.event; })
        return element.provider + " " + element.event;
    else if constexpr (requires { element.purpose; element.provider; })
        return element.provider + ": " + element.purpose;
    else if constexpr (requires { element.provider; })
        return element.provider;
    else if constexpr (requires { element.term; })
        return element.term;
    else if constexpr (std::is_same_v<T, DefaultPrivilege>)
        return (element.revoke ? "revoke on " : "grant on ") + element.objects;
    else if constexpr (requires { std::string(element.id); })
        return element.id;
    else if constexpr (requires { element.text; })
        return element.text;
    else
        return element.id.text();
}

}  // namespace barch
