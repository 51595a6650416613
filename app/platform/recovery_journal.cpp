#include "app/platform/recovery_journal.h"

#include "app/platform/file_bytes.h"
#include "app/platform/file_error.h"
#include "app/platform/replace_file.h"
#include "core/project_file/project_file.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace barch {
namespace {

namespace fs = std::filesystem;

constexpr const char* ending = ".journal";

/// The first line of a journal: what a person needs in order to choose. The project follows.
std::string firstLine(const std::string& projectPath, const std::string& projectName)
{
    const QJsonObject about{{"name", QString::fromStdString(projectName)}, {"path", QString::fromStdString(projectPath)}};
    return QJsonDocument(about).toJson(QJsonDocument::Compact).toStdString() + "\n";
}

QString lockName(const std::string& journal)
{
    return QString::fromStdString(journal + ".lock");
}

bool isAbandoned(const std::string& journal)
{
    QLockFile lock(lockName(journal));
    lock.setStaleLockTime(0);
    return lock.tryLock(0);
}

std::int64_t secondsSince1970(const fs::file_time_type& time)
{
    const auto system = std::chrono::file_clock::to_sys(time);
    return std::chrono::duration_cast<std::chrono::seconds>(system.time_since_epoch()).count();
}

}  // namespace

std::string recoveryFolder()
{
    const char* const state = std::getenv("XDG_STATE_HOME");
    const char* const home = std::getenv("HOME");
    const fs::path base = state && *state == '/' ? fs::path(state) : fs::path(home ? home : "/tmp") / ".local/state";
    return (base / "backend-architect" / "recovery").string();
}

RecoveryJournal::RecoveryJournal() = default;
RecoveryJournal::RecoveryJournal(RecoveryJournal&&) noexcept = default;

RecoveryJournal& RecoveryJournal::operator=(RecoveryJournal&& other) noexcept
{
    if (this != &other) {
        release();
        m_file = std::move(other.m_file);
        m_projectPath = std::move(other.m_projectPath);
        m_lock = std::move(other.m_lock);
    }
    return *this;
}

RecoveryJournal::~RecoveryJournal()
{
    release();
}

void RecoveryJournal::release()
{
    if (m_lock)
        clear();
    m_lock.reset();
}

Result<RecoveryJournal> RecoveryJournal::start(const std::string& projectPath)
{
    const std::string folder = recoveryFolder();
    std::error_code code;
    fs::create_directories(folder, code);
    if (code)
        return saveFailed(folder, code.value());
    // Projects hold what a company thinks about: for its owner's eyes only.
    fs::permissions(folder, fs::perms::owner_all, code);
    RecoveryJournal journal;
    journal.setProjectPath(projectPath);
    journal.m_file = folder + "/" + AnyId::random().text() + ending;
    journal.m_lock = std::make_unique<QLockFile>(lockName(journal.m_file));
    journal.m_lock->setStaleLockTime(0);
    if (!journal.m_lock->tryLock(0)) {
        journal.m_lock.reset();
        return Error{"Unsaved work can't be kept safe: the folder can't be written.", folder,
                     "Save often, or ask for the right to write there."};
    }
    return journal;
}

Result<Done> RecoveryJournal::write(const Project& project)
{
    const std::string about = firstLine(m_projectPath, project.info->name);
    const ContentSource source = [&](const std::function<bool(std::string_view)>& put) {
        if (put(about))
            writeProject(project, put);
    };
    const Result<Replaced> replaced = replaceFile(m_file, source);
    if (!replaced)
        return replaced.error();
    return Done{};
}

void RecoveryJournal::clear()
{
    std::error_code ignored;
    fs::remove(m_file, ignored);
}

void RecoveryJournal::setProjectPath(const std::string& projectPath)
{
    std::error_code ignored;
    m_projectPath = projectPath.empty() ? std::string() : fs::absolute(projectPath, ignored).string();
}

std::vector<Leftover> leftovers()
{
    std::vector<Leftover> found;
    std::error_code code;
    for (fs::directory_iterator entry(recoveryFolder(), code), end; !code && entry != end; entry.increment(code)) {
        const std::string journal = entry->path().string();
        if (!journal.ends_with(ending) || !isAbandoned(journal))
            continue;
        std::ifstream file(journal, std::ios::binary);
        std::string line;
        std::getline(file, line);
        const QJsonObject about = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        std::error_code ignored;
        found.push_back({journal, about["path"].toString().toStdString(), about["name"].toString().toStdString(),
                         secondsSince1970(entry->last_write_time(ignored))});
    }
    std::sort(found.begin(), found.end(), [](const Leftover& a, const Leftover& b) {
        return a.writtenAt != b.writtenAt ? a.writtenAt > b.writtenAt : a.journal < b.journal;
    });
    return found;
}

Result<Project> readLeftover(const Leftover& leftover)
{
    const Result<FileContent> content = readFile(leftover.journal);
    if (!content)
        return content.error();
    const std::string_view bytes(content->bytes);
    const std::size_t end = bytes.find('\n');
    return readProject(end == std::string_view::npos ? std::string_view() : bytes.substr(end + 1), leftover.journal);
}

void discardLeftover(const Leftover& leftover)
{
    std::error_code ignored;
    fs::remove(leftover.journal, ignored);
}

}  // namespace barch
