#pragma once

#include "core/edits/edit.h"
#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch {

/// Low: perhaps. Medium: most likely. High: names and types leave hardly a doubt.
enum class Confidence { Low, Medium, High };

/// A foreign key that a design doesn't have and that names and types speak for.
struct ReferenceProposal {
    TableId table;
    std::vector<ColumnId> columns;
    TableId target;
    std::vector<ColumnId> targetColumns;
    Confidence confidence = Confidence::Medium;
    std::string reason;            ///< one sentence
    bool operator==(const ReferenceProposal&) const = default;
};

/// For every column without a reference whose name is that of another table's key ("user_id", "authorId",
/// "country_code", "parent_id", "created_by") and whose type is the key's. Where the key is led by a column that
/// both tables have, such as the tenant key, both are proposed together. Where two tables are as likely nothing is
/// proposed. Nothing is changed: see `acceptedReference`. Sorted by table name and column; the same design gives
/// the same.
std::vector<ReferenceProposal> proposeReferences(const Project& project);

/// The edit that makes it so. It fails where table, columns or target are gone.
LabelledEdit acceptedReference(const Project& project, const ReferenceProposal& proposal);
/// All of them as one step.
LabelledEdit acceptedReferences(std::vector<ReferenceProposal> proposals);

}  // namespace barch
