#include "test_list.h"

#include "window_under_test.h"

#include "app/platform/servers/throwaway_postgres.h"

#include "ui/import/import_dialog.h"
#include "ui/widgets/code_view.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableWidget>

namespace barch::ui {
namespace {

const QByteArray helpdesk = "PRAGMA foreign_keys = ON;\n"
                            "CREATE TABLE agents (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
                            "CREATE TABLE tickets (id INTEGER PRIMARY KEY, agent_id INTEGER REFERENCES agents (id), title TEXT NOT NULL);\n"
                            "INSERT INTO agents VALUES (1, 'somebody');\n";

bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QStringList tablesOf(const Project& project)
{
    QStringList names;
    for (const Table& table : project.tables)
        names.append(QString::fromStdString(table.name));
    names.sort();
    return names;
}

/// For looking at: saved where BARCH_PICTURES says.
void picture(WindowUnderTest& test, const QString& name)
{
    if (const QString folder = qEnvironmentVariable("BARCH_PICTURES"); !folder.isEmpty())
        test.window().grab().save(folder + '/' + name + QStringLiteral(".png"));
}

class ImportTest : public QObject {
    Q_OBJECT
private slots:
    void aFileBecomesANewProjectWithTheKeyboardAlone()
    {
        WindowUnderTest test;
        QVERIFY(write(test.file("helpdesk.sql"), helpdesk));
        picture(test, "start");
        test.key(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(test.find<ImportDialog>("importDialog"));
        test.type(test.file("helpdesk.sql"));
        QCOMPARE(test.find<QComboBox>("importFormat")->currentData().toString(), QString("sqlite"));
        picture(test, "file");
        test.key(Qt::Key_Return);
        QVERIFY(test.settle());
        QCOMPARE(test.textOf("importTitle"), QString("2 tables read from helpdesk.sql"));
        picture(test, "report");
        auto* notes = test.find<QTableWidget>("importNotes");
        QVERIFY(notes->rowCount() > 0);
        QVERIFY(!test.session().hasProject());
        test.key(Qt::Key_Return);
        QVERIFY(test.settle());
        QCOMPARE(tablesOf(test.session().project()), QStringList({"agents", "tickets"}));
        QCOMPARE(test.session().name(), QString("helpdesk"));
        QCOMPARE(test.window().currentPageId(), QString("data-model"));
        QCOMPARE(test.session().project().placements.size(), std::size_t{2});
        QVERIFY(!test.session().isSaved());
        picture(test, "opened");
    }

    void notesCanBeSearched()
    {
        WindowUnderTest test;
        QVERIFY(write(test.file("helpdesk.sql"), helpdesk));
        test.click("startImport");
        test.services().chosenFiles = {test.file("helpdesk.sql")};
        test.click("importChoose");
        QVERIFY(test.settle());
        auto* notes = test.find<QTableWidget>("importNotes");
        const auto shown = [&] {
            int count = 0;
            for (int line = 0; line < notes->rowCount(); ++line)
                count += !notes->isRowHidden(line);
            return count;
        };
        QVERIFY(shown() >= 1);
        test.find<QLineEdit>("importFilter")->setText("no such words");
        QCOMPARE(shown(), 0);
        test.find<QLineEdit>("importFilter")->setText("insert");
        QVERIFY(shown() >= 1);
        test.click("importBack");
        QVERIFY(test.find("importPath")->isVisible());
        test.key(Qt::Key_Escape);
        QVERIFY(!test.session().hasProject());
    }

    void aTextThatIsWrongSaysWhere()
    {
        WindowUnderTest test;
        test.click("startImport");
        test.click("segment1");
        auto* text = test.find<QPlainTextEdit>("importText");
        text->setPlainText("Table agents {\n  id int [pk]\n}\nTable tickets {\n  id int [pk\n}\n");
        QCOMPARE(test.find<QComboBox>("importFormat")->currentData().toString(), QString("dbml"));
        test.click("importRead");
        QVERIFY(test.settle());
        QVERIFY2(test.textOf("importError").startsWith("the text, line "), qPrintable(test.textOf("importError")));
        QVERIFY(test.find("importError")->isVisible());
        QCOMPARE(text->extraSelections().size(), 1);
        QVERIFY(text->textCursor().blockNumber() >= 4);
        picture(test, "error-text");
        text->setPlainText("Table agents {\n  id int [pk]\n}\n");
        test.click("importRead");
        QVERIFY(test.settle());
        QCOMPARE(test.textOf("importTitle"), QString("1 table read from the text"));
    }

    void aFileThatIsWrongIsShownAroundTheLine()
    {
        WindowUnderTest test;
        QVERIFY(write(test.file("bad.dbml"), "Table agents {\n  id int [pk]\n}\n\nTable tickets {\n  id int [pk\n}\n"));
        test.click("startImport");
        test.find<QLineEdit>("importPath")->setText(test.file("bad.dbml"));
        test.click("importRead");
        QVERIFY(test.settle());
        QVERIFY(test.textOf("importError").contains("line "));
        QVERIFY(test.find<CodeView>("importExcerpt")->isVisible());
        QVERIFY(test.find<CodeView>("importExcerpt")->toPlainText().contains("Table tickets"));
        picture(test, "error-file");
        test.find<QLineEdit>("importPath")->setText(test.file("missing.sql"));
        test.click("importRead");
        QVERIFY(test.settle());
        QVERIFY(test.textOf("importError").contains("can't be read"));
        QVERIFY(!test.session().hasProject());
    }

    void addingKeepsWhatIsThereAndIsOneStep()
    {
        WindowUnderTest test;
        QVERIFY(write(test.file("one.sql"), helpdesk));
        QVERIFY(write(test.file("two.sql"), "CREATE TABLE Agents_only_here (id INTEGER PRIMARY KEY);\n"
                                            "CREATE TABLE agents (id INTEGER PRIMARY KEY, other TEXT);\n"
                                            "CREATE TABLE notes (id INTEGER PRIMARY KEY, agent_id INTEGER REFERENCES agents (id), text BLOB) WITHOUT ROWID;\n"));
        test.click("startImport");
        test.services().chosenFiles = {test.file("one.sql"), test.file("two.sql")};
        test.click("importChoose");
        QVERIFY(test.settle());
        test.click("importOpen");
        QVERIFY(test.settle());
        const Project before = test.session().project();
        test.key(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        test.click("importChoose");
        QVERIFY(test.settle());
        QVERIFY2(test.textOf("importThere").contains("agents"), qPrintable(test.textOf("importThere")));
        picture(test, "report-add");
        test.click("importAdd");
        QVERIFY(test.settle());
        const Project& after = test.session().project();
        QCOMPARE(tablesOf(after), QStringList({"Agents_only_here", "agents", "notes", "tickets"}));
        for (const Table& table : before.tables)
            QVERIFY2(*after.table(table.id) == table, "what was there has to stay as it was");
        for (const Table& table : after.tables)
            if (table.name == "notes") {
                QCOMPARE(table.foreignKeys.size(), std::size_t{1});
                QVERIFY2(before.table(table.foreignKeys[0].target), "the reference leads to the table that was there");
            }
        QCOMPARE(after.placements.size(), std::size_t{4});
        test.session().undo();
        QVERIFY(tablesOf(test.session().project()) == tablesOf(before));
    }

    void aWrongAddressOfADatabaseSaysSo()
    {
        WindowUnderTest test;
        test.key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        auto* url = test.find<QLineEdit>("importUrl");
        QVERIFY(url->isVisible() && url->hasFocus());
        test.type("postgresql://me:geheim@localhost:1/nowhere");
        picture(test, "database");
        test.key(Qt::Key_Return);
        QVERIFY(test.settle());
        QVERIFY(test.find("importError")->isVisible());
        const QString says = test.textOf("importError") + test.textOf("importAdvice");
        QVERIFY2(says.contains("No PostgreSQL answers there"), qPrintable(says));
        QVERIFY2(!says.contains("geheim"), qPrintable(says));
        picture(test, "error-database");
        QVERIFY2(!test.services().setting("import/database").toString().contains("geheim"), "no password in the settings");
        url->setText("mongodb://h/d");
        test.click("importRead");
        QVERIFY(test.settle());
        QVERIFY(test.textOf("importError").contains("no database that can be read"));
    }

    void aLiveDatabaseBecomesAProject()
    {
        const auto server = ThrowawayPostgres::start();
        QVERIFY2(server, server ? "" : qPrintable(QString::fromStdString(server.error().text())));
        QVERIFY((*server)->createDatabase("shop"));
        QVERIFY((*server)->run("CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);"
                               "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers, placed_at timestamptz DEFAULT now());",
                               "shop").ok);
        WindowUnderTest test;
        test.click("startDatabase");
        test.find<QLineEdit>("importUrl")->setText("postgresql://postgres:geheim@/shop?host=" + QString::fromStdString((*server)->socketFolder()));
        test.click("importRead");
        QVERIFY(test.settle());
        QVERIFY2(test.textOf("importTitle").startsWith("2 tables read from postgresql://postgres@/shop"), qPrintable(test.textOf("importTitle")));
        QVERIFY(!test.services().setting("import/database").toString().contains("geheim"));
        QVERIFY(test.services().setting("import/database").toString().contains("postgres@/shop"));
        test.click("importOpen");
        QVERIFY(test.settle());
        QCOMPARE(tablesOf(test.session().project()), QStringList({"customers", "orders"}));
        QCOMPARE(test.session().project().placements.size(), std::size_t{2});
        QCOMPARE(test.session().name(), QString("shop"));
    }

    void aReadingThatWasCancelledLeavesNothing()
    {
        WindowUnderTest test;
        QByteArray many;
        for (int i = 0; i < 4000; ++i)
            many += "CREATE TABLE t" + QByteArray::number(i) + " (id bigint PRIMARY KEY, name text DEFAULT 'x'::text, other uuid);\n";
        QVERIFY(write(test.file("many.sql"), many));
        test.click("startImport");
        test.find<QLineEdit>("importPath")->setText(test.file("many.sql"));
        test.click("importRead");
        test.click("importCancel");
        QVERIFY(test.find("importPath")->isVisible());
        QVERIFY(test.settle());
        QVERIFY2(test.find("importPath")->isVisible(), "what was cancelled must not come back");
        QVERIFY(!test.session().hasProject());
        test.key(Qt::Key_Escape);
        QVERIFY(test.find("page.start")->isVisible());
    }

    void itLooksRightInTheDark()
    {
        testAppearance().setMode(Appearance::Mode::Dark);
        WindowUnderTest test;
        QVERIFY(write(test.file("helpdesk.sql"), helpdesk));
        picture(test, "dark-start");
        test.click("startImport");
        test.services().chosenFiles = {test.file("helpdesk.sql")};
        test.click("importChoose");
        QVERIFY(test.settle());
        QVERIFY(test.find("importOpen")->isVisible());
        picture(test, "dark-report");
        test.click("importBack");
        test.click("segment2");
        picture(test, "dark-database");
        testAppearance().setMode(Appearance::Mode::Light);
    }
};

}  // namespace

QObject* makeImportTest()
{
    return new ImportTest;
}

}  // namespace barch::ui

#include "test_import.moc"
