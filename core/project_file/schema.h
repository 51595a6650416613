#pragma once

#include <string>

namespace barch {

/// The JSON Schema (draft 7) of the project file, made from the same description that reader and
/// writer go by. resources/schema/project-v1.schema.json is this text. Members that it does not name
/// are allowed: a later minor version may add some.
std::string projectSchema();

}  // namespace barch
