#pragma once

#include "app/platform/servers/server_process.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace barch::test {

/// Programs and servers of the product, where a failure ends the test.
template <class T>
T orThrow(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().text());
    return std::move(result).value();
}

using barch::ProcessUser;
using ProcessOutput = ProgramOutput;

inline ProcessOutput runProcess(const std::vector<std::string>& command, const std::string& input = {}, const ProcessUser& user = {},
                                int seconds = 300)
{
    return orThrow(runProgram(command, input, user, seconds));
}

class GuardedServer {
public:
    GuardedServer(const std::string& folder, const std::vector<std::string>& command, const ProcessUser& user, const std::string& stopSignal)
        : m_server(orThrow(ServerProcess::start(folder, command, user, stopSignal)))
    {
    }
    std::string log() const { return m_server->log(); }

private:
    std::unique_ptr<ServerProcess> m_server;
};

inline std::string makeServerFolder(const ProcessUser& user) { return orThrow(newServerFolder(user)); }
inline std::string findProgram(const std::string& name, const std::vector<std::string>& folders, const std::string& advice)
{
    return orThrow(locateProgram(name, folders, advice));
}
inline ProcessUser serverUser(const std::string& user) { return orThrow(accountForServer(user)); }

}  // namespace barch::test
