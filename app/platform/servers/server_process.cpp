#include "app/platform/servers/server_process.h"

#include "app/platform/servers/process_rights.h"

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <pwd.h>
#include <sstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace barch {

Result<std::unique_ptr<ServerProcess>> ServerProcess::start(const std::string& folder, const std::vector<std::string>& command,
                                                            const ProcessUser& user, const std::string& stopSignal)
{
    // The watcher's stdin is a pipe that only this program holds open: its end is our end.
    std::vector<std::string> arguments = {
        "/bin/sh", "-c",
        "dir=$1; signal=$2; shift 2; \"$@\" >\"$dir/log\" 2>&1 & pid=$!; read line; kill -$signal $pid; wait $pid; "
        "cd /; rm -rf \"$dir\"",
        "watcher", folder, stopSignal};
    arguments.insert(arguments.end(), command.begin(), command.end());
    auto environment = smallEnvironment();
    auto argv = execPointers(arguments);
    auto envp = execPointers(environment);
    const passwd* who = accountOf(user);
    const Error failed{"Can't start " + command.front() + ".", {}, "Close other programs and try again."};
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return failed;
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    const pid_t watcher = fork();
    if (watcher == 0) {
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
    if (watcher < 0) {
        close(ends[1]);
        return failed;
    }
    return std::unique_ptr<ServerProcess>(new ServerProcess(folder, watcher, ends[1]));
}

ServerProcess::~ServerProcess()
{
    close(m_pipe);
    waitpid(m_watcher, nullptr, 0);
}

std::string ServerProcess::log() const
{
    std::ifstream stream(m_folder + "/log", std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

Result<std::string> newServerFolder(const ProcessUser& user)
{
    // In memory where there is room: the servers sync their files however they are told not to.
    std::error_code ignored;
    const auto memory = std::filesystem::space("/dev/shm", ignored);
    const bool roomy = !ignored && memory.available > (std::uintmax_t{1} << 30) && memory.available != static_cast<std::uintmax_t>(-1);
    std::string name = roomy ? "/dev/shm/barch-XXXXXX" : "/tmp/barch-XXXXXX";
    const Error failed{"Can't make a folder for a server.", name, "Make room there, and try again."};
    if (!mkdtemp(name.data()))
        return failed;
    const passwd* who = accountOf(user);
    if (chmod(name.c_str(), 0755) != 0 || (who && chown(name.c_str(), who->pw_uid, who->pw_gid) != 0))
        return failed;
    return name;
}

Result<ProcessUser> accountForServer(const std::string& name)
{
    if (geteuid() != 0)
        return ProcessUser{};
    if (!getpwnam(name.c_str()))
        return Error{"Running as root needs the account " + name + " for the server.", {}, "Install its package."};
    return ProcessUser{name};
}

}  // namespace barch
