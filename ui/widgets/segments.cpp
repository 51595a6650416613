#include "ui/widgets/small_widgets.h"

#include "ui/theme/appearance.h"
#include "ui/widgets/text_width.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPaintEvent>

namespace barch::ui {
namespace {

/// One choice of Segments.
class Segment : public QAbstractButton {
public:
    explicit Segment(const QString& text)
    {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
        setProperty("focusRadius", metrics().radiusBadge);
        setFixedHeight(metrics().control - 4);
    }
    QSize sizeHint() const override { return {widthOf(text(), TypeRole::Small) + 18, metrics().control - 4}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        const Theme& t = theme();
        if (isChecked()) {
            p.setPen(QPen(t.line.strong, 1));
            p.setBrush(t.dark ? t.surface.hover : t.surface.page);
            p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        }
        p.setPen(isEnabled() ? (isChecked() ? t.text.primary : t.text.secondary) : t.text.disabled);
        QFont shown = typeface(TypeRole::Small);
        if (isChecked())
            shown.setWeight(QFont::Medium);
        p.setFont(shown);
        p.drawText(rect(), Qt::AlignCenter, text());
    }
};

}  // namespace

Segments::Segments(const QStringList& choices, QWidget* parent) : QFrame(parent), m_group(new QButtonGroup(this))
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* layout = row(0, this);
    layout->setContentsMargins(2, 2, 2, 2);
    for (int i = 0; i < choices.size(); ++i) {
        auto* segment = new Segment(choices[i]);
        segment->setObjectName(QStringLiteral("segment%1").arg(i));
        layout->addWidget(segment);
        m_group->addButton(segment, i);
    }
    if (!choices.isEmpty())
        m_group->button(0)->setChecked(true);
    connect(m_group, &QButtonGroup::idClicked, this, &Segments::chosen);
}

int Segments::current() const
{
    return m_group->checkedId();
}

void Segments::setCurrent(int index)
{
    if (QAbstractButton* button = m_group->button(index))
        button->setChecked(true);
}

void Segments::setChoiceEnabled(int index, bool enabled)
{
    if (QAbstractButton* button = m_group->button(index))
        button->setEnabled(enabled);
}

void Segments::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(theme().line.strong, 1));
    p.setBrush(theme().surface.inset);
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics().radiusControl, metrics().radiusControl);
}


Switch::Switch(const QString& accessibleName, QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setAccessibleName(accessibleName);
    setToolTip(accessibleName);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setProperty("focusRadius", 8);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Switch::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Theme& t = theme();
    p.setPen(QPen(isChecked() ? t.accent.fill : t.line.outline, 1));
    p.setBrush(isChecked() ? t.accent.fill : t.surface.inset);
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7.5, 7.5);
    p.setPen(QPen(isChecked() ? t.text.onAccent : t.line.outline, 1));
    p.setBrush(isChecked() ? t.text.onAccent : t.surface.page);
    p.drawEllipse(QPointF(isChecked() ? width() - 8 : 8, height() / 2.0), 5, 5);
}

}  // namespace barch::ui
