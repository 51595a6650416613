#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch::pg {

/// The SQL of a DO block that only makes what isn't there yet ("IF NOT EXISTS (SELECT FROM pg_roles ...) THEN CREATE ROLE
/// ...; END IF", "CREATE TYPE ...; EXCEPTION WHEN duplicate_object THEN NULL"): what an administrator would run with it
/// in an empty database, in order. Nothing for a block that does anything else. `body`: PL/pgSQL.
std::optional<std::vector<std::string>> guardedStatements(std::string_view body);

}  // namespace barch::pg
