#pragma once

#include "app/platform/databases/database_url.h"

namespace barch {

/// What stands behind the ? of a server's URL. `shown` is the URL as errors may show it. Settings that only other
/// programs have (a pool's size) are passed over; one that nobody knows is an error, since it could be a misspelt
/// "sslmode".
Result<Done> takeUrlOptions(std::string_view query, const std::string& shown, DatabaseUrl& url);
/// The same again, from the ? on; empty where there is nothing to say.
std::string urlOptionsText(const DatabaseUrl& url);

}  // namespace barch
