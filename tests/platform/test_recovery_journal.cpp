#include "app/platform/recovery_journal.h"
#include "tests/support/generated_project.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace barch;

namespace {

/// The state folder of this test alone.
class StateFolder {
public:
    StateFolder() { ::setenv("XDG_STATE_HOME", m_folder.path().toStdString().c_str(), 1); }
    ~StateFolder() { ::unsetenv("XDG_STATE_HOME"); }

private:
    QTemporaryDir m_folder;
};

Project named(const std::string& name)
{
    Project project = generatedProject(3);
    ProjectInfo info;
    info.name = name;
    project.info = info;
    return project;
}

/// Another program that edits `path`, writes its journal and is killed.
void editAndDie(const std::string& path, const Project& project)
{
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        Result<RecoveryJournal> journal = RecoveryJournal::start(path);
        const bool done = journal && journal->write(named("earlier")) && journal->write(project);
        (void)!::write(ready[1], done ? "y" : "n", 1);
        ::pause();
    }
    char answer = 0;
    REQUIRE(::read(ready[0], &answer, 1) == 1);
    REQUIRE(answer == 'y');
    CHECK(leftovers().empty());  // it is still running
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    ::close(ready[0]);
    ::close(ready[1]);
}

}  // namespace

TEST_CASE("A kill loses nothing that was written to the journal")
{
    const StateFolder state;
    editAndDie("/somewhere/shop.barch", named("Shop, unsaved"));
    const auto found = leftovers();
    REQUIRE(found.size() == 1);
    CHECK(found[0].projectPath == "/somewhere/shop.barch");
    CHECK(found[0].projectName == "Shop, unsaved");
    CHECK(std::abs(found[0].writtenAt - static_cast<std::int64_t>(std::time(nullptr))) < 60);
    const Result<Project> project = readLeftover(found[0]);
    REQUIRE(project);
    CHECK(*project == named("Shop, unsaved"));
    discardLeftover(found[0]);
    CHECK(leftovers().empty());
}

TEST_CASE("A project that was never saved comes back too")
{
    const StateFolder state;
    editAndDie("", named("Untitled"));
    const auto found = leftovers();
    REQUIRE(found.size() == 1);
    CHECK(found[0].projectPath.empty());
    CHECK(*readLeftover(found[0]) == named("Untitled"));
}

TEST_CASE("A program that ends as it should leaves nothing")
{
    const StateFolder state;
    {
        Result<RecoveryJournal> journal = RecoveryJournal::start("shop.barch");
        REQUIRE(journal);
        REQUIRE(journal->write(named("a")));
        journal->clear();
        REQUIRE(journal->write(named("b")));
        CHECK(leftovers().empty());
        RecoveryJournal moved = std::move(*journal);
        REQUIRE(moved.write(named("c")));
    }
    CHECK(leftovers().empty());
    CHECK(std::filesystem::is_empty(recoveryFolder()));
}

TEST_CASE("A damaged journal is shown and says what is wrong")
{
    const StateFolder state;
    std::filesystem::create_directories(recoveryFolder());
    std::ofstream(recoveryFolder() + "/x.journal") << "rubbish";
    const auto found = leftovers();
    REQUIRE(found.size() == 1);
    CHECK_FALSE(readLeftover(found[0]));
}
