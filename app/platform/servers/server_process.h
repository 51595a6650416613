#pragma once

#include "app/platform/servers/program.h"

#include <memory>
#include <string>
#include <vector>

namespace barch {

/// A server with a folder of its own. When this object goes, or this program dies in any way (kill -9
/// included), a small watcher stops the server and removes the folder.
class ServerProcess {
public:
    /// `folder` must belong to `user`. `stopSignal` as for kill(1).
    static Result<std::unique_ptr<ServerProcess>> start(const std::string& folder, const std::vector<std::string>& command,
                                                        const ProcessUser& user, const std::string& stopSignal);
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    /// What the server wrote so far, for messages.
    std::string log() const;

private:
    ServerProcess(std::string folder, int watcher, int pipe) : m_folder(std::move(folder)), m_watcher(watcher), m_pipe(pipe) {}

    std::string m_folder;
    int m_watcher = -1;
    int m_pipe = -1;
};

/// A new empty folder in memory or below /tmp (short enough for a unix socket), belonging to `user`.
Result<std::string> newServerFolder(const ProcessUser& user);
/// `name` when this program runs as root (servers refuse to), else nobody else. An error: root lacks it.
Result<ProcessUser> accountForServer(const std::string& name);

}  // namespace barch
