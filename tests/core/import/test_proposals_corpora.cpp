#include "app/platform/databases/import_mysql.h"
#include "core/import/postgresql/import_postgresql.h"
#include "core/import/proposals/tenancy_proposal.h"
#include "tests/exporters/sql/matrix_designs.h"
#include "tests/support/corpora.h"
#include "tests/support/mariadb_server.h"
#include "tests/support/migration_run.h"

#include <catch2/catch.hpp>

#include <QCoreApplication>

#include <iostream>
#include <map>
#include <set>

using namespace barch;
using namespace barch::test;

namespace {

std::optional<Project> postgresCorpus(const std::string& name)
{
    const auto folder = corpus(name);
    if (!folder)
        return std::nullopt;
    std::string sql;
    for (const std::string& file : filesBelow(*folder, ".sql"))
        sql += contentOf(file) + "\n";
    auto imported = importPostgresql(sql);
    INFO(name << (imported ? std::string() : ": " + imported.error().text()));
    REQUIRE(imported);
    return imported->project;
}

/// Class and tenant key of each table, as proposed: "owned organization_id".
std::map<std::string, std::string> classesOf(const Project& project, const TenancyProposal& proposal)
{
    std::map<std::string, std::string> classes;
    for (const TableClassProposal& made : proposal.classes) {
        const Table& table = *project.table(made.table);
        const Column* key = table.column(made.tenantKey);
        classes[qualifiedName(project, table)] = std::string(nameOf(made.tenancyClass)) + (key ? " " + key->name : "");
    }
    return classes;
}

void print(const std::string& name, const Project& project, const TenancyProposal& proposal)
{
    std::cout << name << ": root " << qualifiedName(project, *project.table(proposal.root)) << ", key " << proposal.keyColumn << ", setting " << proposal.setting << "\n";
    for (const std::string& reason : proposal.reasons)
        std::cout << "    " << reason << "\n";
    for (const auto& [table, what] : classesOf(project, proposal))
        std::cout << "    " << table << ": " << what << "\n";
}

std::set<std::string> referencesOf(const Project& project)
{
    std::set<std::string> lines;
    for (const ReferenceProposal& proposal : proposeReferences(project)) {
        const Table& table = *project.table(proposal.table);
        std::string columns;
        for (const ColumnId id : proposal.columns)
            columns += (columns.empty() ? "" : ", ") + table.column(id)->name;
        lines.insert(table.name + "(" + columns + ") > " + project.table(proposal.target)->name);
    }
    return lines;
}

}  // namespace

TEST_CASE("tenancy of every shared starter is detected in the SQL that it exports")
{
    std::size_t right = 0;
    std::size_t all = 0;
    for (std::size_t starter = 0; starter < 10; ++starter) {
        const Project design = starterDesign("postgresql", "shared", starter);
        const auto files = exported(design, "postgresql");
        const auto imported = importPostgresql(fileOf(files, "roles.sql") + fileOf(files, "0001_init.up.sql"));
        INFO("starter " << starter << (imported ? std::string() : ": " + imported.error().text()));
        REQUIRE(imported);
        CHECK(imported->project.tenancy->model == TenancyModel::Undecided);
        const auto proposal = proposeTenancy(imported->project);
        REQUIRE(proposal);
        CHECK(qualifiedName(imported->project, *imported->project.table(proposal->root)) == qualifiedName(design, *design.table(design.tenancy->rootTable)));
        CHECK(proposal->keyColumn == design.tenancy->keyColumn);
        CHECK(proposal->setting == design.tenancy->setting);
        const auto classes = classesOf(imported->project, *proposal);
        CHECK(classes.size() == design.tables.size());
        std::string wrong;
        for (const Table& table : design.tables) {
            const Column* key = table.column(table.tenantKey);
            const std::string wanted = std::string(nameOf(table.tenancyClass)) + (key ? " " + key->name : "");
            const auto found = classes.find(qualifiedName(design, table));
            ++all;
            if (found != classes.end() && found->second == wanted)
                ++right;
            else
                wrong += table.name + " is " + wanted + ", proposed " + (found == classes.end() ? "nothing" : found->second) + "\n";
        }
        INFO(wrong);
        CHECK(wrong.empty());
    }
    std::cout << "classes of tables in exported SQL: " << right << " of " << all << " as they were\n";
}

TEST_CASE("corpora: references that a schema lacks are found by names")
{
    const auto folder = corpus("multi-tbls");
    if (!folder)
        return;
    static int count = 1;
    static char name[] = "test";
    static char* arguments[] = {name, nullptr};
    const QCoreApplication application(count, arguments);
    const auto imported = importMysqlScript(contentOf(*folder + "/detect_relations.sql"), MariaDbServer::shared().throwaway());
    INFO((imported ? std::string() : imported.error().text()));
    REQUIRE(imported);
    const std::set<std::string> wanted = {
        "comment_stars(comment_post_id, comment_user_id) > comments", "comment_stars(user_id) > users", "comments(post_id) > posts", "comments(user_id) > users",
        "logs(comment_id) > comments", "logs(comment_star_id) > comment_stars", "logs(post_id) > posts", "logs(user_id) > users", "posts(user_id) > users"};
    CHECK(referencesOf(imported->project) == wanted);
    CHECK_FALSE(proposeTenancy(imported->project));
}

TEST_CASE("corpora: accounts with members are the tenants of basejump")
{
    const auto project = postgresCorpus("pg-basejump-rls");
    if (!project)
        return;
    const auto proposal = proposeTenancy(*project);
    REQUIRE(proposal);
    print("pg-basejump-rls", *project, *proposal);
    const auto classes = classesOf(*project, *proposal);
    CHECK(classes.at("basejump.accounts") == "root");
    CHECK(classes.at("basejump.account_user") == "owned account_id");
    CHECK(classes.at("basejump.invitations") == "owned account_id");
    CHECK(classes.at("basejump.billing_customers") == "owned account_id");
    CHECK(classes.at("basejump.billing_subscriptions") == "owned account_id");
    CHECK(classes.at("basejump.config") == "global");
    const auto accepted = acceptedTenancy(*proposal).apply(*project);
    REQUIRE(accepted);
    CHECK(accepted->tenancy->keyColumn == "account_id");
}

TEST_CASE("corpora: a table of accounts that each see themselves is proposed as the tenants")
{
    const auto project = postgresCorpus("pg-makerkit-lite-rls");
    if (!project)
        return;
    const auto proposal = proposeTenancy(*project);
    REQUIRE(proposal);
    print("pg-makerkit-lite-rls", *project, *proposal);
    CHECK(classesOf(*project, *proposal).at("public.accounts") == "root");
    CHECK(proposal->confidence != Confidence::High);
}

TEST_CASE("corpora: organisations are the tenants of graphile's starter, and a forum has none")
{
    if (const auto project = postgresCorpus("pg-graphile-starter-rls")) {
        const auto proposal = proposeTenancy(*project);
        REQUIRE(proposal);
        print("pg-graphile-starter-rls", *project, *proposal);
        const auto classes = classesOf(*project, *proposal);
        CHECK(classes.at("app_public.organizations") == "root");
        CHECK(classes.at("app_public.organization_memberships") == "owned organization_id");
        CHECK(classes.at("app_public.organization_invitations") == "owned organization_id");
        CHECK(classes.at("app_public.users") == "global");
        CHECK(classes.at("app_private.sessions") == "global");
        CHECK(referencesOf(*project).empty());
    }
    if (const auto project = postgresCorpus("pg-graphile-forum-rls")) {
        const auto proposal = proposeTenancy(*project);
        if (proposal)
            print("pg-graphile-forum-rls", *project, *proposal);
        CHECK_FALSE(proposal);
    }
}
