#include "tests/ui/data_model/page_fixture.h"

#include "ui/data_model/sql_panel.h"
#include "ui/theme/appearance.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

using namespace barch;
using namespace barch::test;
using barch::ui::DiagramCanvas;

class TestDataModelPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_appearance = std::make_unique<ui::Appearance>(); }

    void drawsATableNamesItAndUndoes()
    {
        PageFixture f(helpdeskDesign());
        const Project before = f.project();
        f.canvas().setFocus();
        f.key(Qt::Key_T);
        QCOMPARE(f.project().tables.size(), before.tables.size() + 1);
        auto* name = f.find<QLineEdit>("tableName");
        QVERIFY(name->hasFocus());
        QTest::keyClicks(name, "invoices");
        QTest::keyClick(name, Qt::Key_Return);
        const Table& made = f.table("invoices");
        QCOMPARE(f.canvas().current(), made.id);
        QVERIFY(ui::isPlaced(f.project().placements.find(made.id)));
        QVERIFY(made.columnNamed("tenant_id"));
        undoAll(f);
        QVERIFY(f.project() == before);
    }

    void addsAndRenamesAColumnInTheGrid()
    {
        PageFixture f(helpdeskDesign());
        const Project before = f.project();
        f.click("tags");
        auto* grid = f.find<QTableView>("columns");
        QCOMPARE(grid->model()->rowCount(), 4);
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(2, 1));
        QTest::keyClick(grid, Qt::Key_Insert);
        QCOMPARE(grid->model()->rowCount(), 5);
        typeIntoCell(grid, "label");
        QCOMPARE(f.table("tags").columns[3].name, std::string("label"));
        grid->setCurrentIndex(grid->model()->index(3, 2));
        grid->edit(grid->currentIndex());
        typeIntoCell(grid, "int8");
        QCOMPARE(f.table("tags").columns[3].type, std::string("bigint"));
        QTest::keyClick(grid, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(f.table("tags").columns[2].name, std::string("label"));
        grid->setCurrentIndex(grid->model()->index(2, 3));
        QTest::keyClick(grid, Qt::Key_Space);
        QVERIFY(f.table("tags").columns[2].nullable);
        undoAll(f);
        QVERIFY(f.project() == before);
        QCOMPARE(grid->model()->rowCount(), 4);
    }

    void takesTheTypeThatIsOfferedFirst()
    {
        PageFixture f(helpdeskDesign());
        f.click("tags");
        auto* grid = f.find<QTableView>("columns");
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(2, 2));
        QTest::keyClick(grid, Qt::Key_F2);
        auto* editor = grid->findChild<QLineEdit*>("cellEditor");
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, "varch");
        QTest::qWait(1);
        QWidget* offered = QApplication::activePopupWidget();
        QVERIFY(offered);
        QTest::keyClick(offered, Qt::Key_Return);
        QTest::keyClick(editor, Qt::Key_Return);
        QTest::qWait(1);
        QCOMPARE(f.table("tags").columns[2].type, std::string("varchar"));
    }

    void renamesAColumnFromItsKeyCell()
    {
        PageFixture f(helpdeskDesign());
        f.click("tags");
        auto* grid = f.find<QTableView>("columns");
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(2, 0));
        QTest::keyClick(grid, Qt::Key_F2);
        typeIntoCell(grid, "label");
        QCOMPARE(f.table("tags").columns[2].name, std::string("label"));
    }

    void selectsAColumnOnBothSides()
    {
        PageFixture f(helpdeskDesign());
        f.canvas().setZoom(1);
        f.canvas().reveal(tableId("tickets"));
        f.click("tickets", "priority");
        auto* grid = f.find<QTableView>("columns");
        QCOMPARE(grid->currentIndex().row(), 5);
        grid->setFocus();
        QTest::keyClick(grid, Qt::Key_Down);
        QCOMPARE(f.canvas().selectedColumn(), columnId("tickets", "requester_id"));
    }

    void makesAReferenceWithTwoClicks()
    {
        PageFixture f(helpdeskDesign());
        const Project before = f.project();
        f.canvas().setFocus();
        f.key(Qt::Key_R);
        QCOMPARE(f.canvas().tool(), DiagramCanvas::Tool::Reference);
        f.click("tags");
        f.click("users");
        QCOMPARE(f.canvas().tool(), DiagramCanvas::Tool::Select);
        const Table& tags = f.table("tags");
        QVERIFY(tags.columnNamed("user_id"));
        QVERIFY(std::ranges::any_of(tags.foreignKeys, [](const ForeignKey& key) { return key.target == tableId("users"); }));
        f.session.undo();
        QVERIFY(f.project() == before);
    }

    void escapeLeavesTheReferenceTool()
    {
        PageFixture f(helpdeskDesign());
        const Project before = f.project();
        f.canvas().setFocus();
        f.key(Qt::Key_R);
        f.click("tags");
        f.key(Qt::Key_Escape);
        QCOMPARE(f.canvas().tool(), DiagramCanvas::Tool::Select);
        QVERIFY(sameAs(f.project(), before));
    }

    void dragsSelectedTablesAsOneStep()
    {
        PageFixture f(helpdeskDesign());
        const Project before = f.project();
        f.click("tags");
        f.click("users", {}, Qt::ControlModifier);
        QCOMPARE(f.canvas().selection().size(), std::size_t(2));
        const Placement was = *before.placements.find(tableId("tags"));
        const QPoint from = f.at("tags");
        QTest::mousePress(&f.canvas(), Qt::LeftButton, {}, from);
        for (int step = 1; step <= 8; ++step)
            QTest::mouseMove(&f.canvas(), from + QPoint(step * 10, step * 5));
        QTest::mouseRelease(&f.canvas(), Qt::LeftButton, {}, from + QPoint(80, 40));
        const Placement is = *f.project().placements.find(tableId("tags"));
        const double zoom = f.canvas().zoom();
        QVERIFY(std::abs(is.x - was.x - 80 / zoom) <= 4);
        QVERIFY(std::abs(is.y - was.y - 40 / zoom) <= 4);
        QVERIFY(is.area == was.area);
        QVERIFY(f.project().placements.find(tableId("users"))->x != before.placements.find(tableId("users"))->x);
        f.session.undo();
        QVERIFY(!f.session.canUndo());
        QVERIFY(f.project() == before);
    }

    void escapeCancelsADrag()
    {
        PageFixture f(helpdeskDesign());
        const Project before = f.project();
        const QRectF was = f.canvas().scene().box(tableId("tags"))->rect;
        const QPoint from = f.at("tags");
        QTest::mousePress(&f.canvas(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&f.canvas(), from + QPoint(50, 50));
        QVERIFY(f.canvas().dragging());
        f.key(Qt::Key_Escape);
        QTest::mouseRelease(&f.canvas(), Qt::LeftButton, {}, from + QPoint(50, 50));
        QCOMPARE(f.canvas().scene().box(tableId("tags"))->rect, was);
        QVERIFY(sameAs(f.project(), before));
    }

    void saysWhatGoesWithATableBeforeItIsDeleted()
    {
        PageFixture f(helpdeskDesign());
        const Project before = f.project();
        f.click("users");
        f.canvas().setFocus();
        f.key(Qt::Key_Delete);
        QVERIFY(f.project().table(tableId("users")));
        auto* keep = f.find<QPushButton>("removeKeep");
        QVERIFY(keep);
        QVERIFY(keep->hasFocus());
        QTest::mouseClick(keep, Qt::LeftButton);
        QVERIFY(sameAs(f.project(), before));
        QTest::qWait(1);
        f.canvas().setFocus();
        f.key(Qt::Key_Delete);
        QTest::mouseClick(f.find<QPushButton>("removeConfirm"), Qt::LeftButton);
        QVERIFY(!f.project().table(tableId("users")));
        QVERIFY(f.canvas().selection().empty());
        f.session.undo();
        QVERIFY(f.project() == before);
        QVERIFY(f.canvas().scene().box(tableId("users")));
    }

    void walksByKeyboard()
    {
        PageFixture f(helpdeskDesign());
        f.click("plans");
        f.canvas().setFocus();
        f.key(Qt::Key_Down);
        QCOMPARE(f.canvas().current(), tableId("subscriptions"));
        f.key(Qt::Key_Right);
        QCOMPARE(f.canvas().current(), tableId("memberships"));
        f.key(Qt::Key_Up);
        QCOMPARE(f.canvas().current(), tableId("tenants"));
        QVERIFY(f.canvas().accessibleDescription().contains("tenants"));
        QVERIFY(f.canvas().accessibleDescription().contains("refers to plans"));
        f.key(Qt::Key_Return);
        QVERIFY(f.find<QLineEdit>("tableName")->hasFocus());
        f.canvas().setFocus();
        f.key(Qt::Key_Right, Qt::ShiftModifier);
        f.key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(f.project().placements.find(tableId("tenants"))->x, 248.0 + 40 + 40);
        f.session.undo();
        QVERIFY(!f.session.canUndo());
    }

    void rubberBandSelectsWhatItTouches()
    {
        PageFixture f(helpdeskDesign());
        const QPoint from = f.at("plans") - QPoint(150, 60);
        const QPoint to = f.at("subscriptions");
        QTest::mousePress(&f.canvas(), Qt::LeftButton, {}, from);
        QTest::mouseMove(&f.canvas(), to);
        QTest::mouseRelease(&f.canvas(), Qt::LeftButton, {}, to);
        QCOMPARE(f.canvas().selection().size(), std::size_t(2));
    }

    void placesWhatTheProposalBrought()
    {
        Project design = helpdeskDesign();
        for (const Table& table : design.tables)
            design.placements = design.placements.with(Placement{table.id, 0, 0, false, design.placements.find(table.id)->area, {}});
        PageFixture f(design);
        QTRY_VERIFY(f.canvas().scene().unplaced().empty());
        QVERIFY(!f.session.canUndo());
        QVERIFY(f.project().placements.find(tableId("users"))->area);
        QCOMPARE(f.services.arrangements.load(), 1);
    }

    void tellsOnceThatPlacesCanNotBeFound()
    {
        Project design = helpdeskDesign();
        design.placements = {};
        PageFixture f(Project{});
        f.services.refuses = true;
        f.session.startNew(design);
        QTRY_VERIFY(!f.navigator.said.isEmpty());
        QTest::qWait(20);
        QCOMPARE(f.services.arrangements.load(), 1);
    }

    void arrangesAsOneStepAndLeavesPinnedTables()
    {
        Project design = helpdeskDesign();
        Placement pinned = *design.placements.find(tableId("users"));
        pinned.pinned = true;
        design.placements = design.placements.with(pinned);
        PageFixture f(design);
        f.page->findChild<QAction*>("arrangeAll")->trigger();
        QTRY_VERIFY(f.session.canUndo());
        QVERIFY(*f.project().placements.find(tableId("users")) == pinned);
        QVERIFY(f.project().placements.find(tableId("tags"))->y == 40);
        f.session.undo();
        QVERIFY(f.project() == design);
    }

    void addsAnIndexThroughItsForm()
    {
        PageFixture f(helpdeskDesign());
        f.click("tags");
        f.find<QTabBar>("inspectorTabs")->setCurrentIndex(2);
        QTest::mouseClick(f.find<QWidget>("indexAdd"), Qt::LeftButton);
        QTRY_VERIFY(f.find<QLineEdit>("indexKeys"));
        auto* keys = f.find<QLineEdit>("indexKeys");
        keys->setText("name, nothing");
        QTest::mouseClick(f.find<QPushButton>("formOk"), Qt::LeftButton);
        QVERIFY(f.table("tags").indexes.empty());
        keys->setText("tenant_id, name desc");
        f.find<QCheckBox>("indexUnique")->setChecked(true);
        QTest::mouseClick(f.find<QPushButton>("formOk"), Qt::LeftButton);
        QCOMPARE(f.table("tags").indexes.size(), std::size_t(1));
        QVERIFY(f.table("tags").indexes[0].keys[1].descending);
        QVERIFY(f.table("tags").indexes[0].unique);
    }

    void filtersTheObjects()
    {
        PageFixture f(helpdeskDesign());
        auto* filter = f.find<QLineEdit>("objectFilter");
        filter->setText("tag");
        auto* tree = f.find<QTreeWidget>("objects");
        int shown = 0;
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            for (int j = 0; j < tree->topLevelItem(i)->childCount(); ++j)
                shown += !tree->topLevelItem(i)->isHidden() && !tree->topLevelItem(i)->child(j)->isHidden();
        QCOMPARE(shown, 2);
    }

    void offersWaysToATableWhereThereIsNone()
    {
        PageFixture f(Project{});
        QVERIFY(f.find<QWidget>("emptyCanvas")->isVisible());
        QTest::mouseClick(f.find<QPushButton>("emptyProposal"), Qt::LeftButton);
        QCOMPARE(f.navigator.opened, QString("proposal"));
        QTest::mouseClick(f.find<QPushButton>("emptyTable"), Qt::LeftButton);
        QCOMPARE(f.project().tables.size(), std::size_t(1));
        QVERIFY(!f.find<QWidget>("emptyCanvas")->isVisible());
    }

    void keepsTheStatementsOfOneTable()
    {
        const std::string script = "-- tickets\nCREATE TABLE tickets (a text DEFAULT ';');\nCREATE TABLE ticket_tags (x int);\n"
                                   "CREATE FUNCTION f() AS $x$ begin; tickets; end $x$;\nCREATE INDEX i ON tickets (a);\n";
        const QString kept = QString::fromStdString(ui::statementsAbout(script, "tickets"));
        QVERIFY(kept.contains("CREATE TABLE tickets (a text DEFAULT ';');"));
        QVERIFY(kept.contains("CREATE INDEX i ON tickets (a);"));
        QVERIFY(kept.contains("end $x$;"));
        QVERIFY(!kept.contains("ticket_tags"));
    }

private:
    static void undoAll(PageFixture& f)
    {
        while (f.session.canUndo())
            f.session.undo();
    }
    static void typeIntoCell(QTableView* grid, const char* text)
    {
        auto* editor = grid->findChild<QLineEdit*>("cellEditor");
        QVERIFY(editor);
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        QTest::qWait(1);
    }

    std::unique_ptr<ui::Appearance> m_appearance;
};

QTEST_MAIN(TestDataModelPage)
#include "test_data_model_page.moc"
