#include "tests/core/tracing/traced_design.h"

#include "core/tracing/trace.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace barch;
using namespace barch::test;

namespace {

/// "+tickets" for a direct link, "tickets" for one that follows.
std::vector<std::string> words(const Project& project, const std::vector<TraceLink>& links)
{
    std::vector<std::string> names;
    for (const TraceLink& link : links)
        names.push_back((link.direct ? "+" : "") + pathOf(project, link.element));
    return names;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("a table that is delivered brings its calls, with what these need, and its tests")
{
    const Project project = tracedDesign();
    const Trace trace(project);
    const Words inbox = words(project, trace.from(ref(ElementKind::Feature, FeatureId::derive("Inbox"))));
    CHECK(inbox == Words{"+tickets", "POST /tickets", "notify", "read:tickets", "Tenants are kept apart", "TicketService"});
}

TEST_CASE("a call that is delivered has its table and permission, but not the table's other calls")
{
    const Project project = tracedDesign();
    const Trace trace(project);
    const Words tagging = words(project, trace.from(ref(ElementKind::Feature, FeatureId::derive("Tagging"))));
    CHECK(tagging == Words{"tags", "+POST /tags", "write:tags", "+Tagging works"});
    CHECK_FALSE(trace.isAsked(ref(ElementKind::Endpoint, EndpointId::derive("/tags/merge"))));
}

TEST_CASE("elements lead back to features and requirements, columns as their table")
{
    const Project project = tracedDesign();
    const Trace trace(project);
    CHECK(words(project, trace.to(ElementRef::table(TableId::derive("tickets")))) == Words{"+Inbox"});
    CHECK(words(project, trace.to(ElementRef::inTable(ElementKind::Column, TableId::derive("tickets"), ColumnId::derive("x")))) == Words{"+Inbox"});
    CHECK(words(project, trace.to(ref(ElementKind::Job, JobId::derive("notify")))) == Words{"Inbox"});
    CHECK(words(project, trace.to(ref(ElementKind::TestCase, TestCaseId::derive("Tenants are kept apart")))) == Words{"Inbox", "+Fast"});
    CHECK(trace.to(ElementRef::table(TableId::derive("loose"))).empty());
    CHECK(trace.to(ElementRef::table(TableId::derive("nowhere"))).empty());
    CHECK(trace.from(ElementRef::table(TableId::derive("tickets"))).empty());  // a table asks for nothing
}

TEST_CASE("a test of a feature covers what the feature leads to")
{
    const Project project = tracedDesign();
    const Trace trace(project);
    CHECK(words(project, trace.testsOf(ref(ElementKind::Endpoint, EndpointId::derive("/tags")))) == Words{"Tagging works"});
    CHECK(words(project, trace.testsOf(ElementRef::table(TableId::derive("tickets")))) == Words{"+Tenants are kept apart"});
    CHECK(trace.isTested(ref(ElementKind::Feature, FeatureId::derive("Inbox"))));
    CHECK_FALSE(trace.isTested(ref(ElementKind::Job, JobId::derive("idle"))));
}

TEST_CASE("models and flags that name a feature belong to it; references to what is gone lead nowhere")
{
    Project project = tracedDesign();
    AiModel model = made<AiModel>("writer");
    model.usedBy = {FeatureId::derive("Inbox"), FeatureId::derive("gone")};
    model.job = JobId::derive("idle");
    project.aiModels = project.aiModels.with(model);
    FeatureFlag flag = made<FeatureFlag>("tagging");
    flag.feature = FeatureId::derive("Tagging");
    project.flags = project.flags.with(flag);
    Feature inbox = *project.features.find(FeatureId::derive("Inbox"));
    inbox.delivers.push_back(ElementRef::table(TableId::derive("gone")));
    project.features = project.features.with(inbox);
    const Trace trace(project);
    CHECK(words(project, trace.to(ref(ElementKind::AiModel, model.id))) == Words{"+Inbox"});
    CHECK(words(project, trace.to(ref(ElementKind::Job, JobId::derive("idle")))) == Words{"Inbox"});
    CHECK(words(project, trace.to(ref(ElementKind::Flag, flag.id))) == Words{"+Tagging"});
}

TEST_CASE("features, services and models that lead to each other in circles end")
{
    Project project = tracedDesign();
    Service a = made<Service>("A");
    Service b = made<Service>("B");
    a.uses = {b.id};
    b.uses = {a.id};
    Service deeper = made<Service>("C");
    b.uses.push_back(deeper.id);
    project.services = project.services.with(deeper);
    project.services = project.services.with(a).with(b);
    Feature inbox = *project.features.find(FeatureId::derive("Inbox"));
    inbox.delivers = {ref(ElementKind::Service, a.id), ref(ElementKind::Feature, inbox.id)};
    project.features = project.features.with(inbox);
    const Trace trace(project);
    CHECK(words(project, trace.from(ref(ElementKind::Feature, inbox.id))) == Words{"+A", "B"});
}

TEST_CASE("what a trace does not read leaves it as it was")
{
    const Project project = tracedDesign();
    Project moved = project;
    moved.placements = moved.placements.with(Placement{TableId::derive("tickets"), 1, 2, false, {}, {}});
    CHECK(traceAlike(project, moved));
    Project changed = project;
    changed.jobs = changed.jobs.with(made<Job>("more"));
    CHECK_FALSE(traceAlike(project, changed));
}
