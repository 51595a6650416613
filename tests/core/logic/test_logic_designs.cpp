#include "tests/core/blueprint/samples.h"
#include "tests/core/blueprint/shipped_content.h"

#include "core/blueprint/proposal.h"
#include "core/logic/logic_faults.h"
#include "core/questionnaire/interview.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace barch;
using namespace barch::test;

namespace {

Project designOf(const std::vector<std::string>& answers)
{
    const Content& content = shippedContent();
    Project project;
    for (const std::string& each : answers) {
        const Result<Answer> answer = parseAnswer(content.questionnaire, project, each);
        INFO(each << (answer ? std::string() : answer.error().text()));
        REQUIRE(answer);
        project.answers = project.answers.with(*answer);
    }
    const Result<Project> design = acceptAll(content, project);
    REQUIRE(design);
    return *design;
}

template <class T>
const T* named(const SharedMap<T>& all, std::string_view name)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const T& each) { return each.name == name; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("no design of the blueprint has a fault in its logic, and every outside call is made by a job")
{
    std::vector<std::string> domains{"none"};
    for (const auto& [id, starter] : shippedContent().starters)
        domains.push_back(id);
    const std::vector<std::vector<std::string>> variants = {
        {"logic.background=none", "services.payments=none", "services.email=none"},
        {"logic.background=none", "services.payments=stripe", "services.email=ses", "ai.use=yes"},
        {"logic.background=email,reports,file_processing,ai_inference,imports,webhooks_out,scheduled", "logic.job_runner=celery", "data.file_uploads=large", "services.storage=s3",
         "services.search=opensearch", "logic.realtime=notifications,chat,dashboards", "auth.method=phone,email_password", "infra.compliance=gdpr", "ai.use=yes"},
        {"auth.method=managed", "auth.provider=auth0", "services.search=database", "logic.realtime=notifications"}};
    for (const std::string& domain : domains)
        for (const char* tenancy : {"none", "shared", "isolated", "hybrid"})
            for (std::vector<std::string> answers : variants) {
                answers.insert(answers.end(), {std::string("data.tenancy=") + tenancy, "logic.domain=" + domain});
                const Project design = designOf(answers);
                INFO(domain << " " << tenancy << " " << answers[0]);
                std::string faults;
                for (const LogicFault& fault : logicFaults(design))
                    faults += fault.text + "\n";
                INFO(faults);
                CHECK(faults.empty());
                for (const ExternalCall& call : design.externalCalls)
                    CHECK(design.jobs.contains(JobId(call.calledFrom.id)));
                for (const Job& job : design.jobs) {
                    INFO(job.name);
                    CHECK(design.services.contains(job.service));
                    CHECK_FALSE(job.runner.empty());
                }
                for (const Message& message : design.messages)
                    CHECK(design.jobs.contains(message.job));
            }
}

TEST_CASE("mails, buckets, searches and channels follow from the answers")
{
    const Project full = designOf({"auth.method=email_password", "data.tenancy=shared", "data.relationships=organizations", "auth.invitations=yes", "logic.domain=helpdesk",
                                   "data.file_uploads=small", "services.storage=s3", "services.search=meilisearch", "services.email=ses", "logic.realtime=notifications,chat",
                                   "logic.background=webhooks_out", "data.export_formats=csv"});
    for (const char* name : {"confirm_address", "reset_password", "invitation", "export_ready", "digest"}) {
        INFO(name);
        REQUIRE(named(full.messages, name));
        CHECK(full.jobs.find(named(full.messages, name)->job)->name == "send_email");
    }
    CHECK(named(full.messages, "digest")->canBeRefused);
    CHECK_FALSE(named(full.messages, "invitation")->canBeRefused);
    const Bucket* uploads = named(full.buckets, "uploads");
    REQUIRE(uploads);
    CHECK(uploads->keyPattern == "{tenant_id}/{file_id}");
    CHECK(uploads->maximumSize == "10 MB");
    CHECK_FALSE(uploads->isPublic);
    CHECK(uploads->linkLifetime == "5 minutes");
    const SearchIndex* tickets = named(full.searchIndexes, "tickets");
    REQUIRE(tickets);
    CHECK(tickets->engine == "meilisearch");
    CHECK(tickets->tenantFiltered);
    CHECK_FALSE(tickets->columns.empty());
    CHECK(full.jobs.find(tickets->job)->name == "index_rows");
    CHECK(named(full.channels, "notifications")->transport == "server_sent_events");
    CHECK(named(full.channels, "chat_rooms.{chat_room_id}")->transport == "websocket");
    CHECK(named(full.webhooks, "Events for customers")->job == named(full.jobs, "deliver_webhook")->id);
    const Service* accounts = named(full.services, "account_service");
    REQUIRE(accounts);
    CHECK(std::find(accounts->starts.begin(), accounts->starts.end(), named(full.jobs, "send_email")->id) != accounts->starts.end());

    const Project bare = designOf({"auth.method=managed", "auth.provider=clerk", "data.tenancy=none", "data.file_uploads=none", "services.search=none", "services.email=none",
                                   "logic.realtime=none", "logic.background=none", "services.payments=none", "logic.domain=crm"});
    CHECK(bare.messages.empty());
    CHECK(bare.buckets.empty());
    CHECK(bare.searchIndexes.empty());
    CHECK(bare.channels.empty());
    CHECK(bare.jobs.empty());
}

TEST_CASE("an accepted design is offered nothing a second time")
{
    const Content& content = shippedContent();
    const Project design = designOf({"data.tenancy=shared", "logic.domain=shop", "services.payments=stripe", "services.email=ses", "services.search=opensearch",
                                     "data.file_uploads=small", "services.storage=s3", "logic.realtime=chat,notifications", "ai.use=yes", "infra.compliance=gdpr"});
    CHECK(propose(content, design).changes.empty());
}
