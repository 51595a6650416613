#include "logic_design.h"
#include "tests/core/rules/designs.h"

#include "core/edits/logic_edits.h"
#include "core/logic/logic_faults.h"
#include "core/logic/outbox.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace barch;
using namespace barch::test;

TEST_CASE("what is written into fields of jobs and calls is read or refused with advice")
{
    CHECK(*readSchedule("30 2 * * *") == "30 2 * * *");
    CHECK(*readSchedule("") == "");
    CHECK_FALSE(readSchedule("daily"));
    CHECK_FALSE(readSchedule("0 0 30 2 *"));
    CHECK(*readTime("10 seconds") == "10 seconds");
    CHECK_FALSE(readTime("a while"));
    CHECK(*readWait("doubling, from 5 seconds") == "doubling, from 5 seconds");
    CHECK_FALSE(readWait("later"));
    CHECK(*readAttempts("") == 0);
    CHECK(*readAttempts("12") == 12);
    for (const char* text : {"0", "-1", "1001", "5 times", "1.5", "99999999999999999999"})
        CHECK_FALSE(readAttempts(text));
}

TEST_CASE("services are tied and untied; what is so already changes nothing")
{
    const Project project = logicDesign();
    const ServiceId orders = serviceId("orders");
    const ServiceId controllers = serviceId("controllers");
    const Result<Project> tied = setUses(project, orders, controllers, true);
    REQUIRE(tied);
    CHECK(tied->services.find(orders)->uses.size() == 2);
    CHECK(sameAs(*setUses(*tied, orders, controllers, true), *tied));
    CHECK(setUses(*tied, orders, controllers, false)->services.find(orders)->uses == project.services.find(orders)->uses);
    CHECK_FALSE(setUses(project, orders, orders, true));
    CHECK_FALSE(setUses(project, orders, serviceId("gone"), true));
    CHECK_FALSE(setUses(project, serviceId("gone"), orders, true));
    CHECK(setStarts(project, orders, jobId("ship"), false)->services.find(orders)->starts.empty());
    CHECK_FALSE(setStarts(project, orders, jobId("gone"), true));
    CHECK_FALSE(setKeeps(project, orders, TableId::derive("gone"), true));
}

TEST_CASE("a search reads columns of its own table only")
{
    Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    const Table& tasks = tableOf(project, "tasks");
    SearchIndex search;
    search.id = SearchIndexId::derive("search");
    search.name = "tasks";
    search.table = tasks.id;
    project.searchIndexes = project.searchIndexes.with(search);
    const ColumnId column = tasks.columns.back().id;
    const Result<Project> read = setSearched(project, search.id, column, true);
    REQUIRE(read);
    CHECK(read->searchIndexes.find(search.id)->columns == std::vector<ColumnId>{column});
    CHECK_FALSE(setSearched(project, search.id, tableOf(project, "users").columns.front().id, true));
    CHECK(setSearchedTable(*read, search.id, tableOf(project, "users").id)->searchIndexes.find(search.id)->columns.empty());
    CHECK(sameAs(*setSearchedTable(*read, search.id, tasks.id), *read));
}

TEST_CASE("resources get a controller, a service and a repository, once")
{
    Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    for (const char* name : {"tasks", "projects"}) {
        Endpoint endpoint;
        endpoint.id = EndpointId::derive(name);
        endpoint.method = "GET";
        endpoint.path = std::string("/") + name;
        endpoint.table = tableOf(project, name).id;
        project.endpoints = project.endpoints.with(endpoint);
    }
    CHECK(resourcesWithoutService(project) == 2);
    const Result<Project> served = addResourceServices(project);
    REQUIRE(served);
    CHECK(served->services.size() == 6);
    CHECK(resourcesWithoutService(*served) == 0);
    CHECK(logicFaults(*served).empty());
    for (const Endpoint& endpoint : served->endpoints) {
        const Service* controller = served->services.find(endpoint.service);
        REQUIRE(controller);
        CHECK(controller->layer == "controller");
        const Service* repository = served->services.find(served->services.find(controller->uses.front())->uses.front());
        REQUIRE(repository);
        CHECK(repository->tables == std::vector<TableId>{endpoint.table});
    }
    CHECK(sameAs(*addResourceServices(*served), *served));
}

TEST_CASE("an outbox is made once, guarded like other tables, and the call goes through it")
{
    for (const TenancyModel tenancy : {TenancyModel::None, TenancyModel::Shared}) {
        Project project = soundDesign(Dialect::PostgreSql, tenancy);
        ExternalCall call;
        call.id = ExternalCallId::derive("call");
        call.provider = "ses";
        project.externalCalls = project.externalCalls.with(call);
        CHECK(outboxOf(project) == nullptr);
        const Result<Project> sent = sendThroughOutbox(project, call.id);
        REQUIRE(sent);
        CHECK(sent->externalCalls.find(call.id)->throughOutbox);
        const Table* outbox = outboxOf(*sent);
        REQUIRE(outbox);
        CHECK(outbox->rowSecurity == (tenancy == TenancyModel::Shared));
        CHECK(sameAs(*sendThroughOutbox(*sent, call.id), *sent));
        CHECK_FALSE(sendThroughOutbox(project, ExternalCallId::derive("gone")));
    }
}
