#include "app/cli/compared_designs.h"

#include "app/platform/trial/usual_spelling.h"

#include <algorithm>

namespace barch::cli {
namespace {

Dialect dialectOf(const Project& project)
{
    return project.info->dialect == Dialect::Any ? Dialect::PostgreSql : project.info->dialect;
}

bool shareTables(const Project& a, const Project& b)
{
    return std::any_of(a.tables.begin(), a.tables.end(), [&](const Table& table) { return b.table(table.id); });
}

/// The design beside a live database of the same engine.
Project spelledAs(const DesignSource& side, const DesignSource& other, Invocation& run)
{
    const Project& project = side.design.project;
    if (side.isDatabase || !other.isDatabase || dialectOf(project) != dialectOf(other.design.project))
        return project;
    auto trial = TrialDatabase::make(dialectOf(project));
    const auto spelled = trial ? inUsualSpelling(project, **trial) : Result<Project>(trial.error());
    if (spelled)
        return *spelled;
    run.err << "note: expressions are compared as they are written: " << spelled.error().text() << '\n';
    return project;
}

Result<std::vector<PossibleRename>> chosen(const std::vector<PossibleRename>& offered, const std::vector<std::string>& wanted)
{
    std::vector<PossibleRename> said;
    for (const std::string& rename : wanted) {
        const auto found = std::find_if(offered.begin(), offered.end(), [&](const PossibleRename& offer) { return offer.from + "=" + offer.to == rename; });
        if (found == offered.end())
            return Error{"These two can't be one element, renamed.", rename,
                         "Write OLD=NEW with both paths, such as public.orders=public.purchases. Without --rename, the possible ones are listed."};
        said.push_back(*found);
    }
    return said;
}

}  // namespace

Result<ComparedDesigns> compared(const DesignSource& before, const DesignSource& after, const std::vector<std::string>& renames, Invocation& run)
{
    ComparedDesigns both{spelledAs(before, after, run), spelledAs(after, before, run), {}};
    if (before.isProject && after.isProject && shareTables(both.before, both.after)) {
        if (renames.empty())
            return both;
        return Error{"Two versions of a project know what was renamed.", before.name, "Leave --rename away."};
    }
    // What SQL can't say is taken from the project, whichever side it is.
    const bool isTurned = after.isProject && !before.isProject;
    Project& known = isTurned ? both.after : both.before;
    Project& other = isTurned ? both.before : both.after;
    Matched matched = matchedByName(known, other);
    if (isTurned)
        for (PossibleRename& rename : matched.renames)
            std::swap(rename.from, rename.to);
    // A table that is said to be renamed lets its columns be matched, and they may be renamed too.
    std::vector<std::string> open = renames;
    while (!open.empty()) {
        std::vector<std::string> now;
        std::copy_if(open.begin(), open.end(), std::back_inserter(now), [&](const std::string& wanted) { return bool(chosen(matched.renames, {wanted})); });
        if (now.empty())
            return chosen(matched.renames, open).error();
        matched = matchedByName(known, withRenames(matched.project, *chosen(matched.renames, now)));
        if (isTurned)
            for (PossibleRename& rename : matched.renames)
                std::swap(rename.from, rename.to);
        std::erase_if(open, [&](const std::string& wanted) { return std::find(now.begin(), now.end(), wanted) != now.end(); });
    }
    other = std::move(matched.project);
    both.renames = std::move(matched.renames);
    return both;
}

}  // namespace barch::cli
