#pragma once

#include "core/model/result.h"
#include "core/model/table.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace barch {

/// Whether the connection is encrypted, and whether the server has to prove who it is. Usual: as the engine's own
/// client does when nobody says anything.
enum class TlsMode { Usual, Disable, Prefer, Require, VerifyCa, VerifyFull };

/// Where a database is. Nothing but `password` is secret, and that shows in no message: texts about a database are
/// made by `withoutPassword`.
struct DatabaseUrl {
    Dialect dialect = Dialect::Any;
    std::string host;      ///< name or address; empty: this machine
    int port = 0;          ///< 0: the engine's usual one
    std::string socket;    ///< instead of a host: PostgreSQL's socket folder, MySQL's socket file
    std::string user;      ///< empty: the engine's own default
    std::optional<std::string> password;
    std::string database;  ///< its name; SQLite: path of the file
    TlsMode tls = TlsMode::Usual;
    std::map<std::string, std::string> options;  ///< what else the engine's client understands: "sslrootcert"

    bool operator==(const DatabaseUrl&) const = default;
};

/// Whether it begins as a database URL does (postgresql, postgres, mysql, mariadb, sqlite). Says nothing about the rest.
bool isDatabaseUrl(std::string_view text);
/// A file that begins as SQLite's do.
bool isSqliteFile(const std::string& path);

/// postgresql://user:password@host:5432/name?sslmode=require, mysql://..., mariadb://..., sqlite:path, or the path of
/// an SQLite file. Unix sockets: ?host=/folder (PostgreSQL), ?unix_socket=/file (MySQL). Parts may be percent-encoded.
/// Errors quote nothing that could be part of a password.
Result<DatabaseUrl> parseDatabaseUrl(std::string_view text);

/// The URL again, with everything but the password.
std::string withoutPassword(const DatabaseUrl& url);

}  // namespace barch
