#include "core/model/project.h"

#include <algorithm>

namespace barch {
namespace {

template <class T>
std::string nameIn(const SharedMap<T>& map, AnyId id)
{
    const T* found = map.find(decltype(T::id)(id));
    if (!found)
        return id.text();
    if constexpr (requires { found->name; })
        return found->name;
    else if constexpr (requires { found->title; })
        return found->title;
    else if constexpr (requires { found->text; })
        return found->text;
    else if constexpr (requires { found->event; })
        return found->provider + " " + found->event;
    else if constexpr (requires { found->purpose; })
        return found->provider + " " + found->purpose;
    else
        return found->provider;
}

template <class T>
std::string qualified(const Project& project, const SharedMap<T>& map, AnyId id)
{
    const T* found = map.find(decltype(T::id)(id));
    if (!found)
        return id.text();
    const Namespace* space = project.namespaces.find(found->namespaceId);
    return space ? space->name + "." + found->name : found->name;
}

template <class List, class IdType>
const typename List::value_type* findIn(const List& list, IdType id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& element) { return element.id == id; });
    return found == list.end() ? nullptr : &*found;
}

template <class List, class IdType>
void nameFrom(const List& list, IdType id, std::string& name)
{
    if (const auto* found = findIn(list, id))
        name = found->name;
}

std::string nameInTable(const Table& table, const ElementRef& element)
{
    std::string name = element.id.text();
    switch (element.kind) {
    case ElementKind::Column: nameFrom(table.columns, ColumnId(element.id), name); break;
    case ElementKind::Index: nameFrom(table.indexes, IndexId(element.id), name); break;
    case ElementKind::Trigger: nameFrom(table.triggers, TriggerId(element.id), name); break;
    case ElementKind::Policy: nameFrom(table.policies, PolicyId(element.id), name); break;
    default: {
        const ConstraintId id(element.id);
        if (table.primaryKey && table.primaryKey->id == id)
            name = table.primaryKey->name.empty() ? "primary key" : table.primaryKey->name;
        nameFrom(table.uniques, id, name);
        nameFrom(table.foreignKeys, id, name);
        nameFrom(table.checks, id, name);
        nameFrom(table.exclusions, id, name);
    }
    }
    return name;
}

}  // namespace

std::string qualifiedName(const Project& project, const Table& table)
{
    const Namespace* space = project.namespaces.find(table.namespaceId);
    return space ? space->name + "." + table.name : table.name;
}

std::string pathOf(const Project& p, const ElementRef& e)
{
    switch (e.kind) {
    case ElementKind::Project: return p.info->name;
    case ElementKind::Answer: return e.key;
    case ElementKind::Table: return qualified(p, p.tables, e.id);
    case ElementKind::Column:
    case ElementKind::Constraint:
    case ElementKind::Index:
    case ElementKind::Trigger:
    case ElementKind::Policy: {
        const Table* table = p.table(TableId(e.owner));
        return table ? qualifiedName(p, *table) + "." + nameInTable(*table, e) : e.id.text();
    }
    case ElementKind::UserType: return qualified(p, p.types, e.id);
    case ElementKind::Sequence: return qualified(p, p.sequences, e.id);
    case ElementKind::View: return qualified(p, p.views, e.id);
    case ElementKind::Function: return qualified(p, p.functions, e.id);
    case ElementKind::Namespace: return nameIn(p.namespaces, e.id);
    case ElementKind::Role: return nameIn(p.roles, e.id);
    case ElementKind::Extension: return nameIn(p.extensions, e.id);
    case ElementKind::Verbatim: return nameIn(p.verbatimSql, e.id);
    case ElementKind::Feature: return nameIn(p.features, e.id);
    case ElementKind::Release: return nameIn(p.releases, e.id);
    case ElementKind::Requirement: return nameIn(p.requirements, e.id);
    case ElementKind::Decision: return nameIn(p.decisions, e.id);
    case ElementKind::Permission: return nameIn(p.permissions, e.id);
    case ElementKind::AccessRole: return nameIn(p.accessRoles, e.id);
    case ElementKind::Plan: return nameIn(p.plans, e.id);
    case ElementKind::Flag: return nameIn(p.flags, e.id);
    case ElementKind::Endpoint: {
        const Endpoint* endpoint = p.endpoints.find(EndpointId(e.id));
        return endpoint ? endpoint->method + " " + endpoint->path : e.id.text();
    }
    case ElementKind::Webhook: return nameIn(p.webhooks, e.id);
    case ElementKind::Channel: return nameIn(p.channels, e.id);
    case ElementKind::Service: return nameIn(p.services, e.id);
    case ElementKind::Job: return nameIn(p.jobs, e.id);
    case ElementKind::ExternalCall: return nameIn(p.externalCalls, e.id);
    case ElementKind::AiProvider: return nameIn(p.aiProviders, e.id);
    case ElementKind::AiModel: return nameIn(p.aiModels, e.id);
    case ElementKind::PaymentEvent: return nameIn(p.paymentEvents, e.id);
    case ElementKind::EnvironmentVariable: return nameIn(p.environment, e.id);
    case ElementKind::Metric: return nameIn(p.metrics, e.id);
    case ElementKind::TestCase: return nameIn(p.testCases, e.id);
    case ElementKind::Message: return nameIn(p.messages, e.id);
    case ElementKind::Bucket: return nameIn(p.buckets, e.id);
    case ElementKind::SearchIndex: return nameIn(p.searchIndexes, e.id);
    }
    return e.id.text();
}

bool sameAs(const Project& a, const Project& b)
{
    return Project::withFields([&](const auto&... field) { return ((a.*(field.member)).sameAs(b.*(field.member)) && ...); }) &&
           a.unknown == b.unknown;
}

}  // namespace barch
