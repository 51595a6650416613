#pragma once

#include "exporters/sql/draft.h"
#include "exporters/sql/expression.h"

#include <optional>
#include <string>

namespace barch::sql::mysql {

const Spelling& spelling();
/// An expression of the design in MySQL's spelling; nothing when MySQL can't say it.
std::optional<std::string> expression(const Draft& draft, std::string_view text, const Table* table, bool mayChange,
                                      const std::string& valueName = {});
/// A query or body with "names" quoted as MySQL does.
std::string renamedQuotes(Draft& draft, std::string_view text, const ElementRef& element, std::string_view what);

}  // namespace barch::sql::mysql
