#include "logic_design.h"

#include "core/logic/call_sequences.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace barch;
using namespace barch::test;

namespace {

std::vector<std::string> told(const CallSequence& sequence)
{
    std::vector<std::string> lines;
    for (const CallSequence::Line& line : sequence.lines)
        switch (line.step) {
        case CallSequence::Step::Call: lines.push_back(sequence.actors[line.from] + " > " + sequence.actors[line.to]); break;
        case CallSequence::Step::Answer: lines.push_back(sequence.actors[line.from] + " < " + sequence.actors[line.to]); break;
        case CallSequence::Step::Note: lines.push_back(sequence.actors[line.from] + ": " + line.text); break;
        case CallSequence::Step::Either: lines.push_back("either " + line.text); break;
        case CallSequence::Step::Or: lines.push_back("or " + line.text); break;
        case CallSequence::Step::End: lines.emplace_back("end"); break;
        }
    return lines;
}

Project withTables()
{
    Project project = logicDesign();
    Table orders;
    orders.id = TableId::derive("orders");
    orders.name = "orders";
    Table outbox;
    outbox.id = TableId::derive("outbox");
    outbox.name = "outbox_messages";
    project.tables = project.tables.with(orders).with(outbox);
    Service rows = *project.services.find(serviceId("order_rows"));
    rows.tables = {orders.id, outbox.id};
    project.services = project.services.with(rows);
    Endpoint endpoint;
    endpoint.id = EndpointId::derive("endpoint");
    endpoint.operationId = "placeOrder";
    endpoint.method = "POST";
    endpoint.path = "/orders";
    endpoint.table = orders.id;
    endpoint.service = serviceId("controllers");
    endpoint.job = jobId("ship");
    project.endpoints = project.endpoints.with(endpoint);
    return project;
}

}  // namespace

TEST_CASE("a call of the API is told down to the database, into the outbox, and on to the provider")
{
    const Project project = withTables();
    const auto sequence = sequenceOf(project, ElementRef::of(ElementKind::Endpoint, EndpointId::derive("endpoint")));
    REQUIRE(sequence);
    CHECK(sequence->name == "call-placeOrder");
    CHECK(told(*sequence) == std::vector<std::string>{
                                 "Client > controllers", "controllers > orders", "orders > order_rows", "order_rows > Database", "order_rows > outbox_messages",
                                 "Database < order_rows", "order_rows < orders", "orders < controllers", "controllers < Client", "outbox_messages > Queue slow (bullmq)",
                                 "Queue slow (bullmq) > Worker", "Worker: leaves it where it was done before: order_id", "Worker > carrier", "either it answers within 10 seconds",
                                 "carrier < Worker", "Worker > orders", "or it fails or is too slow", "Worker: Waits for a person.", "Worker > Queue slow (bullmq)",
                                 "Queue slow (bullmq) > Dead letters", "end"});
}

TEST_CASE("sequences are told of calls that reach out, of webhooks and of jobs, each under a name of its own")
{
    Project project = withTables();
    Endpoint plain = *project.endpoints.begin();
    plain.id = EndpointId::derive("plain");
    plain.job = {};
    project.endpoints = project.endpoints.with(plain);
    Webhook webhook;
    webhook.id = WebhookId::derive("webhook");
    webhook.name = "carrier events";
    webhook.provider = "carrier";
    webhook.path = "/webhooks/carrier";
    webhook.verifiesSignature = true;
    webhook.job = jobId("ship");
    Webhook twin = webhook;
    twin.id = WebhookId::derive("twin");
    Webhook out = webhook;
    out.id = WebhookId::derive("out");
    out.incoming = false;
    project.webhooks = project.webhooks.with(webhook).with(twin).with(out);
    project = plusJob(project, "nightly", "orders", "0 3 * * *");
    std::vector<std::string> names;
    for (const CallSequence& sequence : logicSequences(project)) {
        names.push_back(sequence.name);
        CHECK(std::count_if(sequence.lines.begin(), sequence.lines.end(), [](const auto& line) { return line.step == CallSequence::Step::Either; }) ==
              std::count_if(sequence.lines.begin(), sequence.lines.end(), [](const auto& line) { return line.step == CallSequence::Step::End; }));
        for (const CallSequence::Line& line : sequence.lines) {
            CHECK(line.from < sequence.actors.size());
            CHECK(line.to < sequence.actors.size());
        }
    }
    CHECK(names == std::vector<std::string>{"call-placeOrder", "webhook-carrier events", "webhook-carrier events-2", "job-nightly", "job-ship"});
    CHECK(sequenceOf(project, ElementRef::of(ElementKind::Job, jobId("nightly")))->actors.front() == "Clock");
    CHECK(sequenceOf(project, ElementRef::of(ElementKind::Job, jobId("ship")))->actors.front() == "Client");
    CHECK_FALSE(sequenceOf(project, ElementRef::of(ElementKind::Webhook, out.id)));
    CHECK_FALSE(sequenceOf(project, ElementRef::of(ElementKind::Job, jobId("gone"))));
    CHECK(logicSequences({}).empty());
}

TEST_CASE("services in a circle and links to what is gone end a sequence, never hang it")
{
    Project project = plusService(withTables(), "order_rows", "repository", {"orders", "gone"});
    Endpoint endpoint = *project.endpoints.begin();
    endpoint.table = TableId::derive("nowhere");
    project.endpoints = project.endpoints.with(endpoint);
    CHECK(sequenceOf(project, ElementRef::of(ElementKind::Endpoint, endpoint.id)));
    endpoint.service = serviceId("gone");
    endpoint.job = jobId("gone");
    project.endpoints = project.endpoints.with(endpoint);
    CHECK(told(*sequenceOf(project, ElementRef::of(ElementKind::Endpoint, endpoint.id))) == std::vector<std::string>{"Client > Program", "Program < Client"});
}
