#pragma once

#include "core/model/project.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace barch::sql {

/// For "-- " comments: control characters become spaces, and what is very long is cut.
std::string oneLine(std::string_view text);

/// Calls `visit` with each thing that becomes a name in SQL.
void forEachName(const Project& project, const std::function<void(const ElementRef&, const std::string&)>& visit);

/// The names of these columns of `table`; empty when one doesn't exist any more.
std::vector<std::string> columnNames(const Table& table, const std::vector<ColumnId>& columns);

/// For engines without schemas inside a database: what lies in another namespace than "public" (or the
/// only one) gets its name in front: billing_invoices.
bool keepsItsName(const Project& project, const Namespace& space);
std::string flatName(const Project& project, NamespaceId space, std::string_view name);

/// "a_b" for the columns, in derived names.
std::string joined(const std::vector<std::string>& names, std::string_view between);

}  // namespace barch::sql
