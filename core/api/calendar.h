#pragma once

#include <string>
#include <string_view>

namespace barch::api {

/// Dates and times written in one unmistakable way, of the years 1 to 9999.

/// "2026-02-28", a day that exists.
bool isPlainDate(std::string_view text);
/// The day so many days after it, or before it; empty where the text is no day or the result is none of the years 1 to 9999.
std::string laterBy(std::string_view date, int days);
/// "23:59:59" or "23:59:59.999999"; seconds may be left out.
bool isPlainTime(std::string_view text);
/// A date, "T" or a space, and a time; with "Z" or "+01:00" behind it exactly when `zone`.
bool isPlainTimestamp(std::string_view text, bool zone);

}  // namespace barch::api
