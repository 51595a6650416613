#include "app/desktop/desktop_services.h"
#include "app/desktop/layout_worker.h"
#include "app/desktop/screenshot.h"
#include "app/platform/content_files.h"
#include "ui/shell/window.h"
#include "ui/theme/appearance.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QScreen>

#include <cstring>
#include <memory>

namespace {

using namespace barch;

/// As asked for, or as large as the design of the screens where the display has the room.
QSize sizeFrom(const QString& text, const QScreen* screen)
{
    const QStringList parts = text.split('x');
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
    return size.width() > 0 && size.height() > 0 ? size : QSize(1600, 1000).boundedTo(screen->availableSize());
}

QCommandLineOption hidden(const QString& name, const QString& value)
{
    QCommandLineOption option(name, {}, value);
    option.setFlags(QCommandLineOption::HiddenFromHelp);
    return option;
}

/// How the window looks: as it was chosen last, or as the command line says.
ui::Appearance::Mode modeFrom(const QString& asked, const QVariant& chosen)
{
    if (asked == QLatin1String("light"))
        return ui::Appearance::Mode::Light;
    if (asked == QLatin1String("dark"))
        return ui::Appearance::Mode::Dark;
    return static_cast<ui::Appearance::Mode>(qBound(0, chosen.toInt(), 2));
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc == 2 && std::strcmp(argv[1], "--arrange-worker") == 0)
        return runLayoutWorker();

    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("backend-architect"));
    QApplication::setApplicationDisplayName(QStringLiteral("Backend Architect"));
    QApplication::setOrganizationName(QStringLiteral("backend-architect"));
    QApplication::setApplicationVersion(QStringLiteral(BARCH_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("backend-architect"));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Plans, checks and exports backends."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("A .barch project to open."), QStringLiteral("[FILE]"));
    for (const char* name : {"screenshot", "page", "theme", "size", "project", "go", "search", "choose", "press", "settings"})
        parser.addOption(hidden(QString::fromLatin1(name), QStringLiteral("VALUE")));
    parser.process(app);

    DesktopServices services(parser.value(QStringLiteral("settings")));
    ui::Appearance appearance;
    appearance.setMode(modeFrom(parser.value(QStringLiteral("theme")), services.setting(QStringLiteral("appearance"))));
    const ui::FocusRing focusRing(&app);
    QApplication::setWindowIcon(ui::icon(QStringLiteral("logo")));

    ui::Window window(services, productContent(), appearance);
    window.resize(sizeFrom(parser.value(QStringLiteral("size")), window.screen()));
    window.show();
    QString file = parser.value(QStringLiteral("project"));
    if (file.isEmpty() && !parser.positionalArguments().isEmpty())
        file = parser.positionalArguments().first();
    if (!file.isEmpty())
        window.openFile(QFileInfo(file).absoluteFilePath());

    std::unique_ptr<Screenshot> screenshot;
    if (parser.isSet(QStringLiteral("screenshot"))) {
        const QString choose = parser.value(QStringLiteral("choose"));
        screenshot = std::make_unique<Screenshot>(
            window, ScreenshotOrder{parser.value(QStringLiteral("screenshot")), parser.value(QStringLiteral("page")),
                                    parser.value(QStringLiteral("go")), parser.value(QStringLiteral("search")),
                                    choose.isEmpty() ? -1 : choose.toInt(), parser.value(QStringLiteral("press"))});
    } else {
        window.offerRecovery();
    }
    return QApplication::exec();
}
