#pragma once

#include "core/model/project.h"

#include <string>
#include <string_view>

namespace barch {

/// Renaming inside SQL text: identifiers only, never in strings or comments, and only where the name
/// clearly means the element.

/// A table, view or function that gets another name. Functions are renamed where they are called.
struct RelationRename {
    std::string space;           ///< name of its namespace; empty: none
    std::string from;
    std::string to;
    bool onlyOneOfThatName = true;  ///< otherwise only mentions with the namespace count
    bool isFunction = false;
    Dialect dialect = Dialect::Any;
};
std::string renameRelationIn(std::string_view text, const RelationRename& rename);
/// All SQL text of the design: views, policies, checks, computed columns, triggers, functions, SQL kept
/// word for word.
Project renameRelationEverywhere(const Project& project, const RelationRename& rename);

/// Whether the text names the relation where relations stand (FROM, JOIN...) or as a qualifier.
bool mentionsRelation(std::string_view text, std::string_view space, std::string_view name);

/// `own`: the text is an expression of the table itself, where a bare name means its column.
std::string renameColumnIn(const Project& project, const Table& table, std::string_view text, const std::string& from,
                           const std::string& to, bool own);

}  // namespace barch
