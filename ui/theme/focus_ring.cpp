#include "ui/theme/focus_ring.h"

#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSplitter>

namespace barch::ui {

class FocusRing::Frame : public QWidget {
public:
    Frame(QWidget* parent, double radius) : QWidget(parent), m_radius(radius)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        const double width = metrics().focusRing;
        p.setPen(QPen(theme().accent.ring, width));
        p.drawRoundedRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2), m_radius, m_radius);
    }

private:
    double m_radius;
};

namespace {

bool isText(const QWidget* widget)
{
    return qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
}

}  // namespace

FocusRing::FocusRing(QObject* parent) : QObject(parent)
{
    qApp->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

FocusRing::~FocusRing() = default;

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride:
        if (!m_byKeyboard) {
            m_byKeyboard = true;
            QMetaObject::invokeMethod(this, [this] { follow(QApplication::focusWidget()); }, Qt::QueuedConnection);
        }
        break;
    case QEvent::MouseButtonPress:
        m_byKeyboard = false;
        break;
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
        if (watched == m_target)
            place();
        break;
    default: break;
    }
    return false;
}

void FocusRing::follow(QWidget* now)
{
    if (m_frame)
        m_frame->deleteLater();
    m_frame = nullptr;
    m_target = now;
    if (!now || !now->parentWidget() || now->isWindow() || now->property("ownFocus").toBool() || qobject_cast<QSplitter*>(now->parentWidget()))
        return;
    if (!m_byKeyboard && !isText(now))
        return;
    const QVariant radius = m_target->property("focusRadius");
    m_frame = new Frame(m_target->parentWidget(),
                        (radius.isValid() ? radius.toDouble() : metrics().radiusControl) + metrics().focusOffset);
    place();
}

void FocusRing::place()
{
    if (!m_frame || !m_target)
        return;
    const int outside = metrics().focusOffset + metrics().focusRing;
    // A pane that fills its parent has no room outside: there the ring lies along its edge.
    const QRect around = m_target->geometry().adjusted(-outside, -outside, outside, outside);
    m_frame->setGeometry(around.intersected(m_target->parentWidget()->rect()));
    m_frame->setVisible(m_target->isVisible());
    m_frame->raise();
}

}  // namespace barch::ui
