#pragma once

#include "core/model/project.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace barch::sql {

/// `name` cut to `limit` bytes without breaking a character, told apart by a number made from all of
/// it; unchanged when it fits.
std::string shortened(const std::string& name, std::size_t limit);

/// For "-- " comments: control characters become spaces, and what is very long is cut.
std::string oneLine(std::string_view text);

/// Calls `visit` with each thing that becomes a name in SQL.
void forEachName(const Project& project, const std::function<void(const ElementRef&, const std::string&)>& visit);

/// The names of these columns of `table`; empty when one doesn't exist any more.
std::vector<std::string> columnNames(const Table& table, const std::vector<ColumnId>& columns);

/// "a_b" for the columns, in derived names.
std::string joined(const std::vector<std::string>& names, std::string_view between);

}  // namespace barch::sql
