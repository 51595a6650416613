#include "core/import/dbml/import_dbml.h"
#include "tests/core/import/server_pairs.h"
#include "tests/support/corpora.h"
#include "tests/support/postgres_server.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <iostream>
#include <sstream>

using namespace barch;
using namespace barch::test;

namespace {

struct Pair {
    std::string name;
    std::string dbml;
    std::string sql;
};

/// What it takes that the two texts of a pair load at all, said for both: types and functions that no
/// PostgreSQL has, mistakes of the SQL. `different`: what the lines that differ have in them, and why.
struct Adjustment {
    std::string name;
    std::string before;                                     ///< run in both databases first
    std::string beforeOurs;                                 ///< what DBML can't say and the SQL makes itself
    std::string afterTwin;                                  ///< takes away what DBML has no words for
    std::vector<std::pair<std::string, std::string>> replace;
    std::vector<std::string> different;
    std::string why;
};

// dbml2sql lets all keys be deferred so that sample rows load in any order; DBML says nothing of it. Its
// "datetime" and unique hash indexes exist in no PostgreSQL.
const std::vector<std::pair<std::string, std::string>> usual = {
    {" DEFERRABLE INITIALLY IMMEDIATE", ""}, {"datetime", "timestamp"}, {" USING HASH", ""}, {" USING \"hash\"", ""},
    {"utf8mb4_0900_ai_ci", "utf8mb4_general_ci"}, {"+07:00'", "'"}};

const char* const unknownTypes = R"sql(CREATE DOMAIN "Var Char" AS text; CREATE DOMAIN varcharacter AS text; CREATE TYPE orders_status_enum AS ENUM ('a');
CREATE DOMAIN key_column_name_type AS text;
CREATE FUNCTION len(text) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT length($1)';
CREATE FUNCTION regexp_like(text, text) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT $1 ~ $2';
CREATE FUNCTION getdate() RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION reverse(int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 1';
)sql";
const char* const userTypes = R"sql(CREATE DOMAIN "user" AS text; CREATE DOMAIN "User" AS text; CREATE DOMAIN "USER" AS text;
CREATE SCHEMA "user"; CREATE DOMAIN "user".e AS text; CREATE SCHEMA "Random"; CREATE DOMAIN "Random"."Rand" AS text;
)sql";
const char* const adventureTypes = R"sql(CREATE DOMAIN public."AccountNumber" AS varchar(15); CREATE DOMAIN public."Flag" AS boolean NOT NULL; CREATE DOMAIN public."Name" AS varchar(50);
CREATE DOMAIN public."NameStyle" AS boolean NOT NULL; CREATE DOMAIN public."OrderNumber" AS varchar(25); CREATE DOMAIN public."Phone" AS varchar(25);
CREATE EXTENSION "uuid-ossp"; CREATE DOMAIN charactervarying AS varchar;
)sql";

const char* const withoutViews = R"sql(RESET search_path; RESET ALL; REASSIGN OWNED BY admin TO postgres;
DO $$ DECLARE r record; BEGIN
  FOR r IN SELECT c.oid::regclass AS name, relkind FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('v', 'm') AND nspname NOT IN ('pg_catalog', 'information_schema') LOOP
    EXECUTE 'DROP ' || CASE r.relkind WHEN 'm' THEN 'MATERIALIZED ' ELSE '' END || 'VIEW IF EXISTS ' || r.name || ' CASCADE'; END LOOP;
END $$;
DROP SCHEMA hr, pe, pr, pu, sa;
)sql";

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

/// The lines of a difference that nobody has explained.
std::string unexplained(const std::string& difference, const Adjustment& adjustment)
{
    std::istringstream lines(difference);
    std::string left;
    for (std::string line; std::getline(lines, line);) {
        bool known = false;
        for (const std::string& part : adjustment.different)
            known = known || line.find(part) != std::string::npos;
        left += known ? "" : line + "\n";
    }
    return left;
}

void tryPair(const Pair& pair, const Adjustment& adjustment, const std::string& heading, const std::string& common, PairOutcome (*compare)(const std::string&, const std::string&),
             std::string (*scriptOf)(const Project&))
{
    INFO(pair.name);
    const auto imported = importDbml(heading + contentOf(pair.dbml));
    if (!imported) {
        std::cout << pair.name << ": refused: " << imported.error().text() << "\n";
        CHECK(!adjustment.why.empty());
        return;
    }
    std::string sql = contentOf(pair.sql);
    std::string script = scriptOf(imported->project);
    for (const auto* list : {&usual, &adjustment.replace})
        for (const auto& [what, with] : *list) {
            sql = replaced(sql, what, with);
            script = replaced(script, what, with);
        }
    const auto outcome = compare(common + adjustment.before + sql + adjustment.afterTwin, common + adjustment.before + adjustment.beforeOurs + script);
    const std::string left = outcome.failure.empty() ? unexplained(outcome.difference, adjustment) : outcome.failure;
    const bool asKnown = left.empty() || (!outcome.failure.empty() && !adjustment.why.empty());
    std::cout << pair.name << ": " << (outcome.failure.empty() && outcome.difference.empty() ? "equal" : asKnown ? "as known: " + adjustment.why : "DIFFERS") << "\n    "
              << (outcome.failure.empty() ? countsText(outcome) : outcome.failure) << "\n" << (asKnown ? "" : left);
    CHECK(asKnown);
    const bool stillDiffers = !outcome.failure.empty() || !outcome.difference.empty();
    CHECK((adjustment.why.empty() || stillDiffers));
}

const Adjustment& adjustmentOf(const std::vector<Adjustment>& all, const std::string& name)
{
    static const Adjustment none;
    for (const Adjustment& adjustment : all)
        if (adjustment.name == name)
            return adjustment;
    return none;
}

const std::vector<Adjustment>& forPostgres();
const std::vector<Adjustment>& forMySql();

}  // namespace

TEST_CASE("DBML corpus for PostgreSQL: what is imported and exported is what the SQL of the corpus makes")
{
    const auto folder = corpus("dbml-holistics");
    if (!folder)
        return;
    std::vector<Pair> pairs;
    const std::string core = *folder + "/packages/dbml-core/__tests__/examples/";
    const std::string cli = *folder + "/packages/dbml-cli/__tests__/";
    addPairs(pairs, core + "exporter/postgres_exporter/input", core + "exporter/postgres_exporter/output", "exporter");
    addPairs(pairs, core + "importer/postgres_importer/output", core + "importer/postgres_importer/input", "importer");
    addPairs(pairs, core + "model_exporter/dbml_exporter/output", core + "model_exporter/postgres_exporter/output", "model");
    addPairs(pairs, cli + "db2dbml/postgres", cli + "db2dbml/postgres", "db2dbml");
    PostgresServer::shared().run("CREATE ROLE admin");
    for (const Pair& pair : pairs)
        tryPair(pair, adjustmentOf(forPostgres(), pair.name), {}, unknownTypes, comparePostgres, postgresScript);
    PostgresServer::shared().run("DROP ROLE admin");
}

TEST_CASE("DBML corpus for MySQL: what is imported and exported is what the SQL of the corpus makes")
{
    const auto folder = corpus("dbml-holistics");
    if (!folder)
        return;
    std::vector<Pair> pairs;
    const std::string core = *folder + "/packages/dbml-core/__tests__/examples/";
    const std::string cli = *folder + "/packages/dbml-cli/__tests__/";
    addPairs(pairs, core + "exporter/mysql_exporter/input", core + "exporter/mysql_exporter/output", "mysql exporter");
    addPairs(pairs, core + "importer/mysql_importer/output", core + "importer/mysql_importer/input", "mysql importer");
    addPairs(pairs, core + "model_exporter/dbml_exporter/output", core + "model_exporter/mysql_exporter/output", "mysql model");
    addPairs(pairs, cli + "db2dbml/mysql", cli + "db2dbml/mysql", "mysql db2dbml");
    // Several schemas are several databases in MySQL, and one with longer names here.
    std::erase_if(pairs, [](const Pair& pair) { return pair.name.find("schema") != std::string::npos && pair.name.find("multiple") != std::string::npos; });
    std::erase_if(pairs, [](const Pair& pair) { return pair.name == "mysql exporter/many_to_many_relationship"; });
    for (const Pair& pair : pairs)
        tryPair(pair, adjustmentOf(forMySql(), pair.name), "Project mysql { database_type: 'MySQL' }\n", {}, compareMariaDb, mariaDbScript);
}

namespace {

const std::vector<Adjustment>& forMySql()
{
    static const std::vector<Adjustment> all = {
        {.name = "mysql exporter/1_to_1_relations", .different = {"unique child (obj_id)", "unique father (obj_id)"}, .why = "MariaDB leaves out a UNIQUE that stands at a primary key itself"},
        {.name = "mysql importer/checks", .why = "the SQL isn't for MariaDB: CURDATE() in a check"},
        {.name = "mysql importer/create_table_using_index_type", .different = {"user_one_status", "user_two_status", "latin1", "MEMORY", "table "}, .why = "DBML says no engine, no character set and no width of display"},
        {.name = "mysql importer/ddl_create", .why = "the DBML is wrong: a quote in a default"},
        {.name = "mysql importer/general_schema", .different = {"primary key countries", "primary key Countries", "table composite_service_item"}, .why = "DBML says no engine, and another order of a key"},
        {.name = "mysql importer/legacy_issues", .why = "the DBML lost UNSIGNED in columns that refer to serial ones"},
        {.name = "mysql importer/lower_case", .different = {"primary key countries", "primary key Countries", "table composite_service_item"}, .why = "DBML says no engine, and another order of a key"},
        {.name = "mysql db2dbml/schema", .why = "the DBML is wrong: backticks within backticks"},
        {.name = "mysql model/checks", .why = "the SQL isn't for MariaDB: LEN()"},
        {.name = "mysql model/index_tables", .why = "the SQL isn't for MariaDB: indexes of expressions"},
        {.name = "mysql model/referential_actions", .replace = {{"orders_status_enum", "varchar(20)"}}},
        {.name = "mysql importer/dml_test", .why = "the SQL queries tables that aren't there"},
        {.name = "mysql importer/ignored", .why = "the SQL alters tables that aren't there"},
        {.name = "mysql importer/on_update_current_timestamp", .why = "the SQL is wrong: ON UPDATE of a number"},
    };
    return all;
}

const std::vector<Adjustment>& forPostgres()
{
    static const std::vector<Adjustment> all = {
        {.name = "exporter/custom_type", .before = userTypes},
        {.name = "exporter/multiple_schema", .replace = {{"\"name\" varchar", "\"name\" int UNIQUE"}}, .different = {"comment type public.job_status"}, .why = "the notes of enum values are kept; dbml2sql drops them"},
        {.name = "importer/cmd_create_table", .why = "the SQL is wrong: a misplaced DEFERRABLE, a key from uuid to integer"},
        {.name = "importer/create_function", .why = "the SQL is wrong: a > b > c"},
        {.name = "importer/db_dump", .beforeOurs = adventureTypes, .afterTwin = withoutViews, .different = {"_seq", "organizationnode character varying", "documentnode", "comment schema", "tablefunc", "type public.charactervarying", "PK_", "_pkey", "id integer true identity  generated  collation  = "}, .why = "the DBML lost sequences, names of keys of one column, comments of schemas, extensions and a blank in a default"},
        {.name = "importer/general_schema", .why = "the SQL is wrong: a key to columns that aren't unique"},
        {.name = "importer/generated_stored", .different = {"json_operators.", "other_operators.", "column public.users.email"}, .why = "DBML has no generated columns"},
        {.name = "importer/ignored", .why = "the SQL holds placeholders"},
        {.name = "importer/increment_type", .why = "the SQL has an identity of a type that doesn't exist"},
        {.name = "importer/integer_literals", .why = "the SQL is for PostgreSQL 16"},
        {.name = "importer/multiple_schema", .why = "the SQL is wrong: schemaB and schemab, keys to columns that aren't unique"},
        {.name = "importer/nulls_not_distinct", .different = {"products_kind_name_key"}, .why = "DBML can't say NULLS NOT DISTINCT, nor that a unique index is a constraint"},
        {.name = "importer/partitioned_table", .why = "the SQL needs roles and tables that it doesn't make"},
        {.name = "importer/shorthand_syntax", .why = "the SQL refers to a table before it makes it"},
        {.name = "model/checks", .different = {"User3_balance_check"}, .why = "dbml2sql joins the checks of a column; two are the same"},
        {.name = "model/comment_tables", .different = {"comment type public.products_status"}, .why = "the notes of enum values are kept; dbml2sql drops them"},
        {.name = "model/default_tables", .replace = {{"interval 1 year", "interval '1 year'"}}},
        {.name = "model/index_tables", .replace = {{"now()", "lower(gender)"}}, .why = "the DBML has two expressions in one pair of backticks"},
        {.name = "db2dbml/schema", .different = {"_id_seq", "nextval(", "authorid", "bookid", "identity d", "numbers of", "_check CHECK", "users_user_id_idx", " chk_", "uq_order_product", "order_id, product_id", "col3, col4", "char_col", "bpchar", "json", "comment"}, .why = "DBML says \"increment\" of serial and of identity columns; the DBML lost checks and constraints that the SQL has"},
    };
    return all;
}

}  // namespace
