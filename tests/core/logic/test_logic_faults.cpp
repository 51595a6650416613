#include "logic_design.h"
#include "tests/core/rules/designs.h"

#include "core/logic/logic_faults.h"

#include <catch2/catch.hpp>

#include <functional>

using namespace barch;
using namespace barch::test;

namespace {

std::string faultsOf(const Project& project)
{
    std::string text;
    for (const LogicFault& fault : logicFaults(project))
        text += fault.text + "\n";
    return text;
}

Project withJob(const std::function<void(Job&)>& change)
{
    Project project = logicDesign();
    Job job = *project.jobs.find(jobId("ship"));
    change(job);
    project.jobs = project.jobs.with(job);
    return project;
}

bool tells(const Project& project, LogicFaultKind kind, const std::string& words)
{
    const std::vector<LogicFault> faults = logicFaults(project);
    INFO(faultsOf(project));
    CHECK(faults.size() == 1);
    return faults.size() == 1 && faults[0].kind == kind && faults[0].text.find(words) != std::string::npos;
}

Project withBucket(const std::function<void(Bucket&)>& change)
{
    Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    Bucket bucket;
    bucket.id = BucketId::derive("bucket");
    bucket.name = "uploads";
    bucket.table = tableOf(project, "tasks").id;
    bucket.keyPattern = "{tenant_id}/{task_id}";
    bucket.linkLifetime = "5 minutes";
    change(bucket);
    project.buckets = project.buckets.with(bucket);
    return project;
}

Project withSearch(const std::function<void(SearchIndex&)>& change)
{
    Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    SearchIndex search;
    search.id = SearchIndexId::derive("search");
    search.name = "tasks";
    search.engine = "database";
    search.table = tableOf(project, "tasks").id;
    change(search);
    project.searchIndexes = project.searchIndexes.with(search);
    return project;
}

}  // namespace

TEST_CASE("a sound design has no fault in its logic")
{
    CHECK(faultsOf(logicDesign()).empty());
    CHECK(faultsOf(withBucket([](Bucket&) {})).empty());
    CHECK(faultsOf(withSearch([](SearchIndex&) {})).empty());
    CHECK(faultsOf({}).empty());
}

TEST_CASE("circles and broken layers are told")
{
    CHECK(tells(plusService(plusService(logicDesign(), "a", "service", {"b"}), "b", "service", {"a"}), LogicFaultKind::Circle, "a and b use each other in a circle"));
    CHECK(tells(plusService(logicDesign(), "self", "service", {"self"}), LogicFaultKind::Circle, "uses itself"));
    const std::string both = faultsOf(plusService(logicDesign(), "order_rows", "repository", {"controllers"}));
    CHECK(both.find("The repository order_rows calls the controller controllers.") != std::string::npos);
    CHECK(both.find("circle") != std::string::npos);
    CHECK(tells(plusService(logicDesign(), "second", "controller", {"order_rows"}), LogicFaultKind::SkippedLayer, "calls the repository order_rows itself"));
    CHECK(tells(plusService(logicDesign(), "thing", "layer cake"), LogicFaultKind::NoLayer, "Say which layer"));
}

TEST_CASE("jobs that nothing starts, bad schedules, times and waits are told")
{
    CHECK(tells(plusJob(logicDesign(), "orphan"), LogicFaultKind::NeverStarted, "Nothing starts orphan"));
    CHECK(faultsOf(plusJob(logicDesign(), "nightly", "", "0 3 * * *")).empty());
    CHECK(tells(plusJob(logicDesign(), "nightly", "", "0 25 * * *"), LogicFaultKind::BadSchedule, "hour"));
    CHECK(tells(plusJob(logicDesign(), "nightly", "", "0 0 30 2 *"), LogicFaultKind::BadSchedule, "never runs"));
    CHECK(tells(withJob([](Job& job) { job.timeout = "a while"; }), LogicFaultKind::BadDuration, "a while"));
    CHECK(tells(withJob([](Job& job) { job.backoff = "later"; }), LogicFaultKind::BadBackoff, "later"));
    Project project = logicDesign();
    ExternalCall call = *project.externalCalls.begin();
    call.calledFrom = {};
    project.externalCalls = project.externalCalls.with(call);
    CHECK(tells(project, LogicFaultKind::NoCaller, "carrier: Order a van"));
}

TEST_CASE("files, searches and channels that reach over tenants are told")
{
    CHECK(tells(withBucket([](Bucket& bucket) { bucket.isPublic = true; }), LogicFaultKind::OpenFiles, "Anybody"));
    CHECK(tells(withBucket([](Bucket& bucket) { bucket.keyPattern = "{task_id}"; }), LogicFaultKind::OpenFiles, "{tenant_id}"));
    CHECK(tells(withBucket([](Bucket& bucket) { bucket.linkLifetime = "ages"; }), LogicFaultKind::BadDuration, "ages"));
    CHECK(tells(withSearch([](SearchIndex& search) { search.tenantFiltered = false; }), LogicFaultKind::OpenSearch, "all tenants"));
    CHECK(tells(withSearch([](SearchIndex& search) { search.engine = "opensearch"; }), LogicFaultKind::OpenSearch, "up to date"));
    Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    Channel channel;
    channel.id = ChannelId::derive("channel");
    channel.name = "tenants.{tenant_id}.tasks";
    project.channels = project.channels.with(channel);
    CHECK(tells(project, LogicFaultKind::TenantInName, "tenant in its name"));
    channel.name = "tasks";
    channel.table = tableOf(project, "tasks").id;
    project.channels = project.channels.with(channel);
    CHECK(tells(project, LogicFaultKind::OpenChannel, "permission"));
}
