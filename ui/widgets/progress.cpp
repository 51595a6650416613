#include "ui/widgets/small_widgets.h"

#include "ui/theme/appearance.h"

#include <QPainter>
#include <QPaintEvent>
#include <algorithm>
#include <cmath>

namespace barch::ui {

ProgressRing::ProgressRing(int size, QWidget* parent) : QWidget(parent), m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void ProgressRing::setPart(double part)
{
    m_part = std::clamp(part, 0.0, 1.0);
    update();
}

void ProgressRing::paint(QPainter& p, const QRectF& where, double part)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    const double width = std::max(1.8, where.width() / 8.0);
    const QRectF circle = where.adjusted(width / 2 + 0.5, width / 2 + 0.5, -width / 2 - 0.5, -width / 2 - 0.5);
    p.setBrush(Qt::NoBrush);
    p.setPen(QPen(theme().line.strong, width));
    p.drawEllipse(circle);
    p.setPen(QPen(theme().accent.fill, width, Qt::SolidLine, Qt::FlatCap));
    p.drawArc(circle, 90 * 16, -static_cast<int>(std::lround(part * 360 * 16)));
    p.restore();
}

void ProgressRing::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    paint(p, rect(), m_part);
}

ProgressLine::ProgressLine(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressLine::setPart(double part)
{
    m_part = std::clamp(part, 0.0, 1.0);
    m_steps = 0;
    m_ink = Ink::AccentFill;
    update();
}

void ProgressLine::setSteps(int filled, int of, Ink ink)
{
    m_part = filled;
    m_steps = of;
    m_ink = ink;
    update();
}

void ProgressLine::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    if (m_steps == 0) {
        p.setBrush(theme().line.strong);
        p.drawRoundedRect(rect(), 2, 2);
        p.setBrush(theme().ink(m_ink));
        p.drawRoundedRect(QRectF(0, 0, width() * m_part, height()), 2, 2);
        return;
    }
    const double gap = 4;
    const double step = (width() - gap * (m_steps - 1)) / m_steps;
    for (int i = 0; i < m_steps; ++i) {
        p.setBrush(i < static_cast<int>(m_part) ? theme().ink(m_ink) : theme().line.hairline);
        p.drawRoundedRect(QRectF(i * (step + gap), 0, step, height()), 2, 2);
    }
}

}  // namespace barch::ui
