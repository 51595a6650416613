#include "core/import/dbml/import_dbml.h"
#include "tests/core/import/server_pairs.h"
#include "tests/support/corpora.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <iostream>

using namespace barch;
using namespace barch::test;

namespace {

const char* const packages = "/packages/dbml-core/__tests__/examples/";

struct Pair {
    std::string name;
    std::string dbml;
    std::string sql;
};

std::string replaced(std::string text, const std::string& what, const std::string& with)
{
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
    return text;
}

/// "checks" of ".../checks.in.dbml".
std::string stemOf(const std::string& path)
{
    const std::string file = std::filesystem::path(path).filename().string();
    return file.substr(0, file.find('.'));
}

void addPairs(std::vector<Pair>& pairs, const std::string& dbmlFolder, const std::string& sqlFolder, const std::string& group)
{
    for (const std::string& dbml : filesBelow(dbmlFolder, ".dbml"))
        for (const std::string& sql : filesBelow(sqlFolder, ".sql"))
            if (stemOf(dbml) == stemOf(sql))
                pairs.push_back({group + "/" + stemOf(dbml), dbml, sql});
}

}  // namespace

TEST_CASE("DBML corpus for PostgreSQL")
{
    const auto folder = corpus("dbml-holistics");
    if (!folder)
        return;
    std::vector<Pair> pairs;
    const std::string core = *folder + packages;
    addPairs(pairs, core + "exporter/postgres_exporter/input", core + "exporter/postgres_exporter/output", "exporter");
    addPairs(pairs, core + "importer/postgres_importer/output", core + "importer/postgres_importer/input", "importer");
    addPairs(pairs, core + "model_exporter/dbml_exporter/output", core + "model_exporter/postgres_exporter/output", "model");
    addPairs(pairs, *folder + "/packages/dbml-cli/__tests__/db2dbml/postgres", *folder + "/packages/dbml-cli/__tests__/db2dbml/postgres", "db2dbml");
    addPairs(pairs, *folder + "/packages/dbml-cli/__tests__/sql2dbml/multiple_schema_pg", *folder + "/packages/dbml-cli/__tests__/sql2dbml/multiple_schema_pg", "sql2dbml");
    for (const Pair& pair : pairs) {
        const auto imported = importDbml(contentOf(pair.dbml));
        if (!imported) {
            std::cout << pair.name << ": refused: " << imported.error().text() << "\n";
            continue;
        }
        const auto outcome = comparePostgres(imported->project, contentOf(pair.sql));
        std::cout << pair.name << ": " << (outcome.failure.empty() ? outcome.difference.empty() ? "equal" : "differs" : outcome.failure) << "\n    " << countsText(outcome) << "\n"
                  << outcome.difference;
    }
}
