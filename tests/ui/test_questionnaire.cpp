#include "test_list.h"

#include "window_under_test.h"

#include "ui/questionnaire/answer_effect.h"
#include "ui/questionnaire/effect_pane.h"
#include "ui/questionnaire/option_card.h"
#include "ui/questionnaire/questionnaire_page.h"
#include "ui/questionnaire/term_popover.h"

#include <QLineEdit>
#include <QPlainTextEdit>

namespace barch::ui {
namespace {

class QuestionnaireTest : public QObject {
    Q_OBJECT
private slots:
    void aProjectStartsWithTheFirstQuestion()
    {
        WindowUnderTest test;
        test.key(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(test.settle());
        QCOMPARE(test.window().currentPageId(), QString("questionnaire"));
        const auto& first = test.session().content().questionnaire.questions.front();
        QCOMPARE(test.textOf("questionTitle"), QString::fromStdString(first.title));
        QVERIFY(!test.find<QAbstractButton>("answerKeep")->isEnabled());
    }

    void anAnswerIsGivenByKeyboardAlone()
    {
        WindowUnderTest test;
        test.newProject();
        test.window().showElement(ElementRef::answer("data.tenancy"));
        QCoreApplication::processEvents();
        const Question* question = test.session().content().questionnaire.question("data.tenancy");
        test.key(Qt::Key_2);
        QVERIFY(test.find<QAbstractButton>("option." + QString::fromStdString(question->options[1].value))->isChecked());
        QVERIFY2(!test.session().project().answer("data.tenancy"), "choosing alone keeps nothing");
        QVERIFY(test.settle());
        QVERIFY(test.find("effectCounts")->isVisible());
        test.key(Qt::Key_Return, Qt::ControlModifier);
        const Answer* answer = test.session().project().answer("data.tenancy");
        QVERIFY(answer);
        QCOMPARE(answer->values, std::vector<std::string>{question->options[1].value});
        QVERIFY(test.textOf("questionTitle") != QString::fromStdString(question->title));
        test.key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(test.textOf("questionTitle"), QString::fromStdString(question->title));
        test.key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!test.session().project().answer("data.tenancy"));
    }

    void notKnowingIsAnAnswer()
    {
        WindowUnderTest test;
        test.newProject();
        test.window().showElement(ElementRef::answer("data.engine"));
        test.key(Qt::Key_0);
        QVERIFY(test.find<QAbstractButton>("optionOpen")->isChecked());
        test.click("answerKeep");
        QCOMPARE(test.session().project().answer("data.engine")->state, AnswerState::Open);
    }

    void severalChoicesExcludeWhatExcludes()
    {
        WindowUnderTest test;
        test.newProject();
        const Question* question = test.session().content().questionnaire.question("infra.compliance");
        test.window().showElement(ElementRef::answer(question->key));
        const auto card = [&](const char* value) { return test.find<QAbstractButton>(QString("option.") + value); };
        QTest::mouseClick(card("gdpr"), Qt::LeftButton, {}, QPoint(20, 20));
        QTest::mouseClick(card("hipaa"), Qt::LeftButton, {}, QPoint(20, 20));
        QVERIFY(card("gdpr")->isChecked() && card("hipaa")->isChecked());
        QTest::mouseClick(card("none"), Qt::LeftButton, {}, QPoint(20, 20));
        QVERIFY(card("none")->isChecked() && !card("gdpr")->isChecked() && !card("hipaa")->isChecked());
        QTest::mouseClick(card("gdpr"), Qt::LeftButton, {}, QPoint(20, 20));
        QVERIFY(card("gdpr")->isChecked() && !card("none")->isChecked());
    }

    void textAndNumbersAreTyped()
    {
        WindowUnderTest test;
        test.newProject();
        test.window().showElement(ElementRef::answer("logic.purpose"));
        QTest::keyClicks(test.find<QPlainTextEdit>("answerText"), "It answers 5 tickets");
        test.click("answerKeep");
        QCOMPARE(test.session().project().answer("logic.purpose")->text, std::string("It answers 5 tickets"));
        test.answer("auth.method=email_password");
        test.window().showElement(ElementRef::answer("auth.password_min_length"));
        auto* number = test.find<QLineEdit>("answerNumber");
        QTest::keyClicks(number, "3");
        test.click("answerKeep");
        QVERIFY2(!test.session().project().answer("auth.password_min_length"), "below the minimum");
        number = test.find<QLineEdit>("answerNumber");
        number->clear();
        QTest::keyClicks(number, "14");
        QTest::keyClick(number, Qt::Key_Return);
        QCOMPARE(test.session().project().answer("auth.password_min_length")->text, std::string("14"));
    }

    void aNoteGoesWithTheAnswer()
    {
        WindowUnderTest test;
        test.newProject();
        test.window().showElement(ElementRef::answer("data.engine"));
        test.key(Qt::Key_1);
        test.click("answerAddNote");
        test.type("As in 3 other products");
        test.click("answerKeep");
        QCOMPARE(test.session().project().answer("data.engine")->note, std::string("As in 3 other products"));
    }

    void whatWasBegunIsThereWhenOneComesBack()
    {
        WindowUnderTest test;
        test.newProject();
        test.window().showElement(ElementRef::answer("data.engine"));
        test.key(Qt::Key_2);
        test.key(Qt::Key_Right, Qt::AltModifier);
        test.key(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(test.find<QAbstractButton>("option.mysql")->isChecked());
        QVERIFY(!test.session().project().answer("data.engine"));
    }

    void contradictionsAreSaidAtOnce()
    {
        WindowUnderTest test;
        test.newProject();
        const Content& content = test.session().content();
        // Whatever clash the content knows of: find one pair of answers that makes it.
        test.answer("data.engine=sqlite");
        const Question* tenancy = content.questionnaire.question("data.tenancy");
        int expected = -1;
        for (std::size_t i = 0; i < tenancy->options.size() && expected < 0; ++i) {
            Answer answer;
            answer.id = tenancy->key;
            answer.values = {tenancy->options[i].value};
            const Result<Project> with = setAnswer(content.questionnaire, test.session().project(), answer);
            QVERIFY(static_cast<bool>(with));
            if (contradictions(content, *with).size() > contradictions(content, test.session().project()).size())
                expected = static_cast<int>(i) + 1;
        }
        QVERIFY2(expected > 0, "SQLite and tenants in one file should clash");
        test.window().showElement(ElementRef::answer("data.tenancy"));
        QVERIFY(!test.find("clash"));
        test.key(Qt::Key_0 + expected);
        QVERIFY(test.find("clash"));
    }

    void wordsAreExplained()
    {
        WindowUnderTest test;
        test.newProject();
        test.window().showElement(ElementRef::answer("data.tenancy"));
        test.key(Qt::Key_F1);
        auto* popover = test.window().findChild<TermPopover*>();
        QVERIFY(popover && popover->isVisible());
        QVERIFY(!popover->accessibleName().isEmpty());
        const QString first = popover->accessibleName();
        test.click("termNext");
        QVERIFY(popover->accessibleName() != first);
        QTest::keyClick(popover, Qt::Key_Escape);
        QCoreApplication::processEvents();
        QVERIFY(!test.window().findChild<TermPopover*>() || !test.window().findChild<TermPopover*>()->isVisible());
    }

    void theEffectOfAnAnswerIsTheDifferenceOfTheDesigns()
    {
        const Content& content = productContent();
        Project none;
        const auto with = [&](const Project& project, const char* text) {
            const Result<Answer> answer = parseAnswer(content.questionnaire, project, text);
            return *setAnswer(content.questionnaire, project, *answer);
        };
        const Project base = with(with(none, "data.engine=postgresql"), "data.tenancy=none");
        const Project shared = with(base, "data.tenancy=shared");
        const auto before = outlookOf(content, base);
        const auto after = outlookOf(content, shared);
        const AnswerEffect effect = effectOf(*before, *after);
        QVERIFY(effect.tables > 0);
        QVERIFY(effect.columns > 0);
        QVERIFY(effect.policies > 0);
        QCOMPARE(effect.tables, static_cast<long>(after->design.tables.size()) - static_cast<long>(before->design.tables.size()));
        QVERIFY(!effect.rules.empty());
        QVERIFY(effectOf(*after, *after).nothing());
        const AnswerEffect back = effectOf(*after, *before);
        QCOMPARE(back.tables, -effect.tables);
        QCOMPARE(back.policies, -effect.policies);
    }

    void narrowWindowsShowEverything()
    {
        WindowUnderTest test({1280, 800});
        test.newProject();
        test.window().showElement(ElementRef::answer("data.tenancy"));
        QVERIFY(test.settle());
        for (OptionCard* card : test.window().findChildren<OptionCard*>()) {
            QVERIFY(card->width() >= 400);
            QVERIFY2(card->height() >= card->heightForWidth(card->width()), qPrintable(card->objectName()));
        }
        QVERIFY(test.find<QAbstractButton>("answerKeep")->visibleRegion().boundingRect().width() ==
                test.find<QAbstractButton>("answerKeep")->width());
    }
};

}  // namespace

QObject* makeQuestionnaireTest()
{
    return new QuestionnaireTest;
}

}  // namespace barch::ui

#include "test_questionnaire.moc"
