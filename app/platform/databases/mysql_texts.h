#pragma once

#include <optional>
#include <string>

namespace barch {

/// What SHOW CREATE says that MySQL's information_schema doesn't.

/// The options behind a table, without its comment: "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 PARTITION BY ...".
struct MySqlTableOptions {
    std::string text;
    std::string counter;   ///< AUTO_INCREMENT; empty: none
};
std::optional<MySqlTableOptions> mysqlTableOptions(const std::string& showCreate);

struct MySqlViewText {
    std::string query;
    std::string algorithm;   ///< empty: left to the server
};
std::optional<MySqlViewText> mysqlViewText(const std::string& showCreate);

/// Without DEFINER = ... .
std::string withoutDefiner(const std::string& showCreate);
/// An expression of the catalogue without the name of its own database.
std::string withoutDatabase(const std::string& expression, const std::string& database);

}  // namespace barch
