#pragma once

#include <string_view>

namespace barch::api {

/// Dates and times written in one unmistakable way, of the years 1 to 9999.

/// "2026-02-28", a day that exists.
bool isPlainDate(std::string_view text);
/// "23:59:59" or "23:59:59.999999"; seconds may be left out.
bool isPlainTime(std::string_view text);
/// A date, "T" or a space, and a time; with "Z" or "+01:00" behind it exactly when `zone`.
bool isPlainTimestamp(std::string_view text, bool zone);

}  // namespace barch::api
