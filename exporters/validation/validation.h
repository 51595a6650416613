#pragma once

#include "exporters/target.h"
#include "exporters/validation/table_schema.h"

namespace barch::validation {

/// The targets `zod` and `yup`: a module for every table with a schema for a new row and one for a
/// change, beside values.ts, which holds what PostgreSQL takes.
Result<ExportResult> exportZod(const Project& project, const ExportOptions& options);
Result<ExportResult> exportYup(const Project& project, const ExportOptions& options);

/// What the two libraries write differently.
struct Library {
    const char* folder;
    const char* name;
    const char* import;
    const char* checks;                                   ///< checks.ts
    std::string (*fields)(const FieldSchema& field, bool update);
    std::string (*object)(const std::string& fields, const std::string& rowCheck);
    const char* inferred;                                 ///< "z.infer": type of a schema
};
Result<ExportResult> exportSchemas(const Project& project, const Library& library);

}  // namespace barch::validation
