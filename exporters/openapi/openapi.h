#pragma once

#include "exporters/target.h"
#include "exporters/text/document.h"

namespace barch::openapi {

/// The API of a design as OpenAPI 3.1. Endpoints with a table show its columns; GraphQL operations and
/// channels can't be said in OpenAPI and become warnings. Errors: the design has no call over HTTP; a
/// path that is none; two endpoints that answer the same call or share an operation id.
struct Contract {
    Document document;
    std::vector<ExportWarning> warnings;
};
Result<Contract> contractOf(const Project& project);

/// openapi.yaml, and openapi.json.
Result<ExportResult> exportYaml(const Project& project, const ExportOptions& options);
Result<ExportResult> exportJson(const Project& project, const ExportOptions& options);

}  // namespace barch::openapi
