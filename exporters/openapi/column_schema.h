#pragma once

#include "core/api/value_rules.h"
#include "exporters/text/document.h"

#include <map>
#include <string>

namespace barch::openapi {

/// JSON Schemas of columns: type, lengths, bounds, enum and pattern, with null where the column takes it.
/// Every text and list has a largest size. Ids that are numbers are texts, decimals too: so no digit is
/// lost on the way.
class ColumnSchemas {
public:
    explicit ColumnSchemas(const Project& project) : m_project(project) {}

    /// In an answer, or where a part of a row is changed.
    Document shown(const Table& table, const Column& column);
    /// In a request that makes a row: with the default, where that is a plain value.
    Document taken(const Table& table, const Column& column);
    /// In a path or a query: never null, never an object.
    Document parameter(const Table& table, const Column& column);
    const api::ValueRules& rules(const Table& table, const Column& column);
    const api::TableRules& rules(const Table& table);

private:
    const Project& m_project;
    std::map<TableId, api::TableRules> m_rules;
};

/// A text of some length with no character that a database refuses.
Document textSchema(std::int64_t maxLength);
Document patternSchema(std::string pattern, std::int64_t minLength, std::int64_t maxLength);

inline constexpr const char* anyText = "^[^\\u0000]*$";

}  // namespace barch::openapi
