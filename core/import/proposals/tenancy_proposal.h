#pragma once

#include "core/import/proposals/reference_proposals.h"

#include <optional>
#include <string>
#include <vector>

namespace barch {

/// What a table seems to be to the tenants.
struct TableClassProposal {
    TableId table;
    TenancyClass tenancyClass = TenancyClass::Global;
    ColumnId tenantKey;            ///< of owned and link tables; none where such a table has no such column
    Confidence confidence = Confidence::Medium;
    std::string reason;            ///< one sentence
    bool operator==(const TableClassProposal&) const = default;
};

/// How a design that says nothing about tenants seems to keep them apart: always in shared tables, for what each
/// tenant has in a database of its own is not seen in one.
struct TenancyProposal {
    TableId root;
    std::string keyColumn;         ///< what the tenant key is called in most tables; "tenant_id"
    std::string setting;           ///< what policies read the tenant from: "app.tenant_id", "auth.jwt()"; may be empty
    Confidence confidence = Confidence::Medium;
    std::vector<std::string> reasons;            ///< for the root, the strongest first
    std::vector<TableClassProposal> classes;     ///< every table, the root first and then by name
    bool operator==(const TenancyProposal&) const = default;
};

/// From names, keys, references (also those that `proposeReferences` would propose), policies and row-level
/// security. Nothing where no table looks like the tenants', or the design has declared them already.
std::optional<TenancyProposal> proposeTenancy(const Project& project);

/// What the design then says: model, root, name of the key, setting; and the root's class. It declares what is
/// there and changes no table: guards that are missing are then found by the rules.
LabelledEdit acceptedRoot(const TenancyProposal& proposal);
/// The class of one table.
LabelledEdit acceptedClass(const Project& project, const TableClassProposal& proposal);
/// All of it as one step.
LabelledEdit acceptedTenancy(const TenancyProposal& proposal);

}  // namespace barch
