#pragma once

#include "exporters/sql/draft.h"

#include <string>

namespace barch::sql::postgresql {

/// One key of an index or of a partitioning. `table` may be nullptr where there are only expressions.
std::string indexKeyText(Draft& draft, const Table* table, const IndexKey& key, const ElementRef& element, bool withOrder);
void writeIndex(Draft& draft, const Table* table, const Index& index, NamespaceId space, const std::string& on,
                const std::string& ownerName, const ElementRef& element);
/// "gin_trgm_ops", or "pg_catalog.text_ops", with parameters in parentheses.
std::string operatorClass(Draft& draft, const std::string& text, const ElementRef& element);
/// CREATE INDEX for all tables.
void writeIndexes(Draft& draft);

}  // namespace barch::sql::postgresql
