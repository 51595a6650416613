#include "core/tracing/coverage.h"
#include "tests/benchmarks/bench_line.h"

#include <algorithm>
#include <memory>

namespace barch {
namespace {

/// The project with 2,000 calls on its tables and 500 features that deliver all of it between them.
Project withPlan(Project project)
{
    constexpr std::size_t calls = 2000;
    constexpr std::size_t features = 500;
    std::vector<Feature> plan(features);
    for (std::size_t i = 0; i < features; ++i) {
        plan[i].id = FeatureId::derive("feature " + std::to_string(i));
        plan[i].name = "Feature " + std::to_string(i);
    }
    TestCase isolation;
    isolation.id = TestCaseId::derive("isolation");
    isolation.name = "Tenants are kept apart";
    std::vector<std::shared_ptr<const Endpoint>> endpoints;
    std::size_t at = 0;
    for (const Table& table : project.tables) {
        plan[at % features].delivers.push_back(ElementRef::table(table.id));
        isolation.covers.push_back(ElementRef::table(table.id));
        if (at < calls) {
            Endpoint call;
            call.id = EndpointId::derive("call " + std::to_string(at));
            call.method = "GET";
            call.path = "/" + table.name;
            call.table = table.id;
            endpoints.push_back(std::make_shared<const Endpoint>(std::move(call)));
        }
        ++at;
    }
    project.endpoints = SharedMap<Endpoint>::of(std::move(endpoints));
    for (Feature& feature : plan)
        project.features = project.features.with(std::move(feature));
    project.testCases = project.testCases.with(isolation);
    return project;
}

}  // namespace

std::vector<BenchLine> traceLines(const BenchInput& input)
{
    const auto project = std::make_shared<Project>();
    const auto prepare = [project, &input] {
        if (project->features.empty())
            *project = withPlan(input.project);
    };
    BenchLine floor{"sort the names of the tables", [project] {
                        std::vector<std::string> names;
                        for (const Table& table : project->tables)
                            names.push_back(pathOf(*project, ElementRef::table(table.id)));
                        std::sort(names.begin(), names.end());
                        keep(names.data());
                    }};
    floor.repeat = 10;
    floor.prepare = prepare;
    BenchLine trace{"trace 500 features", [project] {
                        const Trace traced(*project);
                        keep(&traced);
                    },
                    floor.name, 3, 10};
    trace.prepare = prepare;
    BenchLine whole{"trace and coverage", [project] {
                        const Coverage coverage = coverageOf(*project, Trace(*project));
                        keep(&coverage);
                    },
                    floor.name, 4, 10};
    whole.prepare = prepare;
    return {floor, trace, whole};
}

}  // namespace barch
