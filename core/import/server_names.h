#pragma once

#include <string>
#include <string_view>

namespace barch {

/// The name that PostgreSQL gives to what has none: "orders_user_id_fkey". Table and columns are cut, the longer
/// one first, so that it has at most 63 bytes. `columns` may be empty.
std::string serverName(std::string_view table, std::string_view columns, std::string_view label);

}  // namespace barch
