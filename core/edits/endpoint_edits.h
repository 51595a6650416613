#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>
#include <vector>

namespace barch {

/// Edits of the API: a resource is a table that it offers. The other members of an endpoint are changed
/// with `putElement`.

/// Offers the table with these operations (List to Delete); with none given, with those that are usual
/// for it (core/api/resources.h). Errors: a table that can't be offered, one that is offered already, a
/// path or an operation id that another endpoint has.
Result<Project> addResource(const Project& project, TableId table, const std::vector<Operation>& operations = {});
/// The resource has these of the operations List to Delete and no others; actions and uploads stay as they
/// are. Those that were there keep what was changed about them.
Result<Project> chooseOperations(const Project& project, TableId table, const std::vector<Operation>& operations);
/// Takes all endpoints of the table away, actions and uploads included.
Result<Project> removeResource(const Project& project, TableId table);

/// What one endpoint does with a column; with no flag set, the endpoint leaves the column out. Refused:
/// showing secrets, hashes and the tenant key; taking the tenant key and what the database or the server sets.
Result<Project> setEndpointField(const Project& project, EndpointId endpoint, EndpointField field);
/// The same for all endpoints of a resource: shown by each that answers with rows, written by Create and
/// Update, filtered and sorted by List.
Result<Project> setResourceField(const Project& project, TableId table, EndpointField field);
/// Where the endpoint is called. Refused: what is no path, and a call that another endpoint answers.
Result<Project> setEndpointPath(const Project& project, EndpointId endpoint, const std::string& path);

}  // namespace barch
