#include "test_list.h"

#include "window_under_test.h"

#include "ui/shell/page_shortcut.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>
#include <map>

namespace barch::ui {
namespace {

QString nameOf(QWidget* widget)
{
    QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

class AccessibilityTest : public QObject {
    Q_OBJECT
private slots:
    void whateverTakesTheFocusHasAName()
    {
        WindowUnderTest test;
        const auto look = [&](const QString& where) {
            for (QWidget* widget : test.window().findChildren<QWidget*>()) {
                const bool stop = widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus);
                QVERIFY2(!stop || !nameOf(widget).isEmpty(),
                         qPrintable(where + ": " + widget->metaObject()->className() + ' ' + widget->objectName()));
            }
        };
        look("start");
        test.newProject();
        for (const PageEntry& entry : allPages()) {
            test.window().openPage(entry.id);
            QVERIFY(test.settle());
            look(entry.id);
        }
        test.window().openPalette({});
        look("palette");
    }

    void theTabKeyReachesTheWholeQuestion()
    {
        WindowUnderTest test;
        test.newProject();
        test.window().showElement(ElementRef::answer("data.tenancy"));
        QStringList reached;
        for (int i = 0; i < 80; ++i) {
            if (QWidget* focus = QApplication::focusWidget())
                reached.append(focus->objectName());
            test.key(Qt::Key_Tab);
        }
        for (const char* name : {"option.none", "option.hybrid", "optionOpen", "answerBack", "answerSkip", "rail.questionnaire",
                                 "searchField", "reviewProposal", "explainWords"})
            QVERIFY2(reached.contains(name), name);
    }

    void f6GoesFromPaneToPane()
    {
        WindowUnderTest test;
        test.newProject();
        QList<QWidget*> seen;
        for (int i = 0; i < 4; ++i) {
            test.key(Qt::Key_F6);
            seen.append(QApplication::focusWidget());
        }
        QVERIFY(seen[0] != seen[1] && seen[1] != seen[2] && seen[2] != seen[3]);
        for (int i = 2; i >= 0; --i) {
            test.key(Qt::Key_F6, Qt::ShiftModifier);
            QCOMPARE(QApplication::focusWidget(), seen[i]);
        }
    }

    void f6ReachesEveryPaneOfEveryPage()
    {
        WindowUnderTest test;
        test.newProject();
        for (const PageEntry& entry : allPages()) {
            test.window().openPage(entry.id);
            QVERIFY(test.settle());
            QSet<QWidget*> seen;
            for (int i = 0; i < 12; ++i) {
                test.key(Qt::Key_F6);
                seen.insert(QApplication::focusWidget());
            }
            QVERIFY2(seen.size() >= 2, entry.id);
            for (QWidget* pane : test.window().currentPage()->panes()) {
                const bool reached = std::any_of(seen.begin(), seen.end(), [&](QWidget* each) { return pane == each || pane->isAncestorOf(each); });
                const auto stops = pane->findChildren<QWidget*>() + QList<QWidget*>{pane};
                const bool reachable = std::any_of(stops.begin(), stops.end(), [](QWidget* each) {
                    return each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus);
                });
                QVERIFY2(reached || !reachable, qPrintable(QString(entry.id) + ": " + pane->objectName()));
            }
        }
    }

    void noMenuEntryIsEmptyOrTwice()
    {
        WindowUnderTest test;
        test.newProject();
        QSet<QString> keys;
        for (QAction* action : test.window().findChildren<QAction*>()) {
            const QString key = action->shortcut().toString();
            if (key.isEmpty() || action->shortcutContext() != Qt::WindowShortcut)
                continue;
            QVERIFY2(!keys.contains(key), qPrintable("two actions for " + key));
            keys.insert(key);
        }
        for (QAction* entry : test.window().menuBar()->actions())
            if (entry->isVisible())
                QVERIFY2(!entry->menu()->isEmpty(), qPrintable(entry->text()));
    }

    void altAndANumberGoThroughThePagesOfAPart()
    {
        WindowUnderTest test;
        test.newProject();
        std::map<Journey, QStringList> pages;
        for (const PageEntry& entry : allPages())
            pages[entry.journey] << QString(entry.id);
        QCOMPARE(pages.size(), std::size(everyJourney));
        test.window().openPage(QStringLiteral("export"));
        for (const auto& [journey, ids] : pages) {
            for (int at = 0; at <= ids.size(); ++at) {
                test.key(Qt::Key_1 + static_cast<int>(journey), Qt::AltModifier);
                QCOMPARE(test.window().currentPageId(), ids[at % ids.size()]);
            }
        }
    }
};

}  // namespace

QObject* makeAccessibilityTest()
{
    return new AccessibilityTest;
}

}  // namespace barch::ui

#include "test_accessibility.moc"
