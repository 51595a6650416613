#pragma once

#include <string>
#include <string_view>

namespace barch {

/// A type of MySQL as a design for MySQL holds it: what all engines have under the usual name ("integer",
/// "numeric(10,2)"), and the rest as MySQL spells it ("mediumint unsigned", "datetime(3)").
std::string mysqlModelType(std::string_view written);
/// What stands behind a table that is MySQL's own, so that its types are written as they are.
inline constexpr const char* mysqlTableOptions = "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4";

}  // namespace barch
