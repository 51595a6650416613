#include "core/project_file/project_file.h"
#include "tests/benchmarks/bench_line.h"
#include "tests/support/generated_project.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <map>
#include <string_view>

#include <unistd.h>

namespace barch {

void keep(const void* result)
{
    asm volatile("" : : "g"(result) : "memory");
}

namespace {

constexpr BenchGroup groups[] = {fileLines, editLines, ruleLines, openApiLines};

struct Times {
    std::vector<double> wall;
    std::vector<double> cpu;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double processSeconds()
{
    timespec now = {};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

void measure(const BenchLine& line, Times& times)
{
    line.prepare();
    const auto wall = std::chrono::steady_clock::now();
    const double cpu = processSeconds();
    for (int i = 0; i < line.repeat; ++i)
        line.run();
    const double cpuTaken = processSeconds() - cpu;
    const std::chrono::duration<double> wallTaken = std::chrono::steady_clock::now() - wall;
    times.wall.push_back(wallTaken.count() * 1000 / line.repeat);
    times.cpu.push_back(cpuTaken * 1000 / line.repeat);
}

void report(const std::vector<BenchLine>& lines, const std::vector<Times>& times)
{
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < lines.size(); ++i)
        places[lines[i].name] = i;
    std::printf("%-28s %12s %12s %12s %12s  %s\n", "median", "wall ms", "CPU ms", "wall ratio", "CPU ratio", "beside");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const BenchLine& line = lines[i];
        const double wall = median(times[i].wall);
        const double cpu = median(times[i].cpu);
        std::printf("%-28s %12.4f %12.4f", line.name.c_str(), wall, cpu);
        if (!line.beside.empty()) {
            const Times& floor = times[places.at(line.beside)];
            std::printf(" %12.2f %12.2f  %s", wall / median(floor.wall), cpu / median(floor.cpu), line.beside.c_str());
            if (line.limit > 0)
                std::printf(" (at most %.2g)", line.limit);
        }
        std::printf("\n");
    }
}

int run(std::size_t tables, int rounds, const std::string& folder)
{
    BenchInput input{generatedProject(tables), {}, folder};
    input.bytes = writeProject(input.project);
    // As somebody has it who opened the file.
    input.project = readProject(input.bytes, "generated").value();
    std::size_t columns = 0;
    for (const Table& table : input.project.tables)
        columns += table.columns.size();
    std::printf("%zu tables, %zu columns, %.1f MB, %d rounds\n", input.project.tables.size(), columns,
                static_cast<double>(input.bytes.size()) / 1e6, rounds);
    std::vector<BenchLine> lines;
    for (const BenchGroup group : groups)
        for (BenchLine& line : group(input))
            lines.push_back(std::move(line));
    std::vector<Times> times(lines.size());
    for (int round = 0; round < rounds; ++round)
        for (std::size_t i = 0; i < lines.size(); ++i)
            measure(lines[i], times[i]);
    report(lines, times);
    return 0;
}

}  // namespace
}  // namespace barch

/// bench_project [TABLES [ROUNDS [FOLDER]]]: 10,000 tables, 9 rounds, a folder of its own in the
/// current one (a folder in memory would make the floor of saving meaningless).
int main(int argc, char** argv)
{
    const std::size_t tables = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 10000;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 9;
    const std::filesystem::path folder =
        std::filesystem::path(argc > 3 ? argv[3] : ".") / ("bench_project_" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const int status = barch::run(std::max<std::size_t>(tables, 2), std::max(rounds, 1), folder.string());
    std::filesystem::remove_all(folder);
    return status;
}
