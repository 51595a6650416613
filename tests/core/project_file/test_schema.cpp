#include "core/project_file/project_file.h"
#include "core/project_file/schema.h"
#include "tests/support/filled_project.h"
#include "tests/support/generated_project.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

#include <fstream>
#include <sstream>

using namespace barch;
using Json = nlohmann::json;

namespace {

const std::string schemaPath = BARCH_SOURCE_DIR "/resources/schema/project-v1.schema.json";

std::string contentOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// Empty, or what the schema says against it.
std::string complaint(const Json& document)
{
    static const valijson::Schema& schema = [] () -> const valijson::Schema& {
        static valijson::Schema made;
        static const Json text = Json::parse(contentOf(schemaPath));
        valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(text), made);
        return made;
    }();
    valijson::ValidationResults results;
    valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(document), &results);
    std::string all;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
        for (const std::string& part : error.context)
            all += part;
        all += ": " + error.description + "\n";
    }
    return all;
}

Json documentOf(const Project& project)
{
    return Json::parse(writeProject(project));
}

}  // namespace

TEST_CASE("The schema in resources is the one of this program; test_project_file '[update]' writes it")
{
    CHECK(contentOf(schemaPath) == projectSchema());
}

TEST_CASE("Write the schema", "[.][update]")
{
    std::ofstream(schemaPath, std::ios::binary) << projectSchema();
}

TEST_CASE("What the program writes is valid by the schema")
{
    CHECK(complaint(documentOf(Project())) == "");
    CHECK(complaint(documentOf(filledProject())) == "");
    CHECK(complaint(documentOf(filledProject(true))) == "");
    CHECK(complaint(documentOf(generatedProject(20))) == "");
}

TEST_CASE("The schema refuses what the reader refuses")
{
    const Json good = documentOf(generatedProject(5));
    const std::string table = "/tables/" + good["tables"].begin().key();
    const std::vector<std::pair<std::string, Json>> damages{
        {"/format/name", "other"},        {"/format/version", "2.0"},          {"/info/name", 5},
        {"/info/dialect", "oracle"},      {"/tables/short", Json::object()},   {"/tables", Json::array()},
        {table, 5},                       {table + "/columns", Json::object()}, {table + "/columns/0/id", "none"},
        {table + "/columns/0/nullable", 1}, {table + "/primaryKey", Json::array()}, {table + "/rowSecurity", "yes"},
        {table + "/policies/0/roles/0", 5}, {"/placements/" + good["placements"].begin().key() + "/x", "far"}};
    for (const auto& [path, value] : damages) {
        Json damaged = good;
        damaged[Json::json_pointer(path)] = value;
        INFO(path);
        CHECK(complaint(damaged) != "");
        CHECK_FALSE(readProject(damaged.dump(), "test.barch"));
    }
    Json headless = good;
    headless.erase("format");
    CHECK(complaint(headless) != "");
}
