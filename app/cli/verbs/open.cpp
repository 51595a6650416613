#include "app/cli/invocation.h"
#include "app/cli/project_files.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>

namespace barch::cli {
namespace {

void run(Invocation& run, const std::string& file)
{
    if (const Result<Opened> opened = open(file); !opened)
        return run.fail(opened.error());
    const QString program = QCoreApplication::applicationDirPath() + "/backend-architect";
    if (!QFileInfo::exists(program))
        return run.fail({"The application is not installed beside barch.", program.toStdString(), "Install backend-architect."});
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
        qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        return run.fail({"There is no display to open a window on.", "", "Use barch check, propose and export instead."});
    const QString path = QFileInfo(QString::fromStdString(file)).absoluteFilePath();
    if (!QProcess::startDetached(program, {path}))
        return run.fail({"The application could not be started.", program.toStdString(), ""});
}

}  // namespace

void addOpen(CLI::App& program, Invocation& invocation)
{
    auto file = std::make_shared<std::string>();
    CLI::App* verb = addVerb(program, "open", "Open a project in the application.", "barch open shop.barch");
    verb->add_option("FILE", *file, "The project")->required();
    verb->callback([&invocation, file] { run(invocation, *file); });
}

}  // namespace barch::cli
