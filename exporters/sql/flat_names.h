#pragma once

#include "core/model/project.h"
#include "exporters/sql/sql_scan.h"

#include <string>

namespace barch::sql {

/// A query or body of a design for an engine without schemas: billing.invoices becomes
/// billing_invoices, public.invoices becomes invoices. What names no element of the design stays.
std::string withFlatNames(std::string_view text, const Lexis& lexis, const Project& project, std::string (*quoted)(std::string_view));

}  // namespace barch::sql
