#include "tests/exporters/sql/change/diff_suite.h"

#include "tests/support/corpora.h"

#include <nlohmann/json.hpp>

#include <filesystem>

namespace barch::test {
namespace {

std::string contentIfThere(const std::filesystem::path& path)
{
    return std::filesystem::exists(path) ? contentOf(path.string()) : std::string();
}

}  // namespace

std::vector<DiffCase> migraCases(const std::string& folder)
{
    std::vector<DiffCase> cases;
    for (const std::string& path : filesBelow(folder, "/a.sql")) {
        const auto at = std::filesystem::path(path).parent_path();
        cases.push_back({at.filename().string(), contentOf(path), contentOf((at / "b.sql").string()), {}});
    }
    return cases;
}

std::vector<DiffCase> pgschemaCases(const std::string& folder)
{
    std::vector<DiffCase> cases;
    for (const std::string& path : filesBelow(folder, "/old.sql")) {
        const auto at = std::filesystem::path(path).parent_path();
        const std::string setup = contentIfThere(at / "setup.sql") + "\n";
        cases.push_back({at.parent_path().filename().string() + "/" + at.filename().string(), setup + contentOf(path), setup + contentOf((at / "new.sql").string()), {}});
    }
    return cases;
}

std::vector<DiffCase> sqldefCases(const std::string& folder)
{
    std::vector<DiffCase> cases;
    for (const std::string& path : filesBelow(folder + "/postgres", ".json"))
        for (const auto& entry : nlohmann::json::parse(contentOf(path))) {
            DiffCase each{std::filesystem::path(path).stem().string().substr(6) + "/" + entry.at("name").get<std::string>(), entry.value("current", ""), entry.at("desired"), {}};
            if (entry.value("min_version", "0") == "18.0")
                each.cannot = "needs PostgreSQL 18";
            cases.push_back(std::move(each));
        }
    return cases;
}

}  // namespace barch::test
