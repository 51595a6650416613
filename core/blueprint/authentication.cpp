#include "core/blueprint/parts.h"

#include "core/access/token_terms.h"

namespace barch {

void addAuthentication(Draft& draft)
{
    const Choices& choices = draft.choices;
    const bool managed = choices.managedLogin();
    const bool oauth = !managed && choices.has("auth.session_style", "oauth2");
    const bool signedTokens = managed || oauth || choices.has("auth.session_style", "jwt_cookie") || choices.has("auth.sso_protocol", "oidc");
    if (!signedTokens)
        return;
    Authentication authentication = withTokenTerms({}, managed);
    authentication.publicClients = authentication.codeChallenge = managed || oauth;
    draft.project.authentication = authentication;
    for (EnvironmentVariable variable : tokenVariables()) {
        variable.origin = fromAnswer(managed ? "auth.provider" : "auth.session_style");
        const std::string path = "environment/" + variable.name;
        put(draft.project.environment, path, std::move(variable));
    }
}

}  // namespace barch
