#include "test_list.h"

#include "window_under_test.h"

#include "core/project_file/project_file.h"
#include "ui/shell/overlay.h"

#include <QFile>
#include <QTableView>

namespace barch::ui {
namespace {

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

class FilesTest : public QObject {
    Q_OBJECT
private slots:
    void whatWasSavedReopensEqual()
    {
        WindowUnderTest test;
        test.newProject();
        test.answer("data.engine=postgresql");
        test.services().chosenFiles = {test.file("one.barch")};
        test.key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(test.settle());
        QVERIFY(test.session().isSaved());
        QVERIFY(test.textOf("savedState").startsWith("Saved"));
        const Project before = test.session().project();
        const QByteArray bytes = bytesOf(test.file("one.barch"));
        test.key(Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!test.session().hasProject());
        QVERIFY(test.find("page.start")->isVisible());
        test.click("recent.one.barch");
        QVERIFY(test.settle());
        QVERIFY(test.session().project() == before);
        test.answer("data.engine=mysql");
        test.session().undo();
        QVERIFY(test.session().isSaved());
        QCOMPARE(bytesOf(test.file("one.barch")), bytes);
    }

    void whatIsBeingTypedIsSaved()
    {
        WindowUnderTest test;
        test.newProject();
        test.services().chosenFiles = {test.file("typing.barch")};
        test.key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(test.settle());
        test.window().openPage(QStringLiteral("data-model"));
        test.find("canvas")->setFocus();
        test.key(Qt::Key_T);
        test.type("invoices");
        test.key(Qt::Key_Return);
        auto* grid = test.find<QTableView>("columns");
        grid->setFocus();
        test.key(Qt::Key_Insert);
        test.type("reason_for_refund");
        test.key(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(test.settle());
        QVERIFY(bytesOf(test.file("typing.barch")).contains("reason_for_refund"));
        QVERIFY(test.session().isSaved());
    }

    void aProjectIsNamed()
    {
        WindowUnderTest test;
        test.newProject();
        test.window().renameProject();
        test.type("Night shift");
        test.key(Qt::Key_Return);
        QCOMPARE(test.session().name(), QString("Night shift"));
        QCOMPARE(test.find("projectMenu")->accessibleName(), QString("Project Night shift"));
        test.session().undo();
        QVERIFY(test.session().name() != "Night shift");
    }

    void aDamagedFileSaysWhatIsWrong()
    {
        WindowUnderTest test;
        write(test.file("bad.barch"), "{\"format\":");
        test.window().openFile(test.file("bad.barch"));
        QVERIFY(test.settle());
        QVERIFY(!test.session().hasProject());
        auto* dialog = test.find<Overlay>("openFailed");
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(test.textOf("messageTitle").contains("bad.barch"));
        QVERIFY(test.textOf("messageText").contains("not changed"));
        test.key(Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }

    void closingAsksForUnsavedWork()
    {
        WindowUnderTest test;
        test.newProject();
        test.answer("data.engine=postgresql");
        test.window().close();
        QVERIFY2(test.window().isVisible(), "it must not close over unsaved work");
        QVERIFY(test.find<Overlay>("unsavedChanges")->isVisible());
        test.click("unsavedCancel");
        QVERIFY(test.session().hasProject());
        QVERIFY(test.settle());
        test.window().close();
        test.services().chosenFiles = {test.file("kept.barch")};
        test.click("unsavedSave");
        QVERIFY(QTest::qWaitFor([&] { return !test.window().isVisible(); }));
        QVERIFY(static_cast<bool>(readProject(bytesOf(test.file("kept.barch")).toStdString(), "kept")));
    }

    void givenUpWorkIsGone()
    {
        WindowUnderTest test;
        test.newProject();
        test.answer("data.engine=postgresql");
        test.key(Qt::Key_W, Qt::ControlModifier);
        test.click("unsavedDiscard");
        QVERIFY(!test.session().hasProject());
    }

    void aFileChangedByOthersIsNoticed()
    {
        WindowUnderTest test;
        test.newProject();
        test.answer("data.engine=postgresql");
        test.services().chosenFiles = {test.file("shared.barch")};
        test.window().save();
        QVERIFY(test.settle());
        QByteArray theirs = bytesOf(test.file("shared.barch"));
        theirs.replace("postgresql", "mysql");
        write(test.file("shared.barch"), theirs);
        test.session().lookAtDisk();
        QVERIFY(test.find("banner")->isVisible());
        test.answer("data.tenancy=shared");
        test.window().save();
        QVERIFY(test.settle());
        QVERIFY2(bytesOf(test.file("shared.barch")) == theirs, "their version must not be written over unasked");
        test.session().keepMine();
        test.window().save();
        QVERIFY(test.settle());
        QVERIFY(bytesOf(test.file("shared.barch")).contains("postgresql"));
    }

    void reloadTakesTheirVersion()
    {
        WindowUnderTest test;
        test.newProject();
        test.answer("data.engine=postgresql");
        test.services().chosenFiles = {test.file("shared.barch")};
        test.window().save();
        QVERIFY(test.settle());
        QByteArray theirs = bytesOf(test.file("shared.barch"));
        theirs.replace("postgresql", "mysql");
        write(test.file("shared.barch"), theirs);
        test.session().lookAtDisk();
        test.click("fileReload");
        QVERIFY(test.settle());
        QVERIFY(test.session().project().answer("data.engine")->has("mysql"));
        QVERIFY(test.session().isSaved());
        QVERIFY(!test.find("banner")->isVisible());
        test.session().undo();
        QVERIFY2(test.session().project().answer("data.engine")->has("postgresql"), "what was here before must not be lost");
        QVERIFY(!test.session().isSaved());
    }

    void aCrashLosesNothing()
    {
        WindowUnderTest test;
        test.newProject();
        test.answer("data.engine=postgresql");
        QTest::qWait(1200);
        QVERIFY(test.settle());
        test.crashAndRestart();
        QVERIFY(!test.session().hasProject());
        test.window().offerRecovery();
        QVERIFY2(test.find<Overlay>("recovered"), "nothing was offered");
        test.click("recoveredContinue");
        QVERIFY(test.settle());
        QVERIFY(test.session().project().answer("data.engine")->has("postgresql"));
        QVERIFY(!test.session().isSaved());
    }

    void aSampleOpensAsACopy()
    {
        WindowUnderTest test;
        QVERIFY(!test.services().samples().empty());
        const QString id = test.services().samples().front().id;
        test.click("sample." + id);
        QVERIFY(test.settle());
        QVERIFY(test.session().hasProject());
        QVERIFY(test.session().path().isEmpty());
        QVERIFY(!test.session().project().tables.empty());
    }
};

}  // namespace

QObject* makeFilesTest()
{
    return new FilesTest;
}

}  // namespace barch::ui

#include "test_files.moc"
