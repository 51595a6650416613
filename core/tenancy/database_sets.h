#pragma once

#include "core/model/project.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace barch {

/// Which tables an isolated or hybrid design keeps in the control plane, and which in each tenant's
/// database. `Table::livesIn` decides where it is set. Otherwise:
///   root: control plane; in hybrid designs tenant databases too, for the tenant keys to refer to;
///   tenant-owned, link, undeclared: the tenant databases; but in isolated designs a table that refers to
///   the root is about the tenant and lies in the control plane (subscriptions, memberships, the
///   catalogue of tenant databases);
///   global: wherever a table that refers to it lies, so both are possible (then each has its own
///   copy); the control plane where nothing refers to it.
/// In shared designs and those without tenants there is one set: both answers are yes.
/// In hybrid designs keys can't tell what is about the tenant: set `livesIn` to ControlPlane for
/// subscriptions and the catalogue.
class DatabaseSets {
public:
    explicit DatabaseSets(const Project& project);

    /// Whether there are two sets at all.
    bool areTwo() const { return m_two; }
    bool inControlPlane(TableId table) const { return lies(table, 1); }
    bool inTenantDatabase(TableId table) const { return lies(table, 2); }

private:
    bool lies(TableId table, unsigned place) const;
    bool m_two = false;
    std::unordered_map<TableId, unsigned> m_places;
};

/// For one table; for many make one `DatabaseSets`.
bool inControlPlane(const Project& project, const Table& table);
bool inTenantDatabase(const Project& project, const Table& table);

struct CrossingKey {
    TableId table;
    ConstraintId key;
    std::string message;   ///< "public.tickets lies in the tenant databases and refers to public.plans in the control plane."
};
/// Foreign keys from a set to a table that is not in it. No database can hold them. Ordered by table, key.
std::vector<CrossingKey> crossingForeignKeys(const Project& project);

/// The part of the design that makes up one set: its tables, and views, routines, policies and types of
/// the rest that don't need a table of the other. `set`: ControlPlane or TenantDatabase. Foreign keys
/// that cross are left out. The whole design where there is one set.
Project onlyDatabaseSet(const Project& project, DatabaseSet set);

}  // namespace barch
