#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace barch {

/// The version of the format that this program writes. A later minor version only adds members; a
/// later major version may change their meaning.
struct FormatVersion {
    int major = 1;
    int minor = 0;
    auto operator<=>(const FormatVersion&) const = default;
};
constexpr FormatVersion currentFormat{1, 0};

/// The project as the text of a .barch file: UTF-8 JSON, two spaces of indent, one property a line,
/// the format first and then all members sorted by name, elements by id, defaults left out. Equal
/// projects give equal bytes. Never fails: bytes in the model that are not UTF-8 become U+FFFD, and
/// what can't be a JSON number becomes 0.
std::string writeProject(const Project& project);

/// Takes the bytes of a file piece by piece, in order. False: stop, no more is wanted.
using ByteSink = std::function<bool(std::string_view)>;
/// The same bytes without holding them all at once; a large project is put into words by several
/// threads, while this one feeds the sink. False as soon as the sink says so.
bool writeProject(const Project& project, const ByteSink& sink);

/// The project in the text of a .barch file. `origin` is how errors call the file ("shop.barch").
/// What writeProject wrote reads back equal. Any project that the model can hold is accepted, also
/// one that refers to missing elements; members that this version does not know are kept. Refused,
/// with one sentence, the line and the path of members: text that is cut off, no UTF-8 or no JSON,
/// more than 64 levels deep, wrong types, unknown enum values, keys or ids that stand twice, and
/// files of a later major version.
Result<Project> readProject(std::string_view bytes, std::string_view origin);

}  // namespace barch
