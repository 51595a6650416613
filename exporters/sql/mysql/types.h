#pragma once

#include "exporters/sql/draft.h"
#include "exporters/sql/type_name.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace barch::sql::mysql {

struct ColumnType {
    std::string text;             ///< "varchar(255)"
    std::size_t keyBytes = 8;     ///< how much of an index's 3072 bytes it takes; 0: can't be indexed whole
    bool isLong = false;          ///< text, blob, json: default only as an expression
    bool isText = false;
    bool isNumber = false;
};

/// What the table's keys and indexes ask of the columns' types.
class ColumnUse {
public:
    explicit ColumnUse(const Project& project);
    /// In a primary, unique or foreign key, or the target of one: text must have a length there.
    bool isKey(ColumnId column) const { return m_keys.contains(column); }
    /// How many characters such a text may have for all its keys to fit.
    std::size_t keyLength(ColumnId column) const;

private:
    void add(const Table& table, const std::vector<ColumnId>& columns);

    std::unordered_set<ColumnId> m_keys;
    std::unordered_map<ColumnId, std::size_t> m_lengths;
};

/// The spelling of a type that MySQL has under another name, for arguments and results of functions.
std::optional<std::string> scalarType(const TypeName& type);

/// Nothing: MySQL has no place for the column.
std::optional<ColumnType> columnType(Draft& draft, const Table& table, const Column& column, const ColumnUse& use);

}  // namespace barch::sql::mysql
