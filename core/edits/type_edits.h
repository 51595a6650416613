#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <cstddef>
#include <string>

namespace barch {

/// Enums, domains and composite types. Names are unique within the namespace; ids that are missing
/// are derived.
Result<Project> addType(const Project& project, UserType type);
Result<Project> changeType(const Project& project, UserType type);
Result<Project> renameType(const Project& project, UserTypeId type, const std::string& name);
/// Refused while a column has the type; the error names one.
Result<Project> removeType(const Project& project, UserTypeId type);

Result<Project> addEnumValue(const Project& project, UserTypeId type, const std::string& value,
                             std::size_t position = static_cast<std::size_t>(-1));
/// Defaults of columns with this type follow.
Result<Project> renameEnumValue(const Project& project, UserTypeId type, EnumValueId value, const std::string& name);
/// Refused while it is the default of a column.
Result<Project> removeEnumValue(const Project& project, UserTypeId type, EnumValueId value);
Result<Project> moveEnumValue(const Project& project, UserTypeId type, EnumValueId value, std::size_t position);

}  // namespace barch
