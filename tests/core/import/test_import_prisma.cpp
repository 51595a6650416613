#include "core/import/element_ids.h"
#include "core/import/prisma/import_prisma.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace barch;

namespace {

const std::string postgres = "datasource db {\n  provider = \"postgresql\"\n  url = env(\"DATABASE_URL\")\n}\n";

Imported read(const std::string& text)
{
    const auto imported = importPrisma(text);
    INFO((imported ? std::string() : imported.error().text()));
    REQUIRE(imported);
    return *imported;
}

std::string errorOf(const std::string& text)
{
    const auto imported = importPrisma(text);
    return imported ? "no error" : imported.error().text();
}

const Table& tableOf(const Imported& imported, const std::string& name, const std::string& space = "public")
{
    const Table* table = imported.project.table(TableId(importedObject("table", space, name)));
    INFO(name);
    REQUIRE(table);
    return *table;
}

const Column& columnOf(const Table& table, const std::string& name)
{
    const Column* column = table.columnNamed(name);
    INFO(name);
    REQUIRE(column);
    return *column;
}

const Index* indexNamed(const Table& table, const std::string& name)
{
    const auto found = std::find_if(table.indexes.begin(), table.indexes.end(), [&](const Index& index) { return index.name == name; });
    return found == table.indexes.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("Prisma: types and defaults of PostgreSQL")
{
    const auto imported = read(postgres + R"prisma(
/// People
model User {
  id      Int      @id @default(autoincrement())
  big     BigInt   @default(9007199254740993)
  name    String?  @db.VarChar(80) @default("it's") /// as printed
  /// how
  /// much
  price   Decimal  @db.Decimal(12, 2)
  rate    Decimal
  ratio   Float    @default(-1.5)
  made    DateTime @default(now())
  changed DateTime @updatedAt @db.Timestamptz(6)
  data    Json     @default("{}")
  raw     Bytes?   @default("aGk=")
  key     String   @default(dbgenerated("gen_random_uuid()")) @db.Uuid
  client  String   @default(cuid())
  role    Role     @default(BOSS)
  tags    String[] @default(["a", "b"])
  roles   Role[]   @default([BOSS])
  place   Unsupported("point")?
  ok      Boolean  @default(true)
}
enum Role {
  BOSS @map("boss") /// decides
  STAFF
  @@map("roles")
}
)prisma");
    const Table& user = tableOf(imported, "User");
    CHECK(user.comment == "People");
    CHECK(columnOf(user, "id").type == "integer");
    CHECK(columnOf(user, "id").defaultExpression == "nextval('public.\"User_id_seq\"'::regclass)");
    CHECK(imported.project.sequences.size() == 1);
    REQUIRE(user.primaryKey);
    CHECK(user.primaryKey->name == "User_pkey");
    CHECK(columnOf(user, "big").defaultExpression == "9007199254740993");
    CHECK(columnOf(user, "name").type == "varchar(80)");
    CHECK(columnOf(user, "name").nullable);
    CHECK(columnOf(user, "name").defaultExpression == "'it''s'");
    CHECK(columnOf(user, "name").comment == "as printed");
    CHECK(columnOf(user, "price").type == "numeric(12,2)");
    CHECK(columnOf(user, "price").comment == "how\nmuch");
    CHECK(columnOf(user, "rate").type == "numeric(65,30)");
    CHECK(columnOf(user, "ratio").defaultExpression == "-1.5");
    CHECK(columnOf(user, "made").type == "timestamp(3)");
    CHECK(columnOf(user, "made").defaultExpression == "CURRENT_TIMESTAMP");
    CHECK(columnOf(user, "changed").type == "timestamptz(6)");
    CHECK(columnOf(user, "changed").defaultExpression.empty());
    CHECK(columnOf(user, "data").type == "jsonb");
    CHECK(columnOf(user, "raw").defaultExpression == "'\\x6869'");
    CHECK(columnOf(user, "key").type == "uuid");
    CHECK(columnOf(user, "key").defaultExpression == "gen_random_uuid()");
    CHECK(columnOf(user, "client").defaultExpression.empty());
    CHECK(columnOf(user, "role").defaultExpression == "'boss'");
    CHECK(columnOf(user, "tags").type == "text[]");
    CHECK(columnOf(user, "tags").nullable);
    CHECK(columnOf(user, "tags").defaultExpression == "ARRAY['a', 'b']::text[]");
    CHECK(columnOf(user, "roles").defaultExpression == "ARRAY['boss']::public.roles[]");
    CHECK(columnOf(user, "place").type == "point");
    REQUIRE(imported.project.types.size() == 1);
    CHECK(imported.project.types.begin()->name == "roles");
    CHECK(imported.project.types.begin()->comment == "boss: decides");
}

TEST_CASE("Prisma: keys, indexes and names as Prisma Migrate gives them")
{
    const auto imported = read(postgres + R"prisma(
model Post {
  a String
  b String @unique(map: "own")
  c Int @unique(sort: Desc)
  d Json
  e String @map("renamed")
  @@id([a, b(sort: Desc)])
  @@unique([b, e], name: "client")
  @@index([d(ops: JsonbPathOps)], type: Gin)
  @@index([e(ops: raw("text_pattern_ops")), c(sort: Desc)], map: "mine")
  @@index([a], type: Hash)
  @@map("posts")
  @@schema("blog")
}
model ATableWithANameThatIsSoLongThatItFillsMostOfTheSpace {
  id String @id
  aColumnWithALongName String
  @@index([aColumnWithALongName])
}
)prisma");
    const Table& posts = tableOf(imported, "posts", "blog");
    CHECK(posts.primaryKey->name == "posts_pkey");
    CHECK(posts.primaryKey->columns.size() == 2);
    REQUIRE(indexNamed(posts, "own"));
    CHECK(indexNamed(posts, "own")->unique);
    CHECK(indexNamed(posts, "posts_c_key")->keys[0].descending);
    CHECK(indexNamed(posts, "posts_b_renamed_key")->keys.size() == 2);
    CHECK(indexNamed(posts, "posts_d_idx")->method == "gin");
    CHECK(indexNamed(posts, "posts_d_idx")->keys[0].operatorClass == "jsonb_path_ops");
    CHECK(indexNamed(posts, "mine")->keys[0].operatorClass == "text_pattern_ops");
    CHECK(indexNamed(posts, "mine")->keys[1].descending);
    CHECK(indexNamed(posts, "posts_a_idx")->method == "hash");
    const Table& longOne = tableOf(imported, "ATableWithANameThatIsSoLongThatItFillsMostOfTheSpace");
    REQUIRE(longOne.indexes.size() == 1);
    CHECK(longOne.indexes[0].name == "ATableWithANameThatIsSoLongThatItFillsMostOfTheSpace_aColum_idx");
    CHECK(longOne.indexes[0].name.size() == 63);
}

TEST_CASE("Prisma: relations and what happens where the schema doesn't say")
{
    const auto imported = read(postgres + R"prisma(
model User {
  id Int @id
  boss User? @relation("staff", fields: [bossId], references: [id])
  bossId Int?
  staff User[] @relation("staff")
  posts Post[]
  profile Profile?
  friends User[] @relation("friendship")
  friendOf User[] @relation("friendship")
}
model Post {
  id BigInt @id
  author User @relation(fields: [authorId], references: [id])
  authorId Int @map("author_id")
  tags Tag[]
}
model Profile {
  id Int @id
  user User @relation(fields: [userId], references: [id], onDelete: Cascade, onUpdate: NoAction, map: "mine")
  userId Int @unique
}
model Tag {
  name String @id @db.VarChar(20)
  posts Post[]
}
)prisma");
    const Table& user = tableOf(imported, "User");
    REQUIRE(user.foreignKeys.size() == 1);
    CHECK(user.foreignKeys[0].name == "User_bossId_fkey");
    CHECK(user.foreignKeys[0].onDelete == ReferentialAction::SetNull);
    CHECK(user.foreignKeys[0].onUpdate == ReferentialAction::Cascade);
    const Table& post = tableOf(imported, "Post");
    REQUIRE(post.foreignKeys.size() == 1);
    CHECK(post.foreignKeys[0].name == "Post_author_id_fkey");
    CHECK(post.foreignKeys[0].onDelete == ReferentialAction::Restrict);
    const Table& profile = tableOf(imported, "Profile");
    CHECK(profile.foreignKeys[0].name == "mine");
    CHECK(profile.foreignKeys[0].onDelete == ReferentialAction::Cascade);
    CHECK(profile.foreignKeys[0].onUpdate == ReferentialAction::NoAction);
    const Table& link = tableOf(imported, "_PostToTag");
    CHECK(columnOf(link, "A").type == "bigint");
    CHECK(columnOf(link, "B").type == "varchar(20)");
    CHECK_FALSE(link.primaryKey);
    CHECK(indexNamed(link, "_PostToTag_AB_unique")->unique);
    CHECK(indexNamed(link, "_PostToTag_B_index")->keys.size() == 1);
    REQUIRE(link.foreignKeys.size() == 2);
    CHECK(link.foreignKeys[0].name == "_PostToTag_A_fkey");
    CHECK(link.foreignKeys[0].onDelete == ReferentialAction::Cascade);
    CHECK(tableOf(imported, "_friendship").foreignKeys.size() == 2);
    CHECK(imported.project.tables.size() == 6);
}

TEST_CASE("Prisma: MySQL, SQLite, extensions, relationMode, views and composite types")
{
    const auto mysql = read(R"prisma(datasource db {
  provider = "mysql"
  relationMode = "prisma"
}
generator client { provider = "prisma-client-js" }
model A {
  id Int @id @default(autoincrement()) @db.UnsignedInt
  name String
  body String @db.MediumText
  made DateTime @default(now())
  flag Boolean @db.TinyInt(1)
  b B @relation(fields: [bId], references: [id])
  bId Int
  @@fulltext([name])
}
model B { id Int @id
  as A[] }
)prisma");
    const Table& a = tableOf(mysql, "A", "");
    CHECK(mysql.project.info->dialect == Dialect::MySql);
    CHECK_FALSE(a.namespaceId);
    CHECK(columnOf(a, "id").type == "integer unsigned");
    CHECK(columnOf(a, "id").identity == Identity::ByDefault);
    CHECK(columnOf(a, "name").type == "varchar(191)");
    CHECK(columnOf(a, "body").type == "mediumtext");
    CHECK(columnOf(a, "made").defaultExpression == "CURRENT_TIMESTAMP(3)");
    CHECK(columnOf(a, "flag").type == "boolean");
    CHECK(a.foreignKeys.empty());
    CHECK(a.indexes[0].method == "fulltext");
    CHECK(mysql.notes.size() == 2);

    const auto sqlite = read("datasource db { provider = \"sqlite\"\n url = \"file:x\" }\nmodel A { id Int @id @default(autoincrement())\n e E @default(X) }\nenum E { X }");
    CHECK(columnOf(tableOf(sqlite, "A", ""), "e").type == "text");
    CHECK(sqlite.project.types.empty());

    const auto more = read(R"prisma(datasource db {
  provider = "postgresql"
  schemas = ["public", "base"]
  extensions = [pgcrypto, uuid_ossp(map: "uuid-ossp", schema: "base")]
}
view Sums { id Int @unique }
type Address { street String }
model A { id Int @id
  where Address
  @@ignore
  @@schema("base") }
)prisma");
    CHECK(more.project.extensions.size() == 2);
    CHECK(columnOf(tableOf(more, "A", "base"), "where").type == "jsonb");
    CHECK(more.notes.size() == 2);
}

TEST_CASE("Prisma: faults are told with line and column and what was expected")
{
    CHECK(errorOf("model A {\n  id\n}").starts_with("line 3, column 1: Expected the type of the field \"id\", found a new line with }."));
    CHECK(errorOf("model A {\n  id Strin @id\n}") == "line 2, column 6: There is no type, model or enum named \"Strin\". Did you mean \"String\"? In: id Strin @id");
    CHECK(errorOf("model A {\n  id Int @id @default(\"x\n}").starts_with("line 2, column 23: This text has no end"));
    CHECK(errorOf("model A {\n  id Int @id\n  @@index([nme])\n}").starts_with("line 3, column 12: The model \"A\" has no column for a field \"nme\"."));
    CHECK(errorOf("model A {\n  id Int @id").starts_with("line 1, column 1: This model has no end: expected }."));
    CHECK(errorOf("modle A { }").starts_with("line 1, column 1: Expected model, enum"));
    CHECK(errorOf("model A { id Int @id\n id Int }").starts_with("line 2, column 2: The model \"A\" has the field \"id\" twice."));
    CHECK(errorOf("model A { id Int @id }\nmodel A { id Int @id }").starts_with("line 2, column 1: There are two models"));
    CHECK(errorOf("enum E { A\n B }\nmodel M { id Int @id\n e E @default(C) }").starts_with("line 4, column 15: The enum \"E\" has no value \"C\"."));
    CHECK(errorOf("model A { id Int @id\n b B @relation(fields: [x], references: [id]) }\nmodel B { id Int @id\n a A[] }").starts_with("line 2, column 25: The model \"A\" has no column"));
    CHECK(errorOf(std::string("model A {\n\0", 11)).starts_with("line 2, column 1: The text holds a byte 0"));
    CHECK(errorOf("model A \xff").starts_with("line 1, column 1: The text is not UTF-8."));
    for (const char* piece : {"(", "[", "{", "@", "model A { a B @x(", "[[[[", "enum E {", "/*", "\"", "a(", "model "}) {
        std::string many = "model A { id Int @id @default(";
        while (many.size() < 1'000'000)
            many += piece;
        INFO(piece);
        CHECK(errorOf(many) != "no error");
        CHECK(errorOf(many.substr(30)) != "no error");
    }
    CHECK(read("").project.tables.empty());
    const std::string text = postgres + "model A { id Int @id\n bs B[] }\nmodel B { id Int @id\n as A[] }";
    CHECK(read(text).project == read(text).project);
    std::string large(3'000'000, '\n');
    CHECK(importPrisma(large, [](double) { return false; }).error().what == "The import was stopped.");
}
