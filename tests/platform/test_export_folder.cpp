#include "app/platform/export_folder.h"

#include <QFile>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

using namespace barch;

namespace {

struct Folder {
    QTemporaryDir directory;
    std::string path() const { return directory.path().toStdString() + "/out"; }
    std::string read(const char* name) const
    {
        QFile file(QString::fromStdString(path() + "/" + name));
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : "(missing)";
    }
    void write(const char* name, const char* text) const
    {
        QFile file(QString::fromStdString(path() + "/" + name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
};

const std::vector<ExportedFile> first = {{"0001_init.up.sql", "create"}, {"tenant/0001_init.up.sql", "tenant"}};

}  // namespace

TEST_CASE("An export writes its files, and a second one finds them the same")
{
    Folder folder;
    const auto done = writeExport(folder.path(), first, EditedFiles::Refuse);
    REQUIRE(done);
    CHECK(done->written == 2);
    CHECK(folder.read("tenant/0001_init.up.sql") == "tenant");
    const auto again = writeExport(folder.path(), first, EditedFiles::Refuse);
    REQUIRE(again);
    CHECK(again->written == 0);
    CHECK(again->same == 2);
}

TEST_CASE("What the program wrote is replaced, what a person edited is not")
{
    Folder folder;
    REQUIRE(writeExport(folder.path(), first, EditedFiles::Refuse));
    const std::vector<ExportedFile> second = {{"0001_init.up.sql", "create 2"}, {"tenant/0001_init.up.sql", "tenant 2"}};
    folder.write("0001_init.up.sql", "edited");

    const auto compared = compareWithFolder(folder.path(), second);
    REQUIRE(compared);
    CHECK((*compared)[0].state == FileState::EditedByHand);
    CHECK((*compared)[1].state == FileState::Changed);

    CHECK_FALSE(writeExport(folder.path(), second, EditedFiles::Refuse));
    CHECK(folder.read("tenant/0001_init.up.sql") == "tenant");

    const auto kept = writeExport(folder.path(), second, EditedFiles::Keep);
    REQUIRE(kept);
    CHECK(kept->kept == std::vector<std::string>{"0001_init.up.sql"});
    CHECK(folder.read("0001_init.up.sql") == "edited");
    CHECK(folder.read("tenant/0001_init.up.sql") == "tenant 2");

    REQUIRE(writeExport(folder.path(), second, EditedFiles::Overwrite));
    CHECK(folder.read("0001_init.up.sql") == "create 2");
    CHECK(folder.read("0001_init.up.sql.bak") == "edited");
}

TEST_CASE("A file that the program never wrote is the user's")
{
    Folder folder;
    REQUIRE(writeExport(folder.path(), {first[1]}, EditedFiles::Refuse));
    folder.write("0001_init.up.sql", "mine");
    CHECK_FALSE(writeExport(folder.path(), first, EditedFiles::Refuse));
    CHECK(folder.read("0001_init.up.sql") == "mine");
}

TEST_CASE("Files that are no longer exported are told and stay")
{
    Folder folder;
    REQUIRE(writeExport(folder.path(), first, EditedFiles::Refuse));
    const auto done = writeExport(folder.path(), {first[0]}, EditedFiles::Refuse);
    REQUIRE(done);
    CHECK(done->stale == std::vector<std::string>{"tenant/0001_init.up.sql"});
    CHECK(folder.read("tenant/0001_init.up.sql") == "tenant");
}

TEST_CASE("No export leaves its folder")
{
    Folder folder;
    for (const char* path : {"../evil.sql", "/etc/evil.sql", "a/../../evil.sql", "..", ""})
        CHECK_FALSE(writeExport(folder.path(), {{path, "x"}}, EditedFiles::Overwrite));
    CHECK(folder.read("../evil.sql") == "(missing)");
}

TEST_CASE("A folder that can't be made is told in a sentence")
{
    Folder folder;
    QFile(folder.directory.path() + "/out").open(QIODevice::WriteOnly);
    const auto done = writeExport(folder.path(), first, EditedFiles::Refuse);
    REQUIRE_FALSE(done);
    CHECK(done.error().text().find("not a folder") != std::string::npos);
}
