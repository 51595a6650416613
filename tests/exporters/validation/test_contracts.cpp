#include "tests/core/blueprint/shipped_content.h"
#include "tests/core/blueprint/soundness.h"
#include "tests/exporters/validation/agreement.h"
#include "tests/exporters/validation/hostile_design.h"
#include "tests/support/generated_project.h"

#include "core/blueprint/proposal.h"
#include "core/project_file/project_file.h"
#include "exporters/graphql/graphql.h"
#include "exporters/validation/validation.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>

using namespace barch;
using namespace barch::test;

namespace {

Project sample(const std::string& name)
{
    const std::string file = "samples/" + name + ".barch";
    return readProject(shippedFile(file), file).value();
}

const std::vector<std::string> samples = {"clinic", "helpdesk", "invoicing", "project_board"};
const std::vector<std::string> domains = {"helpdesk", "project_management", "shop", "crm", "learning", "clinic", "invoicing", "ai_chat", "booking", "inventory"};

Project starter(const std::string& domain)
{
    return blueprint(shippedContent(), answered(std::vector<std::string>{"data.engine=postgresql", "data.tenancy=shared", "logic.domain=" + domain,
                                                                         "data.id_type=uuid", "auth.method=email_password"}));
}

/// What graphql-js says of the schema; empty: nothing.
std::string judgedGraphql(const Project& project, const std::string& name)
{
    const JudgeFolder folder;
    const auto result = graphql::exportGraphql(project, {});
    REQUIRE(result);
    folder.write("schema.graphql", result->files.at(0).bytes);
    const auto judged = runJudge("judge_graphql.mjs", {folder.path() + "/schema.graphql", "tenant_id"});
    std::cout << "graphql " << name << ": " << judged.text;
    return judged.ok ? std::string() : judged.text;
}

bool warns(const std::vector<ExportWarning>& warnings, const std::string& feature, const std::string& path)
{
    return std::any_of(warnings.begin(), warnings.end(), [&](const ExportWarning& warning) {
        return warning.feature.find(feature) != std::string::npos && warning.path.find(path) != std::string::npos;
    });
}

double seconds(std::chrono::steady_clock::time_point since)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - since).count();
}

}  // namespace

TEST_CASE("Zod, Yup and PostgreSQL agree on every type and every kind of check")
{
    const auto tried = tryAgreement(everyTypeDesign(), "every type", everyTypeExamples(), {1000, 400});
    INFO(tried.report);
    CHECK(tried.holds);
}

TEST_CASE("Zod, Yup and PostgreSQL agree on a design of hostile names")
{
    const auto tried = tryAgreement(hostileNamesDesign(), "hostile names");
    INFO(tried.report);
    CHECK(tried.holds);
}

TEST_CASE("Zod, Yup and PostgreSQL agree on the samples")
{
    for (const std::string& name : samples) {
        const auto tried = tryAgreement(sample(name), name, {}, {24, 40});
        INFO(tried.report);
        CHECK(tried.holds);
    }
}

TEST_CASE("Zod, Yup and PostgreSQL agree on every starter")
{
    for (const std::string& domain : domains) {
        const auto tried = tryAgreement(starter(domain), domain, {}, {18, 20});
        INFO(tried.report);
        CHECK(tried.holds);
    }
}

TEST_CASE("graphql-js reads the schemas of samples, starters and hostile names")
{
    for (const std::string& name : samples)
        CHECK(judgedGraphql(sample(name), name) == "");
    for (const std::string& domain : domains)
        CHECK(judgedGraphql(starter(domain), domain) == "");
    CHECK(judgedGraphql(everyTypeDesign(), "every type") == "");
    CHECK(judgedGraphql(hostileNamesDesign(), "hostile names") == "");
    CHECK(judgedGraphql(Project(), "nothing") == "");
}

TEST_CASE("Names that clash in code are said and told apart")
{
    const Project project = hostileNamesDesign();
    const auto zod = validation::exportZod(project, {});
    REQUIRE(zod);
    CHECK(warns(zod->warnings, "The name order_items", "order_items"));
    CHECK(warns(zod->warnings, "The name constructor", "inherited"));
    const auto schema = graphql::exportGraphql(project, {});
    REQUIRE(schema);
    CHECK(warns(schema->warnings, "The name tickets", "tickets"));
    CHECK(warns(schema->warnings, "The name name", "name"));
}

TEST_CASE("A check that only the database can hold is a warning that names it")
{
    const auto yup = validation::exportYup(everyTypeDesign(), {});
    REQUIRE(yup);
    CHECK(warns(yup->warnings, "Check only_there", "others"));
}

TEST_CASE("Four hundred tables are exported quickly, and twice the same")
{
    const Project project = generatedProject(400);
    for (const auto target : {validation::exportZod, validation::exportYup, graphql::exportGraphql}) {
        const auto begin = std::chrono::steady_clock::now();
        const auto first = target(project, {});
        const double took = seconds(begin);
        REQUIRE(first);
        CHECK(first->files == target(project, {})->files);
        CHECK(took < 3.0);
        std::cout << "400 tables: " << first->files.size() << " files in " << took << " s\n";
    }
}
