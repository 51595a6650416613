#pragma once

#include "core/model/project.h"

#include <optional>
#include <string>
#include <vector>

namespace barch::api {

/// A resource is a table that the API offers: one endpoint for each operation on its rows.

inline constexpr Operation rowOperations[] = {Operation::List, Operation::Read, Operation::Create, Operation::Update,
                                              Operation::Delete};

/// The id of a resource's endpoint for an operation, whatever the endpoint is called now.
EndpointId endpointIdOf(TableId table, Operation operation);
/// The resource's endpoint for this operation, or nullptr.
const Endpoint* endpointOf(const Project& project, TableId table, Operation operation);
/// Its endpoints, actions and uploads included; in the order of rowOperations, then of paths.
std::vector<const Endpoint*> endpointsOf(const Project& project, TableId table);

/// What is worth offering of a table, and permitted to the runtime role; empty where the table is none
/// of the clients' business: login secrets, queues, logs of the machinery, partitions, tables without a key.
std::vector<Operation> usualOperations(const Project& project, const Table& table);
/// What the runtime role's privileges on the table, or on the view before it, allow; everything where
/// the design has no such role.
std::vector<Operation> permittedOperations(const Project& project, const Table& table);
/// Those of them that these privileges of SQL allow.
std::vector<Operation> allowedBy(const std::vector<std::string>& privileges);

/// "/tickets" and "/tickets/{id}"; of the tenant root "/tenant" twice: which one is known from the
/// signed-in person. Nothing without a key that can stand in a path.
struct ResourcePaths {
    std::string collection;
    std::string item;
};
std::optional<ResourcePaths> resourcePaths(const Project& project, const Table& table);

/// The endpoint with path, fields, permission, rate limit and errors as is usual. In a GraphQL design
/// it is a field of a query or a mutation: method "QUERY" or "MUTATION", its path the field's name.
/// The table has `resourcePaths`.
Endpoint endpointFor(const Project& project, const Table& table, Operation operation);
/// Foreign keys whose rows a client may ask for along with a row: their target can be read through the API.
std::vector<ConstraintId> embedsFor(const Project& project, const Table& table);

/// Statuses that such a call answers with when it fails, ascending.
std::vector<int> usualErrors(const Endpoint& endpoint);
/// The permission that such a call needs, by the names that the design's permissions have.
PermissionId usualPermission(const Project& project, const Table& table, Operation operation);
PermissionId permissionNamed(const Project& project, std::string_view name);

}  // namespace barch::api
