#include "ui/export/export_preview.h"

#include "ui/widgets/small_widgets.h"

#include <algorithm>

namespace barch::ui {

std::size_t ExportPreview::count(FileState state) const
{
    return static_cast<std::size_t>(
        std::count_if(compared.begin(), compared.end(), [&](const ComparedFile& file) { return file.state == state; }));
}

std::size_t ExportPreview::toWrite(EditedFiles edited) const
{
    return count(FileState::New) + count(FileState::Changed) + (edited == EditedFiles::Overwrite ? count(FileState::EditedByHand) : 0);
}

bool ExportPreview::failed() const
{
    return folderFailed || std::any_of(outcomes.begin(), outcomes.end(), [](const TargetOutcome& outcome) { return outcome.failed.has_value(); });
}

ExportPreview previewExport(Services& services, ExportRequest request)
{
    ExportPreview preview;
    preview.request = std::move(request);
    const bool several = preview.request.targets.size() > 1;
    for (const Target& target : allTargets()) {
        if (!preview.request.targets.contains(qs(target.id)))
            continue;
        TargetOutcome outcome;
        outcome.target = &target;
        Result<ExportResult> result = target.run(preview.request.project, preview.request.options);
        if (!result) {
            outcome.failed = result.error();
        } else {
            outcome.files = result->files.size();
            outcome.warnings = std::move(result->warnings);
            for (ExportedFile& file : result->files) {
                if (several)
                    file.path.insert(0, std::string(target.id) + '/');
                preview.files.push_back(std::move(file));
            }
        }
        preview.outcomes.push_back(std::move(outcome));
    }
    std::sort(preview.files.begin(), preview.files.end(), [](const ExportedFile& a, const ExportedFile& b) { return a.path < b.path; });
    if (!preview.request.folder.isEmpty()) {
        Result<std::vector<ComparedFile>> compared = services.compareFolder(preview.request.folder, preview.files);
        if (compared)
            preview.compared = std::move(compared).value();
        else
            preview.folderFailed = compared.error();
    }
    if (preview.compared.size() != preview.files.size()) {
        preview.compared.clear();
        for (const ExportedFile& file : preview.files)
            preview.compared.push_back({file.path, FileState::New, {}});
    }
    return preview;
}

}  // namespace barch::ui
