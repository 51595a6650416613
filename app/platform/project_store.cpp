#include "app/platform/project_store.h"

#include "app/platform/replace_file.h"
#include "core/project_file/project_file.h"

namespace barch {

Result<LoadedProject> loadProject(const std::string& path)
{
    const Result<FileContent> content = readFile(path);
    if (!content)
        return content.error();
    Result<Project> project = readProject(content->bytes, path);
    if (!project)
        return project.error();
    return LoadedProject{std::move(project).value(), content->mark};
}

Result<SavedProject> saveProject(const Project& project, const std::string& path, const SaveOptions& options)
{
    const ContentSource source = [&](const std::function<bool(std::string_view)>& put) { writeProject(project, put); };
    const Result<Replaced> replaced = replaceFile(path, source, {options.expected, options.backups});
    if (!replaced)
        return replaced.error();
    return SavedProject{replaced->mark, replaced->written};
}

}  // namespace barch
