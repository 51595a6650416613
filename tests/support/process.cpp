#include "tests/support/process.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <sstream>
#include <stdexcept>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace barch::test {
namespace {

std::vector<std::string> smallEnvironment()
{
    const char* path = std::getenv("PATH");
    return {std::string("PATH=") + (path ? path : "/usr/bin:/bin") + ":/usr/sbin:/usr/local/bin", "LC_ALL=C.UTF-8",
            "TZ=UTC", "HOME=/nonexistent"};
}

std::vector<char*> pointers(std::vector<std::string>& texts)
{
    std::vector<char*> list;
    for (auto& text : texts)
        list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

const passwd* account(const ProcessUser& user)
{
    return user.name.empty() ? nullptr : getpwnam(user.name.c_str());
}

/// In the child, before exec: only calls that are safe there.
void takeRights(const passwd* who)
{
    if (who && (setgroups(0, nullptr) != 0 || setgid(who->pw_gid) != 0 || setuid(who->pw_uid) != 0))
        _exit(126);
}

void closeIt(int& descriptor)
{
    if (descriptor >= 0)
        close(descriptor);
    descriptor = -1;
}

std::string readAll(const std::string& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

}  // namespace

ProcessOutput runProcess(const std::vector<std::string>& command, const std::string& input, const ProcessUser& user,
                         int seconds)
{
    auto arguments = command;
    auto environment = smallEnvironment();
    auto argv = pointers(arguments);
    auto envp = pointers(environment);
    const passwd* who = account(user);
    std::signal(SIGPIPE, SIG_IGN);

    int in[2], out[2], err[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0)
        throw std::runtime_error("No pipe for " + command.front());
    const pid_t child = fork();
    if (child < 0)
        throw std::runtime_error("Can't start " + command.front());
    if (child == 0) {
        takeRights(who);
        dup2(in[0], 0);
        dup2(out[1], 1);
        dup2(err[1], 2);
        if (chdir("/") != 0)
            _exit(126);
        execvpe(argv[0], argv.data(), envp.data());
        _exit(127);
    }
    closeIt(in[0]);
    closeIt(out[1]);
    closeIt(err[1]);
    fcntl(in[1], F_SETFL, O_NONBLOCK);

    ProcessOutput result;
    std::size_t written = 0;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    if (input.empty())
        closeIt(in[1]);
    while (out[0] >= 0 || err[0] >= 0) {
        pollfd waits[3] = {{out[0], POLLIN, 0}, {err[0], POLLIN, 0}, {in[1], POLLOUT, 0}};
        if (poll(waits, 3, 200) < 0 && errno != EINTR)
            break;
        if (std::chrono::steady_clock::now() > deadline) {
            kill(child, SIGKILL);
            result.error += "\nstopped after " + std::to_string(seconds) + " seconds";
            break;
        }
        if (in[1] >= 0 && waits[2].revents) {
            const auto count = write(in[1], input.data() + written, input.size() - written);
            if (count > 0)
                written += static_cast<std::size_t>(count);
            if (written == input.size() || (count < 0 && errno != EAGAIN))
                closeIt(in[1]);
        }
        char buffer[65536];
        for (int i = 0; i < 2; ++i) {
            int& source = i == 0 ? out[0] : err[0];
            if (source < 0 || !waits[i].revents)
                continue;
            const auto count = read(source, buffer, sizeof buffer);
            if (count > 0)
                (i == 0 ? result.out : result.error).append(buffer, static_cast<std::size_t>(count));
            else
                closeIt(source);
        }
    }
    closeIt(in[1]);
    closeIt(out[0]);
    closeIt(err[0]);
    int state = 0;
    waitpid(child, &state, 0);
    result.status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
    if (result.status == 127 && result.error.empty())
        throw std::runtime_error("The program " + command.front() + " is not installed.");
    return result;
}

GuardedServer::GuardedServer(std::string folder, const std::vector<std::string>& command, const ProcessUser& user,
                             const std::string& stopSignal)
    : m_folder(std::move(folder))
{
    // The watcher's stdin is a pipe that only this program holds open: its end is our end.
    std::vector<std::string> arguments = {
        "/bin/sh", "-c",
        "dir=$1; signal=$2; shift 2; \"$@\" >\"$dir/log\" 2>&1 & pid=$!; read line; kill -$signal $pid; wait $pid; "
        "cd /; rm -rf \"$dir\"",
        "watcher", m_folder, stopSignal};
    arguments.insert(arguments.end(), command.begin(), command.end());
    auto environment = smallEnvironment();
    auto argv = pointers(arguments);
    auto envp = pointers(environment);
    const passwd* who = account(user);
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        throw std::runtime_error("No pipe for the server's watcher");
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    m_watcher = fork();
    if (m_watcher < 0)
        throw std::runtime_error("Can't start " + command.front());
    if (m_watcher == 0) {
        setsid();
        takeRights(who);
        dup2(ends[0], 0);
        dup2(nowhere, 1);
        dup2(nowhere, 2);
        if (chdir("/") != 0)
            _exit(126);
        execve(argv[0], argv.data(), envp.data());
        _exit(127);
    }
    close(nowhere);
    close(ends[0]);
    m_pipe = ends[1];
}

GuardedServer::~GuardedServer()
{
    close(m_pipe);
    waitpid(m_watcher, nullptr, 0);
}

std::string GuardedServer::log() const
{
    return readAll(m_folder + "/log");
}

std::string makeServerFolder(const ProcessUser& user)
{
    // In memory where there is room: the servers sync their files however they are told not to.
    std::error_code ignored;
    const auto memory = std::filesystem::space("/dev/shm", ignored);
    const bool roomy = !ignored && memory.available > (std::uintmax_t{1} << 30) && memory.available != static_cast<std::uintmax_t>(-1);
    std::string name = roomy ? "/dev/shm/barch-XXXXXX" : "/tmp/barch-XXXXXX";
    if (!mkdtemp(name.data()))
        throw std::runtime_error("Can't make " + name + " for a test server");
    const passwd* who = account(user);
    if (chmod(name.c_str(), 0755) != 0 || (who && chown(name.c_str(), who->pw_uid, who->pw_gid) != 0))
        throw std::runtime_error("Can't hand over " + name);
    return name;
}

std::string findProgram(const std::string& name, const std::vector<std::string>& folders, const std::string& advice)
{
    auto places = folders;
    const char* path = std::getenv("PATH");
    std::stringstream rest(std::string(path ? path : "/usr/bin:/bin") + ":/usr/sbin:/usr/local/sbin");
    for (std::string folder; std::getline(rest, folder, ':');)
        places.push_back(folder);
    for (const auto& folder : places) {
        const std::string candidate = folder + "/" + name;
        if (access(candidate.c_str(), X_OK) == 0)
            return candidate;
    }
    throw std::runtime_error("The program " + name + " is missing. " + advice);
}

ProcessUser serverUser(const std::string& user)
{
    if (geteuid() != 0)
        return {};
    if (!getpwnam(user.c_str()))
        throw std::runtime_error("Running as root needs the account " + user + " for the server. Install its package.");
    return {user};
}

}  // namespace barch::test
