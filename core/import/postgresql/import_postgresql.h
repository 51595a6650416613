#pragma once

#include "core/import/imported.h"
#include "core/model/result.h"

#include <string_view>

namespace barch {

/// The design that these statements leave behind in an empty PostgreSQL database: a dump, a schema file, or a history
/// of migrations one after another, ALTERs and DROPs included. Commands of psql and rows of COPY may be in it; of goose
/// and dbmate files the up part counts. An error names line and column. Memory grows with the design and the longest
/// statement, not with the rows.
Result<Imported> importPostgresql(std::string_view sql, const ImportProgress& progress = {});

}  // namespace barch
