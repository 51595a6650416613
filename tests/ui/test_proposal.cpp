#include "test_list.h"

#include "window_under_test.h"

#include <QTreeWidget>

namespace barch::ui {
namespace {

void answerEnough(WindowUnderTest& test)
{
    for (const char* answer : {"data.engine=postgresql", "data.tenancy=shared", "logic.domain=helpdesk", "auth.method=email_password"})
        test.answer(answer);
    QVERIFY(test.settle());
}

class ProposalTest : public QObject {
    Q_OBJECT
private slots:
    void acceptedIsOneUndoableStep()
    {
        WindowUnderTest test;
        test.newProject();
        answerEnough(test);
        test.window().openPage("proposal");
        const std::size_t changes = test.session().proposal()->changes.size();
        QVERIFY(changes > 10);
        test.key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(test.settle());
        const std::size_t tables = test.session().project().tables.size();
        QVERIFY(tables > 5);
        QVERIFY2(test.session().proposal()->changes.empty(), "what was accepted is not proposed again");
        test.session().undo();
        QCOMPARE(test.session().project().tables.size(), std::size_t{0});
        QVERIFY(test.settle());
        QCOMPARE(test.session().proposal()->changes.size(), changes);
        test.session().redo();
        QCOMPARE(test.session().project().tables.size(), tables);
    }

    void onlyWhatIsTickedIsTaken()
    {
        WindowUnderTest test;
        test.newProject();
        answerEnough(test);
        test.window().openPage("proposal");
        test.click("proposalNone");
        QVERIFY(!test.find<QAbstractButton>("proposalAccept")->isEnabled());
        auto* tree = test.find<QTreeWidget>("proposalTree");
        QTreeWidgetItem* wanted = nullptr;
        for (const Change& change : test.session().proposal()->changes)
            if (change.element.kind == ElementKind::Table && !wanted)
                for (QTreeWidgetItem* item : tree->findItems(QString::fromStdString(change.summary), Qt::MatchExactly | Qt::MatchRecursive))
                    wanted = item;
        QVERIFY(wanted);
        wanted->setCheckState(0, Qt::Checked);
        test.click("proposalAccept");
        QVERIFY(test.settle());
        QVERIFY(test.session().project().tables.size() >= 1);
        QVERIFY(!test.session().proposal()->changes.empty());
    }

    void eachChangeSaysWhy()
    {
        WindowUnderTest test;
        test.newProject();
        answerEnough(test);
        for (const Change& change : test.session().proposal()->changes) {
            QVERIFY2(!change.summary.empty(), change.id.c_str());
            QVERIFY2(!change.reason.empty(), change.summary.c_str());
        }
    }
};

}  // namespace

QObject* makeProposalTest()
{
    return new ProposalTest;
}

}  // namespace barch::ui

#include "test_proposal.moc"
