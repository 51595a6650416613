#include "app/platform/project_lock.h"
#include "app/platform/project_store.h"
#include "app/platform/replace_file.h"
#include "tests/support/generated_project.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace barch;
namespace fs = std::filesystem;

namespace {

class Folder {
public:
    std::string operator/(const std::string& name) const { return m_folder.path().toStdString() + "/" + name; }

private:
    QTemporaryDir m_folder;
};

std::string contentOf(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void put(const std::string& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

Project named(const std::string& name)
{
    Project project = generatedProject(3);
    ProjectInfo info;
    info.name = name;
    project.info = info;
    return project;
}

SavedProject saved(const Project& project, const std::string& path, const SaveOptions& options = {})
{
    const Result<SavedProject> result = saveProject(project, path, options);
    INFO((result ? std::string() : result.error().text()));
    REQUIRE(result);
    return *result;
}

std::vector<std::string> namesIn(const std::string& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

void checkFails(const Result<SavedProject>& result, const std::string& words)
{
    REQUIRE_FALSE(result);
    INFO(result.error().text());
    CHECK(result.error().what.find(words) != std::string::npos);
    CHECK_FALSE(result.error().advice.empty());
}

}  // namespace

TEST_CASE("A saved project opens as it was")
{
    const Folder folder;
    const std::string path = folder / "shop.barch";
    CHECK(saved(named("Shop"), path).written);
    const Result<LoadedProject> loaded = loadProject(path);
    REQUIRE(loaded);
    CHECK(loaded->project == named("Shop"));
    CHECK(namesIn(folder / "") == std::vector<std::string>{"shop.barch"});
}

TEST_CASE("Saving an unchanged project leaves the file alone, its time stamp too")
{
    const Folder folder;
    const std::string path = folder / "shop.barch";
    saved(named("Shop"), path);
    const auto before = fs::last_write_time(path);
    CHECK_FALSE(saved(named("Shop"), path).written);
    CHECK(fs::last_write_time(path) == before);
    CHECK(namesIn(folder / "") == std::vector<std::string>{"shop.barch"});
}

TEST_CASE("Rights are kept and links followed")
{
    const Folder folder;
    const std::string path = folder / "shop.barch";
    saved(named("1"), path);
    fs::permissions(path, fs::perms(0640));
    fs::create_directory(folder / "links");
    fs::create_symlink("../shop.barch", folder / "links/first");
    fs::create_symlink("first", folder / "links/second");
    saved(named("2"), folder / "links/second");
    CHECK(fs::is_symlink(folder / "links/second"));
    CHECK(loadProject(path)->project.info->name == "2");
    CHECK(fs::status(path).permissions() == fs::perms(0640));

    fs::create_symlink("new.barch", folder / "dangling");
    saved(named("3"), folder / "dangling");
    CHECK(loadProject(folder / "new.barch")->project.info->name == "3");
    fs::create_symlink("circle", folder / "circle");
    checkFails(saveProject(named("4"), folder / "circle"), "circle");
}

TEST_CASE("The last five versions are kept where git does not look")
{
    const Folder folder;
    const std::string path = folder / "shop.barch";
    for (int i = 0; i < 8; ++i)
        saved(named(std::to_string(i)), path);
    for (int i = 1; i <= 5; ++i)
        CHECK(loadProject(backupPath(path, i))->project.info->name == std::to_string(7 - i));
    CHECK_FALSE(fs::exists(backupPath(path, 6)));
    CHECK(contentOf(companionFolder(path) + "/.gitignore") == "*\n");
    saved(named("none"), path, {.backups = 0});
    CHECK(loadProject(backupPath(path, 1))->project.info->name == "6");
}

TEST_CASE("A file that somebody else changed is not overwritten")
{
    const Folder folder;
    const std::string path = folder / "shop.barch";
    saved(named("mine"), path);
    const FileMark mark = loadProject(path)->mark;
    CHECK(compareWithDisk(path, mark) == DiskState::Same);

    SECTION("touched, but the same: it may be saved")
    {
        fs::last_write_time(path, fs::file_time_type::clock::now() + std::chrono::hours(1));
        CHECK(compareWithDisk(path, mark) == DiskState::Same);
        CHECK(saved(named("next"), path, {.expected = mark}).written);
    }
    SECTION("changed")
    {
        saved(named("theirs"), path);
        CHECK(compareWithDisk(path, mark) == DiskState::Changed);
        checkFails(saveProject(named("next"), path, {.expected = mark}), "changed by somebody else");
        CHECK(loadProject(path)->project.info->name == "theirs");
    }
    SECTION("changed within the same length, at the same moment")
    {
        std::string text = contentOf(path);
        text[text.find("mine")] = 'M';
        put(path, text);
        CHECK(compareWithDisk(path, mark) == DiskState::Changed);
    }
    SECTION("deleted")
    {
        fs::remove(path);
        CHECK(compareWithDisk(path, mark) == DiskState::Missing);
        checkFails(saveProject(named("next"), path, {.expected = mark}), "moved or deleted");
    }
    SECTION("saved by this program: the mark it gave back counts")
    {
        const FileMark next = saved(named("next"), path, {.expected = mark}).mark;
        CHECK(saved(named("after"), path, {.expected = next}).written);
    }
    SECTION("a new file is expected to be new")
    {
        checkFails(saveProject(named("next"), path, {.expected = FileMark()}), "changed by somebody else");
        CHECK(saved(named("next"), folder / "new.barch", {.expected = FileMark()}).written);
    }
}

TEST_CASE("What can't be saved says why and leaves everything as it was")
{
    const Folder folder;
    checkFails(saveProject(named("x"), folder / "missing/shop.barch"), "folder does not exist");
    put(folder / "file", "text");
    checkFails(saveProject(named("x"), folder / "file/shop.barch"), "no folder");
    fs::create_directory(folder / "directory");
    checkFails(saveProject(named("x"), folder / "directory"), "This is a folder");
    checkFails(saveProject(named("x"), folder / std::string(300, 'x')), "too long");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    checkFails(saveProject(named("x"), folder / "pipe"), "no ordinary file");
    CHECK(namesIn(folder / "") == std::vector<std::string>{"directory", "file", "pipe"});
}

TEST_CASE("Without the right to write or read, that is said and nothing changes")
{
    const Folder folder;
    fs::create_directory(folder / "directory");
    saved(named("old"), folder / "directory/shop.barch");
    saved(named("protected"), folder / "protected.barch");
    saved(named("secret"), folder / "secret.barch");
    fs::permissions(folder / "", fs::perms(0777));
    fs::permissions(folder / "directory", fs::perms(0555));
    fs::permissions(folder / "directory/shop.barch", fs::perms(0666));
    fs::permissions(folder / "protected.barch", fs::perms(0444));
    fs::permissions(folder / "secret.barch", fs::perms(0000));
    const auto says = [](const auto& result, const char* words) {
        return !result && result.error().what.find(words) != std::string::npos && !result.error().advice.empty();
    };
    const pid_t child = ::fork();
    if (child == 0) {
        // Root may do everything, so the child becomes nobody.
        if (::geteuid() == 0 && ::setuid(65534) != 0)
            ::_exit(9);
        const bool all = says(saveProject(named("x"), folder / "directory/shop.barch"), "may not write") &&
                         says(saveProject(named("x"), folder / "directory/new.barch"), "may not write") &&
                         says(saveProject(named("x"), folder / "protected.barch"), "write-protected") &&
                         says(loadProject(folder / "secret.barch"), "may not read");
        ::_exit(all ? 0 : 1);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    fs::permissions(folder / "directory", fs::perms(0755));
    CHECK(loadProject(folder / "directory/shop.barch")->project.info->name == "old");
    CHECK(loadProject(folder / "protected.barch")->project.info->name == "protected");
    CHECK(namesIn(folder / "directory") == std::vector<std::string>{"shop.barch"});
}

TEST_CASE("What can't be opened says why")
{
    const Folder folder;
    fs::create_directory(folder / "directory");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    for (const auto& [name, words] : {std::pair{"missing.barch", "no such file"}, {"directory", "This is a folder"}, {"pipe", "no ordinary file"}}) {
        const Result<LoadedProject> loaded = loadProject(folder / name);
        REQUIRE_FALSE(loaded);
        INFO(loaded.error().text());
        CHECK(loaded.error().what.find(words) != std::string::npos);
    }
    const Result<LoadedProject> device = loadProject("/dev/zero");
    CHECK_FALSE(device);
    put(folder / "huge.barch", "");
    fs::resize_file(folder / "huge.barch", (std::uintmax_t{1} << 30) + 1);
    const Result<LoadedProject> huge = loadProject(folder / "huge.barch");
    REQUIRE_FALSE(huge);
    CHECK(huge.error().what.find("larger than 1 GB") != std::string::npos);
}

TEST_CASE("When there is no room for the new file, the old one stays")
{
    const Folder folder;
    const std::string path = folder / "shop.barch";
    saved(named("old"), path);
    const pid_t child = ::fork();
    if (child == 0) {
        // A limit on the size of files stops a write in the middle as a full disk does.
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{2000, 2000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const Result<SavedProject> result = saveProject(named("new"), path);
        ::_exit(!result && result.error().what.find("larger than is allowed") != std::string::npos ? 0 : 1);
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    CHECK(loadProject(path)->project.info->name == "old");
    CHECK(namesIn(folder / "") == std::vector<std::string>{"shop.barch"});
}

TEST_CASE("A kill at any moment while saving leaves a whole file, the old or the new one")
{
    const Folder folder;
    const std::string path = folder / "shop.barch";
    const Project first = generatedProject(300);
    Project second = first;
    second.info = ProjectInfo();
    saved(first, path);
    const std::string firstText = contentOf(path);
    saved(second, path);
    const std::string secondText = contentOf(path);
    REQUIRE(firstText != secondText);
    REQUIRE(loadProject(path)->project == second);
    const auto isWhole = [&](const std::string& file) {
        const std::string text = contentOf(file);
        return text == firstText || text == secondText;
    };
    for (int kill = 0; kill < 60; ++kill) {
        const pid_t child = ::fork();
        if (child == 0) {
            for (int i = 0;; ++i)
                if (!saveProject(i % 2 == 0 ? second : first, path))
                    ::_exit(1);
        }
        ::usleep(static_cast<useconds_t>(1000 + kill * 2300));
        REQUIRE(::kill(child, SIGKILL) == 0);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));
        REQUIRE(isWhole(path));
        for (int number = 1; number <= 5; ++number)
            REQUIRE((!fs::exists(backupPath(path, number)) || isWhole(backupPath(path, number))));
    }
    // The next save clears away what the killed ones left.
    saved(named("last"), path);
    CHECK(namesIn(folder / "") == std::vector<std::string>{".backend-architect", "shop.barch"});
}

TEST_CASE("Only one program edits a project at a time")
{
    const Folder folder;
    const std::string path = folder / "shop.barch";
    {
        const Result<ProjectLock> first = ProjectLock::take(path);
        REQUIRE(first);
        const Result<ProjectLock> second = ProjectLock::take(path);
        REQUIRE_FALSE(second);
        CHECK(second.error().what.find("process " + std::to_string(::getpid())) != std::string::npos);
        CHECK(ProjectLock::take(folder / "other.barch"));
    }
    CHECK(ProjectLock::take(path));
    CHECK(ProjectLock::take("/proc/shop.barch"));  // nobody can save there
}

TEST_CASE("The lock of a killed program is free")
{
    const Folder folder;
    const std::string path = folder / "shop.barch";
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        const Result<ProjectLock> lock = ProjectLock::take(path);
        const char answer = lock ? 'y' : 'n';
        (void)!::write(ready[1], &answer, 1);
        ::pause();
    }
    char answer = 0;
    REQUIRE(::read(ready[0], &answer, 1) == 1);
    REQUIRE(answer == 'y');
    CHECK_FALSE(ProjectLock::take(path));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    CHECK(ProjectLock::take(path));
    ::close(ready[0]);
    ::close(ready[1]);
}
