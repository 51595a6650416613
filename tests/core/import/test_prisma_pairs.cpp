#include "core/import/prisma/import_prisma.h"
#include "tests/core/import/server_pairs.h"

#include <catch2/catch.hpp>

using namespace barch;
using namespace barch::test;

namespace {

Project read(const std::string& schema)
{
    const auto imported = importPrisma(schema);
    INFO((imported ? std::string() : imported.error().text()));
    REQUIRE(imported);
    return imported->project;
}

}  // namespace

TEST_CASE("Prisma for PostgreSQL: what Prisma Migrate writes for relations, types and indexes")
{
    const Project project = read(R"prisma(datasource db {
  provider = "postgresql"
  schemas = ["public", "base"]
}
model User {
  id BigInt @id @default(autoincrement())
  small Int @default(autoincrement()) @db.SmallInt
  uid String @unique @default(dbgenerated("gen_random_uuid()")) @db.Uuid
  born DateTime? @db.Date
  at DateTime @default(now()) @db.Timestamptz(6)
  clock DateTime @db.Time(0)
  code String @db.Char(3)
  bits String? @db.VarBit(8)
  sum Decimal @default(0) @db.Decimal(10, 2)
  raw Bytes
  roles Role[] @default([ADMIN])
  tags String[]
  big BigInt[] @default([1, 2])
  posts Post[]
  boss User? @relation("staff", fields: [bossId], references: [id])
  bossId BigInt?
  staff User[] @relation("staff")
  friends User[] @relation("friends")
  friendOf User[] @relation("friends")
  @@index([at(sort: Desc), code])
  @@index([tags], type: Gin)
  @@schema("base")
}
model Post {
  year Int
  number Int
  title String @db.VarChar(200)
  author User @relation(fields: [authorId], references: [id])
  authorId BigInt
  labels Label[]
  body Json @default("{\"a\": \"it's\"}")
  comments Comment[]
  id Int @unique
  @@id([year, number])
  @@unique([title, authorId])
  @@index([body(ops: JsonbPathOps)], type: Gin)
  @@map("posts")
  @@schema("public")
}
model Label {
  id Int @id
  name String @unique
  things Thing[]
  post Post @relation(fields: [postId], references: [id])
  postId Int
  @@schema("public")
}
model Thing {
  id String @id
  labels Label[]
  @@schema("public")
}
model Comment {
  id Int @id
  year Int?
  number Int?
  post Post? @relation(fields: [year, number], references: [year, number], onDelete: NoAction, onUpdate: Restrict)
  @@schema("public")
}
enum Role {
  ADMIN
  USER @map("user")
  @@schema("base")
}
)prisma");
    const std::string migration = R"sql(
CREATE SCHEMA IF NOT EXISTS "base";
CREATE TYPE "base"."Role" AS ENUM ('ADMIN', 'user');
CREATE TABLE "base"."User" (
    "id" BIGSERIAL NOT NULL, "small" SMALLSERIAL NOT NULL, "uid" UUID NOT NULL DEFAULT gen_random_uuid(), "born" DATE,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP, "clock" TIME(0) NOT NULL, "code" CHAR(3) NOT NULL, "bits" VARBIT(8),
    "sum" DECIMAL(10,2) NOT NULL DEFAULT 0, "raw" BYTEA NOT NULL, "roles" "base"."Role"[] DEFAULT ARRAY['ADMIN']::"base"."Role"[],
    "tags" TEXT[], "big" BIGINT[] DEFAULT ARRAY[1, 2]::BIGINT[], "bossId" BIGINT, CONSTRAINT "User_pkey" PRIMARY KEY ("id"));
CREATE TABLE "public"."posts" (
    "year" INTEGER NOT NULL, "number" INTEGER NOT NULL, "title" VARCHAR(200) NOT NULL, "authorId" BIGINT NOT NULL,
    "body" JSONB NOT NULL DEFAULT '{"a": "it''s"}', "id" INTEGER NOT NULL, CONSTRAINT "posts_pkey" PRIMARY KEY ("year","number"));
CREATE TABLE "public"."Label" ("id" INTEGER NOT NULL, "name" TEXT NOT NULL, "postId" INTEGER NOT NULL, CONSTRAINT "Label_pkey" PRIMARY KEY ("id"));
CREATE TABLE "public"."Thing" ("id" TEXT NOT NULL, CONSTRAINT "Thing_pkey" PRIMARY KEY ("id"));
CREATE TABLE "public"."Comment" ("id" INTEGER NOT NULL, "year" INTEGER, "number" INTEGER, CONSTRAINT "Comment_pkey" PRIMARY KEY ("id"));
CREATE TABLE "base"."_friends" ("A" BIGINT NOT NULL, "B" BIGINT NOT NULL);
CREATE TABLE "public"."_LabelToThing" ("A" INTEGER NOT NULL, "B" TEXT NOT NULL);
CREATE UNIQUE INDEX "User_uid_key" ON "base"."User"("uid");
CREATE INDEX "User_at_code_idx" ON "base"."User"("at" DESC, "code");
CREATE INDEX "User_tags_idx" ON "base"."User" USING GIN ("tags");
CREATE UNIQUE INDEX "posts_id_key" ON "public"."posts"("id");
CREATE INDEX "posts_body_idx" ON "public"."posts" USING GIN ("body" jsonb_path_ops);
CREATE UNIQUE INDEX "posts_title_authorId_key" ON "public"."posts"("title", "authorId");
CREATE UNIQUE INDEX "Label_name_key" ON "public"."Label"("name");
CREATE UNIQUE INDEX "_friends_AB_unique" ON "base"."_friends"("A", "B");
CREATE INDEX "_friends_B_index" ON "base"."_friends"("B");
CREATE UNIQUE INDEX "_LabelToThing_AB_unique" ON "public"."_LabelToThing"("A", "B");
CREATE INDEX "_LabelToThing_B_index" ON "public"."_LabelToThing"("B");
ALTER TABLE "base"."User" ADD CONSTRAINT "User_bossId_fkey" FOREIGN KEY ("bossId") REFERENCES "base"."User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "public"."posts" ADD CONSTRAINT "posts_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "base"."User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "public"."Label" ADD CONSTRAINT "Label_postId_fkey" FOREIGN KEY ("postId") REFERENCES "public"."posts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "public"."Comment" ADD CONSTRAINT "Comment_year_number_fkey" FOREIGN KEY ("year", "number") REFERENCES "public"."posts"("year", "number") ON DELETE NO ACTION ON UPDATE RESTRICT;
ALTER TABLE "base"."_friends" ADD CONSTRAINT "_friends_A_fkey" FOREIGN KEY ("A") REFERENCES "base"."User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "base"."_friends" ADD CONSTRAINT "_friends_B_fkey" FOREIGN KEY ("B") REFERENCES "base"."User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "public"."_LabelToThing" ADD CONSTRAINT "_LabelToThing_A_fkey" FOREIGN KEY ("A") REFERENCES "public"."Label"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "public"."_LabelToThing" ADD CONSTRAINT "_LabelToThing_B_fkey" FOREIGN KEY ("B") REFERENCES "public"."Thing"("id") ON DELETE CASCADE ON UPDATE CASCADE;
)sql";
    std::string schema = migration;
    const auto outcome = comparePostgres(schema, postgresScript(project));
    INFO(outcome.failure);
    CHECK(outcome.failure.empty());
    INFO(outcome.difference);
    CHECK(outcome.difference.empty());
}

TEST_CASE("Prisma for MySQL: what Prisma Migrate writes for types, indexes and relations")
{
    const Project project = read(R"prisma(datasource db {
  provider = "mysql"
}
model User {
  id Int @id @default(autoincrement()) @db.UnsignedInt
  email String @unique
  flag Boolean @default(true)
  tiny Int @default(3) @db.TinyInt
  name String @db.VarChar(80) @default("it's \\ here")
  body String @db.Text
  big BigInt?
  ratio Float
  sum Decimal @db.Decimal(10, 2)
  rate Decimal
  made DateTime @default(now())
  at DateTime? @db.Timestamp(0)
  day DateTime @db.Date
  data Json?
  raw Bytes
  role Role @default(STAFF)
  posts Post[]
  @@index([body(length: 100)])
  @@index([name, made(sort: Desc)])
  @@fulltext([name])
}
model Post {
  id Int @id
  author User? @relation(fields: [authorId], references: [id])
  authorId Int? @db.UnsignedInt
  tags Tag[]
}
model Tag {
  name String @id @db.VarChar(20)
  posts Post[]
}
enum Role {
  BOSS @map("boss")
  STAFF
}
)prisma");
    const std::string options = " DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;\n";
    const std::string migration = R"sql(CREATE TABLE `User` (
    `id` INTEGER UNSIGNED NOT NULL AUTO_INCREMENT, `email` VARCHAR(191) NOT NULL, `flag` BOOLEAN NOT NULL DEFAULT true, `tiny` TINYINT NOT NULL DEFAULT 3,
    `name` VARCHAR(80) NOT NULL DEFAULT 'it''s \\ here', `body` TEXT NOT NULL, `big` BIGINT NULL, `ratio` DOUBLE NOT NULL, `sum` DECIMAL(10, 2) NOT NULL,
    `rate` DECIMAL(65, 30) NOT NULL, `made` DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3), `at` TIMESTAMP(0) NULL, `day` DATE NOT NULL, `data` JSON NULL,
    `raw` LONGBLOB NOT NULL, `role` ENUM('boss', 'STAFF') NOT NULL DEFAULT 'STAFF',
    UNIQUE INDEX `User_email_key`(`email`), INDEX `User_body_idx`(`body`(100)), INDEX `User_name_made_idx`(`name`, `made` DESC), FULLTEXT INDEX `User_name_idx`(`name`),
    PRIMARY KEY (`id`)
))sql" + options + R"sql(CREATE TABLE `Post` (`id` INTEGER NOT NULL, `authorId` INTEGER UNSIGNED NULL, PRIMARY KEY (`id`)))sql" + options +
                                  R"sql(CREATE TABLE `Tag` (`name` VARCHAR(20) NOT NULL, PRIMARY KEY (`name`)))sql" + options +
                                  R"sql(CREATE TABLE `_PostToTag` (`A` INTEGER NOT NULL, `B` VARCHAR(20) NOT NULL, UNIQUE INDEX `_PostToTag_AB_unique`(`A`, `B`), INDEX `_PostToTag_B_index`(`B`)))sql" + options +
                                  R"sql(ALTER TABLE `Post` ADD CONSTRAINT `Post_authorId_fkey` FOREIGN KEY (`authorId`) REFERENCES `User`(`id`) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE `_PostToTag` ADD CONSTRAINT `_PostToTag_A_fkey` FOREIGN KEY (`A`) REFERENCES `Post`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE `_PostToTag` ADD CONSTRAINT `_PostToTag_B_fkey` FOREIGN KEY (`B`) REFERENCES `Tag`(`name`) ON DELETE CASCADE ON UPDATE CASCADE;
)sql";
    const auto outcome = compareMariaDb(migration, mariaDbScript(project));
    INFO(outcome.failure);
    CHECK(outcome.failure.empty());
    INFO(outcome.difference);
    CHECK(outcome.difference.empty());
}
