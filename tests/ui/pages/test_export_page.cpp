#include "tests/core/rules/designs.h"
#include "tests/ui/pages/fake_services.h"
#include "ui/widgets/file_tree.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <catch2/catch.hpp>

#include <QAbstractButton>
#include <QCheckBox>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace barch;
using namespace barch::test;
using namespace barch::ui;

namespace {

struct ExportWindow : OpenWindow {
    ExportWindow() : OpenWindow(soundDesign(Dialect::PostgreSql, TenancyModel::Shared), QStringLiteral("export"))
    {
        REQUIRE(folder.isValid());
        services.nextFile = folder.path();
    }
    QPushButton& button() { return find<QPushButton>("exportButton"); }
    void untilReads(const char* words)
    {
        until([&] { return button().text() == QString::fromLatin1(words); }, words);
    }
    QByteArray onDisk(const char* name)
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir folder;
};

}  // namespace

TEST_CASE("files are previewed, written, and kept when they were edited by hand", "[export][gui]")
{
    ExportWindow window;
    CHECK(window.find<QCheckBox>("target.postgresql").isChecked());  // the engine of the design
    window.until([&] { return window.button().isEnabled(); }, "the files");
    CHECK(window.button().text() == "Export 4 files");
    auto& code = window.find<CodeView>("filePreview");
    window.until([&] { return !code.lines().empty(); }, "the file");
    window.click("exportButton");  // no folder yet: it is asked for, and nothing is written
    CHECK(window.onDisk("0001_init.up.sql").isEmpty());
    window.until([&] { return window.button().isEnabled(); }, "the comparison");
    window.photograph("export-new");
    window.click("exportButton");
    window.untilReads("Everything is up to date");
    const QByteArray up = window.onDisk("0001_init.up.sql");
    CHECK(up.contains("CREATE TABLE"));
    CHECK(window.find<Text>("exportResult").text().startsWith("4 files written."));
    window.click("openFolder");
    CHECK(window.services.openedFolder == window.folder.path());

    // Somebody edits a file; then the design changes, too.
    QFile file(window.folder.filePath("0001_init.up.sql"));
    REQUIRE(file.open(QIODevice::Append));
    file.write("-- mine\n");
    file.close();
    const Project project = changed(window.session().project(), "tasks", [](Table& table) { table.comment = "What is to be done"; });
    REQUIRE(window.session().apply({"Comment", [project](const Project&) { return Result<Project>(project); }, {}}));
    window.until([&] { return window.find<QWidget>("editedBar").isVisible(); }, "the edited file");
    CHECK(window.find<Text>("editedText").text().contains("0001_init.up.sql"));
    window.find<FileTree>("fileTree").select("0001_init.up.sql");
    window.until([&] { return code.toPlainText().contains("-- mine"); }, "the comparison with what was edited");
    window.photograph("export-edited");
    CHECK(window.onDisk("0001_init.up.sql") == up + "-- mine\n");
    CHECK(window.button().text() == "Everything is up to date");  // kept, unless asked otherwise

    window.find<Segments>("editedChoice").findChildren<QAbstractButton*>()[1]->click();
    CHECK(window.button().text() == "Export 1 file");
    window.click("exportButton");
    window.until([&] { return window.onDisk("0001_init.up.sql").contains("What is to be done"); }, "the new file");
    CHECK(window.onDisk("0001_init.up.sql.bak") == up + "-- mine\n");
    window.untilReads("Everything is up to date");
}

TEST_CASE("the keyboard stays with the button while files are compared and written", "[export][gui]")
{
    ExportWindow window;
    window.until([&] { return window.button().isEnabled(); }, "the files");
    window.button().setFocus();
    QTest::keyClick(&window.button(), Qt::Key_Space);  // asks for the folder
    window.until([&] { return window.button().isEnabled(); }, "the comparison");
    CHECK(window.button().hasFocus());
    QTest::keyClick(&window.button(), Qt::Key_Space);
    window.untilReads("Everything is up to date");
    CHECK_FALSE(window.onDisk("0001_init.up.sql").isEmpty());
}

TEST_CASE("an export with errors is allowed and said to be a draft", "[export][gui]")
{
    ExportWindow window;
    const Project project = changed(window.session().project(), "countries", [](Table& table) { table.primaryKey.reset(); });
    REQUIRE(window.session().apply({"Break", [project](const Project&) { return Result<Project>(project); }, {}}));
    window.untilChecked();
    window.until([&] { return window.button().isEnabled(); }, "the files");
    CHECK(window.session().counts().errors > 0);
    CHECK(window.find<Text>("exportStatus").text().contains("draft"));
}

TEST_CASE("a migration needs a name, and its files carry it", "[export][gui]")
{
    ExportWindow window;
    window.until([&] { return window.button().isEnabled(); }, "the files");
    auto& name = window.find<QLineEdit>("migrationName");
    name.clear();
    emit name.textEdited({});
    CHECK(!window.button().isEnabled());
    name.setText("first");
    emit name.textEdited("first");
    window.until([&] { return window.button().isEnabled(); }, "the files");
    window.find<FileTree>("fileTree").select("0001_first.up.sql");
    CHECK(window.find<Text>("filePath").text() == "0001_first.up.sql");
}

TEST_CASE("without a target there is nothing to write, and the page says what to do", "[export][gui]")
{
    ExportWindow window;
    window.until([&] { return window.button().isEnabled(); }, "the files");
    window.find<QCheckBox>("target.postgresql").setChecked(false);
    window.until([&] { return window.find<Text>("noFiles").isVisible(); }, "the hint");
    CHECK(!window.button().isEnabled());
    window.photograph("export-nothing");
}
