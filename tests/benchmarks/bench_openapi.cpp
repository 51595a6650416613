#include "core/api/resources.h"
#include "exporters/target.h"
#include "tests/benchmarks/bench_line.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>

namespace barch {
namespace {

constexpr std::size_t mostResources = 1000;

/// Up to a thousand tables offered with their usual operations.
Project withResources(Project project)
{
    std::vector<SharedMap<Endpoint>::Pointer> endpoints;
    std::size_t count = 0;
    for (const Table& table : project.tables) {
        const std::vector<Operation> operations = api::usualOperations(project, table);
        if (operations.empty() || ++count > mostResources)
            continue;
        for (const Operation operation : operations)
            endpoints.push_back(std::make_shared<const Endpoint>(api::endpointFor(project, table, operation)));
    }
    project.endpoints = SharedMap<Endpoint>::of(std::move(endpoints));
    return project;
}

ExportResult exported(const Project& project)
{
    Result<ExportResult> result = findTarget("openapi")->run(project, {});
    if (!result) {
        std::fprintf(stderr, "bench_project: %s\n", result.error().text().c_str());
        std::exit(1);
    }
    return std::move(result).value();
}

struct Work {
    Project project;
    std::string bytes;
};

}  // namespace

std::vector<BenchLine> openApiLines(const BenchInput& input)
{
    const auto work = std::make_shared<Work>();
    const auto prepare = [&input, work] {
        if (!work->bytes.empty())
            return;
        work->project = withResources(input.project);
        work->bytes = exported(work->project).files.front().bytes;
        std::printf("openapi: %zu endpoints, %.1f MB\n", work->project.endpoints.size(), static_cast<double>(work->bytes.size()) / 1e6);
    };
    const std::string path = input.folder + "/openapi.yaml";
    return {
        {"write openapi.yaml", [work, path] { std::ofstream(path, std::ios::binary) << work->bytes; }, "", 0, 1, prepare},
        {"export OpenAPI", [work] {
             const ExportResult result = exported(work->project);
             keep(result.files.data());
         }, "write openapi.yaml", 0, 1, prepare},
    };
}

}  // namespace barch
