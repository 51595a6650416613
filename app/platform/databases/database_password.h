#pragma once

#include "app/platform/databases/database_url.h"

#include <functional>
#include <optional>
#include <string>

class QObject;

namespace barch {

/// Where the password of a database comes from, in this order: its URL, the environment variable BARCH_DB_PASSWORD,
/// the system's keychain. It is in no project, and nobody is made to keep it anywhere.

/// The first two only. SQLite has none.
std::optional<std::string> passwordAtHand(const DatabaseUrl& url);
/// All three. Needs Qt's application object; waits at most five seconds for the keychain, and where the system has
/// none there is none. Not for programs with a window: those take `readKeychain`.
std::optional<std::string> knownPassword(const DatabaseUrl& url);

/// What the keychain calls the entry: user, host, port and database, without the password.
std::string keychainEntry(const DatabaseUrl& url);
/// Calls `done` later, in this thread, unless `context` is gone by then: with nothing where the keychain has no such
/// entry or where there is no keychain.
void readKeychain(const DatabaseUrl& url, QObject* context, std::function<void(std::optional<std::string>)> done);
/// Keeps url.password, or forgets the entry where it has none. `done` hears why it didn't work.
void writeKeychain(const DatabaseUrl& url, QObject* context, std::function<void(Result<Done>)> done);

/// Asks on the terminal, without showing what is typed. Nothing where there is no terminal or nothing was typed.
std::optional<std::string> askPassword(const DatabaseUrl& url);

}  // namespace barch
