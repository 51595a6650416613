#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch {

/// One part of a table in words: what it is called, and what is said about it. Two versions of a
/// part that differ are compared fact by fact.
struct PartWords {
    AnyId id;
    std::string head;                ///< "column tenant_id", "unique (tenant_id, id)"
    std::vector<std::string> facts;  ///< "uuid", "required", "default now()"; always as many for one kind, "" where there is nothing to say
    std::string text() const;        ///< head and facts on one line
    std::string factsText() const;   ///< the facts on one line
};

PartWords partWords(const Project& project, const Column& column);

/// Every part of the table in reading order: columns, keys, references, checks, indexes, triggers,
/// policies, grants. Grants have an id that follows from their role and columns.
std::vector<PartWords> partsOf(const Project& project, const Table& table);
/// What is said about the table as a whole: class, tenant key, row security, comment...
std::vector<std::string> tableFacts(const Project& project, const Table& table);

}  // namespace barch
