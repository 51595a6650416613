#pragma once

#include <string>
#include <vector>

namespace barch::test {

struct ProcessOutput {
    int status = -1;      ///< exit status; 128 + n after signal n
    std::string out;
    std::string error;
    bool ok() const { return status == 0; }
};

/// Whose rights a process has. Empty: those of the test program.
struct ProcessUser {
    std::string name;
};

/// Runs a program (found by PATH unless it names a file) with `input` as its stdin, in a small fixed
/// environment: no PGHOST or the like leaks in. Throws when it can't be started; kills it after
/// `seconds`.
ProcessOutput runProcess(const std::vector<std::string>& command, const std::string& input = {},
                         const ProcessUser& user = {}, int seconds = 300);

/// A server with a folder of its own. When this object goes, or the test program dies in any way
/// (kill -9 included), a small watcher stops the server and removes the folder.
class GuardedServer {
public:
    /// `folder` must belong to `user`. `stopSignal` as for kill(1).
    GuardedServer(std::string folder, const std::vector<std::string>& command, const ProcessUser& user,
                  const std::string& stopSignal);
    ~GuardedServer();
    GuardedServer(const GuardedServer&) = delete;
    GuardedServer& operator=(const GuardedServer&) = delete;

    /// What the server wrote so far, for messages.
    std::string log() const;

private:
    std::string m_folder;
    int m_watcher = -1;
    int m_pipe = -1;
};

/// A new empty folder in memory or below /tmp (short enough for a unix socket), belonging to `user`.
std::string makeServerFolder(const ProcessUser& user);
/// The full path of a program: in `folders`, then in PATH. Throws with `advice` when there is none.
std::string findProgram(const std::string& name, const std::vector<std::string>& folders, const std::string& advice);
/// `user` when the test runs as root (servers refuse to), else nobody else. Throws when root lacks it.
ProcessUser serverUser(const std::string& user);

}  // namespace barch::test
