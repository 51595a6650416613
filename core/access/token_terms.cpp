#include "core/access/token_terms.h"

#include <algorithm>

namespace barch {
namespace {

constexpr const char* issuerVariable = "AUTH_ISSUER";
constexpr const char* audienceVariable = "AUTH_AUDIENCE";

std::string upper(std::string text)
{
    for (char& c : text)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
}

bool isUnsigned(const std::string& algorithm)
{
    return upper(algorithm) == "NONE";
}

/// With a shared secret. Beside algorithms with a key pair, the public key could be passed off as that secret.
bool isShared(const std::string& algorithm)
{
    return upper(algorithm).starts_with("HS");
}

bool mixes(const std::vector<std::string>& algorithms)
{
    return std::any_of(algorithms.begin(), algorithms.end(), isShared) && !std::all_of(algorithms.begin(), algorithms.end(), isShared);
}

}  // namespace

std::vector<std::string> tokenFaults(const Authentication& authentication)
{
    std::vector<std::string> faults;
    const auto& algorithms = authentication.tokenAlgorithms;
    if (algorithms.empty())
        faults.emplace_back("which algorithms are accepted");
    else if (std::any_of(algorithms.begin(), algorithms.end(), isUnsigned))
        faults.emplace_back("that unsigned tokens are refused");
    else if (mixes(algorithms))
        faults.emplace_back("one kind of key: it accepts shared secrets and key pairs side by side");
    if (authentication.tokenIssuer.empty())
        faults.emplace_back("who may issue them");
    if (authentication.tokenAudience.empty())
        faults.emplace_back("for whom they are made");
    if (authentication.tokenLifetime.empty())
        faults.emplace_back("when they end");
    return faults;
}

Authentication withTokenTerms(Authentication authentication, bool signedByProvider)
{
    auto& algorithms = authentication.tokenAlgorithms;
    std::erase_if(algorithms, isUnsigned);
    if (mixes(algorithms))
        std::erase_if(algorithms, isShared);
    if (algorithms.empty())
        algorithms = {signedByProvider ? "RS256" : "ES256"};
    if (authentication.tokenIssuer.empty())
        authentication.tokenIssuer = issuerVariable;
    if (authentication.tokenAudience.empty())
        authentication.tokenAudience = audienceVariable;
    if (authentication.tokenLifetime.empty())
        authentication.tokenLifetime = "15 minutes";
    return authentication;
}

std::vector<EnvironmentVariable> tokenVariables()
{
    return {{{}, issuerVariable, "Who may issue sign-in tokens: the iss that is accepted.", false, {}, {}, {}},
            {{}, audienceVariable, "For whom sign-in tokens must be made: the aud that is accepted.", false, {}, {}, {}}};
}

}  // namespace barch
