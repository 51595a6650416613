/// What imports and changes of large designs cost, each beside a peer in the same run. usage: bench_import [TABLES]
/// [--peers FOLDER]: with the files that shared/generate_schema.py made of as many tables, apgdiff and dbml2sql are timed
/// too, where they are installed.
#include "core/compare/project_changes.h"
#include "core/import/postgresql/import_postgresql.h"
#include "exporters/sql/change/change_files.h"
#include "app/platform/servers/program.h"
#include "tests/support/corpora.h"
#include "tests/support/generated_project.h"

#include <pg_query.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>

using namespace barch;

namespace {

double seconds(const std::function<void()>& run)
{
    const auto begin = std::chrono::steady_clock::now();
    run();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

[[noreturn]] void stop(const std::string& why)
{
    std::fprintf(stderr, "bench_import: %s\n", why.c_str());
    std::exit(1);
}

std::string exportedSql(const Project& project)
{
    const auto result = sql::firstMigration(project, {});
    if (!result)
        stop(result.error().text());
    for (const ExportedFile& file : result->files)
        if (file.path == "0001_init.up.sql")
            return file.bytes;
    stop("no script");
}

Project imported(const std::string& text)
{
    auto result = importPostgresql(text);
    if (!result)
        stop(result.error().text());
    return std::move(result->project);
}

/// One table in twenty has a new column.
Project altered(Project project)
{
    std::size_t number = 0;
    for (const Table& table : Project(project).tables)
        if (number++ % 20 == 0) {
            Table copy = table;
            copy.columns.push_back({.id = ColumnId::derive(table.id.text() + "/added"), .name = "added", .type = "text", .nullable = true});
            project.tables = project.tables.with(std::move(copy));
        }
    return project;
}

double parsing(const std::string& text)
{
    return seconds([&] {
        const PgQueryProtobufParseResult tree = pg_query_parse_protobuf(text.c_str());
        if (tree.error)
            stop(tree.error->message);
        pg_query_free_protobuf_parse_result(tree);
    });
}

void measureOwn(std::size_t tables)
{
    const Project before = generatedProject(tables);
    const Project after = altered(before);
    const std::string text = exportedSql(before);
    const double parse = parsing(text);
    std::size_t read = 0;
    const double import = seconds([&] { read = imported(text).tables.size(); });
    if (read != tables)
        stop("tables were lost");
    std::printf("parse by libpg_query, %zu tables, %.1f MB  %8.0f ms  (floor)\n", tables, static_cast<double>(text.size()) / 1e6, parse * 1e3);
    std::printf("import of the same text                    %8.0f ms  %.2f times the parse, promised 3\n", import * 1e3, import / parse);
    const double whole = seconds([&] { exportedSql(before); });
    std::printf("export                                     %8.0f ms\n", whole * 1e3);
    std::size_t found = 0;
    const double compare = seconds([&] { found = changesBetween(before, after).size(); });
    std::printf("differences, 5 %% of the tables altered     %8.1f ms  %zu tables\n", compare * 1e3, found);
    const double script = seconds([&] {
        if (const auto change = sql::changeFiles(before, after, {}); !change)
            stop(change.error().text());
    });
    std::printf("change script, up and down                 %8.0f ms  %.1f times the export\n", script * 1e3, script / whole);
}

void measurePeer(const char* name, const std::vector<std::string>& command, double own)
{
    Result<ProgramOutput> output = Error{};
    const double time = seconds([&] { output = runProgram(command, {}, {}, 1200); });
    if (output && output->ok())
        std::printf("%-42s %8.0f ms  %.0f times ours\n", name, time * 1e3, time / own);
    else
        std::printf("%-42s not measured: it isn't installed, or failed\n", name);
}

void measurePeers(const std::string& folder)
{
    const std::string before = test::contentOf(folder + "/schema.dump.sql");
    const std::string after = test::contentOf(folder + "/schema_b.dump.sql");
    const double diff = seconds([&] {
        if (changesBetween(imported(before), imported(after)).empty())
            stop("no difference was found");
    });
    std::printf("the peers' files: both read and compared   %8.0f ms\n", diff * 1e3);
    measurePeer("apgdiff", {"apgdiff", folder + "/schema.dump.sql", folder + "/schema_b.dump.sql"}, diff);
    const Project project = imported(before);
    const double write = seconds([&] { exportedSql(project); });
    std::printf("the same written as SQL                    %8.0f ms\n", write * 1e3);
    measurePeer("dbml2sql", {"dbml2sql", folder + "/schema.dbml", "--postgres", "-o", "/dev/null"}, write);
}

}  // namespace

int main(int argc, char** argv)
{
    std::size_t tables = 10000;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--peers" && i + 1 < argc)
            measurePeers(argv[++i]);
        else
            tables = static_cast<std::size_t>(std::max(2, std::atoi(argv[i])));
    }
    measureOwn(tables);
}
