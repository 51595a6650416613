#pragma once

#include "core/import/postgresql/schema_state.h"

#include <string>

namespace barch::pg {

/// Names inside SQL texts that follow a rename, as they do in the server: expressions, views, policies, conditions. Bodies
/// of functions that are strings stay as they are.

void renameRelationInTexts(SchemaState& state, NamespaceId space, const std::string& from, const std::string& to);
void renameFunctionInTexts(SchemaState& state, NamespaceId space, const std::string& from, const std::string& to);
void renameColumnInTexts(SchemaState& state, Table& table, const std::string& from, const std::string& to);
void renameTypeInTexts(SchemaState& state, const std::string& from, const std::string& to);
/// "old.thing" becomes "new.thing". `only`: this thing only; empty: all.
void renameSpaceInTexts(SchemaState& state, const std::string& from, const std::string& to, const std::string& only = {});

}  // namespace barch::pg
