#include "test_list.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/text.h"

#include <QSignalSpy>
#include <QTest>

namespace barch::ui {
namespace {

class TextTest : public QObject {
    Q_OBJECT
private slots:
    void marksBecomeTerms()
    {
        Text text;
        text.setMarked("Each [[tenant|customer]] has [[row]]s.", [](const QString& id) { return "<" + id + ">"; });
        QCOMPARE(text.text(), QString("Each customer has <row>s."));
        text.resize(400, 40);
        QVERIFY(text.rectOfTerm("tenant").isValid());
        QVERIFY(text.rectOfTerm("row").left() > text.rectOfTerm("tenant").right());
    }

    void clickOnATermExplainsIt()
    {
        Text text;
        text.setMarked("A [[tenant]] here", [](const QString& id) { return id; });
        text.resize(300, 20);
        text.show();
        QSignalSpy spy(&text, &Text::termActivated);
        QTest::mouseClick(&text, Qt::LeftButton, {}, text.rectOfTerm("tenant").center());
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy[0][0].toString(), QString("tenant"));
        QTest::mouseClick(&text, Qt::LeftButton, {}, QPoint(2, 10));
        QCOMPARE(spy.count(), 1);
    }

    void narrowTextIsHigher()
    {
        const Text text("One two three four five six seven eight nine ten eleven twelve");
        const int one = lineHeight(TypeRole::Base);
        QCOMPARE(text.heightForWidth(2000), one);
        QVERIFY(text.heightForWidth(120) >= 3 * one);
        QCOMPARE(text.heightForWidth(120) % one, 0);
    }

    void hostileTextIsOnlyText()
    {
        Text text;
        text.setMarked("<b>[[x|", [](const QString& id) { return id; });
        QCOMPARE(text.text(), QString("<b>[[x|"));
        QCOMPARE(text.textFormat(), Qt::PlainText);
    }
};

}  // namespace

QObject* makeTextTest()
{
    return new TextTest;
}

}  // namespace barch::ui

#include "test_text.moc"
