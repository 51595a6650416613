#include "tests/benchmarks/bench_line.h"

#include <algorithm>
#include <cstddef>
#include <memory>

namespace barch {

std::vector<BenchLine> editLines(const BenchInput& input)
{
    struct Versions {
        TableId table;
        Project now;
        std::vector<Project> before;
    };
    const auto versions = std::make_shared<Versions>();
    auto middle = input.project.tables.begin();
    std::advance(middle, static_cast<std::ptrdiff_t>(input.project.tables.size() / 2));
    versions->table = middle->id;
    versions->now = input.project;
    const auto edit = [versions] {
        Table table = *versions->now.table(versions->table);
        table.columns[2].name += 'x';
        Project next = versions->now;
        next.tables = next.tables.with(std::move(table));
        versions->before.push_back(std::move(versions->now));
        versions->now = std::move(next);
    };
    return {
        {"one edit (rename a column)", edit, "", 0, 100, [versions, &input] {
             versions->now = input.project;
             versions->before.clear();
         }},
        {"undo it", [versions] {
             versions->now = std::move(versions->before.back());
             versions->before.pop_back();
         }, "", 0, 100, [versions, edit] {
             versions->before.clear();
             for (int i = 0; i < 100; ++i)
                 edit();
         }},
        {"what an edit changed", [versions, &input] {
             int changes = 0;
             SharedMap<Table>::forEachDifference(input.project.tables, versions->now.tables,
                                                 [&](const Table*, const Table*) { ++changes; });
             keep(&changes);
         }, "", 0, 100, [edit] { edit(); }},
    };
}

}  // namespace barch
