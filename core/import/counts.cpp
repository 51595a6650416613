#include "core/import/counts.h"

namespace barch {
namespace {

void countParts(const Table& table, std::map<std::string, int>& counts)
{
    auto add = [&](const char* kind, std::size_t count) { counts[kind] += static_cast<int>(count); };
    add("column", table.columns.size());
    add("primary key", table.primaryKey ? 1 : 0);
    add("unique constraint", table.uniques.size());
    add("foreign key", table.foreignKeys.size());
    add("check", table.checks.size());
    add("exclusion constraint", table.exclusions.size());
    add("index", table.indexes.size());
    add("trigger", table.triggers.size());
    add("policy", table.policies.size());
}

const char* kindOf(UserTypeKind kind)
{
    switch (kind) {
    case UserTypeKind::Enumeration: return "enum";
    case UserTypeKind::Domain: return "domain";
    case UserTypeKind::Composite: return "composite type";
    case UserTypeKind::Range: return "range type";
    }
    return "type";
}

}  // namespace

std::map<std::string, int> countObjects(const Project& project)
{
    std::map<std::string, int> counts;
    auto add = [&](const char* kind, std::size_t count) { counts[kind] += static_cast<int>(count); };
    add("schema", project.namespaces.size());
    add("table", project.tables.size());
    for (const Table& table : project.tables)
        countParts(table, counts);
    for (const UserType& type : project.types)
        add(kindOf(type.kind), 1);
    add("sequence", project.sequences.size());
    add("view", project.views.size());
    add("function", project.functions.size());
    add("role", project.roles.size());
    add("extension", project.extensions.size());
    add("area", project.areas.size());
    add("comment", project.comments.size());
    std::erase_if(counts, [](const auto& kind) { return kind.second == 0; });
    return counts;
}

}  // namespace barch
