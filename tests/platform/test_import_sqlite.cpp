#include "app/platform/databases/import_sqlite.h"
#include "core/content/content.h"
#include "core/rules/checker.h"
#include "tests/support/corpora.h"
#include "tests/support/full_catalogue.h"
#include "tests/support/migration_run.h"
#include "tests/support/design.h"
#include "tests/support/sqlite_database.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <sys/resource.h>

using namespace barch;
using namespace barch::test;

namespace {

const Table& tableNamed(const Imported& imported, const std::string& name)
{
    for (const Table& table : imported.project.tables)
        if (table.name == name)
            return table;
    throw std::runtime_error("no table " + name);
}

Imported imported(const std::string& sql)
{
    auto result = importSqliteScript(sql);
    if (!result)
        throw std::runtime_error(result.error().text());
    return std::move(*result);
}

std::string errorOf(const std::string& sql)
{
    const auto result = importSqliteScript(sql);
    return result ? "imported" : result.error().text();
}

std::string notesOf(const Imported& imported)
{
    std::string text;
    for (const ImportNote& note : imported.notes)
        text += std::to_string(note.line) + (note.outcome == ImportOutcome::Kept ? " kept " : " skipped ") + note.what + "\n";
    return text;
}

/// What rule SCH016 says of types that no engine has.
std::string unknownTypes(const Project& project)
{
    std::string text;
    for (const Finding& finding : check(Content{}, project))
        if (finding.rule == "SCH016")
            text += finding.message + "\n";
    return text;
}

/// "" where what comes back is what went in.
std::string roundTrip(const std::string& sql, const std::string& label)
{
    SqliteDatabase source;
    if (const auto made = source.run(sql); !made.ok)
        return "the source doesn't load: " + made.error;
    const auto fromScript = importSqliteScript(sql);
    if (!fromScript)
        return fromScript.error().text();
    if (const auto unknown = unknownTypes(fromScript->project); !unknown.empty())
        return unknown;
    const auto result = exported(fromScript->project, "sqlite");
    SqliteDatabase target;
    if (const auto made = target.run(fileOf(result, "0001_init.up.sql")); !made.ok)
        return "the export doesn't load: " + made.error + fileOf(result, "0001_init.up.sql");
    const auto before = readFullCatalogue(source);
    const auto after = readFullCatalogue(target);
    if (!label.empty())
        std::cout << label << ": " << kindsText(countKinds(before, after)) << "\n";
    std::string problems = difference(before, after);
    const auto fromFile = importSqliteFile(source.file());
    if (!fromFile)
        return problems + fromFile.error().text();
    if (!(fromFile->project.tables == fromScript->project.tables) || !(fromFile->project.views == fromScript->project.views))
        problems += "the file and the script give different designs\n";
    if (const auto down = target.run(fileOf(result, "0001_init.down.sql")); !down.ok)
        problems += "down: " + down.error;
    else if (!readFullCatalogue(target).empty())
        problems += "down leaves something\n";
    return problems;
}

}  // namespace

TEST_CASE("SQLite: tables, columns, keys, checks, indexes, views and triggers are read")
{
    const auto result = imported(R"(
CREATE TABLE owners (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT COLLATE NOCASE NOT NULL UNIQUE, note VARCHAR(40) DEFAULT 'none');
CREATE TABLE pets (
  id INTEGER PRIMARY KEY,
  owner INTEGER NOT NULL CONSTRAINT pet_owner REFERENCES OWNERS (ID) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (length(name) > 0),
  age INT, twice INT GENERATED ALWAYS AS (age * 2) STORED, born NUMERIC DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT old_enough CHECK (age >= 0), UNIQUE (owner, name)
) ;
CREATE UNIQUE INDEX pets_lower ON pets (lower(name), age DESC) WHERE age > 1;
CREATE VIEW old_pets (who) AS SELECT name FROM pets WHERE age > 10;
CREATE TRIGGER touched AFTER UPDATE OF name, age ON pets WHEN new.age > 3 BEGIN UPDATE pets SET born = 1; DELETE FROM owners; END;
CREATE TRIGGER through INSTEAD OF INSERT ON old_pets BEGIN SELECT 1; END;
INSERT INTO owners (email) VALUES ('a;b');
)");
    CHECK(result.project.info->dialect == Dialect::Sqlite);
    const Table& owners = tableNamed(result, "owners");
    const Table& pets = tableNamed(result, "pets");
    CHECK(owners.columns[0].identity == Identity::ByDefault);
    CHECK(owners.columns[0].options == "AUTOINCREMENT");
    CHECK(owners.columns[1].collation == "NOCASE");
    CHECK(owners.columns[2].type == "varchar(40)");
    CHECK(owners.columns[2].defaultExpression == "'none'");
    CHECK(owners.uniques.size() == 1);
    REQUIRE(pets.foreignKeys.size() == 1);
    CHECK(pets.foreignKeys[0].name == "pet_owner");
    CHECK(pets.foreignKeys[0].target == owners.id);
    CHECK(pets.foreignKeys[0].targetColumns == std::vector<ColumnId>{owners.columns[0].id});
    CHECK(pets.foreignKeys[0].deferral == Deferral::InitiallyDeferred);
    CHECK(pets.foreignKeys[0].onDelete == ReferentialAction::Cascade);
    REQUIRE(pets.checks.size() == 2);
    CHECK(pets.checks[0].expression == "length(name) > 0");
    CHECK(pets.checks[1].name == "old_enough");
    CHECK(pets.columns[4].generatedExpression == "age * 2");
    CHECK(pets.columns[5].defaultExpression == "CURRENT_TIMESTAMP");
    REQUIRE(pets.indexes.size() == 1);
    CHECK(pets.indexes[0].keys[0].expression == "lower(name)");
    CHECK(pets.indexes[0].keys[1].descending);
    CHECK(pets.indexes[0].predicate == "age > 1");
    REQUIRE(pets.triggers.size() == 1);
    CHECK(pets.triggers[0].updateOf.size() == 2);
    CHECK(pets.triggers[0].condition == "new.age > 3");
    REQUIRE(result.project.views.size() == 1);
    CHECK(result.project.views.begin()->columnNames == std::vector<std::string>{"who"});
    CHECK(result.project.views.begin()->triggers.size() == 1);
    CHECK(result.read.at("table") == 2);
    CHECK(tableNamed(imported("CREATE TABLE t (a TEXT DEFAULT \"it's\", b DEFAULT word)"), "t").columns[0].defaultExpression == "'it''s'");
    CHECK(notesOf(result) == "14 skipped INSERT INTO owners\n");
}

TEST_CASE("SQLite: what the model has no place for comes back as it was")
{
    CHECK(roundTrip(R"(
CREATE TABLE a (k TEXT PRIMARY KEY ON CONFLICT REPLACE, v ANY NOT NULL ON CONFLICT IGNORE, u TEXT UNIQUE ON CONFLICT FAIL) STRICT, WITHOUT ROWID;
CREATE TABLE b (id INT PRIMARY KEY, free, "odd ""name" BLOB SUB_TYPE TEXT, 'single' DOUBLE PRECISION DEFAULT -1.5e3, d TEXT DEFAULT 'double', x BLOB DEFAULT x'00ff');
CREATE TABLE c (one INTEGER, two INTEGER, v AS (one + two), s TEXT AS (one || 'x') STORED, CONSTRAINT pk PRIMARY KEY (one, two)) WITHOUT ROWID;
CREATE TABLE d (id INTEGER CONSTRAINT d_pk PRIMARY KEY AUTOINCREMENT, up INTEGER REFERENCES d, t TEXT COLLATE RTRIM DEFAULT (datetime('now')));
CREATE TABLE e (one INTEGER, two INTEGER, FOREIGN KEY (one, two) REFERENCES c DEFERRABLE, CHECK (one <> 'a -- b' /* a comment */ AND two > 0));
CREATE INDEX e_idx ON e (two COLLATE NOCASE DESC, one + 1);
CREATE TABLE "select" ("from" INTEGER, [group] TEXT, `order` TEXT CHECK ("order" IN ('a', 'b''c')));
CREATE TRIGGER later BEFORE DELETE ON e FOR EACH ROW WHEN (old.one > 1) BEGIN SELECT CASE WHEN old.one = 2 THEN RAISE(ABORT, 'no; really') END; END;
CREATE VIEW w AS WITH q AS (SELECT one FROM c) SELECT one, 'x;y' AS t FROM q;
CREATE TRIGGER w_in INSTEAD OF UPDATE ON w WHEN new.one > 0 BEGIN UPDATE c SET two = 1 WHERE one = new.one; END;
)", "hand-written") == "");
}

TEST_CASE("SQLite: virtual tables are kept, their inner tables are not tables")
{
    const auto result = imported("CREATE VIRTUAL TABLE words USING fts5(title, tokenize = 'porter');\n"
                                 "CREATE VIRTUAL TABLE places USING vec0(spot float[3]);\n"
                                 "PRAGMA writable_schema=ON;\n"
                                 "INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql) VALUES('table','more','more',0,'CREATE VIRTUAL TABLE more USING fts4(x)');\n");
    CHECK(result.project.tables.size() == 0);
    CHECK(result.project.verbatimSql.size() == 3);
    CHECK(notesOf(result) == "1 kept CREATE VIRTUAL TABLE words\n2 kept CREATE VIRTUAL TABLE places\n3 skipped PRAGMA writable_schema\n4 kept CREATE VIRTUAL TABLE more\n");
}

TEST_CASE("SQLite: functions, collations and settings of the application don't stop an import")
{
    const auto result = imported(".mode csv\nPRAGMA foreign_keys = ON;\nBEGIN;\nCREATE TABLE t (a TEXT COLLATE icu CHECK (matches_all(a, 'x')));\n"
                                 "ATTACH 'other.db' AS other;\nSELECT 1;\nCREATE TEMP TABLE gone (x);\nCOMMIT;\nVACUUM;\n");
    CHECK(tableNamed(result, "t").checks.size() == 1);
    CHECK(result.project.tables.size() == 1);
    CHECK(notesOf(result) == "1 skipped .mode\n2 skipped PRAGMA foreign_keys\n3 skipped Transactions (2 times)\n5 skipped ATTACH\n6 skipped A query\n"
                             "7 skipped A temporary table\n9 skipped VACUUM, ANALYZE or REINDEX\n");
}

TEST_CASE("SQLite: errors say line and column, and nothing is half imported")
{
    CHECK(errorOf("CREATE TABLE a (x TEXT);\nCREATE TABLE b (\n  y TEXT FORM,\n  z TEXT NOT NUL\n);") ==
          "line 4, column 14: SQLite doesn't take this: near \"NUL\": syntax error. In: z TEXT NOT NUL");
    CHECK(errorOf("CREATE TABLE a (x TEXT);\nCREATE TABLE b (y 'unclosed").starts_with("line 2, column 19: "));
    CHECK(errorOf("CREATE TABLE a (x TEXT").starts_with("line 1, column 23: SQLite doesn't take this: incomplete input."));
    CHECK(errorOf("CREATE INDEX i ON nowhere (x);").find("no such table: main.nowhere") != std::string::npos);
    CHECK(errorOf(std::string("CREATE TABLE a (x\0 TEXT);", 25)).find("byte 0") != std::string::npos);
    CHECK(errorOf("\x89PNG\r\n\x1a\n\xff\xfe").find("UTF-8") != std::string::npos);
    CHECK(errorOf("") == "imported");
    CHECK(errorOf("-- nothing\n;;;") == "imported");
}

TEST_CASE("SQLite: a script can open nothing, load nothing and not run for ever")
{
    CHECK(errorOf("CREATE TABLE t AS SELECT load_extension('/tmp/x.so');").find("load_extension") != std::string::npos);
    CHECK(errorOf("CREATE TABLE t AS SELECT * FROM pragma_database_list;").find("SQLite doesn't take this") != std::string::npos);
    CHECK(errorOf("CREATE TABLE other.t (x);").find("unknown database other") != std::string::npos);
    const auto begin = std::chrono::steady_clock::now();
    const auto endless = errorOf("CREATE TABLE t AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;");
    CHECK(endless.find("takes more than") != std::string::npos);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(30));
    CHECK(errorOf("CREATE TABLE t AS SELECT zeroblob(900000000) AS b;").find("too big") != std::string::npos);
    const auto stopped = importSqliteScript("CREATE TABLE t (x);", [](double) { return false; });
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().what == "The import was stopped.");
}

TEST_CASE("SQLite: rows of any number don't grow what is kept")
{
    std::string sql = "CREATE TABLE t (x TEXT);\n";
    for (int i = 0; i < 20000; ++i)
        sql += "INSERT INTO t VALUES ('" + std::string(100, 'x') + "; -- ''');\n";
    const auto result = imported(sql);
    CHECK(notesOf(result) == "2 skipped INSERT INTO t (20000 times)\n");
}

TEST_CASE("SQLite: a dump of 200 MB takes little more memory than its design")
{
    std::string sql = "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT);\n";
    std::string rows = "INSERT INTO t VALUES ";
    while (rows.size() < 1000000)
        rows += "(" + std::to_string(rows.size()) + ",'some text; with ''quotes'' and \xc3\xa4 -- no comment'),";
    rows += "(0,'last');\n";
    while (sql.size() < 200000000)
        sql += rows;
    sql += "CREATE TABLE u (id INTEGER PRIMARY KEY);\n";
    rusage before{}, after{};
    getrusage(RUSAGE_SELF, &before);
    const auto begin = std::chrono::steady_clock::now();
    const auto result = imported(sql);
    getrusage(RUSAGE_SELF, &after);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    std::cout << "SQLite: " << sql.size() / 1000000 << " MB in " << seconds.count() << " s, " << (after.ru_maxrss - before.ru_maxrss) / 1024 << " MB more\n";
    CHECK(result.project.tables.size() == 2);
    CHECK(after.ru_maxrss - before.ru_maxrss < 64 * 1024);
    CHECK(seconds.count() < 60);
}

TEST_CASE("SQLite: a thousand tables are imported in a second or so")
{
    std::string sql;
    for (int i = 0; i < 1000; ++i) {
        const std::string name = "table_" + std::to_string(i);
        sql += "CREATE TABLE " + name + " (id INTEGER PRIMARY KEY, a VARCHAR(40) NOT NULL DEFAULT 'x', b INTEGER REFERENCES table_0 (id), c TEXT CHECK (length(c) < 9));\n"
               "CREATE INDEX " + name + "_a ON " + name + " (a);\n";
    }
    const auto begin = std::chrono::steady_clock::now();
    const auto result = imported(sql);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    std::cout << "SQLite: 1000 tables in " << seconds.count() << " s\n";
    CHECK(result.project.tables.size() == 1000);
    CHECK(seconds.count() < 30);
}

TEST_CASE("SQLite: a file is read and not changed, and what is none is told")
{
    SqliteDatabase database;
    REQUIRE(database.run("PRAGMA journal_mode = WAL; CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT);").ok);
    const auto before = contentOf(database.file());
    const auto result = importSqliteFile(database.file());
    REQUIRE(result);
    CHECK(result->project.tables.size() == 1);
    CHECK(result->project.info->name == "test");
    CHECK(contentOf(database.file()) == before);
    const std::string text = database.file() + ".txt";
    std::ofstream(text) << "This is a long enough text, and no database of any kind, whatever its name may be.";
    const auto none = importSqliteFile(text);
    REQUIRE_FALSE(none);
    CHECK(none.error().what == "This is no SQLite database.");
    CHECK_FALSE(importSqliteFile("/nowhere/at/all.db"));
    std::ofstream(text, std::ios::binary) << before.substr(0, before.size() / 2 + 10);
    const auto cut = importSqliteFile(text);
    CHECK((!cut || cut->project.tables.size() <= 1));
}

TEST_CASE("SQLite corpora: each imports, exports, loads and reads back equal")
{
    const std::vector<std::pair<std::string, std::string>> sources = {{"multi-chinook", "Chinook_Sqlite.sql"},
                                                                      {"multi-memos", "sqlite/LATEST.sql"},
                                                                      {"multi-sakila", "sqlite-sakila-db/sqlite-sakila-schema.sql"},
                                                                      {"multi-tbls", "sqlite.sql"}};
    for (const auto& [name, file] : sources)
        if (const auto folder = corpus(name)) {
            INFO(name);
            CHECK(roundTrip(contentOf(*folder + "/" + file), name) == "");
        }
}
