#pragma once

#include "exporters/openapi/components.h"

#include <string>
#include <vector>

namespace barch::openapi {

/// How callers prove who they are, as the answers about login have it: tokens with the design's
/// permissions as scopes, or a session cookie; API keys where the product has them.
class Security {
public:
    Security(const Project& project, Components& components);

    /// What the endpoint asks of a caller. Whoever needs no login meets one empty requirement.
    Document of(const Endpoint& endpoint) const;
    /// Of a provider that sends us events: a signature in its header.
    Document ofSender(const std::string& provider) const;

private:
    const Project& m_project;
    Components& m_components;
    std::string m_scheme;
    bool m_scopes = false;
    bool m_keys = false;
};

/// The header in which a provider signs what it sends.
std::string signatureHeader(const std::string& provider);

}  // namespace barch::openapi
