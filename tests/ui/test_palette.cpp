#include "test_list.h"

#include "window_under_test.h"

#include "ui/palette/palette.h"
#include "ui/palette/palette_model.h"

#include <QListView>

namespace barch::ui {
namespace {

QStringList rowsOf(WindowUnderTest& test, bool headings)
{
    auto* list = test.find<QListView>("paletteList");
    const auto* model = static_cast<PaletteModel*>(list->model());
    QStringList rows;
    for (int i = 0; i < model->rowCount(); ++i)
        if (model->row(i)->heading == headings)
            rows.append(model->row(i)->text);
    return rows;
}

class PaletteTest : public QObject {
    Q_OBJECT
private slots:
    void ctrlKFindsAQuestionAndGoesThere()
    {
        WindowUnderTest test;
        test.newProject();
        test.key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(test.find<Palette>("palette")->isVisible());
        test.type("?kept apart");
        QCOMPARE(rowsOf(test, true), QStringList{"Questions"});
        test.key(Qt::Key_Return);
        QVERIFY(!test.find<Palette>("palette")->isVisible());
        const Question* question = test.session().content().questionnaire.question("data.tenancy");
        QCOMPARE(test.textOf("questionTitle"), QString::fromStdString(question->title));
    }

    void actionsRun()
    {
        WindowUnderTest test;
        test.newProject();
        const bool collapsed = test.window().railCollapsed();
        test.key(Qt::Key_K, Qt::ControlModifier);
        test.type(">collapse");
        test.key(Qt::Key_Return);
        QCOMPARE(test.window().railCollapsed(), !collapsed);
    }

    void tablesAndColumnsAreFound()
    {
        WindowUnderTest test;
        test.newProject();
        for (const char* answer : {"data.engine=postgresql", "data.tenancy=shared", "logic.domain=helpdesk"})
            test.answer(answer);
        QVERIFY(test.settle());
        test.window().openPage("proposal");
        test.click("proposalAccept");
        QVERIFY(test.settle());
        const std::string table = test.session().project().tables.begin()->name;
        test.key(Qt::Key_K, Qt::ControlModifier);
        test.type('@' + QString::fromStdString(table));
        QVERIFY(rowsOf(test, false).contains(QString::fromStdString(table)));
        test.key(Qt::Key_Escape);
        test.key(Qt::Key_K, Qt::ControlModifier);
        test.type(".tenant_id");
        QVERIFY(!rowsOf(test, false).isEmpty());
        for (const QString& row : rowsOf(test, false))
            QVERIFY(row.contains("tenant_id"));
    }

    void nothingFoundIsSaid()
    {
        WindowUnderTest test;
        test.newProject();
        test.key(Qt::Key_K, Qt::ControlModifier);
        test.type("zzzzqqq");
        QCOMPARE(test.textOf("paletteCount"), QString("Nothing found"));
        test.key(Qt::Key_Return);
        QVERIFY2(test.find<Palette>("palette")->isVisible(), "Enter on nothing does nothing");
        test.key(Qt::Key_Escape);
        QVERIFY(!test.find<Palette>("palette")->isVisible());
    }

    void tabGoesThroughTheKinds()
    {
        WindowUnderTest test;
        test.newProject();
        test.key(Qt::Key_K, Qt::ControlModifier);
        test.key(Qt::Key_Tab);
        QVERIFY(test.find<QAbstractButton>("paletteKind1")->isChecked());
        test.key(Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY(test.find<QAbstractButton>("paletteKind0")->isChecked());
    }
};

}  // namespace

QObject* makePaletteTest()
{
    return new PaletteTest;
}

}  // namespace barch::ui

#include "test_palette.moc"
