#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>

namespace barch {

struct ReferenceOptions {
    std::string column;       ///< empty: "<singular parent>_id", "parent_id" within one table
    bool nullable = false;
    ReferentialAction onDelete = ReferentialAction::NoAction;
    bool unique = false;      ///< one to one
    bool index = true;        ///< where nothing else leads with the columns
    std::string comment;      ///< of a new column
    std::string origin;       ///< of what is new
};

/// Lets `child` refer to the primary key of `parent`: adds the column (or takes the one of that name
/// and type that is there), the foreign key and an index. Between tenant-owned tables of a shared or
/// hybrid design the key is (tenant key, column), SET NULL spares the tenant key, and the parent
/// gets UNIQUE (tenant key, id) if it has none.
Result<Project> addReference(const Project& project, TableId child, TableId parent, const ReferenceOptions& options = {});

/// A foreign key as given; ids and name that are missing are derived.
Result<Project> addForeignKey(const Project& project, TableId table, ForeignKey key);
Result<Project> changeForeignKey(const Project& project, TableId table, ForeignKey key);
Result<Project> removeForeignKey(const Project& project, TableId table, ConstraintId key);

/// A many-to-many table between two tables: both references, primary key of both (led by the tenant
/// key where one of them is tenant-owned), an index for the way back, time stamps, rows deleted with
/// either side. Without a name "<singular a>_<b>" is taken: "ticket_tags".
Result<Project> addLinkTable(const Project& project, TableId a, TableId b, const std::string& name = {}, TableId id = {});

}  // namespace barch
