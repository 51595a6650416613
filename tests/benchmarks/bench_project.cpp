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

constexpr BenchGroup groups[] = {fileLines, editLines, ruleLines, exportLines, openApiLines, traceLines};

struct Times {
    std::vector<double> wall;
    std::vector<double> cpu;
};

/// What is shared with others only ever makes work slower, so the fastest round tells most.
double least(const std::vector<double>& values)
{
    return *std::min_element(values.begin(), values.end());
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

/// Prints every line, and whether all keep within twice the ratio that they are promised to keep: the
/// rest of the way is the noise of a shared machine. Times themselves are held to nothing.
bool report(const std::vector<BenchLine>& lines, const std::vector<Times>& times)
{
    constexpr double margin = 2;
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < lines.size(); ++i)
        places[lines[i].name] = i;
    bool kept = true;
    std::printf("%-32s %12s %12s %12s %12s  %s\n", "fastest round", "wall ms", "CPU ms", "wall ratio", "CPU ratio", "beside");
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const BenchLine& line = lines[i];
        const double wall = least(times[i].wall);
        const double cpu = least(times[i].cpu);
        std::printf("%-32s %12.4f %12.4f", line.name.c_str(), wall, cpu);
        if (!line.beside.empty()) {
            const Times& floor = times[places.at(line.beside)];
            const double wallRatio = wall / least(floor.wall);
            const double cpuRatio = cpu / least(floor.cpu);
            std::printf(" %12.4f %12.4f  %s", wallRatio, cpuRatio, line.beside.c_str());
            if (line.limit > 0) {
                std::printf(" (at most %.2g)", line.limit);
                const bool means = !line.besideWaits || least(floor.wall) > 2 * least(floor.cpu);
                if (means && std::min(wallRatio, cpuRatio) > margin * line.limit) {
                    std::printf(" NOT KEPT");
                    kept = false;
                }
            }
        }
        std::printf("\n");
    }
    return kept;
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
    return report(lines, times) ? 0 : 1;
}

}  // namespace
}  // namespace barch

/// bench_project [TABLES [ROUNDS [FOLDER]]]: 10,000 tables, 9 rounds, a folder of its own in the
/// current one (a folder in memory would make the floor of saving meaningless). Exit status 1 where a
/// ratio is far from what is promised.
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
