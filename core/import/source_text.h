#pragma once

#include "core/model/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace barch {

/// Where a byte of a text lies, as a person counts: both from 1, columns in characters.
struct SourcePlace {
    int line = 1;
    int column = 1;
};
SourcePlace placeOf(std::string_view text, std::size_t at);

/// Which line a byte lies in, for many questions about one text: quick where each asks for a later byte than the one
/// before.
class LineCounter {
public:
    explicit LineCounter(std::string_view text) : m_text(text) {}
    int lineAt(std::size_t at);

private:
    std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
};

/// "line 3, column 7: Expected ... In: title varchar [not nul]", the line shortened.
Error sourceError(std::string_view text, std::size_t at, std::string what);

/// Why this is no text that a schema could be written in: another encoding, binary content.
std::optional<Error> unreadableText(std::string_view text);
/// The text without the byte order mark that it may begin with.
std::string_view withoutByteOrderMark(std::string_view text);

/// What an importer says when it was told to stop.
Error importStopped();

}  // namespace barch
