#pragma once

#include "exporters/target.h"

namespace barch::graphql {

/// The target `graphql`: schema.graphql with a type, connection, filter, order, inputs and payloads for
/// every resource of the API; where the design has no endpoints yet, for the tables that are usually
/// offered. The tenant is known from the caller and stands nowhere.
Result<ExportResult> exportGraphql(const Project& project, const ExportOptions& options);

}  // namespace barch::graphql
