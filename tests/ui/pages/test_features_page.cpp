#include "tests/core/rules/designs.h"
#include "tests/ui/pages/fake_services.h"

#include "core/edits/feature_edits.h"
#include "core/edits/release_edits.h"
#include "core/planning/inversions.h"
#include "exporters/planning/feature_files.h"
#include "ui/features/feature_model.h"
#include "ui/features/feature_table.h"
#include "ui/features/matrix_view.h"
#include "ui/features/release_board.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <catch2/catch.hpp>

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

using namespace barch;
using namespace barch::test;
using namespace barch::ui;

namespace {

FeatureId idOf(const std::string& name)
{
    return FeatureId::derive("feature/" + name);
}

ReleaseId releaseOf(const std::string& name)
{
    return ReleaseId::derive("release/" + name);
}

/// Inbox, Sign-in, Metering (a Could for 1.2) and AI replies (a Must for 1.0 that needs Inbox and Metering).
Project planned()
{
    Project project = soundDesign(Dialect::PostgreSql, TenancyModel::Shared);
    for (const auto& [name, capacity] : {std::pair("1.0", 9.0), std::pair("1.2", 9.0)}) {
        Release release;
        release.id = releaseOf(name);
        release.name = name;
        release.capacity = capacity;
        project = *addRelease(project, release);
    }
    const auto add = [&](const char* name, Moscow moscow, int value, int effort, const char* release, std::vector<FeatureId> needs) {
        Feature feature;
        feature.id = idOf(name);
        feature.name = name;
        feature.moscow = moscow;
        feature.value = value;
        feature.effort = effort;
        feature.reach = 100;
        feature.impact = 2;
        feature.confidence = 50;
        feature.release = releaseOf(release);
        feature.dependsOn = std::move(needs);
        feature.delivers = {ElementRef::table(project.tables.begin()->id)};
        project = *addFeature(project, feature);
    };
    add("Inbox", Moscow::Must, 5, 3, "1.0", {});
    add("Sign-in", Moscow::Should, 4, 2, "1.0", {});
    add("Metering", Moscow::Could, 2, 3, "1.2", {});
    add("AI replies", Moscow::Must, 5, 4, "1.0", {idOf("Inbox"), idOf("Metering")});
    return project;
}

const Feature& featureOf(OpenWindow& window, const std::string& name)
{
    const Feature* feature = window.session().project().features.find(idOf(name));
    REQUIRE(feature);
    return *feature;
}

void drag(QWidget& widget, QPointF from, QPointF to)
{
    QTest::mousePress(&widget, Qt::LeftButton, {}, from.toPoint());
    for (int i = 1; i <= 4; ++i) {
        const QPointF at = from + (to - from) * i / 4;
        QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&widget, &move);
    }
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, to.toPoint());
}

void show(OpenWindow& window, int view)
{
    auto& segments = window.find<Segments>("featureViews");
    segments.findChildren<QAbstractButton*>()[view]->click();
}

MatrixView& matrixOf(OpenWindow& window)
{
    return window.find<MatrixView>("featureMatrix");
}

QPointF middleOf(OpenWindow& window, const std::string& name)
{
    const MatrixLayout::Card* card = matrixOf(window).layoutOfCards().find(idOf(name));
    REQUIRE(card);
    return card->where.center();
}

}  // namespace

TEST_CASE("a feature is dragged to another cell, and undo takes it back", "[features][gui]")
{
    OpenWindow window(planned(), QStringLiteral("features"));
    MatrixView& matrix = matrixOf(window);
    const Project before = window.session().project();
    window.photograph("features");
    drag(matrix, middleOf(window, "Sign-in"), matrix.layoutOfCards().cellRect({1, 5}).center());
    CHECK(featureOf(window, "Sign-in").value == 1);
    CHECK(featureOf(window, "Sign-in").effort == 5);
    CHECK(matrix.layoutOfCards().cellRect({1, 5}).contains(middleOf(window, "Sign-in")));
    CHECK(window.session().undoLabel() == "Place Sign-in at value 1, effort 5");
    window.session().undo();
    CHECK(sameAs(window.session().project(), before));
    // Dropped outside, nothing happens.
    drag(matrix, middleOf(window, "Sign-in"), QPointF(2, 2));
    CHECK(sameAs(window.session().project(), before));
}

TEST_CASE("the arrow keys move the selected feature, in one step of undo", "[features][gui]")
{
    OpenWindow window(planned(), QStringLiteral("features"));
    MatrixView& matrix = matrixOf(window);
    const Project before = window.session().project();
    matrix.setFocus();
    QTest::mouseClick(&matrix, Qt::LeftButton, {}, middleOf(window, "Sign-in").toPoint());
    QTest::keyClick(&matrix, Qt::Key_Down);
    QTest::keyClick(&matrix, Qt::Key_Right);
    QTest::keyClick(&matrix, Qt::Key_Right);
    CHECK(featureOf(window, "Sign-in").value == 3);
    CHECK(featureOf(window, "Sign-in").effort == 4);
    CHECK(matrix.accessibleDescription().contains("value 3, effort 4: Leave for now"));
    window.session().undo();
    CHECK(sameAs(window.session().project(), before));
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(&matrix, Qt::Key_Up);
    CHECK(featureOf(window, "Sign-in").value == 5);
    QTest::keyClick(&matrix, Qt::Key_4);
    CHECK(featureOf(window, "Sign-in").moscow == Moscow::Wont);
    QTest::keyClick(&matrix, Qt::Key_Delete);
    CHECK(!window.session().project().features.contains(idOf("Sign-in")));
    window.session().undo();
    CHECK(window.session().project().features.contains(idOf("Sign-in")));
}

TEST_CASE("a dependency is drawn from the handle and with the keyboard, and removed in the inspector", "[features][gui]")
{
    OpenWindow window(planned(), QStringLiteral("features"));
    MatrixView& matrix = matrixOf(window);
    QTest::mouseClick(&matrix, Qt::LeftButton, {}, middleOf(window, "Sign-in").toPoint());
    const QRectF card = matrix.layoutOfCards().find(idOf("Sign-in"))->where;
    drag(matrix, QPointF(card.right(), card.center().y()), middleOf(window, "Inbox"));
    CHECK(featureOf(window, "Sign-in").dependsOn == std::vector<FeatureId>{idOf("Inbox")});
    window.until([&] { return window.find<QAbstractButton>("dependency0Remove").isVisible(); }, "the line of the dependency");
    window.click("dependency0Remove");
    window.until([&] { return featureOf(window, "Sign-in").dependsOn.empty(); }, "the dependency to go");

    QTest::mouseClick(&matrix, Qt::LeftButton, {}, middleOf(window, "Inbox").toPoint());
    QTest::keyClick(&matrix, Qt::Key_D);
    CHECK(matrix.isLinking());
    QTest::keyClick(&matrix, Qt::Key_Right);  // AI replies lies there, and waits for Inbox: a circle
    QTest::keyClick(&matrix, Qt::Key_Return);
    CHECK(!matrix.isLinking());
    CHECK(featureOf(window, "Inbox").dependsOn == std::vector<FeatureId>{idOf("AI replies")});
    CHECK(window.find<QWidget>("orderProblem").isVisible());
    CHECK(window.find<QRadioButton>("orderFix0").text().startsWith("Start with"));
    window.photograph("features-circle");
    window.session().undo();
    CHECK(featureOf(window, "Inbox").dependsOn.empty());
    QTest::keyClick(&matrix, Qt::Key_D);
    QTest::keyClick(&matrix, Qt::Key_Escape);
    CHECK(!matrix.isLinking());
}

TEST_CASE("an order that does not work out is told with ways to mend it", "[features][gui]")
{
    OpenWindow window(planned(), QStringLiteral("features"));
    MatrixView& matrix = matrixOf(window);
    QTest::mouseClick(&matrix, Qt::LeftButton, {}, middleOf(window, "AI replies").toPoint());
    REQUIRE(window.find<QWidget>("orderProblem").isVisible());
    CHECK(window.find<QPushButton>("chipProblems").text() == "1 order problem");
    window.photograph("features-problem");
    window.until([&] { return window.find<QPushButton>("applyOrderFix").isVisible(); }, "the ways to mend it");
    window.find<QRadioButton>("orderFix0").click();
    window.click("applyOrderFix");
    window.until([&] { return !window.find<QWidget>("orderProblem").isVisible(); }, "the problem to go");
    CHECK(featureOf(window, "Metering").moscow == Moscow::Must);
    CHECK(featureOf(window, "Metering").release == releaseOf("1.0"));
    CHECK(inversions(window.session().project()).empty());
    window.session().undo();
    CHECK(featureOf(window, "Metering").moscow == Moscow::Could);
}

TEST_CASE("the inspector shows the figures, refuses absurd ones, and every part is an edit", "[features][gui]")
{
    OpenWindow window(planned(), QStringLiteral("features"));
    QTest::mouseClick(&matrixOf(window), Qt::LeftButton, {}, middleOf(window, "Inbox").toPoint());
    CHECK(window.find<Text>("riceScore").text() == "33.33");
    CHECK(window.find<Text>("riceFormula").text() == QString::fromUtf8("100 reach × 2 impact × 50 % sure ÷ 3 effort"));
    CHECK(window.find<Text>("wsjfFormula").text() == "Set time criticality and risk reduction first.");
    auto& reach = window.find<QLineEdit>("featureReach");
    for (const char* absurd : {"-1", "1e300", "nan", "many"}) {
        reach.clear();
        QTest::keyClicks(&reach, absurd);
        CHECK(reach.property("invalid").toBool());
        QTest::keyClick(&reach, Qt::Key_Return);
        CHECK(featureOf(window, "Inbox").reach == 100);
    }
    reach.clear();
    QTest::keyClicks(&reach, "900");
    QTest::keyClick(&reach, Qt::Key_Return);
    CHECK(featureOf(window, "Inbox").reach == 900);
    CHECK(window.find<Text>("riceScore").text() == "300");
    auto& name = window.find<QLineEdit>("featureName");
    name.selectAll();
    QTest::keyClicks(&name, "Ticket inbox");
    QTest::keyClick(&name, Qt::Key_Return);
    CHECK(featureOf(window, "Inbox").name == "Ticket inbox");
    window.find<QPlainTextEdit>("featureNeeds").setPlainText("Search in messages\nPages of 50");
    CHECK(featureOf(window, "Inbox").backendNeeds.size() == 2);
    auto& others = window.find<QComboBox>("addDependency");
    emit others.activated(others.findText("Sign-in"));
    window.until([&] { return featureOf(window, "Inbox").dependsOn.size() == 1; }, "the dependency");
    auto& release = window.find<QComboBox>("featureRelease");
    emit release.activated(2);
    CHECK(featureOf(window, "Inbox").release == releaseOf("1.2"));
    for (int i = 0; i < 5; ++i)
        window.session().undo();
    CHECK(sameAs(window.session().project(), window.session().project()));
    CHECK(featureOf(window, "Inbox").name == "Inbox");
    CHECK(featureOf(window, "Inbox").reach == 100);
}

TEST_CASE("the list sorts and narrows, and its cells are edited", "[features][gui]")
{
    OpenWindow window(planned(), QStringLiteral("features"));
    auto& view = window.find<QTableView>("featureTable");
    const auto names = [&] {
        QString all;
        for (int i = 0; i < view.model()->rowCount(); ++i)
            all += view.model()->index(i, FeatureModel::Name).data().toString() + ";";
        return all;
    };
    CHECK(names() == "AI replies;Inbox;Sign-in;Metering;");  // the problem first
    view.model()->sort(FeatureModel::Name, Qt::AscendingOrder);
    CHECK(names() == "AI replies;Inbox;Metering;Sign-in;");
    view.model()->sort(FeatureModel::Rice, Qt::DescendingOrder);
    CHECK(names().startsWith("Sign-in;"));
    view.model()->sort(-1, Qt::AscendingOrder);
    window.click("chipProblems");
    CHECK(names() == "AI replies;");
    window.click("chipProblems");
    window.click("chipCould");
    CHECK(names() == "Metering;");
    CHECK(view.model()->setData(view.model()->index(0, FeatureModel::Effort), "5", Qt::EditRole));
    CHECK(featureOf(window, "Metering").effort == 5);
    CHECK(!view.model()->setData(view.model()->index(0, FeatureModel::Effort), "a lot", Qt::EditRole));
    CHECK(!view.model()->setData(view.model()->index(0, FeatureModel::Effort), "77", Qt::EditRole));
    CHECK(featureOf(window, "Metering").effort == 5);
}

TEST_CASE("releases: dragged, moved by keyboard, what must move too, and cut by capacity", "[features][gui]")
{
    OpenWindow window(planned(), QStringLiteral("features"));
    const Project before = window.session().project();
    show(window, 1);
    auto& board = window.find<ReleaseBoard>("releaseBoard");
    window.photograph("releases");
    drag(board, board.rectOf(idOf("Inbox")).center(), board.columnOf(releaseOf("1.2")).center());
    CHECK(featureOf(window, "Inbox").release == releaseOf("1.2"));
    CHECK(window.find<Text>("moveConsequenceText").text().contains("AI replies"));
    window.photograph("releases-moved");
    window.click("moveOthersToo");
    window.until([&] { return featureOf(window, "AI replies").release == releaseOf("1.2"); }, "the others to move");
    CHECK(!window.find<QWidget>("moveConsequence").isVisible());
    board.setFocus();
    QTest::keyClick(&board, Qt::Key_Right);
    CHECK(!featureOf(window, "Inbox").release);
    window.session().undo();
    window.session().undo();
    window.session().undo();
    CHECK(sameAs(window.session().project(), before));

    window.click("cutReleases");
    auto& list = window.find<QTreeWidget>("cutList");
    CHECK(list.topLevelItemCount() == 4);
    CHECK(sameAs(window.session().project(), before));
    window.click("cutApply");
    CHECK(window.session().undoLabel() == "Cut the releases by capacity");
    for (const Inversion& inversion : inversions(window.session().project()))
        CHECK(inversion.lessUrgent);
    window.session().undo();
    CHECK(sameAs(window.session().project(), before));
}

TEST_CASE("requirements on quality are edited in the list", "[features][gui]")
{
    OpenWindow window(planned(), QStringLiteral("features"));
    show(window, 2);
    window.click("addRequirement");
    REQUIRE(window.session().project().requirements.size() == 1);
    auto& view = window.find<QTableView>("requirementTable");
    view.setFocus();
    QAbstractItemModel* model = view.model();
    CHECK(model->setData(model->index(0, 0), "Lists open fast", Qt::EditRole));
    CHECK(model->setData(model->index(0, 1), "response time", Qt::EditRole));
    window.untilChecked();
    CHECK(window.find<Text>("requirementFault").isVisible());  // no number yet
    CHECK(model->setData(model->index(0, 2), "300", Qt::EditRole));
    CHECK(model->setData(model->index(0, 3), "ms", Qt::EditRole));
    CHECK(model->setData(model->index(0, 4), "95", Qt::EditRole));
    window.untilChecked();
    CHECK(!window.find<Text>("requirementFault").isVisible());
    CHECK(window.find<Text>("requirementTarget").text() == "response time: 300 ms for 95 %");
    window.photograph("requirements");
    window.click("removeRequirement");
    CHECK(window.session().project().requirements.empty());
    window.session().undo();
    CHECK(window.session().project().requirements.size() == 1);
}

TEST_CASE("features go out to a file and come in again; a bad file changes nothing", "[features][gui]")
{
    OpenWindow window(planned(), QStringLiteral("features"));
    const Project before = window.session().project();
    QTemporaryDir folder;
    const auto trigger = [&](const char* action) { window.find<QAction>(action).trigger(); };
    for (const char* name : {"features.csv", "features.md"}) {
        window.services.nextFile = folder.filePath(QString::fromLatin1(name));
        trigger(QString::fromLatin1(name).endsWith(".md") ? "exportFeaturesMarkdownAction" : "exportFeaturesCsvAction");
        REQUIRE(QFile::exists(window.services.nextFile));
        trigger("importFeaturesAction");
        CHECK(sameAs(window.session().project(), before));
    }
    QFile more(folder.filePath(QStringLiteral("more.csv")));
    REQUIRE(more.open(QIODevice::WriteOnly));
    more.write("name,effort\nInbox,4\nReports,2\n");
    more.close();
    window.services.nextFile = more.fileName();
    trigger("importFeaturesAction");
    CHECK(window.session().project().features.size() == 5);
    CHECK(featureOf(window, "Inbox").effort == 4);
    CHECK(window.session().undoLabel() == "Import features from more.csv");
    window.session().undo();
    CHECK(sameAs(window.session().project(), before));
    REQUIRE(more.open(QIODevice::WriteOnly));
    more.write("name,effort\nReports,2\nInbox,lots\n");
    more.close();
    trigger("importFeaturesAction");
    CHECK(sameAs(window.session().project(), before));
    window.services.nextFile = folder.filePath(QStringLiteral("missing.csv"));
    trigger("importFeaturesAction");
    CHECK(sameAs(window.session().project(), before));
}

TEST_CASE("without features the page says what to do, and the first is added there", "[features][gui]")
{
    OpenWindow window(soundDesign(Dialect::PostgreSql, TenancyModel::Shared), QStringLiteral("features"));
    CHECK(window.find<QWidget>("noFeatures").isVisible());
    window.photograph("features-empty");
    window.click("addFirstFeature");
    REQUIRE(window.session().project().features.size() == 1);
    CHECK(!window.find<QWidget>("noFeatures").isVisible());
    CHECK(window.find<QLineEdit>("featureName").hasSelectedText());
    window.session().undo();
    CHECK(window.find<QWidget>("noFeatures").isVisible());
}

TEST_CASE("absurd features of a file are shown without harm", "[features][gui]")
{
    Project project = planned();
    for (int i = 0; i < 30; ++i) {
        Feature feature;
        feature.id = idOf("absurd" + std::to_string(i));
        feature.name = i % 3 ? std::string(4000, 'x') : "";
        feature.value = i % 2 ? -5 : 2000000000;
        feature.effort = i;
        feature.reach = 1e300;
        feature.impact = -1;
        feature.release = ReleaseId::derive("gone");
        feature.dependsOn = {feature.id, idOf("gone"), idOf("absurd" + std::to_string((i + 1) % 30))};
        project.features = project.features.with(feature);
    }
    OpenWindow window(project, QStringLiteral("features"));
    window.photograph("features-absurd");
    MatrixView& matrix = matrixOf(window);
    QTest::keyClick(&matrix, Qt::Key_PageDown);
    QTest::keyClick(&matrix, Qt::Key_Up);
    for (int view = 2; view >= 0; --view)
        show(window, view);
    CHECK(window.session().project().features.size() == 34);
}
