#include "exporters/target.h"
#include "tests/benchmarks/bench_line.h"

#include <cstdio>
#include <cstdlib>

namespace barch {

std::vector<BenchLine> exportLines(const BenchInput& input)
{
    std::vector<BenchLine> lines;
    for (const char* engine : {"postgresql", "mysql", "sqlite"})
        lines.push_back({std::string("export: ") + engine, [&input, engine] {
                             const Result<ExportResult> made = findTarget(engine)->run(input.project, {});
                             if (!made || made->files.empty()) {
                                 std::fprintf(stderr, "bench_project: no export for %s\n", engine);
                                 std::exit(1);
                             }
                             keep(made->files.data());
                         }, "bare SAX pass"});
    return lines;
}

}  // namespace barch
