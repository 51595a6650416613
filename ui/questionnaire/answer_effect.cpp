#include "ui/questionnaire/answer_effect.h"

#include "core/blueprint/proposal.h"
#include "core/rules/checker.h"
#include "core/rules/rule_context.h"
#include "core/text/line_diff.h"
#include "exporters/target.h"

#include <algorithm>

namespace barch::ui {
namespace {

/// A design without a chosen engine is not exported as SQL; one with an engine only for that engine.
bool concerns(const Target& target, Dialect dialect)
{
    for (const Dialect other : {Dialect::PostgreSql, Dialect::MySql, Dialect::Sqlite})
        if (target.id == nameOf(other))
            return dialect == other;
    return true;
}

struct Numbers {
    long tables = 0;
    long columns = 0;
    long policies = 0;
};

Numbers numbersOf(const Project& project)
{
    Numbers n;
    for (const Table& table : project.tables) {
        ++n.tables;
        n.columns += static_cast<long>(table.columns.size());
        n.policies += static_cast<long>(table.policies.size());
    }
    return n;
}

FileEffect fileEffect(const std::string& path, const std::string& before, const std::string& after)
{
    FileEffect effect{path, Mark::Changed, 0, 0};
    for (const DiffLine& line : compareLines(before, after)) {
        effect.added += line.change == LineChange::Added;
        effect.removed += line.change == LineChange::Removed;
    }
    return effect;
}

void compareFiles(const DesignOutlook& before, const DesignOutlook& after, AnswerEffect& effect)
{
    for (const auto& [path, bytes] : after.files) {
        const auto was = before.files.find(path);
        if (was == before.files.end())
            effect.files.push_back({path, Mark::Added, static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')), 0});
        else if (was->second != bytes)
            effect.files.push_back(fileEffect(path, was->second, bytes));
    }
    for (const auto& [path, bytes] : before.files)
        if (!after.files.contains(path))
            effect.files.push_back({path, Mark::Removed, 0, static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'))});
}

void compareRules(const DesignOutlook& before, const DesignOutlook& after, AnswerEffect& effect)
{
    for (const Rule& rule : allRules()) {
        const bool was = before.rules.contains(rule.code);
        const bool is = after.rules.contains(rule.code);
        if (was == is)
            continue;
        const auto found = after.findings.find(std::string(rule.code));
        effect.rules.push_back({rule.code, rule.title, is ? Mark::Added : Mark::Removed,
                                is && found != after.findings.end() ? found->second : 0, rule.severity});
    }
}

}  // namespace

std::shared_ptr<const DesignOutlook> outlookOf(const Content& content, const Project& project)
{
    auto outlook = std::make_shared<DesignOutlook>();
    outlook->answers = project;
    outlook->design = propose(content, project).accepted;
    for (const Target& target : allTargets()) {
        if (!concerns(target, outlook->design.info->dialect))
            continue;
        const Result<ExportResult> result = target.run(outlook->design, {});
        if (!result)
            continue;
        for (const ExportedFile& file : result->files)
            outlook->files.emplace(file.path, file.bytes);
    }
    const RuleContext context(content, outlook->design);
    for (const Rule& rule : allRules())
        if (!rule.applies || rule.applies(context))
            outlook->rules.insert(rule.code);
    for (const Finding& finding : check(content, outlook->design))
        if (!finding.waived)
            ++outlook->findings[finding.rule];
    return outlook;
}

AnswerEffect effectOf(const DesignOutlook& before, const DesignOutlook& after)
{
    AnswerEffect effect;
    const Numbers was = numbersOf(before.design);
    const Numbers is = numbersOf(after.design);
    effect.tables = is.tables - was.tables;
    effect.columns = is.columns - was.columns;
    effect.policies = is.policies - was.policies;
    effect.schema = schemaChanges(before.design, after.design);
    compareFiles(before, after, effect);
    compareRules(before, after, effect);
    return effect;
}

}  // namespace barch::ui
