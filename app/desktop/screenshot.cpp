#include "app/desktop/screenshot.h"

#include "ui/shell/window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QPixmap>
#include <QThreadPool>

#include <cstdio>

namespace barch {
namespace {

constexpr int lookEvery = 40;   // ms
constexpr int quietLooks = 12;  // nothing to do for this many looks: timers of the window have run

void press(QWidget* target, int key, const QString& text = {})
{
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
    QApplication::sendEvent(target, &down);
    QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, text);
    QApplication::sendEvent(target, &up);
}

}  // namespace

Screenshot::Screenshot(ui::Window& window, ScreenshotOrder order, QObject* parent)
    : QObject(parent), m_window(window), m_order(std::move(order))
{
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::look);
    m_timer.start();
}

bool Screenshot::settled() const
{
    ui::Session& session = m_window.session();
    if (session.tasks().running() || QThreadPool::globalInstance()->activeThreadCount() > 0)
        return false;
    return !session.hasProject() || (!session.checking() && session.proposal());
}

void Screenshot::look()
{
    m_quiet = settled() ? m_quiet + 1 : 0;
    if (m_quiet < quietLooks)
        return;
    m_quiet = 0;
    doNext();
}

void Screenshot::doNext()
{
    switch (m_step++) {
    case 0:
        if (!m_order.page.isEmpty())
            m_window.openPage(m_order.page);
        break;
    case 1:
        if (!m_order.go.isEmpty()) {
            m_window.openPalette(m_order.go);
            press(QApplication::focusWidget(), Qt::Key_Return);
        }
        break;
    case 2:
        if (m_order.choose >= 0)
            press(m_window.currentPage(), Qt::Key_0 + m_order.choose);
        break;
    case 3:
        if (auto* button = m_window.findChild<QAbstractButton*>(m_order.press); button && !m_order.press.isEmpty())
            button->click();
        break;
    case 4:
        if (!m_order.search.isEmpty())
            m_window.openPalette(m_order.search);
        break;
    default: {
        m_timer.stop();
        const bool saved = m_window.grab().save(m_order.file);
        if (!saved)
            std::fprintf(stderr, "The picture could not be written to %s.\n", qPrintable(m_order.file));
        QApplication::exit(saved ? 0 : 2);
    }
    }
}

}  // namespace barch
