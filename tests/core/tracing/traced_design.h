#pragma once

#include "core/model/project.h"

namespace barch::test {

inline ElementRef ref(ElementKind kind, AnyId id)
{
    return ElementRef::of(kind, id);
}

template <class T>
T made(std::string_view name)
{
    T element;
    element.id = decltype(T::id)::derive(name);
    element.name = name;
    return element;
}

/// Tickets with calls, a job, a permission and tests; a feature delivers the table "tickets", another one a call
/// on "tags"; "loose" belongs to nobody.
inline Project tracedDesign()
{
    Project project;
    for (const char* name : {"tickets", "tags", "loose"})
        project.tables = project.tables.with(made<Table>(name));
    for (const char* name : {"read:tickets", "write:tags", "read:nothing"})
        project.permissions = project.permissions.with(made<Permission>(name));
    project.services = project.services.with(made<Service>("TicketService"));
    Job job = made<Job>("notify");
    job.service = ServiceId::derive("TicketService");
    project.jobs = project.jobs.with(job).with(made<Job>("idle"));
    const auto call = [&](const char* path, const char* table, const char* permission) {
        Endpoint endpoint;
        endpoint.id = EndpointId::derive(path);
        endpoint.method = "POST";
        endpoint.path = path;
        endpoint.table = TableId::derive(table);
        endpoint.permission = PermissionId::derive(permission);
        return endpoint;
    };
    Endpoint tickets = call("/tickets", "tickets", "read:tickets");
    tickets.job = job.id;
    project.endpoints = project.endpoints.with(tickets).with(call("/tags", "tags", "write:tags")).with(call("/tags/merge", "tags", "write:tags"));
    Feature inbox = made<Feature>("Inbox");
    inbox.delivers = {ElementRef::table(TableId::derive("tickets"))};
    Feature tagging = made<Feature>("Tagging");
    tagging.delivers = {ref(ElementKind::Endpoint, EndpointId::derive("/tags"))};
    project.features = project.features.with(inbox).with(tagging);
    TestCase isolation = made<TestCase>("Tenants are kept apart");
    isolation.covers = {ElementRef::table(TableId::derive("tickets"))};
    TestCase whole = made<TestCase>("Tagging works");
    whole.covers = {ref(ElementKind::Feature, tagging.id)};
    project.testCases = project.testCases.with(isolation).with(whole);
    Requirement fast;
    fast.id = RequirementId::derive("fast");
    fast.text = "Fast";
    fast.metBy = {ref(ElementKind::TestCase, isolation.id)};
    Requirement vague;
    vague.id = RequirementId::derive("vague");
    vague.text = "Vague";
    vague.kind = RequirementKind::NonFunctional;
    project.requirements = project.requirements.with(fast).with(vague);
    return project;
}

}  // namespace barch::test
