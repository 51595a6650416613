#pragma once

#include "exporters/target.h"

namespace barch {

/// Who may do what, for people and for tests:
///   access/matrix.csv   permissions by roles: all, own, by scope, or nothing
///   access/tables.csv   what each role reaches of each table
///   access/cases.csv    one line for each role, operation and kind of row, with what has to happen
///   access/plans.csv    flags and limits by plan, where there are plans
///   access/access.md    the same to read, with what keeps the rows of each table apart
/// No cell runs as a formula in a spreadsheet.
Result<ExportResult> exportAccessMatrix(const Project& project, const ExportOptions& options);

}  // namespace barch
