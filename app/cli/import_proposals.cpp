#include "app/cli/import_proposals.h"

#include <algorithm>

namespace barch::cli {
namespace {

std::string_view wordOf(Confidence confidence)
{
    return confidence == Confidence::High ? "high" : confidence == Confidence::Medium ? "medium" : "low";
}

std::string nameOfTable(const Project& project, TableId id) { return qualifiedName(project, *project.table(id)); }

std::string columnsOf(const Project& project, TableId table, const std::vector<ColumnId>& columns)
{
    std::string text;
    for (const ColumnId id : columns)
        text += (text.empty() ? "" : ", ") + project.table(table)->column(id)->name;
    return "(" + text + ")";
}

std::string words(const Project& project, const ReferenceProposal& proposal)
{
    return nameOfTable(project, proposal.table) + " " + columnsOf(project, proposal.table, proposal.columns) + " → " + nameOfTable(project, proposal.target) + " " +
           columnsOf(project, proposal.target, proposal.targetColumns);
}

}  // namespace

ImportProposals proposalsFor(const Project& project) { return {proposeTenancy(project), proposeReferences(project)}; }

Result<Project> withAccepted(Project project, const ImportProposals& proposals, const std::vector<std::string>& accepted)
{
    const auto isAccepted = [&](std::string_view what) { return std::find(accepted.begin(), accepted.end(), what) != accepted.end(); };
    std::vector<LabelledEdit> edits;
    if (isAccepted("references") && !proposals.references.empty())
        edits.push_back(acceptedReferences(proposals.references));
    if (isAccepted("tenancy") && proposals.tenancy)
        edits.push_back(acceptedTenancy(*proposals.tenancy));
    for (const LabelledEdit& edit : edits) {
        auto edited = edit.apply(project);
        if (!edited)
            return edited.error();
        project = std::move(*edited);
    }
    return project;
}

void printProposals(Invocation& run, const Project& project, const ImportProposals& proposals)
{
    if (proposals.tenancy) {
        run.out << "Proposed: tenants are the rows of " << nameOfTable(project, proposals.tenancy->root) << ", their key is " << proposals.tenancy->keyColumn << " ("
                << wordOf(proposals.tenancy->confidence) << " confidence). " << (proposals.tenancy->reasons.empty() ? "" : proposals.tenancy->reasons.front()) << '\n';
        for (const TableClassProposal& table : proposals.tenancy->classes)
            run.out << "    " << nameOfTable(project, table.table) << ": " << nameOf(table.tenancyClass) << " (" << wordOf(table.confidence) << "). " << table.reason << '\n';
    }
    for (const ReferenceProposal& reference : proposals.references)
        run.out << "Proposed: reference " << words(project, reference) << " (" << wordOf(reference.confidence) << " confidence). " << reference.reason << '\n';
    if (proposals.tenancy || !proposals.references.empty())
        run.out << "The project has what --accept takes over, and nothing else of it.\n";
}

Json asJson(const Project& project, const ImportProposals& proposals)
{
    Json tenancy;
    if (proposals.tenancy) {
        Json classes = Json::array();
        for (const TableClassProposal& table : proposals.tenancy->classes)
            classes.push_back({{"table", nameOfTable(project, table.table)}, {"class", nameOf(table.tenancyClass)}, {"confidence", wordOf(table.confidence)}, {"reason", table.reason}});
        tenancy = {{"root", nameOfTable(project, proposals.tenancy->root)}, {"key", proposals.tenancy->keyColumn}, {"setting", proposals.tenancy->setting},
                   {"confidence", wordOf(proposals.tenancy->confidence)},   {"reasons", proposals.tenancy->reasons}, {"classes", std::move(classes)}};
    }
    Json references = Json::array();
    for (const ReferenceProposal& reference : proposals.references)
        references.push_back({{"reference", words(project, reference)}, {"confidence", wordOf(reference.confidence)}, {"reason", reference.reason}});
    return {{"tenancy", std::move(tenancy)}, {"references", std::move(references)}};
}

}  // namespace barch::cli
