#pragma once

#include "core/model/result.h"
#include "core/project_file/project_file.h"

#include <optional>
#include <string>
#include <string_view>

namespace barch {

/// The first member of every project file, and what it says: {"name": "barch", "version": "1.0"}.
constexpr std::string_view formatMember = "format";

/// The value of that member as the program writes it, indented from column 0.
std::string formatText(FormatVersion version);

/// What a file says about its format.
struct FoundFormat {
    bool isJson = true;  ///< false: it could not be read as far as was needed
    bool isProject = false;
    std::optional<FormatVersion> version;
};

/// Looks for the format and at nothing else; at once where it stands first, as it should.
FoundFormat findFormat(std::string_view bytes);

/// Brings the text of an older major version up to the current one, a step a version. Text of the
/// current major version comes back empty: there is nothing to do. A later one is refused.
Result<std::string> upgraded(std::string_view bytes, FormatVersion from);

}  // namespace barch
