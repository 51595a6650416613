#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <memory>
#include <string>

namespace barch {

/// An empty database of one engine to try scripts on. It is on no network, and gone with this object.
class TrialDatabase {
public:
    /// Takes a second or more: the engine's server is started. An error says how to get it where it isn't installed.
    static Result<std::unique_ptr<TrialDatabase>> make(Dialect dialect);
    virtual ~TrialDatabase() = default;

    /// Takes away all that was made in it. Roles of the server may stay.
    virtual Result<Done> empty() = 0;
    /// Runs a script as a client would, up to the first error, which is in the words of the server. `role`: empty for
    /// the administrator; engines without roles take no notice.
    virtual Result<Done> run(const std::string& script, const std::string& role = {}) = 0;
    /// The design of what it holds.
    virtual Result<Project> read() = 0;
};

}  // namespace barch
