#include "core/edits/column_edits.h"
#include "core/edits/drawing_edits.h"
#include "core/edits/history.h"
#include "core/edits/index_edits.h"
#include "core/edits/key_edits.h"
#include "core/edits/reference_edits.h"
#include "core/edits/review_edits.h"
#include "core/edits/table_edits.h"
#include "core/edits/view_edits.h"
#include "core/tenancy/protection.h"
#include "tests/benchmarks/bench_line.h"

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>

namespace barch {
namespace {

/// An edit of the table with this number, which is a fresh one at every call.
using EditOfTable = std::function<Result<Project>(const Project&, const Table&, std::size_t number)>;

constexpr const char* everyTable = "look at every table";
constexpr int repeats = 20;

/// What the lines of one round work on: an undo list, and tables from all over the design.
struct Editing {
    explicit Editing(const Project& project) : history(project)
    {
        const std::size_t step = project.tables.size() / 100 + 1;
        std::size_t at = 0;
        for (const Table& table : project.tables)
            if (at++ % step == step / 2 && table.tenancyClass == TenancyClass::Owned && table.name != "users")
                tables.push_back(table.id);
    }

    void apply(const EditOfTable& edit)
    {
        const std::size_t number = next++;
        const Table* table = history.current().table(tables[number % tables.size()]);
        Result<Project> edited = edit(history.current(), *table, number);
        if (!edited) {
            std::fprintf(stderr, "bench_project: %s\n", edited.error().text().c_str());
            std::exit(1);
        }
        history.push(std::move(edited).value(), "edit");
    }

    History history;
    std::vector<TableId> tables;
    std::size_t next = 0;
};

BenchLine editLine(const BenchInput& input, std::string name, EditOfTable edit)
{
    const auto editing = std::make_shared<std::unique_ptr<Editing>>();
    BenchLine line{"edit: " + std::move(name), [editing, edit] { (*editing)->apply(edit); }, everyTable, 1, repeats};
    line.prepare = [editing, &input, edit] {
        *editing = std::make_unique<Editing>(input.project);
        (*editing)->apply(edit);  // the first after opening reads more than all others
    };
    return line;
}

ColumnId columnOf(const Table& table, std::string_view name)
{
    const Column* column = table.columnNamed(name);
    return column ? column->id : ColumnId();
}

std::vector<BenchLine> tableEdits(const BenchInput& input)
{
    return {
        editLine(input, "add a table", [](const Project& p, const Table&, std::size_t i) {
            return addProtectedTable(p, newTable(p, "added_" + std::to_string(i), TenancyClass::Owned));
        }),
        editLine(input, "rename a table", [](const Project& p, const Table& t, std::size_t i) {
            return renameTable(p, t.id, "renamed_" + std::to_string(i));
        }),
        editLine(input, "remove a table", [](const Project& p, const Table& t, std::size_t) { return removeTable(p, t.id); }),
        editLine(input, "change a table's class", [](const Project& p, const Table& t, std::size_t) {
            return setTenancyClass(p, t.id, TenancyClass::Link);
        }),
        editLine(input, "comment on a table", [](const Project& p, const Table& t, std::size_t i) {
            return addComment(p, {.id = CommentId::derive(std::to_string(i)), .element = ElementRef::table(t.id), .text = "Why?"});
        }),
        editLine(input, "drag a table", [](const Project& p, const Table& t, std::size_t i) {
            return placeTable(p, t.id, static_cast<double>(i), 5);
        }),
        editLine(input, "add a view", [](const Project& p, const Table& t, std::size_t i) {
            return addView(p, {.name = "view_" + std::to_string(i), .definition = "SELECT id, title FROM " + t.name});
        }),
    };
}

std::vector<BenchLine> partEdits(const BenchInput& input)
{
    return {
        editLine(input, "add a column", [](const Project& p, const Table& t, std::size_t i) {
            return addColumn(p, t.id, {.name = "added_" + std::to_string(i), .type = "text", .nullable = true});
        }),
        editLine(input, "rename a column", [](const Project& p, const Table& t, std::size_t i) {
            return renameColumn(p, t.id, columnOf(t, "status"), "state_" + std::to_string(i));
        }),
        editLine(input, "change a column's type", [](const Project& p, const Table& t, std::size_t i) {
            return setColumnType(p, t.id, columnOf(t, "amount"), "numeric(" + std::to_string(13 + i % 20) + ",2)");
        }),
        editLine(input, "remove a column", [](const Project& p, const Table& t, std::size_t) {
            return removeColumn(p, t.id, columnOf(t, "description"));
        }),
        editLine(input, "add a reference", [](const Project& p, const Table& t, std::size_t i) {
            auto parent = p.tables.begin();
            std::advance(parent, static_cast<std::ptrdiff_t>(i % 50));
            return addReference(p, t.id, parent->id, {.column = "added_id_" + std::to_string(i)});
        }),
        editLine(input, "remove a reference", [](const Project& p, const Table& t, std::size_t) {
            return removeForeignKey(p, t.id, t.foreignKeys.back().id);
        }),
        editLine(input, "add an index", [](const Project& p, const Table& t, std::size_t) {
            return addIndex(p, t.id, {columnOf(t, "contact_email")});
        }),
        editLine(input, "add a check", [](const Project& p, const Table& t, std::size_t) {
            return addCheck(p, t.id, {.expression = "title <> ''"});
        }),
    };
}

BenchLine undoLine(const BenchInput& input)
{
    const auto editing = std::make_shared<std::unique_ptr<Editing>>();
    BenchLine line{"undo", [editing] { (*editing)->history.undo(); }, everyTable, 1, repeats};
    line.prepare = [editing, &input] {
        *editing = std::make_unique<Editing>(input.project);
        for (int i = 0; i < repeats; ++i)
            (*editing)->apply([](const Project& p, const Table& t, std::size_t number) {
                return renameTable(p, t.id, "renamed_" + std::to_string(number));
            });
    };
    return line;
}

/// What the canvas, the checks and the previews do after each edit.
BenchLine changedLine(const BenchInput& input)
{
    const auto after = std::make_shared<Project>();
    BenchLine line{"what an edit changed", [after, &input] {
                       int changes = 0;
                       SharedMap<Table>::forEachDifference(input.project.tables, after->tables, [&](const Table*, const Table*) { ++changes; });
                       keep(&changes);
                   }, everyTable, 1, repeats};
    line.prepare = [after, &input] {
        Editing editing(input.project);
        editing.apply([](const Project& p, const Table& t, std::size_t) { return setTableComment(p, t.id, "Changed."); });
        *after = editing.history.current();
    };
    return line;
}

}  // namespace

std::vector<BenchLine> editLines(const BenchInput& input)
{
    std::vector<BenchLine> lines{{everyTable, [&input] {
                                      std::size_t found = 0;
                                      for (const Table& table : input.project.tables) {
                                          found += table.name.size();
                                          for (const Column& column : table.columns)
                                              found += column.name.size() + column.defaultExpression.size();
                                      }
                                      keep(&found);
                                  }, "", 0, 3}};
    for (auto group : {tableEdits(input), partEdits(input)})
        for (BenchLine& line : group)
            lines.push_back(std::move(line));
    lines.push_back(undoLine(input));
    lines.push_back(changedLine(input));
    return lines;
}

}  // namespace barch
