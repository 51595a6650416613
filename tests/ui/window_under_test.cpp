#include "window_under_test.h"

#include "core/questionnaire/interview.h"

#include <QApplication>
#include <QLabel>
#include <QThreadPool>

namespace barch::ui {

WindowUnderTest::WindowUnderTest(QSize size) : m_size(size)
{
    qputenv("XDG_STATE_HOME", m_folder.path().toLocal8Bit());
    m_services = std::make_unique<TestServices>(file("settings.ini"));
    m_window = std::make_unique<Window>(*m_services, productContent(), testAppearance());
    m_window->resize(m_size);
    m_window->show();
    QApplication::setActiveWindow(m_window.get());
    settle();
}

void WindowUnderTest::crashAndRestart()
{
    // The journal of a program that was killed stays where it is: copy it away from the one that ends in order.
    const QString state = m_folder.filePath("backend-architect");
    const QString kept = m_folder.filePath("kept");
    QDir().mkpath(kept);
    const QDir recovery(state + "/recovery");
    for (const QString& name : recovery.entryList(QDir::Files))
        if (!name.endsWith(".lock"))
            QFile::copy(recovery.filePath(name), kept + '/' + name);
    m_window.reset();
    m_services.reset();
    QDir().mkpath(recovery.path());
    for (const QString& name : QDir(kept).entryList(QDir::Files))
        QFile::copy(kept + '/' + name, recovery.filePath(name));
    m_services = std::make_unique<TestServices>(file("settings.ini"));
    m_window = std::make_unique<Window>(*m_services, productContent(), testAppearance());
    m_window->resize(m_size);
    m_window->show();
    QApplication::setActiveWindow(m_window.get());
    settle();
}

void WindowUnderTest::click(const QString& objectName)
{
    auto* button = m_window->findChild<QAbstractButton*>(objectName);
    QVERIFY2(button, qPrintable("no button " + objectName));
    QVERIFY2(button->isVisible() && button->isEnabled(), qPrintable(objectName + " can't be pressed"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCoreApplication::processEvents();
}

void WindowUnderTest::key(int key, Qt::KeyboardModifiers modifiers)
{
    QWidget* target = QApplication::focusWidget();
    QTest::keyClick(target ? target : m_window.get(), static_cast<Qt::Key>(key), modifiers);
    QCoreApplication::processEvents();
}

void WindowUnderTest::type(const QString& text)
{
    QVERIFY2(QApplication::focusWidget(), "nothing has the focus");
    QTest::keyClicks(QApplication::focusWidget(), text);
    QCoreApplication::processEvents();
}

QString WindowUnderTest::textOf(const QString& objectName)
{
    QWidget* widget = m_window->findChild<QWidget*>(objectName);
    if (!widget)
        return QStringLiteral("(none)");
    const QVariant text = widget->property("text");
    return text.isValid() ? text.toString() : widget->accessibleName();
}

bool WindowUnderTest::settle()
{
    return QTest::qWaitFor(
        [this, quiet = 0]() mutable {
            const bool busy = session().tasks().running() || QThreadPool::globalInstance()->activeThreadCount() > 0 ||
                              (session().hasProject() && (session().checking() || !session().proposal()));
            quiet = busy ? 0 : quiet + 1;
            return quiet > 25;  // longer than the timers that wait for a pause in typing
        },
        60000);
}

void WindowUnderTest::newProject()
{
    click("startQuestions");
    QVERIFY(settle());
}

void WindowUnderTest::answer(const char* keyAndValue)
{
    const Questionnaire& questionnaire = session().content().questionnaire;
    const Result<Answer> answer = parseAnswer(questionnaire, session().project(), keyAndValue);
    QVERIFY2(answer, keyAndValue);
    session().apply({keyAndValue, [&](const Project& p) { return setAnswer(questionnaire, p, *answer); }, {}});
}

}  // namespace barch::ui
