#include "tests/ui/migrations/migrations_window.h"

#include "app/platform/content_files.h"
#include "tests/core/rules/designs.h"
#include "ui/widgets/text.h"

#include <catch2/catch.hpp>

#include <QDirIterator>
#include <QPushButton>
#include <QTest>

namespace barch::test {

MigrationsWindow::MigrationsWindow(Project project) : m_window(services, productContent(), m_appearance)
{
    REQUIRE(folder.isValid());
    m_appearance.setMode(ui::Appearance::Mode::Light);
    services.nextFile = folder.path();
    m_window.resize(1600, 1000);
    m_window.show();
    session().startNew(std::move(project));
    m_window.openPage(QStringLiteral("migrations"));
    REQUIRE(m_window.currentPageId() == QLatin1String("migrations"));
}

void MigrationsWindow::until(const std::function<bool()>& holds, const char* what)
{
    INFO("waiting for " << what);
    REQUIRE(QTest::qWaitFor(holds, 20000));
}

void MigrationsWindow::untilWorkedOut()
{
    QTest::qWait(250);  // longer than the page waits for a pause
    until([this] { 
        const auto& nothing = find<ui::Text>("noStepsTitle");
        return !find<QWidget>("stepsBusy").isVisible() && !(nothing.isVisible() && nothing.text() == "Working it out");
    }, "the steps");
}

void MigrationsWindow::click(const char* objectName)
{
    auto& button = find<QAbstractButton>(objectName);
    INFO(objectName);
    REQUIRE(button.isVisible());
    REQUIRE(button.isEnabled());
    button.click();
}

QString MigrationsWindow::text(const char* objectName)
{
    return find<ui::Text>(objectName).text();
}

void MigrationsWindow::write()
{
    untilWorkedOut();
    INFO(text("migrationStatus").toStdString() << find<QWidget>("writeMigration").toolTip().toStdString());
    REQUIRE(canWrite());
    click("writeMigration");
    until([this] { return find<QWidget>("migrationResult").isVisible(); }, "the result");
    INFO(text("migrationResult").toStdString());
    CHECK(text("migrationResult").contains("written"));
    untilWorkedOut();
}

void MigrationsWindow::change(const std::function<Project(const Project&)>& edit)
{
    REQUIRE(session().apply({"Change", [&](const Project& project) { return Result<Project>(edit(project)); }, {}}));
}

void MigrationsWindow::changeTable(const std::string& table, const std::function<void(Table&)>& edit)
{
    change([&](const Project& project) { return changed(project, table, edit); });
    untilWorkedOut();
}

int MigrationsWindow::rowOf(const QString& wanted)
{
    auto& steps = find<ui::StepList>("stepList").steps();
    for (int i = 0; i < steps.rowCount(); ++i)
        if (words(i).contains(wanted))
            return i;
    return -1;
}

QString MigrationsWindow::words(int row)
{
    auto& steps = find<ui::StepList>("stepList").steps();
    return steps.data(steps.index(row), Qt::AccessibleTextRole).toString();
}

QByteArray MigrationsWindow::file(const char* name)
{
    QFile file(folder.filePath(QString::fromLatin1(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList MigrationsWindow::files()
{
    QStringList names;
    QDirIterator found(folder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (found.hasNext())
        names.append(QDir(folder.path()).relativeFilePath(found.next()));
    names.sort();
    return names;
}

}  // namespace barch::test
