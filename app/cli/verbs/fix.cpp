#include "app/cli/invocation.h"
#include "app/cli/project_files.h"
#include "app/platform/content_files.h"
#include "core/rules/checker.h"

#include <set>

namespace barch::cli {
namespace {

struct FixOptions {
    std::string file;
    std::string rule;
    bool dryRun = false;
};

bool isWanted(const Finding& finding, const FixOptions& options)
{
    return !finding.waived && (options.rule.empty() || finding.rule == options.rule);
}

/// Applies every automatic fix; one fix may make the next one needless, so it looks again after each.
Project fixAll(Invocation& run, Project project, const FixOptions& options, std::size_t& fixed)
{
    Checker checker(productContent());
    std::set<std::string> tried;
    for (bool again = true; again;) {
        again = false;
        for (const Finding& finding : checker.check(project)) {
            if (finding.fix != FixKind::Automatic || !isWanted(finding, options) || !tried.insert(finding.fingerprint()).second)
                continue;
            const std::vector<FixOption> choices = fixesFor(productContent(), project, finding);
            if (choices.empty())
                continue;
            Result<Project> healed = choices.front().edit.apply(project);
            if (!healed) {
                run.err << "Could not fix " << finding.rule << " at " << pathOf(project, finding.element) << ": "
                        << healed.error().text() << '\n';
                continue;
            }
            run.out << finding.rule << "  " << pathOf(project, finding.element) << "  " << choices.front().title << '\n';
            project = std::move(healed).value();
            ++fixed;
            again = true;
            break;
        }
    }
    return project;
}

void tellWhatIsLeft(Invocation& run, const Project& project, const FixOptions& options)
{
    for (const Finding& finding : check(productContent(), project)) {
        if (finding.fix != FixKind::Choice || !isWanted(finding, options))
            continue;
        run.err << "Your choice: " << finding.rule << "  " << pathOf(project, finding.element) << "  " << finding.message << '\n';
        for (const FixOption& option : fixesFor(productContent(), project, finding))
            run.err << "    " << option.title << '\n';
    }
}

void run(Invocation& run, const FixOptions& options)
{
    if (!options.rule.empty() && !findRule(options.rule))
        return run.fail({"There is no rule with this code.", options.rule, "barch rules lists them."});
    const Result<Opened> opened = open(options.file);
    if (!opened)
        return run.fail(opened.error());
    const Project& project = opened->project;
    std::size_t fixed = 0;
    const Project healed = fixAll(run, project, options, fixed);
    if (!options.dryRun)
        if (const auto saved = save(options.file, *opened, healed); !saved)
            return run.fail(saved.error());
    run.err << fixed << (fixed == 1 ? " finding" : " findings") << (options.dryRun ? " would be fixed.\n" : " fixed.\n");
    tellWhatIsLeft(run, healed, options);
}

}  // namespace

void addFix(CLI::App& program, Invocation& invocation)
{
    auto options = std::make_shared<FixOptions>();
    CLI::App* verb = addVerb(program, "fix", "Apply the automatic fixes; list what needs your choice.",
                             "barch fix shop.barch --rule TEN016 --dry-run");
    verb->add_option("FILE", options->file, "The project")->required();
    verb->add_option("--rule", options->rule, "Only findings of this rule");
    verb->add_flag("--dry-run", options->dryRun, "Say what would be fixed, change nothing");
    verb->callback([&invocation, options] { run(invocation, *options); });
}

}  // namespace barch::cli
