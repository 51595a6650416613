#include "exporters/openapi/security.h"

#include "exporters/text/markdown_text.h"

#include <algorithm>
#include <map>

namespace barch::openapi {
namespace {

bool answers(const Project& project, const char* question, std::string_view value)
{
    const Answer* answer = project.answer(question);
    return answer && std::find(answer->values.begin(), answer->values.end(), value) != answer->values.end();
}

bool usesCookie(const Project& project)
{
    return !answers(project, "auth.method", "managed") && (answers(project, "auth.session_style", "session_database") ||
                                                            answers(project, "auth.session_style", "session_redis") || answers(project, "auth.session_style", "jwt_cookie"));
}

Document cookieScheme()
{
    return Document::object().set("type", "apiKey").set("in", "cookie").set("name", "__Host-session")
        .set("description", "The session that signing in opens. The cookie is Secure, HttpOnly and SameSite=Lax; the tenant is known from the session.");
}

Document tokenScheme(const Project& project)
{
    std::map<std::string, std::string> scopes;
    for (const Permission& permission : project.permissions)
        scopes.emplace(permission.name, permission.description.empty() ? permission.name : permission.description);
    Document all = Document::object();
    for (const auto& [name, description] : scopes)
        all.set(name, markdownProse(description));
    Document flow = Document::object().set("authorizationUrl", "/oauth/authorize").set("tokenUrl", "/oauth/token").set("refreshUrl", "/oauth/token").set("scopes", std::move(all));
    return Document::object().set("type", "oauth2")
        .set("description", "Short-lived access tokens by the authorization code flow with PKCE. Tokens are JWT, checked as RFC8725 asks: algorithm, audience and "
                            "expiry. The tenant is known from the token. Scopes are the permissions of the design.")
        .set("flows", Document::object().set("authorizationCode", std::move(flow)));
}

}  // namespace

std::string signatureHeader(const std::string& provider)
{
    static const std::map<std::string, std::string, std::less<>> known = {
        {"stripe", "Stripe-Signature"}, {"razorpay", "X-Razorpay-Signature"}, {"paypal", "PAYPAL-TRANSMISSION-SIG"}, {"clerk", "svix-signature"}};
    const auto found = known.find(provider);
    return found == known.end() ? "X-Webhook-Signature" : found->second;
}

Security::Security(const Project& project, Components& components)
    : m_project(project), m_components(components), m_scheme(usesCookie(project) ? "session" : "oauth2"), m_scopes(!usesCookie(project)),
      m_keys(answers(project, "auth.api_keys", "yes"))
{
}

Document Security::of(const Endpoint& endpoint) const
{
    Document ways = Document::array();
    if (endpoint.isPublic) {
        ways.add(Document::object());
        return ways;
    }
    m_components.addSecurityScheme(m_scheme, m_scopes ? tokenScheme(m_project) : cookieScheme());
    Document scopes = Document::array();
    if (const Permission* permission = m_project.permissions.find(endpoint.permission); permission && m_scopes)
        scopes.add(permission->name);
    ways.add(Document::object().set(m_scheme, std::move(scopes)));
    if (m_keys) {
        m_components.addSecurityScheme("apiKey", Document::object().set("type", "apiKey").set("in", "header").set("name", "X-API-Key")
                                                     .set("description", "A key that a program uses. It names the tenant and has the permissions that it was given."));
        ways.add(Document::object().set("apiKey", Document::array()));
    }
    return ways;
}

Document Security::ofSender(const std::string& provider) const
{
    std::string name;
    for (const char c : provider)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-')
            name += c;
    name += "Signature";
    m_components.addSecurityScheme(name, Document::object().set("type", "apiKey").set("in", "header").set("name", signatureHeader(provider))
                                             .set("description", "The sender signs each message. A wrong signature, an old time stamp or a message that came before changes nothing."));
    Document ways = Document::array();
    ways.add(Document::object().set(name, Document::array()));
    return ways;
}

}  // namespace barch::openapi
