#include "designs.h"
#include "fixtures.h"

namespace barch::test {
namespace {

Project readingTokens(Authentication authentication, const std::string& style = "jwt_cookie")
{
    Project project = plusAnswer(plusAnswer(soundDesign(Dialect::PostgreSql, TenancyModel::None), "auth.method", {"email_password"}), "auth.session_style", {style});
    project.authentication = std::move(authentication);
    return project;
}

Authentication terms(std::vector<std::string> algorithms, std::string audience = "AUTH_AUDIENCE", std::string lifetime = "15 minutes")
{
    Authentication authentication;
    authentication.tokenAlgorithms = std::move(algorithms);
    authentication.tokenIssuer = "AUTH_ISSUER";
    authentication.tokenAudience = std::move(audience);
    authentication.tokenLifetime = std::move(lifetime);
    return authentication;
}

Project fromBrowser(bool publicClients, bool challenge)
{
    Project project = soundDesign(Dialect::PostgreSql, TenancyModel::None);
    Authentication authentication;
    authentication.publicClients = publicClients;
    authentication.codeChallenge = challenge;
    project.authentication = authentication;
    return project;
}

}  // namespace

std::vector<Fixture> loginFixtures()
{
    Project managed = plusAnswer(plusAnswer(soundDesign(Dialect::PostgreSql, TenancyModel::None), "auth.method", {"managed"}), "auth.provider", {"auth0"});
    Project managedWell = managed;
    managedWell.authentication = terms({"RS256"});
    std::vector<Fixture> all;
    all.push_back({"AUT006", "nothing said", readingTokens({}), readingTokens(terms({"ES256"}))});
    all.push_back({"AUT006", "no signed tokens at all", readingTokens({}), readingTokens({}, "session_database")});
    all.push_back({"AUT006", "unsigned ones too", readingTokens(terms({"RS256", "none"})), readingTokens(terms({"RS256", "ES256"}))});
    all.push_back({"AUT006", "secrets beside key pairs", readingTokens(terms({"HS256", "RS256"})), readingTokens(terms({"HS256"}))});
    all.push_back({"AUT006", "for anybody", readingTokens(terms({"ES256"}, "")), readingTokens(terms({"ES256"}))});
    all.push_back({"AUT006", "for ever", readingTokens(terms({"ES256"}, "AUTH_AUDIENCE", "")), readingTokens(terms({"ES256"}))});
    all.push_back({"AUT006", "of a provider", managed, managedWell});
    all.push_back({"AUT007", "from a browser", fromBrowser(true, false), fromBrowser(true, true)});
    all.push_back({"AUT007", "with a secret", fromBrowser(true, false), fromBrowser(false, false)});
    return all;
}

}  // namespace barch::test
