#include "core/healing/healing.h"

#include "core/content/content.h"

#include <algorithm>

namespace barch {
namespace {

std::set<std::string> fingerprintsOf(const std::vector<Finding>& findings)
{
    std::set<std::string> prints;
    for (const Finding& finding : findings)
        if (!finding.waived)
            prints.insert(finding.fingerprint());
    return prints;
}

}  // namespace

Result<Trial> tryFix(Checker& checker, const Project& project, const Finding& finding, const Edit& edit, std::stop_token stop)
{
    Result<Project> after = edit(project);
    if (!after)
        return after.error();
    const std::vector<Finding> before = checker.check(project, stop);
    Trial trial;
    trial.project = std::move(after).value();
    const std::vector<Finding>& now = checker.check(trial.project, stop);
    const std::set<std::string> printsBefore = fingerprintsOf(before);
    const std::set<std::string> printsNow = fingerprintsOf(now);
    const std::string own = finding.fingerprint();
    trial.healed = !printsNow.contains(own);
    for (const Finding& other : before)
        if (const std::string print = other.fingerprint(); !other.waived && print != own && !printsNow.contains(print))
            trial.gone.push_back(other);
    for (const Finding& other : now)
        if (!other.waived && !printsBefore.contains(other.fingerprint()))
            trial.fresh.push_back(other);
    return trial;
}

Healing heal(const Content& content, const Project& project, const std::set<std::string>& fingerprints,
             const std::function<void(double)>& progress, std::stop_token stop)
{
    Checker checker(content);
    Healing healing;
    healing.project = project;
    std::vector<Finding> wanted;
    for (const Finding& finding : checker.check(project, stop))
        if (!finding.waived && fingerprints.contains(finding.fingerprint()))
            wanted.push_back(finding);
    const std::size_t total = wanted.size();
    for (std::size_t done = 0; done < total && !stop.stop_requested(); ++done) {
        const Finding& finding = wanted[done];
        if (progress)
            progress(static_cast<double>(done) / static_cast<double>(total));
        const std::vector<Finding>& now = checker.check(healing.project, stop);
        const bool there = fingerprintsOf(now).contains(finding.fingerprint());
        if (!there) {  // an earlier fix healed it too
            healing.healed.push_back(finding);
            continue;
        }
        const std::vector<FixOption> options =
            finding.fix == FixKind::Automatic ? fixesFor(content, healing.project, finding) : std::vector<FixOption>();
        if (options.empty()) {
            healing.left.push_back(finding);
            continue;
        }
        Result<Trial> trial = tryFix(checker, healing.project, finding, options.front().edit.apply, stop);
        const auto isError = [](const Finding& fresh) { return fresh.severity == Severity::Error; };
        if (!trial || !trial->healed || std::any_of(trial->fresh.begin(), trial->fresh.end(), isError)) {
            healing.left.push_back(finding);
            continue;
        }
        healing.project = std::move(trial).value().project;
        healing.healed.push_back(finding);
    }
    if (stop.stop_requested()) {
        healing.project = project;
        healing.healed.clear();
        healing.left = std::move(wanted);
    }
    return healing;
}

}  // namespace barch
