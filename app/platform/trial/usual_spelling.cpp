#include "app/platform/trial/usual_spelling.h"

#include "core/compare/match_by_name.h"
#include "exporters/sql/change/change_files.h"

#include <algorithm>

namespace barch {

Result<Project> inUsualSpelling(const Project& project, TrialDatabase& trial)
{
    const auto exported = sql::firstMigration(project, {});
    if (!exported)
        return exported.error();
    const auto& files = exported->files;
    const auto up = std::find_if(files.begin(), files.end(), [](const ExportedFile& file) { return file.path == "0001_init.up.sql"; });
    if (const auto emptied = trial.empty(); !emptied)
        return emptied.error();
    if (up != files.end())
        if (const auto done = trial.run(up->bytes); !done)
            return Error{"The design doesn't load on a server of its engine: " + done.error().what, project.info->name, "Mend it, and see barch check."};
    const auto read = trial.read();
    if (!read)
        return read.error();
    return matchedByName(project, *read).project;
}

}  // namespace barch
