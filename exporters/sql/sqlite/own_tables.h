#pragma once

#include "core/model/project.h"

#include <optional>
#include <string>
#include <string_view>

namespace barch::sql::sqlite {

/// What stands behind a table. One that says whether it is strict ("STRICT", "NOT STRICT, WITHOUT ROWID") is SQLite's
/// own: its types, defaults and expressions are written as they are. All others are strict.
struct TableOptions {
    bool isOwn = false;
    bool isStrict = true;
    bool withoutRowid = false;

    /// " STRICT, WITHOUT ROWID", or nothing.
    std::string text() const;
};
/// Whether what stands behind the table names STRICT, in whatever design.
bool saysStrict(const Table& table);
TableOptions tableOptions(const Project& project, const Table& table);

/// The type of a column of an own table as it is declared; empty: none. Nothing for a text that is no type.
std::optional<std::string> ownType(const std::string& type, bool isStrict);
/// An expression of an own table; nothing where it isn't one, or is one that only other engines have.
std::optional<std::string> ownExpression(std::string_view text);

/// " ON CONFLICT REPLACE", where the column's options say so `of` its "UNIQUE", "PRIMARY KEY" or "NOT NULL".
std::string conflictClause(const Column* column, const std::string& of);

}  // namespace barch::sql::sqlite
