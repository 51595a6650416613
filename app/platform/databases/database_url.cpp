#include "app/platform/databases/database_url.h"

#include "app/platform/databases/url_options.h"
#include "app/platform/databases/url_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>

namespace barch {
namespace {

constexpr std::string_view sqliteHeader{"SQLite format 3\0", 16};
constexpr const char* forms =
    "Write postgresql://USER@HOST:5432/NAME, mysql://USER@HOST:3306/NAME, sqlite:PATH, or the path of an SQLite file.";
constexpr const char* encodeAdvice = "In a name or a password, write @ as %40, : as %3A, / as %2F, ? as %3F and # as %23.";

struct Scheme {
    Dialect dialect = Dialect::Any;
    std::string_view rest;  ///< behind the colon
    std::string shown;      ///< for messages: "postgresql://…"
};

/// "jdbc:postgresql:" and "postgresql+psycopg:" are what other tools write for the same.
std::optional<Scheme> schemeOf(std::string_view text)
{
    std::string lower(text.substr(0, 64));
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const std::size_t prefix = lower.starts_with("jdbc:") ? 5 : 0;
    const std::size_t colon = lower.find(':', prefix);
    if (colon == std::string::npos)
        return std::nullopt;
    std::string name = lower.substr(prefix, colon - prefix);
    name.resize(std::min(name.find('+'), name.size()));
    const std::string_view rest = text.substr(colon + 1);
    if (name == "sqlite" || name == "sqlite3")
        return Scheme{Dialect::Sqlite, rest, "sqlite:…"};
    const bool isPostgres = name == "postgresql" || name == "postgres";
    if ((!isPostgres && name != "mysql" && name != "mariadb") || !rest.starts_with("//"))
        return std::nullopt;
    return Scheme{isPostgres ? Dialect::PostgreSql : Dialect::MySql, rest.substr(2), name + "://…"};
}

Error unreadable(std::string what, const std::string& where, std::string advice = encodeAdvice)
{
    return Error{std::move(what), where, std::move(advice)};
}

Result<DatabaseUrl> parseSqlite(const Scheme& scheme)
{
    std::string_view path = scheme.rest.substr(0, scheme.rest.find('?'));
    if (path.starts_with("//"))
        path.remove_prefix(2);
    const std::optional<std::string> decoded = percentDecoded(path);
    if (!decoded)
        return unreadable("A % isn't followed by two hex digits.", scheme.shown, "A % itself is written %25.");
    if (decoded->empty())
        return unreadable("It names no file.", scheme.shown, "Write sqlite:PATH.");
    if (*decoded == ":memory:")
        return unreadable("A database in memory belongs to one program; no other can read it.", scheme.shown, "Save it to a file first.");
    DatabaseUrl url;
    url.dialect = Dialect::Sqlite;
    url.database = *decoded;
    return url;
}

/// "host:port", "[::1]:port", or an encoded socket path.
Result<Done> takeHost(std::string_view text, const std::string& shown, DatabaseUrl& url)
{
    if (text.find(',') != std::string_view::npos)
        return unreadable("It names several hosts.", shown, "Name the one that is to be read.");
    std::string_view host = text;
    std::string_view port;
    if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos)
            return unreadable("The address has a [ without ].", shown, "Write [::1]:5432.");
        host = text.substr(1, end - 1);
        port = text.substr(end + 1);
        if (!port.empty() && !port.starts_with(':'))
            return unreadable("There is something behind the address's ] that is no port.", shown, "Write [::1]:5432.");
        port = port.substr(std::min<std::size_t>(1, port.size()));
    } else if (const std::size_t colon = text.rfind(':'); colon != std::string_view::npos) {
        host = text.substr(0, colon);
        port = text.substr(colon + 1);
        if (host.find(':') != std::string_view::npos)
            return unreadable("The host has several colons.", shown, std::string("Write addresses as [::1]:5432. ") + encodeAdvice);
    }
    const std::optional<std::string> decoded = percentDecoded(host);
    if (!decoded)
        return unreadable("A % isn't followed by two hex digits.", shown);
    (decoded->starts_with('/') ? url.socket : url.host) = *decoded;
    if (!port.empty()) {
        const std::optional<int> number = portNumber(port);
        if (!number)
            return unreadable("The port is no number from 1 to 65535.", shown);
        url.port = *number;
    }
    return Done{};
}

Result<Done> takeUser(std::string_view text, const std::string& shown, DatabaseUrl& url)
{
    const std::size_t colon = text.find(':');
    const std::optional<std::string> user = percentDecoded(text.substr(0, colon));
    if (!user)
        return unreadable("A % isn't followed by two hex digits.", shown);
    url.user = *user;
    if (colon == std::string_view::npos)
        return Done{};
    const std::optional<std::string> password = percentDecoded(text.substr(colon + 1));
    if (!password)
        return unreadable("A % in the password isn't followed by two hex digits.", shown);
    url.password = *password;
    return Done{};
}

Result<DatabaseUrl> parseServer(const Scheme& scheme)
{
    const std::string_view text = scheme.rest;
    const std::size_t question = text.find('?');
    const std::string_view query = question == std::string_view::npos ? std::string_view{} : text.substr(question + 1);
    const std::string_view before = text.substr(0, question);
    const std::size_t slash = before.find('/');
    const std::string_view authority = before.substr(0, slash);
    const std::size_t at = authority.rfind('@');
    // A password with a bare / or ? ends up behind the host, where it would be shown.
    if (text.find('@', authority.size()) != std::string_view::npos && at == std::string_view::npos)
        return unreadable("The part before @ can't be told from the host.", scheme.shown);
    if (text.find('#') != std::string_view::npos)
        return unreadable("It holds a #.", scheme.shown);

    DatabaseUrl url;
    url.dialect = scheme.dialect;
    if (at != std::string_view::npos)
        if (Result<Done> user = takeUser(authority.substr(0, at), scheme.shown, url); !user)
            return user.error();
    if (Result<Done> host = takeHost(at == std::string_view::npos ? authority : authority.substr(at + 1), scheme.shown, url); !host)
        return host.error();
    if (slash != std::string_view::npos) {
        const std::optional<std::string> name = percentDecoded(before.substr(slash + 1));
        if (!name)
            return unreadable("A % isn't followed by two hex digits.", scheme.shown);
        url.database = *name;
    }
    if (Result<Done> options = takeUrlOptions(query, scheme.shown, url); !options)
        return options.error();
    return url;
}

}  // namespace

bool isDatabaseUrl(std::string_view text)
{
    return schemeOf(text).has_value();
}

bool isSqliteFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::array<char, sqliteHeader.size()> first{};
    return file.read(first.data(), first.size()) && std::string_view(first.data(), first.size()) == sqliteHeader;
}

Result<DatabaseUrl> parseDatabaseUrl(std::string_view text)
{
    if (text.find('\0') != std::string_view::npos)
        return Error{"The database URL holds a zero byte.", {}, forms};
    if (const std::optional<Scheme> scheme = schemeOf(text))
        return scheme->dialect == Dialect::Sqlite ? parseSqlite(*scheme) : parseServer(*scheme);
    if (isSqliteFile(std::string(text))) {
        DatabaseUrl url;
        url.dialect = Dialect::Sqlite;
        url.database = text;
        return url;
    }
    return Error{"This is no database that can be read.", {}, forms};
}

std::string withoutPassword(const DatabaseUrl& url)
{
    if (url.dialect == Dialect::Sqlite)
        return "sqlite:" + percentEncoded(url.database, "/:@ ");
    std::string text = url.dialect == Dialect::PostgreSql ? "postgresql://" : "mysql://";
    if (!url.user.empty())
        text += percentEncoded(url.user) + "@";
    const bool isAddress = url.host.find(':') != std::string::npos;
    text += isAddress ? "[" + url.host + "]" : percentEncoded(url.host);
    if (url.port != 0)
        text += ":" + std::to_string(url.port);
    text += "/" + percentEncoded(url.database);
    return text + urlOptionsText(url);
}

}  // namespace barch
