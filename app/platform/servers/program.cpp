#include "app/platform/servers/program.h"

#include "app/platform/servers/process_rights.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace barch {
namespace {

void closeIt(int& descriptor)
{
    if (descriptor >= 0)
        close(descriptor);
    descriptor = -1;
}

struct Pipes {
    int in[2] = {-1, -1};
    int out[2] = {-1, -1};
    int err[2] = {-1, -1};

    ~Pipes()
    {
        for (int* ends : {in, out, err}) {
            closeIt(ends[0]);
            closeIt(ends[1]);
        }
    }
    bool open() { return pipe2(in, O_CLOEXEC) == 0 && pipe2(out, O_CLOEXEC) == 0 && pipe2(err, O_CLOEXEC) == 0; }
};

/// Writes `input` and reads both outputs until the program closes them.
void exchange(Pipes& pipes, pid_t child, const std::string& input, int seconds, ProgramOutput& result)
{
    std::size_t written = 0;
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    if (input.empty())
        closeIt(pipes.in[1]);
    while (pipes.out[0] >= 0 || pipes.err[0] >= 0) {
        pollfd waits[3] = {{pipes.out[0], POLLIN, 0}, {pipes.err[0], POLLIN, 0}, {pipes.in[1], POLLOUT, 0}};
        if (poll(waits, 3, 200) < 0 && errno != EINTR)
            break;
        if (std::chrono::steady_clock::now() > deadline) {
            kill(child, SIGKILL);
            result.error += "\nstopped after " + std::to_string(seconds) + " seconds";
            break;
        }
        if (pipes.in[1] >= 0 && waits[2].revents) {
            const auto count = write(pipes.in[1], input.data() + written, input.size() - written);
            if (count > 0)
                written += static_cast<std::size_t>(count);
            if (written == input.size() || (count < 0 && errno != EAGAIN))
                closeIt(pipes.in[1]);
        }
        char buffer[65536];
        for (int i = 0; i < 2; ++i) {
            int& source = i == 0 ? pipes.out[0] : pipes.err[0];
            if (source < 0 || !waits[i].revents)
                continue;
            const auto count = read(source, buffer, sizeof buffer);
            if (count > 0)
                (i == 0 ? result.out : result.error).append(buffer, static_cast<std::size_t>(count));
            else
                closeIt(source);
        }
    }
}

}  // namespace

std::vector<std::string> smallEnvironment()
{
    const char* path = std::getenv("PATH");
    return {std::string("PATH=") + (path ? path : "/usr/bin:/bin") + ":/usr/sbin:/usr/local/bin", "LC_ALL=C.UTF-8",
            "TZ=UTC", "HOME=/nonexistent"};
}

std::vector<char*> execPointers(std::vector<std::string>& texts)
{
    std::vector<char*> list;
    for (auto& text : texts)
        list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

Result<ProgramOutput> runProgram(const std::vector<std::string>& command, const std::string& input, const ProcessUser& user, int seconds)
{
    auto arguments = command;
    auto environment = smallEnvironment();
    auto argv = execPointers(arguments);
    auto envp = execPointers(environment);
    const passwd* who = accountOf(user);
    std::signal(SIGPIPE, SIG_IGN);

    Pipes pipes;
    const pid_t child = pipes.open() ? fork() : -1;
    if (child < 0)
        return Error{"Can't start " + command.front() + ".", {}, "Close other programs and try again."};
    if (child == 0) {
        takeRights(who);
        dup2(pipes.in[0], 0);
        dup2(pipes.out[1], 1);
        dup2(pipes.err[1], 2);
        if (chdir("/") != 0)
            _exit(126);
        execvpe(argv[0], argv.data(), envp.data());
        _exit(127);
    }
    closeIt(pipes.in[0]);
    closeIt(pipes.out[1]);
    closeIt(pipes.err[1]);
    fcntl(pipes.in[1], F_SETFL, O_NONBLOCK);

    ProgramOutput result;
    exchange(pipes, child, input, seconds, result);
    int state = 0;
    waitpid(child, &state, 0);
    result.status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
    if (result.status == 127 && result.error.empty())
        return Error{"The program " + command.front() + " is not installed.", {}, {}};
    return result;
}

Result<std::string> locateProgram(const std::string& name, const std::vector<std::string>& folders, const std::string& advice)
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
    return Error{"The program " + name + " is missing.", {}, advice};
}

}  // namespace barch
