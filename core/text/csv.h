#pragma once

#include "core/model/result.h"
#include "core/text/text_table.h"

#include <string_view>

namespace barch {

/// Reads CSV as RFC 4180 has it: UTF-8 with or without a byte order mark, any line ends, commas
/// (or semicolons or tabs, where the first line has these and no comma), text in quotes with
/// anything in it. Empty lines are skipped. The guard of `wantsFormulaGuard` is taken off.
/// An error names line and column: an open quote, text behind a quote, a row of another length.
Result<TextTable> readCsv(std::string_view text);

/// Whether a cell with this text has to begin with an apostrophe so that no spreadsheet takes it for
/// a formula: it begins with = + - @ (plain or full width, blanks before it not counted) or with a
/// tab or line end, or with apostrophes and then such a thing. Adding the apostrophe when this is so,
/// and removing a first one when this is so of the rest, gives every text back as it was.
bool wantsFormulaGuard(std::string_view text);

}  // namespace barch
