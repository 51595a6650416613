#include "logic_design.h"

#include "core/logic/callers.h"
#include "core/logic/logic_graph.h"
#include "core/logic/service_circles.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace barch;
using namespace barch::test;

namespace {

std::vector<std::string> linksOf(const LogicGraph& graph)
{
    std::vector<std::string> links;
    for (const LogicEdge& edge : graph.edges)
        links.push_back(graph.nodes[edge.from].name + " > " + graph.nodes[edge.to].name);
    std::sort(links.begin(), links.end());
    return links;
}

}  // namespace

TEST_CASE("what calls what is gathered from services, jobs, calls, webhooks and messages")
{
    Project project = logicDesign();
    Endpoint endpoint;
    endpoint.id = EndpointId::derive("endpoint");
    endpoint.method = "POST";
    endpoint.path = "/orders";
    endpoint.service = serviceId("controllers");
    project.endpoints = project.endpoints.with(endpoint);
    Webhook webhook;
    webhook.id = WebhookId::derive("webhook");
    webhook.name = "carrier events";
    webhook.job = jobId("ship");
    webhook.service = serviceId("gone");
    project.webhooks = project.webhooks.with(webhook);
    Webhook out = webhook;
    out.id = WebhookId::derive("out");
    out.name = "events for customers";
    out.incoming = false;
    project.webhooks = project.webhooks.with(out);
    Message message;
    message.id = MessageId::derive("message");
    message.name = "shipped";
    message.job = jobId("ship");
    project.messages = project.messages.with(message);
    const LogicGraph graph = logicGraph(project);
    CHECK(linksOf(graph) == std::vector<std::string>{"POST /orders > controllers", "carrier events > ship", "controllers > orders", "orders > order_rows", "orders > ship",
                                                     "ship > carrier: Order a van", "ship > events for customers", "ship > orders", "ship > shipped"});
    CHECK(std::is_sorted(graph.nodes.begin(), graph.nodes.end(), [](const LogicNode& a, const LogicNode& b) { return a.layer < b.layer; }));
    const auto ship = graph.find(ElementRef::of(ElementKind::Job, jobId("ship")));
    REQUIRE(ship);
    CHECK(graph.into(*ship).size() == 2);
    CHECK(graph.outOf(*ship).size() == 4);
    CHECK_FALSE(graph.find(ElementRef::of(ElementKind::Service, serviceId("gone"))));
    CHECK(startersOf(project, jobId("ship")).size() == 2);
}

TEST_CASE("circles of services are found once each, as they are walked")
{
    CHECK(serviceCircles(logicDesign()).empty());
    Project project = plusService(logicDesign(), "a", "service", {"b"});
    project = plusService(project, "b", "service", {"c", "orders"});
    project = plusService(project, "c", "service", {"a"});
    project = plusService(project, "self", "service", {"self"});
    const auto circles = serviceCircles(project);
    REQUIRE(circles.size() == 2);
    CHECK(circles[0] == std::vector<ServiceId>{serviceId("a"), serviceId("b"), serviceId("c")});
    CHECK(circles[1] == std::vector<ServiceId>{serviceId("self")});
}

TEST_CASE("who answers requests and who writes rows is known through services")
{
    Project project = logicDesign();
    const ElementRef orders = ElementRef::of(ElementKind::Service, serviceId("orders"));
    CHECK(answersRequests(project, orders));
    CHECK(answersRequests(project, ElementRef::of(ElementKind::Service, serviceId("order_rows"))));
    CHECK_FALSE(answersRequests(project, ElementRef::of(ElementKind::Job, jobId("ship"))));
    CHECK_FALSE(answersRequests(plusService(project, "worker", "service"), ElementRef::of(ElementKind::Service, serviceId("worker"))));
    CHECK_FALSE(answersRequests(project, {}));
    CHECK_FALSE(writesRows(project, orders));
    Service rows = *project.services.find(serviceId("order_rows"));
    rows.tables = {TableId::derive("orders")};
    project.services = project.services.with(rows);
    CHECK(writesRows(project, orders));
    CHECK(writesRows(project, ElementRef::of(ElementKind::Job, jobId("ship"))));
    CHECK(jobFor(project, orders) == jobId("ship"));
    CHECK_FALSE(jobFor(plusJob(project, "second"), {}));
}
