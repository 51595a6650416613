#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch::sql::postgresql {

/// What stands behind CREATE TABLE, or behind a column.
struct Storage {
    std::map<std::string, std::string> parameters;   ///< of WITH (...)
    std::string tablespace;
    std::string method;        ///< USING
    bool operator==(const Storage&) const = default;
};

/// Of "WITH (fillfactor = 70) TABLESPACE fast". Nothing where it says something else.
std::optional<Storage> tableStorage(std::string_view text);
/// What ALTER TABLE has to say, one each.
std::vector<std::string> storageChanges(const Storage& before, const Storage& after);

struct ColumnStorage {
    std::string storage = "DEFAULT";
    std::string compression = "default";
};
/// Of "STORAGE EXTERNAL COMPRESSION pglz". Nothing where it says something else.
std::optional<ColumnStorage> columnStorage(std::string_view text);

}  // namespace barch::sql::postgresql
