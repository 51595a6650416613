#include "app/platform/recovery_journal.h"
#include "tests/support/generated_project.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <csignal>
#include <sys/resource.h>
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
    editAndDie("/somewhere/shop.barch", named("Shop"));
    const std::string journal = leftovers().at(0).journal;
    std::stringstream whole;
    whole << std::ifstream(journal, std::ios::binary).rdbuf();
    const std::string text = whole.str();
    std::string newer = text;
    newer.replace(newer.find("\"version\": \"1."), 14, "\"version\": \"9.");
    const std::vector<std::string> damaged{"", "rubbish", "\n", "{}\n", "{\"path\": 5, \"name\": []}\n" + text.substr(text.find('\n') + 1, 200),
                                           text.substr(0, text.find('\n') / 2), text.substr(0, text.find('\n') + 1),
                                           text.substr(0, text.size() / 2), text.substr(0, text.size() - 3), newer,
                                           std::string(100000, '\0'), std::string(100000, '[')};
    for (const std::string& content : damaged) {
        INFO(content.substr(0, 80));
        std::ofstream(journal, std::ios::binary) << content;
        const auto found = leftovers();
        REQUIRE(found.size() == 1);
        const Result<Project> project = readLeftover(found[0]);
        REQUIRE_FALSE(project);
        CHECK(project.error().what.ends_with('.'));
        CHECK_FALSE(project.error().advice.empty());
        CHECK(std::filesystem::exists(journal));  // only a person throws it away
    }
}

TEST_CASE("Journals of several projects are told apart")
{
    const StateFolder state;
    const auto keep = [](const std::string& path, const std::string& name) {
        const pid_t child = ::fork();
        if (child == 0) {
            Result<RecoveryJournal> journal = RecoveryJournal::start(path);
            const bool done = journal && journal->write(named(name));
            ::kill(::getpid(), done ? SIGKILL : SIGTERM);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE(WTERMSIG(status) == SIGKILL);
    };
    keep("/somewhere/shop.barch", "Shop");
    keep("/elsewhere/shop.barch", "Another shop");
    keep("", "Untitled");
    const auto found = leftovers();
    REQUIRE(found.size() == 3);
    for (const Leftover& leftover : found) {
        const Result<Project> project = readLeftover(leftover);
        REQUIRE(project);
        CHECK(project->info->name == leftover.projectName);
        CHECK(leftover.projectPath == (leftover.projectName == "Shop" ? "/somewhere/shop.barch" : leftover.projectName == "Untitled" ? "" : "/elsewhere/shop.barch"));
    }
}

TEST_CASE("Where no journal can be kept, that is said")
{
    const StateFolder state;
    const std::string folder = std::getenv("XDG_STATE_HOME");
    std::ofstream(folder + "/backend-architect") << "a file where the folder should be";
    const Result<RecoveryJournal> none = RecoveryJournal::start("shop.barch");
    REQUIRE_FALSE(none);
    CHECK_FALSE(none.error().advice.empty());
    CHECK(leftovers().empty());
}

TEST_CASE("When there is no room for the next state, the journal keeps the one before")
{
    const StateFolder state;
    const pid_t child = ::fork();
    if (child == 0) {
        Result<RecoveryJournal> journal = RecoveryJournal::start("/somewhere/shop.barch");
        bool done = journal && journal->write(named("before"));
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{2000, 2000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const Result<Done> next = journal->write(named("after"));
        done = done && !next && !next.error().advice.empty();
        ::kill(::getpid(), done ? SIGKILL : SIGTERM);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(WTERMSIG(status) == SIGKILL);
    const auto found = leftovers();
    REQUIRE(found.size() == 1);
    CHECK(*readLeftover(found[0]) == named("before"));
}

TEST_CASE("A kill at any moment while the journal is written leaves a whole state")
{
    const StateFolder state;
    for (int kill = 0; kill < 20; ++kill) {
        const pid_t child = ::fork();
        if (child == 0) {
            Result<RecoveryJournal> journal = RecoveryJournal::start("/somewhere/shop.barch");
            for (int i = 0; journal; ++i)
                if (!journal->write(named(i % 2 == 0 ? "even" : "odd")))
                    ::_exit(1);
            ::_exit(1);
        }
        ::usleep(static_cast<useconds_t>(2000 + kill * 1700));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE(WIFSIGNALED(status));
        for (const Leftover& leftover : leftovers()) {
            const Result<Project> project = readLeftover(leftover);
            REQUIRE(project);
            CHECK((*project == named("even") || *project == named("odd")));
            discardLeftover(leftover);
        }
    }
}
