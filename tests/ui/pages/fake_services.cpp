#include "tests/ui/pages/fake_services.h"

#include "app/platform/content_files.h"
#include "app/platform/export_folder.h"

#include <catch2/catch.hpp>

#include <QAbstractButton>
#include <QDir>
#include <QTest>

namespace barch::test {

Result<Project> FakeServices::read(const QString& path)
{
    return Error{"There are no files in this test.", path.toStdString(), {}};
}

Result<Done> FakeServices::write(const QString&, const Project&)
{
    return Done{};
}

Result<std::vector<LayoutBox>> FakeServices::arrange(const LayoutRequest& request, std::stop_token)
{
    return request.boxes;
}

Result<std::vector<ui::ComparedFile>> FakeServices::compareFolder(const QString& folder, const std::vector<ExportedFile>& files)
{
    auto compared = compareWithFolder(folder.toStdString(), files);
    if (!compared)
        return compared.error();
    std::vector<ui::ComparedFile> out;
    for (const ComparedFile& file : *compared)
        out.push_back({file.path, static_cast<ui::FileState>(file.state), file.onDisk});
    return out;
}

Result<ui::WrittenFiles> FakeServices::writeFolder(const QString& folder, const std::vector<ExportedFile>& files, ui::EditedFiles edited)
{
    auto written = writeExport(folder.toStdString(), files, static_cast<EditedFiles>(edited));
    if (!written)
        return written.error();
    return ui::WrittenFiles{written->written, written->same, written->kept, written->stale};
}

namespace {

std::shared_ptr<ui::Appearance> appearanceOfAll()
{
    static std::weak_ptr<ui::Appearance> shared;
    std::shared_ptr<ui::Appearance> appearance = shared.lock();
    if (!appearance)
        shared = appearance = std::make_shared<ui::Appearance>();
    return appearance;
}

}  // namespace

OpenWindow::OpenWindow(Project project, const QString& page)
    : m_appearance(appearanceOfAll()), m_window(services, productContent(), *m_appearance)
{
    m_window.resize(1600, 1000);
    m_window.show();
    session().startNew(std::move(project));
    untilChecked();
    m_window.openPage(page);
    REQUIRE(m_window.currentPageId() == page);
}

OpenWindow::~OpenWindow() = default;

void OpenWindow::click(const char* objectName)
{
    auto& button = find<QAbstractButton>(objectName);
    INFO(objectName);
    REQUIRE(button.isVisible());
    REQUIRE(button.isEnabled());
    button.click();
}

void OpenWindow::until(const std::function<bool()>& holds, const char* what)
{
    INFO("waiting for " << what);
    REQUIRE(QTest::qWaitFor(holds, 20000));
}

void OpenWindow::untilChecked()
{
    until([this] { return session().checkedOnce() && !session().checking(); }, "the checks");
}

void OpenWindow::photograph(const char* name)
{
    const QString folder = qEnvironmentVariable("BARCH_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    const QSize before = m_window.size();
    for (const QSize size : {QSize(1600, 1000), QSize(1280, 800)}) {
        for (const bool dark : {false, true}) {
            m_appearance->setMode(dark ? ui::Appearance::Mode::Dark : ui::Appearance::Mode::Light);
            m_window.resize(size);
            QTest::qWait(400);
            const QString path = QStringLiteral("%1/%2-%3-%4.png").arg(folder, QString::fromLatin1(name)).arg(size.width()).arg(dark ? "dark" : "light");
            CHECK(m_window.grab().save(path));
        }
    }
    m_appearance->setMode(ui::Appearance::Mode::Light);
    m_window.resize(before);
}

}  // namespace barch::test
