#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch {

/// What has to be said about signed tokens (JWT) so that no other token is taken for one of them (RFC 8725).

/// What lacks or is unsafe, in words: "which algorithms are accepted"; empty where all is said.
std::vector<std::string> tokenFaults(const Authentication& authentication);
/// Says what is not said yet: an algorithm (`RS256` where a provider signs, otherwise `ES256`), that issuer and
/// audience are read from AUTH_ISSUER and AUTH_AUDIENCE, a lifetime of 15 minutes. Unsafe algorithms go.
Authentication withTokenTerms(Authentication authentication, bool signedByProvider);

/// The environment variables that those terms are read from.
std::vector<EnvironmentVariable> tokenVariables();

}  // namespace barch
