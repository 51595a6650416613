#pragma once

#include "exporters/sql/draft.h"
#include "exporters/sql/expression.h"

#include <optional>
#include <string>

namespace barch::sql::sqlite {

const Spelling& spelling();
/// An expression of the design in SQLite's spelling; nothing when SQLite can't say it.
std::optional<std::string> expression(const Draft& draft, std::string_view text, const Table* table, bool mayChange,
                                      const std::string& valueName = {});

}  // namespace barch::sql::sqlite
