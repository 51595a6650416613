#include "app/cli/design_source.h"
#include "app/platform/export_folder.h"
#include "core/layout/graphviz.h"
#include "exporters/diagram/dot.h"

#include <QFile>
#include <QSaveFile>

#include <filesystem>

namespace barch::cli {
namespace {

struct RenderOptions {
    std::string file;
    std::string output;
    std::string view;
};

Result<std::string> drawn(const Project& project, const RenderOptions& options)
{
    const std::string kind = std::filesystem::path(options.output).extension().string();
    if (kind != ".svg" && kind != ".dot")
        return Error{"A diagram can be written as .svg or .dot.", options.output, "Name the file erd.svg or erd.dot."};
    Result<std::string> dot = asDot(project, options.view);
    if (!dot || kind == ".dot")
        return dot;
    return drawDot(*dot, "svg");
}

void run(Invocation& run, const RenderOptions& options)
{
    const auto source = openDesign(options.file, {}, run);
    if (!source)
        return run.fail(source.error());
    const Project& project = source->design.project;
    const Result<std::string> picture = drawn(project, options);
    if (!picture)
        return run.fail(picture.error());
    QSaveFile file(QString::fromStdString(options.output));
    const auto size = static_cast<qint64>(picture->size());
    if (!file.open(QIODevice::WriteOnly) || file.write(picture->data(), size) != size || !file.commit())
        return run.fail({"The diagram could not be written: " + file.errorString().toStdString() + ".", options.output,
                         "Choose a folder that is there and that you may write to."});
    run.err << options.output << ": " << project.tables.size() << " tables.\n";
}

}  // namespace

void addRender(CLI::App& program, Invocation& invocation)
{
    auto options = std::make_shared<RenderOptions>();
    CLI::App* verb = addVerb(program, "render", "Draw the entity-relationship diagram as SVG, or write it for Graphviz.",
                             "barch render shop.barch -o erd.svg");
    verb->add_option("FILE", options->file, "The project; or SQL, DBML, a Prisma schema, a database URL")->required();
    verb->add_option("-o,--output", options->output, "erd.svg or erd.dot")->required();
    verb->add_option("--view", options->view, "Only the tables of this saved view");
    verb->callback([&invocation, options] { run(invocation, *options); });
}

}  // namespace barch::cli
