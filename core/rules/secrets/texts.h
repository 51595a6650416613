#pragma once

#include "core/model/project.h"

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace barch::rules {

/// Calls `visit(text)` for each text anywhere in a struct of the model; with a `const` struct for
/// reading, else for changing.
template <class Element, class Visit>
void forEachText(Element& element, Visit&& visit);

namespace detail {

template <class Value, class Visit>
void visitValue(Value& value, Visit& visit)
{
    using Plain = std::remove_const_t<Value>;
    if constexpr (std::is_same_v<Plain, std::string>)
        visit(value);
    else if constexpr (requires { Plain::structName(); })
        forEachText(value, visit);
    else if constexpr (requires { typename Plain::value_type; value.begin(); value.end(); })
        for (auto& each : value)
            visitValue(each, visit);
    else if constexpr (requires { value.has_value(); })
        if (value)
            visitValue(*value, visit);
}

}  // namespace detail

template <class Element, class Visit>
void forEachText(Element& element, Visit&& visit)
{
    std::remove_const_t<Element>::withFields([&](const auto&... field) { (detail::visitValue(element.*(field.member), visit), ...); });
}

/// Calls `part(member, kind)` for each map of a project whose elements a finding can name, tables and
/// answers aside.
template <class Part>
void forEachNamedPart(Part&& part)
{
    part(&Project::features, ElementKind::Feature);
    part(&Project::releases, ElementKind::Release);
    part(&Project::requirements, ElementKind::Requirement);
    part(&Project::decisions, ElementKind::Decision);
    part(&Project::namespaces, ElementKind::Namespace);
    part(&Project::types, ElementKind::UserType);
    part(&Project::sequences, ElementKind::Sequence);
    part(&Project::views, ElementKind::View);
    part(&Project::functions, ElementKind::Function);
    part(&Project::roles, ElementKind::Role);
    part(&Project::verbatimSql, ElementKind::Verbatim);
    part(&Project::permissions, ElementKind::Permission);
    part(&Project::accessRoles, ElementKind::AccessRole);
    part(&Project::plans, ElementKind::Plan);
    part(&Project::flags, ElementKind::Flag);
    part(&Project::endpoints, ElementKind::Endpoint);
    part(&Project::webhooks, ElementKind::Webhook);
    part(&Project::channels, ElementKind::Channel);
    part(&Project::services, ElementKind::Service);
    part(&Project::jobs, ElementKind::Job);
    part(&Project::externalCalls, ElementKind::ExternalCall);
    part(&Project::messages, ElementKind::Message);
    part(&Project::buckets, ElementKind::Bucket);
    part(&Project::searchIndexes, ElementKind::SearchIndex);
    part(&Project::aiProviders, ElementKind::AiProvider);
    part(&Project::aiModels, ElementKind::AiModel);
    part(&Project::paymentEvents, ElementKind::PaymentEvent);
    part(&Project::environment, ElementKind::EnvironmentVariable);
    part(&Project::metrics, ElementKind::Metric);
    part(&Project::testCases, ElementKind::TestCase);
}

/// The same for the maps whose elements no finding names: a finding there is about the project.
template <class Part>
void forEachRemarkPart(Part&& part)
{
    part(&Project::glossary);
    part(&Project::comments);
    part(&Project::waivers);
}
/// And for the parts that there is one of.
template <class Part>
void forEachSinglePart(Part&& part)
{
    part(&Project::info);
    part(&Project::api);
    part(&Project::ai);
    part(&Project::payments);
    part(&Project::deployment);
    part(&Project::observability);
}

}  // namespace barch::rules
