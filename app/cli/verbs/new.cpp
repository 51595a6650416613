#include "app/cli/answers_file.h"
#include "app/cli/invocation.h"
#include "app/cli/project_files.h"
#include "app/platform/content_files.h"
#include "core/project_file/project_file.h"

#include <filesystem>

namespace barch::cli {
namespace {

struct NewOptions {
    std::string file;
    std::string name;
    std::string sample;
    std::string answers;
    bool force = false;
};

std::string templateNames()
{
    std::string names;
    for (const std::string& path : resourcePaths("samples"))
        if (path.ends_with(".barch"))
            names += (names.empty() ? "" : ", ") + std::filesystem::path(path).stem().string();
    return names;
}

Result<Project> startingPoint(const NewOptions& options)
{
    Project project;
    if (!options.sample.empty()) {
        const std::string text = resourceText("samples/" + options.sample + ".barch");
        if (text.empty() || options.sample.find('/') != std::string::npos)
            return Error{"There is no template of this name.", options.sample, "There are: " + templateNames() + "."};
        Result<Project> sample = readProject(text, options.sample);
        if (!sample)
            return sample.error();
        project = std::move(sample).value();
    }
    if (options.sample.empty() || !options.name.empty()) {
        ProjectInfo info = *project.info;
        info.name = options.name.empty() ? std::filesystem::path(options.file).stem().string() : options.name;
        project.info = info;
    }
    if (options.answers.empty())
        return project;
    const Result<std::string> text = readText(options.answers);
    if (!text)
        return text.error();
    return takeAnswers(productContent().questionnaire, project, answerLines(*text));
}

void run(Invocation& run, const NewOptions& options)
{
    const Result<Project> project = startingPoint(options);
    if (!project)
        return run.fail(project.error());
    if (const auto saved = create(options.file, *project, options.force); !saved)
        return run.fail(saved.error());
    run.err << "Made " << options.file << ": " << project->answers.size() << " answers, " << project->tables.size()
            << " tables.\n";
    if (project->answers.empty())
        run.err << "Next: barch questions " << options.file << "\n";
    else if (project->tables.empty())
        run.err << "Next: barch propose " << options.file << " --accept all\n";
}

}  // namespace

void addNew(CLI::App& program, Invocation& invocation)
{
    auto options = std::make_shared<NewOptions>();
    CLI::App* verb = addVerb(program, "new", "Start a project, empty, from a template, or from a file of answers.",
                             "barch new shop.barch --answers answers.txt");
    verb->add_option("FILE", options->file, "The project to make, such as shop.barch")->required();
    verb->add_option("--name", options->name, "Name of the project; without it, that of the file");
    verb->add_option("--template", options->sample, "Start from a sample: " + templateNames());
    verb->add_option("--answers", options->answers, "File with a KEY=VALUE line for each answer; - is standard input");
    verb->add_flag("--force", options->force, "Overwrite FILE (a backup is kept)");
    verb->callback([&invocation, options] { run(invocation, *options); });
}

}  // namespace barch::cli
