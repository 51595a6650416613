#include "core/import/dbml/import_dbml.h"
#include "core/import/element_ids.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sys/resource.h>

using namespace barch;

namespace {

Imported read(const std::string& text)
{
    const auto imported = importDbml(text);
    INFO((imported ? std::string() : imported.error().text()));
    REQUIRE(imported);
    return *imported;
}

std::string errorOf(const std::string& text)
{
    const auto imported = importDbml(text);
    return imported ? "no error" : imported.error().text();
}

const Table& tableOf(const Imported& imported, const std::string& name, const std::string& space = "public")
{
    const Table* table = imported.project.table(TableId(importedObject("table", space, name)));
    REQUIRE(table);
    return *table;
}

const Column& columnOf(const Table& table, const std::string& name)
{
    const Column* column = table.columnNamed(name);
    REQUIRE(column);
    return *column;
}

bool hasNote(const Imported& imported, int line, const std::string& what)
{
    return std::any_of(imported.notes.begin(), imported.notes.end(),
                       [&](const ImportNote& note) { return note.line == line && note.what.find(what) != std::string::npos; });
}

}  // namespace

TEST_CASE("DBML: columns with every setting")
{
    const auto imported = read(R"dbml(Table core.users as U [headercolor: #fff, note: 'People'] {
  id int [pk, increment]
  email varchar(255) [unique, not null, note: 'to sign in'] // comment
  name "character varying(80)" [null, default: 'it\'s']
  age integer [default: -18]
  ratio decimal(10, 4) [default: 1.5]
  active boolean [default: true]
  seen timestamp [default: `now()`]
  nothing text [default: null]
  tags text[] [not null]
  balance int [check: `balance > 0`, check: `balance < 10`]
})dbml");
    const Table& users = tableOf(imported, "users", "core");
    CHECK(users.comment == "People");
    CHECK(imported.project.info->dialect == Dialect::PostgreSql);
    CHECK(imported.project.namespaces.find(users.namespaceId)->name == "core");
    CHECK(columnOf(users, "id").identity == Identity::ByDefault);
    CHECK_FALSE(columnOf(users, "id").nullable);
    REQUIRE(users.primaryKey);
    CHECK(users.primaryKey->columns == std::vector{columnOf(users, "id").id});
    CHECK(columnOf(users, "email").type == "varchar(255)");
    CHECK_FALSE(columnOf(users, "email").nullable);
    CHECK(columnOf(users, "email").comment == "to sign in");
    REQUIRE(users.uniques.size() == 1);
    CHECK(columnOf(users, "name").type == "varchar(80)");
    CHECK(columnOf(users, "name").defaultExpression == "'it''s'");
    CHECK(columnOf(users, "name").nullable);
    CHECK(columnOf(users, "age").defaultExpression == "-18");
    CHECK(columnOf(users, "ratio").type == "numeric(10,4)");
    CHECK(columnOf(users, "ratio").defaultExpression == "1.5");
    CHECK(columnOf(users, "active").defaultExpression == "true");
    CHECK(columnOf(users, "seen").defaultExpression == "now()");
    CHECK(columnOf(users, "nothing").defaultExpression.empty());
    CHECK(columnOf(users, "tags").type == "text[]");
    REQUIRE(users.checks.size() == 2);
    CHECK(users.checks[0].name == "users_balance_check");
    CHECK(users.checks[1].name == "users_balance_check1");
    CHECK(users.checks[1].expression == "balance < 10");
    CHECK(imported.read.at("column") == 10);
    CHECK(hasNote(imported, 1, "colours (1)"));
}

TEST_CASE("DBML: serial is an integer with a sequence of its own")
{
    const auto imported = read("Table t { id bigserial [pk]\n n smallserial }");
    const Table& table = tableOf(imported, "t");
    CHECK(columnOf(table, "id").type == "bigint");
    CHECK(columnOf(table, "id").defaultExpression == "nextval('public.t_id_seq'::regclass)");
    CHECK(columnOf(table, "n").type == "smallint");
    REQUIRE(imported.project.sequences.size() == 2);
    for (const Sequence& sequence : imported.project.sequences)
        CHECK(sequence.ownedByTable == table.id);
}

TEST_CASE("DBML: indexes, checks and composite keys")
{
    const auto imported = read(R"dbml(Table bookings {
  id integer
  country varchar
  at timestamp
  indexes {
    (id, country) [pk] // composite
    at [name: 'at_index', note: 'Date']
    (country, at) [unique]
    at [type: hash]
    (`id*3`, `lower(country)`, id)
  }
  checks {
    `id > 0` [name: 'positive']
    `id < 100`
  }
})dbml");
    const Table& table = tableOf(imported, "bookings");
    REQUIRE(table.primaryKey);
    CHECK(table.primaryKey->columns.size() == 2);
    CHECK_FALSE(columnOf(table, "country").nullable);
    REQUIRE(table.indexes.size() == 4);
    CHECK(table.indexes[0].name == "at_index");
    CHECK(table.indexes[0].comment == "Date");
    CHECK(table.indexes[1].unique);
    CHECK(table.indexes[2].method == "hash");
    CHECK(table.indexes[3].keys[1].expression == "lower(country)");
    CHECK(table.indexes[3].keys[2].column == columnOf(table, "id").id);
    REQUIRE(table.checks.size() == 2);
    CHECK(table.checks[0].name == "positive");
}

TEST_CASE("DBML: references in all their forms")
{
    const auto imported = read(R"dbml(Table users as U { id int [pk]
  boss int [ref: > users.id]
  self int [ref: > id] }
Table core.posts { id int [pk, ref: < comments.post_id]
  author int
  editor int }
Table comments { post_id int
  a int
  b int }
Table pairs { a int
 b int
 indexes { (a, b) [pk] } }
Table infos { user_id int [ref: - U.id]
  other int }
Ref: core.posts.author > U.id [delete: cascade, update: no action]
Ref named { "core"."posts".editor > users.id [delete: set null, color: #aabbcc] }
Ref: comments.(a, b) > pairs.(a, b)
ref: users.id - infos.other)dbml");
    const Table& users = tableOf(imported, "users");
    const Table& posts = tableOf(imported, "posts", "core");
    const Table& comments = tableOf(imported, "comments");
    const Table& infos = tableOf(imported, "infos");
    CHECK(users.foreignKeys.size() == 2);
    REQUIRE(posts.foreignKeys.size() == 2);
    CHECK(posts.foreignKeys[0].onDelete == ReferentialAction::Cascade);
    CHECK(posts.foreignKeys[1].name == "named");
    CHECK(posts.foreignKeys[1].onDelete == ReferentialAction::SetNull);
    REQUIRE(comments.foreignKeys.size() == 2);
    CHECK(comments.foreignKeys[0].target == posts.id);
    CHECK(comments.foreignKeys[1].columns.size() == 2);
    CHECK(infos.foreignKeys.size() == 2);
}

TEST_CASE("DBML: a many-to-many reference makes the link table of dbml2sql")
{
    const auto imported = read(R"dbml(table a.x { k1 int [pk]
 k2 int [pk] }
table b.y { id bigint [pk, ref: <> people.id] }
table people { id int [pk] }
table people_people { id int }
ref: a.x.(k1, k2) <> a.x.(k1, k2)
ref: people.id <> people.id)dbml");
    const Table& own = tableOf(imported, "x_x", "a");
    CHECK(own.columns.size() == 4);
    CHECK(own.columnNamed("x_k1(1)"));
    CHECK(own.primaryKey->columns.size() == 4);
    CHECK(own.foreignKeys.size() == 2);
    const Table& inlined = tableOf(imported, "people_y");
    CHECK(columnOf(inlined, "y_id").type == "bigint");
    CHECK_FALSE(columnOf(inlined, "y_id").nullable);
    CHECK(tableOf(imported, "people_people(1)").columns.size() == 2);
}

TEST_CASE("DBML: enums with schemas, notes and defaults")
{
    const auto imported = read(R"dbml(Enum status { active [note: 'works']
  "on hold"
  1 }
Enum demo."age group" { toddler
  elder }
Table t { s status [default: status.active]
  a demo."age group" [default: demo."age group".elder]
  m status[]
  own "Var Char" })dbml");
    const Table& table = tableOf(imported, "t");
    const UserType* status = imported.project.types.find(columnOf(table, "s").userType);
    REQUIRE(status);
    CHECK(status->values.size() == 3);
    CHECK(status->comment == "active: works");
    CHECK(columnOf(table, "s").defaultExpression == "'active'");
    CHECK(columnOf(table, "a").defaultExpression == "'elder'");
    CHECK(columnOf(table, "m").userType == status->id);
    CHECK(columnOf(table, "m").type == "[]");
    CHECK(columnOf(table, "own").type == "\"Var Char\"");
}

TEST_CASE("DBML: table partials give way to what the table and later partials say")
{
    const auto imported = read(R"dbml(TablePartial base [note: 'from base'] { id int [pk]
  name text
  checks { `id > 0` } }
TablePartial mail { email varchar [unique]
  name varchar(10)
  indexes { email } }
Table users { ~base
  age int
  ~mail
  email text }
Table plain [note: 'own'] { ~base })dbml");
    const Table& users = tableOf(imported, "users");
    std::string order;
    for (const Column& column : users.columns)
        order += column.name + " " + column.type + ", ";
    CHECK(order == "id integer, age integer, name varchar(10), email text, ");
    CHECK(users.comment == "from base");
    CHECK(users.checks.size() == 1);
    CHECK(users.indexes.size() == 1);
    CHECK(users.uniques.empty());
    CHECK(tableOf(imported, "plain").comment == "own");
}

TEST_CASE("DBML: project, groups, notes and rows")
{
    const auto imported = read(R"dbml(Project shop {
  database_type: 'MySQL'
  Note: '''

      # Shop
        sells \
things
  '''
}
Table users { id int [pk, increment]
  records { 1
    2 } }
Table other.users { id int
  Note { 'Others' } }
TableGroup "People here" [color: #06C, note: 'all'] { users
  other.users }
Note todo [color: none] { 'Ask somebody' }
Records users(id) { 3, 'a}b' }
Dep: users -> other.users
use * from './more.dbml'
)dbml");
    CHECK(imported.project.info->name == "shop");
    CHECK(imported.project.info->description == "# Shop\n  sells things");
    CHECK(imported.project.info->dialect == Dialect::MySql);
    CHECK_FALSE(tableOf(imported, "users").namespaceId);
    CHECK(tableOf(imported, "users", "other").comment == "Others");
    REQUIRE(imported.project.areas.size() == 1);
    CHECK(imported.project.areas.begin()->colour == "#0066cc");
    CHECK(imported.project.placements.size() == 2);
    REQUIRE(imported.project.comments.size() == 1);
    CHECK(imported.project.comments.begin()->text == "todo: Ask somebody");
    CHECK(hasNote(imported, 11, "records"));
    CHECK(hasNote(imported, 18, "Records users"));
    CHECK(hasNote(imported, 19, "Dep"));
    CHECK(hasNote(imported, 20, "./more.dbml"));
}

TEST_CASE("DBML: two imports of a text are the same, ids included")
{
    const std::string text = "Table a { id int [pk]\n b int [ref: > b.id, unique] }\nTable b { id int [pk] }\nNote n { 'x' }";
    CHECK(read(text).project == read(text).project);
    CHECK(read("\xef\xbb\xbf" + text).project == read(text).project);
}

TEST_CASE("DBML: faults are told with line and column and what was expected")
{
    CHECK(errorOf("Table a {\n  id int\n  name\n}") == "line 4, column 1: Expected the type of the column \"name\", found a new line with }. In: }");
    CHECK(errorOf("Table a {\n  id int [pk\n  name varchar [not null]\n}").starts_with("line 3, column 3: Expected a comma or ]"));
    CHECK(errorOf("Table a {\n  id int [not nul]\n}") == "no error");
    CHECK(errorOf("Table a { id int }\nRef: a.id > usr.id\nTable users { id int }").find("line 2, column 13: There is no table named \"usr\".") == 0);
    CHECK(errorOf("Table users { id int }\nRef: user.id > users.id").find("Did you mean \"users\"?") != std::string::npos);
    CHECK(errorOf("Table a { id int\n indexes { (id, nme) } }").starts_with("line 2, column 17: The table \"a\" has no column \"nme\"."));
    CHECK(errorOf("Table a { id int }\nTable a { id int }").starts_with("line 2, column 7: There are two tables named \"a\"."));
    CHECK(errorOf("Table a { id int\n id int }").starts_with("line 2, column 2: The table \"a\" has the column \"id\" twice."));
    CHECK(errorOf("Enum e { a\n a }").starts_with("line 2, column 2: The enum \"e\" has the value \"a\" twice."));
    CHECK(errorOf("Table t { n text [note: 'user's own'] }").find("This text has no end: expected '") != std::string::npos);
    CHECK(errorOf("Tabel t { id int }").starts_with("line 1, column 1: Expected Table, TablePartial"));
    CHECK(errorOf("Table t { x int [ref: > t.y, default: oops] }").starts_with("line 1, column 39: Expected a number"));
    CHECK(errorOf("Ref: a.b = c.d").starts_with("line 1, column 10: Expected <, >, - or <>"));
    CHECK(errorOf("Table t { ~nowhere }").starts_with("line 1, column 12: There is no table partial named \"nowhere\"."));
    CHECK(errorOf("Table t { id int }\nTable s { (").starts_with("line 2, column 11: Expected a column"));
}

TEST_CASE("DBML: what is cut off, binary or hostile ends in an error and not in memory")
{
    CHECK(errorOf("Table t {\n  id int [note: 'open\n}").starts_with("line 2, column 17: This text has no end: expected '"));
    CHECK(errorOf("Table t {\n  id int [note: '''open\n}").starts_with("line 2, column 17: This text has no end: expected '''."));
    CHECK(errorOf("Table t {\n id int [default: `open }").starts_with("line 2, column 19: This expression has no end"));
    CHECK(errorOf("/* open").starts_with("line 1, column 1: This comment has no end"));
    CHECK(errorOf("Table t {\n id int").starts_with("line 1, column 1: This table has no end: expected }."));
    CHECK(errorOf(std::string("Table t {\n\0 id int }", 21)).starts_with("line 2, column 1: The text holds a byte 0"));
    CHECK(errorOf("Table t {\n \xff\xfe id int }").starts_with("line 2, column 1: The text is not UTF-8."));
    CHECK(errorOf("\xff\xfe" "T").starts_with("line 1, column 1: The text is UTF-16."));
    for (const char* piece : {"(", "[", "{", "a.", "Table a {", "Ref: a.(", "Enum e {", "~", "/*", "Table t { x y(", "Project {", "-", "Table t [", "Records {"}) {
        std::string many;
        while (many.size() < 1'000'000)
            many += piece;
        INFO(piece);
        CHECK(errorOf(many) != "no error");
    }
    CHECK(read("").project.tables.empty());
}

TEST_CASE("DBML: 200 MB of rows and comments take no memory and can be stopped")
{
    std::string text = "Table t { id int [pk] }\nRecords t(id) {\n";
    const std::string row = "  1, 'some text that is longer than a short string', `now()`\n";
    text.reserve(201'000'000);
    while (text.size() < 200'000'000)
        text += row;
    text += "}\n";
    rusage before{};
    rusage after{};
    getrusage(RUSAGE_SELF, &before);
    int calls = 0;
    const auto imported = importDbml(text, [&](double part) { return ++calls > 0 && part <= 1; });
    getrusage(RUSAGE_SELF, &after);
    REQUIRE(imported);
    CHECK(calls > 100);
    CHECK(imported->project.tables.size() == 1);
    CHECK(after.ru_maxrss - before.ru_maxrss < 20'000);
    const auto stopped = importDbml(text, [](double part) { return part < 0.1; });
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().what == "The import was stopped.");
}
