#pragma once

#include "core/api/value_rules.h"
#include "exporters/target.h"
#include "exporters/text/code_names.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace barch::graphql {

/// What type each column has in GraphQL, and the scalars, enums and filters that are used on the way.
class FieldTypes {
public:
    FieldTypes(const Project& project, UniqueNames& typeNames, std::vector<ExportWarning>& warnings);

    /// "[String!]" or "TicketStatus", without the "!" of the whole.
    std::string typeOf(const Table& table, const api::ValueRules& rules);
    /// The input that filters such a column; empty: none does.
    std::string filterOf(const Table& table, const api::ValueRules& rules);

    /// The scalar for what has no type of its own.
    std::string json();

    /// Everything that was used, as definitions.
    std::string definitions() const;

private:
    std::string itemType(const Table& table, const api::ValueRules& rules);
    std::string enumName(const UserType& type);

    const Project& m_project;
    UniqueNames& m_typeNames;
    std::vector<ExportWarning>& m_warnings;
    std::set<std::string> m_scalars;
    std::map<std::string, std::string> m_filters;   ///< name to the type of its values
    std::map<UserTypeId, std::string> m_enums;
    std::map<std::string, std::string> m_enumTexts;  ///< by name
};

/// A description, any text: quoted, with a line feed behind it and `indent` before it; empty for no text.
std::string description(const std::string& text, const std::string& indent = {});
/// Names that the schema has in any case.
void reserveTypeNames(UniqueNames& names);

}  // namespace barch::graphql
