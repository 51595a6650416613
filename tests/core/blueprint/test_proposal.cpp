#include "core/blueprint/proposal.h"

#include "core/access/permission_policies.h"

#include "shipped_content.h"
#include "soundness.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace barch;
using namespace barch::test;

namespace {

using Strings = std::vector<std::string>;

Proposal proposalFor(const Project& project)
{
    return propose(shippedContent(), project);
}
Project acceptedFor(std::initializer_list<std::string_view> answers)
{
    return acceptAll(shippedContent(), answered(answers)).value();
}

template <class Change>
Project edited(Project project, std::string_view tableName, Change change)
{
    Table table = *tableNamed(project, tableName);
    change(table);
    project.tables = project.tables.with(table);
    return project;
}

Column& columnOf(Table& table, std::string_view name)
{
    return *std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& c) { return c.name == name; });
}

const Change* changeOf(const Proposal& proposal, std::string_view path)
{
    for (const Change& change : proposal.changes)
        if (change.path == path)
            return &change;
    return nullptr;
}

bool keeps(const Proposal& proposal, std::string_view words)
{
    return std::any_of(proposal.kept.begin(), proposal.kept.end(),
                       [&](const std::string& s) { return s.find(words) != std::string::npos; });
}

Strings summaries(const Proposal& proposal)
{
    Strings all;
    for (const Change& change : proposal.changes)
        all.push_back(change.summary);
    return all;
}

}  // namespace

TEST_CASE("the first proposal adds everything and gives its reasons")
{
    const Project project = answered({"data.tenancy=shared", "logic.domain=helpdesk"});
    const Proposal proposal = proposalFor(project);
    const Change* tickets = changeOf(proposal, "public.tickets");
    REQUIRE(tickets);
    CHECK(tickets->kind == ChangeKind::Add);
    CHECK(tickets->summary.starts_with("Add table tickets ("));
    CHECK(tickets->reason.find("Helpdesk") != std::string::npos);
    CHECK(std::any_of(tickets->details.begin(), tickets->details.end(), [](const std::string& line) {
        return line.starts_with("+ column id, uuid, required, default gen_random_uuid()");
    }));
    const Change* tenants = changeOf(proposal, "public.tenants");
    REQUIRE(tenants);
    CHECK(tenants->reason.starts_with("because of your answer to: "));
    CHECK(faultsOf(proposal.accepted) == Strings{});
    CHECK(proposal.kept.empty());
}

TEST_CASE("after everything was accepted nothing is proposed")
{
    int turn = 0;
    for (const auto& [id, starter] : shippedContent().starters)
        for (const char* tenancy : {"none", "shared", "isolated", "hybrid"}) {
            const char* engine =
                std::initializer_list<const char*>{"postgresql", "mysql", "sqlite", "mongodb", "managed"}
                    .begin()[turn++ % 5];
            INFO(id << " " << tenancy << " " << engine);
            const Project project = answered(Strings{"logic.domain=" + id, std::string("data.tenancy=") + tenancy,
                                                     std::string("data.engine=") + engine});
            const Result<Project> accepted = acceptAll(shippedContent(), project);
            REQUIRE(accepted);
            CHECK(accepted->answers == accepted->acceptedAnswers);
            const Proposal again = proposalFor(*accepted);
            CHECK(summaries(again) == Strings{});
            CHECK(again.kept == Strings{});
            CHECK(*acceptAll(shippedContent(), *accepted) == *accepted);
        }
}

TEST_CASE("a design of defaults alone is accepted too")
{
    const Project accepted = acceptAll(shippedContent(), {}).value();
    CHECK(summaries(proposalFor(accepted)) == Strings{});
    CHECK_FALSE(accepted.acceptedAnswers.empty());
}

TEST_CASE("manual work is never undone")
{
    Project project = acceptedFor({"data.tenancy=shared", "logic.domain=helpdesk", "services.payments=none"});
    project = edited(project, "tickets", [](Table& t) {
        t.name = "requests";
        columnOf(t, "subject").name = "headline";
        Column extra = columnOf(t, "priority");
        extra.id = ColumnId::random();
        extra.name = "mood";
        t.columns.push_back(extra);
        REQUIRE_FALSE(t.indexes.empty());
        t.indexes.erase(t.indexes.begin());
    });
    const Proposal quiet = proposalFor(project);
    for (const Change& change : quiet.changes) {
        CHECK(change.declinedBefore);
        CHECK(change.element.kind == ElementKind::Index);
    }
    CHECK(quiet.changes.size() == 1);
    CHECK(quiet.accepted == project);

    project = answered({"services.payments=stripe", "infra.compliance=gdpr"}, project);
    const Proposal proposal = proposalFor(project);
    CHECK(changeOf(proposal, "public.webhook_events"));
    const Table* requests = tableNamed(proposal.accepted, "requests");
    REQUIRE(requests);
    CHECK(*requests == *tableNamed(project, "requests"));
    CHECK_FALSE(tableNamed(proposal.accepted, "tickets"));
    CHECK(faultsOf(proposal.accepted) == Strings{});
}

TEST_CASE("an answer that changes is a change set with its reason")
{
    const Project before = acceptedFor({"data.tenancy=shared", "logic.domain=crm", "data.engine=postgresql"});
    const Project asked = answered({"data.tenancy=none"}, before);
    const Proposal proposal = proposalFor(asked);
    const Change* tenants = changeOf(proposal, "public.tenants");
    REQUIRE(tenants);
    CHECK(tenants->kind == ChangeKind::Remove);
    CHECK(tenants->reason.find("How") != std::string::npos);
    const Change* key = changeOf(proposal, "public.deals.tenant_id");
    REQUIRE(key);
    CHECK(key->kind == ChangeKind::Remove);
    CHECK(faultsOf(proposal.accepted) == Strings{});
    Project fresh =
        blueprint(shippedContent(), answered({"data.tenancy=none", "logic.domain=crm", "data.engine=postgresql"}));
    CHECK(proposal.accepted.tables.size() == fresh.tables.size());
    for (const Table& table : fresh.tables) {
        INFO(table.name);
        const Table* got = proposal.accepted.table(table.id);
        REQUIRE(got);
        CHECK(got->primaryKey == table.primaryKey);
        CHECK(columnNames(*got) == columnNames(table));
        CHECK(got->foreignKeys == table.foreignKeys);
        CHECK(got->policies == table.policies);
    }
    CHECK(summaries(proposalFor(proposal.accepted)) == Strings{});
}

TEST_CASE("another engine changes the design and keeps it sound")
{
    const Project before = acceptedFor({"data.tenancy=shared", "logic.domain=shop", "data.engine=postgresql"});
    for (const char* engine : {"data.engine=mysql", "data.engine=sqlite", "data.engine=mongodb"}) {
        INFO(engine);
        const Proposal proposal = proposalFor(answered(Strings{engine}, before));
        CHECK(faultsOf(proposal.accepted) == Strings{});
        CHECK(proposal.accepted.info->dialect != Dialect::PostgreSql);
        CHECK(summaries(proposalFor(proposal.accepted)) == Strings{});
    }
}

TEST_CASE("what was changed by hand stays and is told")
{
    Project project = acceptedFor({"data.tenancy=shared", "logic.domain=crm"});
    project = edited(project, "memberships", [](Table& t) { t.comment = "Ours."; });
    project = edited(project, "deals", [](Table& t) { t.primaryKey->name = "deals_own_key"; });
    project.info = [&] {
        ProjectInfo info = *project.info;
        info.dialect = Dialect::Sqlite;
        return info;
    }();
    const Proposal proposal = proposalFor(answered({"data.tenancy=none", "data.engine=mysql"}, project));
    CHECK(keeps(proposal, "Table memberships was changed by hand"));
    CHECK(keeps(proposal, "primary key of deals was changed by hand"));
    CHECK(keeps(proposal, "The database engine was changed by hand"));
    CHECK(tableNamed(proposal.accepted, "memberships")->comment == "Ours.");
    CHECK(proposal.accepted.info->dialect == Dialect::Sqlite);
    // memberships stays, and so does what it refers to.
    CHECK(tableNamed(proposal.accepted, "tenants"));
    // A key that had to stay may miss its index; nothing refers to what is not there.
    Strings faults = faultsOf(proposal.accepted);
    std::erase_if(faults, [](const std::string& fault) { return fault.ends_with("has no index"); });
    CHECK(faults == Strings{});
}

TEST_CASE("a table with the same name made by hand is not doubled")
{
    Project project = answered({"data.tenancy=none", "logic.domain=crm"});
    Table own;
    own.id = TableId::random();
    own.name = "deals";
    own.namespaceId = NamespaceId::derive("blueprint/namespace/public");
    project.namespaces = project.namespaces.with(Namespace{own.namespaceId, "public"});
    project.tables = project.tables.with(own);
    const Proposal proposal = proposalFor(project);
    CHECK(keeps(proposal, "a table deals of its own"));
    CHECK(std::count_if(proposal.accepted.tables.begin(), proposal.accepted.tables.end(),
                        [](const Table& t) { return t.name == "deals"; }) == 1);
    CHECK(*tableNamed(proposal.accepted, "deals") == own);
}

TEST_CASE("part of a proposal brings along what it needs")
{
    const Project project =
        answered({"data.tenancy=shared", "data.relationships=organizations", "logic.domain=helpdesk"});
    const Proposal all = proposalFor(project);
    const Change* messages = changeOf(all, "public.ticket_messages");
    REQUIRE(messages);
    const Result<Project> accepted = accept(shippedContent(), project, {messages->id});
    REQUIRE(accepted);
    CHECK(faultsOf(*accepted) == Strings{});
    for (const char* name : {"ticket_messages", "tickets", "tenants", "users"})
        CHECK(tableNamed(*accepted, name));
    CHECK_FALSE(tableNamed(*accepted, "knowledge_articles"));
    const Proposal rest = proposalFor(*accepted);
    const Change* articles = changeOf(rest, "public.knowledge_articles");
    REQUIRE(articles);
    CHECK(articles->declinedBefore);
    CHECK_FALSE(tableNamed(rest.accepted, "knowledge_articles"));
    const Result<Project> more = accept(shippedContent(), *accepted, {articles->id});
    REQUIRE(more);
    CHECK(tableNamed(*more, "knowledge_articles"));
    CHECK_FALSE(accept(shippedContent(), project, {"table:nonsense"}));
}

TEST_CASE("changes can be accepted one after the other")
{
    Project project = acceptedFor({"data.tenancy=shared", "logic.domain=crm", "services.payments=stripe"});
    project = answered({"data.tenancy=none", "services.payments=none"}, project);
    const Proposal first = proposalFor(project);
    const Change* deals = changeOf(first, "public.deals.tenant_id");
    REQUIRE(deals);
    const Result<Project> one = accept(shippedContent(), project, {deals->id});
    REQUIRE(one);
    CHECK(faultsOf(*one) == Strings{});
    CHECK_FALSE(tableNamed(*one, "deals")->columnNamed("tenant_id"));
    const Result<Project> rest = acceptAll(shippedContent(), *one);
    REQUIRE(rest);
    CHECK(faultsOf(*rest) == Strings{});
    CHECK(summaries(proposalFor(*rest)) == Strings{});
    CHECK_FALSE(tableNamed(*rest, "tenants"));
}

TEST_CASE("a table that was removed by hand does not come back with a new one that would refer to it")
{
    Project project =
        acceptedFor({"data.tenancy=none", "services.payments=none", "logic.domain=none", "data.file_uploads=small"});
    project.tables = project.tables.without(tableNamed(project, "files")->id);
    const Proposal proposal = proposalFor(answered({"logic.domain=helpdesk"}, project));
    CHECK_FALSE(tableNamed(proposal.accepted, "files"));
    const Table* attachments = tableNamed(proposal.accepted, "message_attachments");
    REQUIRE(attachments);
    for (const ForeignKey& key : attachments->foreignKeys)
        CHECK(proposal.accepted.table(key.target));
}

TEST_CASE("after policies were written from the permissions, the open ones are not proposed again")
{
    for (const char* method : {"auth.method=email_password", "auth.method=managed"})
        for (const char* domain : {"logic.domain=helpdesk", "logic.domain=none"}) {
            const Project project = acceptedFor({method, "data.engine=postgresql", "data.tenancy=shared", domain, "services.payments=stripe"});
            const Result<Project> guarded = writeAllPermissionPolicies(project);
            INFO(method << " " << domain << (guarded ? std::string() : guarded.error().text()));
            REQUIRE(guarded);
            CHECK_FALSE(sameAs(*guarded, project));
            const Proposal proposal = proposalFor(*guarded);
            CHECK(summaries(proposal) == Strings());
            CHECK(keeps(proposal, "has policies that ask the permissions, so the open policy"));
        }
}
