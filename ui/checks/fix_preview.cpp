#include "ui/checks/fix_preview.h"

#include "ui/widgets/small_widgets.h"

#include <QCoreApplication>

#include <map>

namespace barch::ui {
namespace {

constexpr int contextLines = 3;

std::map<std::string, std::string> sqlFilesOf(const ExportResult& result)
{
    std::map<std::string, std::string> files;
    for (const ExportedFile& file : result.files)
        if (file.path.ends_with(".sql") && !file.path.ends_with(".down.sql"))
            files[file.path] = file.bytes;
    return files;
}

}  // namespace

PreviewBench::PreviewBench(const Content& content) : m_content(content), m_checker(content) {}

SqlPreview PreviewBench::compareSql(const Project& before, const Project& after)
{
    SqlPreview preview;
    const Dialect dialect = after.info->dialect;
    const Target* target = dialect == Dialect::Any ? nullptr : findTarget(nameOf(dialect));
    if (!target)
        return preview;
    preview.offered = true;
    if (!m_export || !sameAs(m_exported, before)) {
        m_export = target->run(before, {});
        m_exported = before;
    }
    const Result<ExportResult> now = target->run(after, {});
    if (!now) {
        preview.failed = now.error();
        return preview;
    }
    const auto old = *m_export ? sqlFilesOf(**m_export) : std::map<std::string, std::string>();
    const auto fresh = sqlFilesOf(*now);
    std::map<std::string, std::pair<std::string, std::string>> both;
    for (const auto& [path, bytes] : old)
        both[path].first = bytes;
    for (const auto& [path, bytes] : fresh)
        both[path].second = bytes;
    std::erase_if(both, [](const auto& entry) { return entry.second.first == entry.second.second; });
    for (const auto& [path, texts] : both) {
        if (both.size() > 1)
            preview.lines.push_back({qs(path), LineChange::Same, 0, true});
        const CodeLines lines = changedLines(texts.first, texts.second, contextLines);
        preview.lines.insert(preview.lines.end(), lines.begin(), lines.end());
    }
    if (both.size() == 1)
        preview.title = qs(both.begin()->first);
    else if (both.size() > 1)
        preview.title = QCoreApplication::translate("FixPreview", "%1 files").arg(both.size());
    return preview;
}

FixPreview PreviewBench::single(const Project& project, const Finding& finding, const FixOption& option)
{
    const std::lock_guard lock(m_mutex);
    FixPreview preview;
    preview.before = project;
    Result<Trial> trial = tryFix(m_checker, project, finding, option.edit.apply);
    if (!trial) {
        preview.failed = trial.error();
        return preview;
    }
    preview.after = trial->project;
    preview.healed = trial->healed;
    preview.gone = std::move(trial->gone);
    preview.fresh = std::move(trial->fresh);
    preview.changes = changesBetween(project, preview.after);
    preview.sql = compareSql(project, preview.after);
    return preview;
}

FixPreview PreviewBench::many(const Project& project, const std::set<std::string>& fingerprints,
                              const std::function<void(double)>& progress, std::stop_token stop)
{
    const std::lock_guard lock(m_mutex);
    FixPreview preview;
    preview.before = project;
    Healing healing = heal(m_content, project, fingerprints, progress, stop);
    preview.after = std::move(healing.project);
    preview.gone = std::move(healing.healed);
    preview.left = std::move(healing.left);
    preview.healed = preview.left.empty();
    preview.changes = changesBetween(project, preview.after);
    preview.sql = compareSql(project, preview.after);
    return preview;
}

}  // namespace barch::ui
