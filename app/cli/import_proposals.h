#pragma once

#include "app/cli/invocation.h"
#include "app/cli/json_text.h"
#include "core/import/proposals/tenancy_proposal.h"

#include <optional>
#include <string>
#include <vector>

namespace barch::cli {

/// What an imported source doesn't say and its names and keys speak for.
struct ImportProposals {
    std::optional<TenancyProposal> tenancy;
    std::vector<ReferenceProposal> references;
};

ImportProposals proposalsFor(const Project& project);
/// The project with what `accepted` names ("tenancy", "references") taken over.
Result<Project> withAccepted(Project project, const ImportProposals& proposals, const std::vector<std::string>& accepted);

void printProposals(Invocation& run, const Project& project, const ImportProposals& proposals);
Json asJson(const Project& project, const ImportProposals& proposals);

}  // namespace barch::cli
