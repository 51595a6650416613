#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// What no name may be: empty, not UTF-8, with control characters. (Long and reserved names are a
/// rule's finding and no error.) `what` is the kind of thing: "table".
std::optional<Error> nameFault(std::string_view what, std::string_view name);

/// "tickets" -> "ticket", "categories" -> "category", "addresses" -> "address", "news" -> "news".
std::string singularOf(std::string_view plural);

/// The names that the design gives where the architect gives none, at most 63 bytes long. What is cut
/// carries a mark made of the whole, so that alike names stay apart:
/// "tickets_pkey", "tickets_tenant_id_email_key", "tickets_author_id_fkey", "tickets_author_id_idx".
/// A tenant key that leads is left out of foreign-key names only.
std::string primaryKeyName(const Table& table);
std::string uniqueName(const Table& table, const std::vector<ColumnId>& columns);
std::string foreignKeyName(const Table& table, const std::vector<ColumnId>& columns);
std::string checkName(const Table& table, const Check& check);
std::string exclusionName(const Table& table, const Exclusion& exclusion);
std::string indexName(const Table& table, const Index& index);
/// "first_second": "tickets_floor".
std::string derivedName(std::string_view first, std::string_view second);
/// `base`, or with "_2", "_3"... what no constraint or index of the table is called yet.
std::string freeNameIn(const Table& table, const std::string& base);

/// "tickets_floor", or with a number behind it what no policy of the table but `id` is called.
std::string freePolicyName(const Table& table, PolicyId id, std::string_view suffix);

/// Whether a constraint, or an index, of the table has this name.
bool hasConstraintNamed(const Table& table, std::string_view name);
bool hasIndexNamed(const Table& table, std::string_view name);
/// Whether a table, a view or a sequence of the namespace has this name; `except` may have it.
bool hasRelationNamed(const Project& project, NamespaceId space, std::string_view name, AnyId except = {});

}  // namespace barch
