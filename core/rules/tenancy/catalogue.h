#pragma once

#include "core/rules/elements.h"

#include <span>

namespace barch::rules {

/// The catalogue that says where each tenant's data lies: tenant_databases, tenant_placements...
bool isCatalogueName(std::string_view tableName);
bool hasColumnLike(const std::vector<std::string>& columns, std::span<const std::string_view> phrases);
/// Adds the catalogue to the design, with state, schema version and a credential for each tenant.
Result<Project> withCatalogue(const Project& project);
FixOption addCatalogue(std::string title);
/// Adds to a catalogue what it lacks of these.
void addVersion(Table& table);
void addCredential(Table& table);
void addState(Table& table);

}  // namespace barch::rules
