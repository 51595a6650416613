#include "app/platform/databases/url_options.h"

#include "app/platform/databases/url_text.h"
#include "core/text/closest.h"

#include <algorithm>
#include <array>
#include <vector>

namespace barch {
namespace {

constexpr std::array<std::string_view, 6> tlsNames = {"", "disable", "prefer", "require", "verify-ca", "verify-full"};

/// What libpq takes and what can matter for reading.
constexpr std::array<std::string_view, 12> postgresOptions = {
    "channel_binding", "connect_timeout", "gssencmode", "hostaddr",  "krbsrvname", "options",
    "sslcert",         "sslcrl",          "sslkey",     "sslrootcert", "target_session_attrs", "keepalives"};
/// Files of MySQL's TLS, by the names that they have in libpq.
constexpr std::array<std::array<std::string_view, 2>, 6> mysqlOptions = {{{"ssl-ca", "sslrootcert"},
                                                                          {"sslrootcert", "sslrootcert"},
                                                                          {"ssl-cert", "sslcert"},
                                                                          {"sslcert", "sslcert"},
                                                                          {"ssl-key", "sslkey"},
                                                                          {"sslkey", "sslkey"}}};
/// Settings of libraries and pools.
constexpr std::array<std::string_view, 18> passedOver = {
    "application_name", "charset",        "collation",  "connection_limit", "currentschema", "pgbouncer",
    "pool_timeout",     "schema",         "search_path", "serverversion",   "socket_timeout", "statement_cache_size",
    "parsetime",        "loc",            "timezone",   "servertimezone",   "allowpublickeyretrieval", "multistatements"};

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

bool isPlainWord(std::string_view text)
{
    return !text.empty() && text.size() < 40 && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

/// libpq's names and MySQL's own (ssl-mode=VERIFY_IDENTITY), and the plain yes and no of other libraries.
std::optional<TlsMode> tlsMode(const std::string& value)
{
    std::string name = lower(value);
    std::ranges::replace(name, '_', '-');
    if (name == "allow" || name == "preferred" || name == "skip-verify")
        name = name == "skip-verify" ? "require" : "prefer";
    else if (name == "true" || name == "1" || name == "required")
        name = "require";
    else if (name == "false" || name == "0" || name == "disabled")
        name = "disable";
    else if (name == "verify-identity")
        name = "verify-full";
    for (std::size_t i = 1; i < tlsNames.size(); ++i)
        if (tlsNames[i] == name)
            return static_cast<TlsMode>(i);
    return std::nullopt;
}

Error unknownOption(const std::string& key, const std::string& shown)
{
    if (!isPlainWord(key))
        return Error{"Behind the ? stands something that is no setting.", shown, "Write NAME=VALUE, joined by &."};
    std::vector<std::string> words{"host", "port", "user", "password", "dbname", "sslmode", "unix_socket"};
    words.insert(words.end(), postgresOptions.begin(), postgresOptions.end());
    const std::optional<std::string> meant = closestWord(key, words);
    return Error{"There is no setting \"" + key + "\".", shown, meant ? "Did you mean " + *meant + "?" : "Leave it out."};
}

Result<Done> takeOption(const std::string& key, const std::string& value, const std::string& shown, DatabaseUrl& url)
{
    const bool isPostgres = url.dialect == Dialect::PostgreSql;
    if (key == "host" || key == "hostname")
        (value.starts_with('/') ? url.socket : url.host) = value;
    else if (key == "unix_socket" || key == "socket" || key == "unixsocket")
        url.socket = value;
    else if (key == "port") {
        const std::optional<int> number = portNumber(value);
        if (!number)
            return Error{"The port is no number from 1 to 65535.", shown, {}};
        url.port = *number;
    } else if (key == "user" || key == "username")
        url.user = value;
    else if (key == "password")
        url.password = value;
    else if (key == "dbname" || key == "database")
        url.database = value;
    else if (key == "sslmode" || key == "ssl-mode" || key == "ssl" || key == "usessl" || key == "tls") {
        const std::optional<TlsMode> mode = tlsMode(value);
        if (!mode)
            return Error{"This " + key + " is none.", shown, "It is one of disable, prefer, require, verify-ca and verify-full."};
        url.tls = *mode;
    } else if (isPostgres && std::ranges::find(postgresOptions, key) != postgresOptions.end()) {
        if (value.find(';') != std::string::npos)
            return Error{"The value of " + key + " holds a semicolon.", shown, "Leave it out."};
        url.options[key] = value;
    } else if (const auto own = std::ranges::find(mysqlOptions, key, [](const auto& pair) { return pair[0]; });
               !isPostgres && own != mysqlOptions.end())
        url.options[std::string((*own)[1])] = value;
    else if (std::ranges::find(passedOver, key) == passedOver.end())
        return unknownOption(key, shown);
    return Done{};
}

}  // namespace

Result<Done> takeUrlOptions(std::string_view query, const std::string& shown, DatabaseUrl& url)
{
    while (!query.empty()) {
        const std::string_view part = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(query.size(), part.size() + 1));
        if (part.empty())
            continue;
        const std::size_t equals = part.find('=');
        const std::optional<std::string> key = percentDecoded(part.substr(0, equals));
        const std::optional<std::string> value =
            percentDecoded(equals == std::string_view::npos ? std::string_view{} : part.substr(equals + 1));
        if (!key || !value)
            return Error{"A % isn't followed by two hex digits.", shown, "A % itself is written %25."};
        if (Result<Done> taken = takeOption(lower(*key), *value, shown, url); !taken)
            return taken.error();
    }
    return Done{};
}

std::string urlOptionsText(const DatabaseUrl& url)
{
    std::map<std::string, std::string> all = url.options;
    if (!url.socket.empty())
        all[url.dialect == Dialect::PostgreSql ? "host" : "unix_socket"] = url.socket;
    if (url.tls != TlsMode::Usual)
        all["sslmode"] = tlsNames[static_cast<std::size_t>(url.tls)];
    std::string text;
    for (const auto& [key, value] : all)
        text += (text.empty() ? "?" : "&") + key + "=" + percentEncoded(value, "/:");
    return text;
}

}  // namespace barch
