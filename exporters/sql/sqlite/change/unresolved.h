#pragma once

#include "exporters/sql/sqlite/change/renames.h"

#include <string>
#include <string_view>

namespace barch::sql::sqlite {

/// Whether a view or trigger may name something that isn't there. SQLite makes it without a look, and then refuses to
/// rename anything in the database, and to drop columns, because of it. Only "no" is sure: any text that names nothing but what the
/// tables and views that it names have, or calls so itself.
class UnresolvedNames {
public:
    UnresolvedNames(const Project& project, const WrittenTables& tables);
    bool mayBeIn(std::string_view sql) const;

private:
    std::map<std::string, std::set<std::string>> m_relations;   ///< with the names of their columns, in lower case
};

}  // namespace barch::sql::sqlite
