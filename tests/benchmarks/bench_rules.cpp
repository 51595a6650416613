#include "app/platform/content_files.h"
#include "core/rules/checker.h"
#include "tests/benchmarks/bench_line.h"

#include <cstddef>
#include <map>
#include <memory>

namespace barch {
namespace {

/// A checker that has seen the project, and versions of it that differ by one table.
struct Versions {
    Checker checker{productContent()};
    Project before;
    Project after;
    bool isAfter = false;

    void checkNext()
    {
        isAfter = !isAfter;
        keep(&checker.check(isAfter ? after : before));
    }
};

TableId middleOf(const Project& project)
{
    auto middle = project.tables.begin();
    std::advance(middle, static_cast<std::ptrdiff_t>(project.tables.size() / 2));
    return middle->id;
}

TableId busiestOf(const Project& project)
{
    std::map<TableId, int> references;
    for (const Table& table : project.tables)
        for (const ForeignKey& key : table.foreignKeys)
            ++references[key.target];
    TableId busiest = project.tables.begin()->id;
    for (const auto& [id, count] : references)
        if (count > references[busiest])
            busiest = id;
    return busiest;
}

/// "Checks again" for this change of this table and back, beside the full check.
template <class Change>
BenchLine again(const BenchInput& input, std::string name, TableId id, Change change)
{
    const auto versions = std::make_shared<Versions>();
    BenchLine line{std::move(name), [versions] { versions->checkNext(); }, "full check", 0.01, 20};
    line.prepare = [versions, &input, id, change] {
        if (versions->before.tables.sameAs(input.project.tables))
            return;
        versions->before = input.project;
        Table table = *input.project.table(id);
        change(table);
        versions->after = input.project;
        versions->after.tables = versions->after.tables.with(std::move(table));
        versions->checker.check(versions->before);
    };
    return line;
}

}  // namespace

std::vector<BenchLine> ruleLines(const BenchInput& input)
{
    auto rename = [](Table& table) { table.columns.back().name += "_renamed"; };
    return {
        {"full check", [&input] {
             const std::vector<Finding> findings = check(productContent(), input.project);
             keep(findings.data());
         }},
        again(input, "check again, column renamed", middleOf(input.project), rename),
        again(input, "check again, key removed", middleOf(input.project), [](Table& table) { table.primaryKey.reset(); }),
        again(input, "check again, busiest table", busiestOf(input.project), rename),
    };
}

}  // namespace barch
