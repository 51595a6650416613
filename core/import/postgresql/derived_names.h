#pragma once

#include "core/import/postgresql/schema_state.h"

#include <string>
#include <string_view>
#include <vector>

namespace barch::pg {

/// The names that PostgreSQL gives where a statement gives none (ChooseRelationName, ChooseConstraintName in its
/// sources), so that a later statement finds what it names.

/// Free among the schema's relations, and for constraints among its constraints too.
std::string freeRelationName(const SchemaState& state, NamespaceId space, std::string_view table, std::string_view columns,
                             std::string_view label, bool isConstraint);
std::string freeConstraintName(const SchemaState& state, NamespaceId space, std::string_view table, std::string_view columns,
                               std::string_view label);
/// "a_b_c", cut where PostgreSQL cuts it.
std::string columnsInName(const std::vector<std::string>& columns);
/// The names of an index's columns, made different from each other: "expr", "expr1".
std::vector<std::string> indexColumnNames(std::vector<std::string> wanted);
/// What a column that this expression fills is called: its last name, "lower", "case"; empty: nothing says.
std::string nameOfExpression(const Node* expression);

}  // namespace barch::pg
