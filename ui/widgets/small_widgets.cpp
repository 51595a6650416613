#include "ui/widgets/small_widgets.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"

#include <QButtonGroup>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QPainter>
#include <QPaintEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace barch::ui {
namespace {

constexpr int tagPadding = 8;
constexpr int keyPadding = 6;

struct TagColours {
    QColor text;
    QColor ground;
};

TagColours coloursOf(Tag::Tone tone)
{
    const Theme& t = theme();
    const auto of = [](const Shade& shade) { return TagColours{shade.text, shade.subtle}; };
    switch (tone) {
    case Tag::Tone::Neutral: return {t.text.primary, t.surface.inset};
    case Tag::Tone::Accent: return {t.accent.text, t.accent.subtle};
    case Tag::Tone::Error: return of(t.severity.error);
    case Tag::Tone::Warning: return of(t.severity.warning);
    case Tag::Tone::Info: return of(t.severity.info);
    case Tag::Tone::Ok: return of(t.severity.ok);
    case Tag::Tone::Owned: return of(t.tenancy.owned);
    case Tag::Tone::Root: return of(t.tenancy.root);
    case Tag::Tone::Shared: return of(t.tenancy.shared);
    case Tag::Tone::Link: return of(t.tenancy.link);
    }
    return {t.text.primary, t.surface.inset};
}

int widthOf(const QString& text, TypeRole role)
{
    return QFontMetrics(typeface(role)).horizontalAdvance(text);
}

}  // namespace

IconLabel::IconLabel(const QString& name, Ink ink, QWidget* parent, int size)
    : QWidget(parent), m_name(name), m_ink(ink), m_size(size > 0 ? size : metrics().icon)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void IconLabel::set(const QString& name, Ink ink)
{
    m_name = name;
    m_ink = ink;
    update();
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    paintIcon(p, m_name, rect(), isEnabled() ? m_ink : Ink::Disabled);
}

Tag::Tag(const QString& text, Tone tone, const QString& icon, QWidget* parent)
    : QWidget(parent), m_text(text), m_tone(tone), m_icon(icon)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(text);
}

void Tag::set(const QString& text, Tone tone, const QString& icon)
{
    m_text = text;
    m_tone = tone;
    m_icon = icon;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Tag::sizeHint() const
{
    return {widthOf(m_text, TypeRole::Caption) + 2 * tagPadding - 2 + (m_icon.isEmpty() ? 0 : metrics().iconTiny + 4), metrics().tag};
}

void Tag::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const TagColours colours = coloursOf(m_tone);
    p.setPen(Qt::NoPen);
    p.setBrush(colours.ground);
    p.drawRoundedRect(rect(), metrics().radiusBadge, metrics().radiusBadge);
    int x = tagPadding - 1;
    if (!m_icon.isEmpty()) {
        const int size = metrics().iconTiny;
        paintIcon(p, m_icon, QRectF(x, (height() - size) / 2.0, size, size), colours.text);
        x += size + 4;
    }
    p.setPen(colours.text);
    QFont shown = typeface(TypeRole::Caption);
    p.setFont(shown);
    p.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

KeyHint::KeyHint(const QString& keys, QWidget* parent) : QWidget(parent), m_keys(keys)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

QSize KeyHint::sizeHint() const
{
    return {widthOf(m_keys, TypeRole::Caption) + 2 * keyPadding, 18};
}

void KeyHint::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(theme().line.hairline, 1));
    p.setBrush(theme().surface.subtle);
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics().radiusBadge, metrics().radiusBadge);
    p.setPen(theme().text.tertiary);
    p.setFont(typeface(TypeRole::Caption));
    p.drawText(rect(), Qt::AlignCenter, m_keys);
}

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

Hairline::Hairline(Qt::Orientation orientation, QWidget* parent) : QWidget(parent)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void Hairline::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), theme().line.hairline);
}

SeverityCount::SeverityCount(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void SeverityCount::set(const QString& icon, Ink ink, const QString& text)
{
    m_icon = icon;
    m_ink = ink;
    m_text = text;
    updateGeometry();
    update();
}

QSize SeverityCount::sizeHint() const
{
    if (m_icon.isEmpty() && m_text.isEmpty())
        return {0, 16};
    return {(m_icon.isEmpty() ? 0 : metrics().iconSmall + 4) + widthOf(m_text, TypeRole::Small), 16};
}

void SeverityCount::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    int x = 0;
    if (!m_icon.isEmpty()) {
        const int size = metrics().iconSmall;
        paintIcon(p, m_icon, QRectF(0, (height() - size) / 2.0, size, size), m_ink);
        x = size + 4;
    }
    p.setPen(theme().text.secondary);
    p.setFont(typeface(TypeRole::Small));
    p.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

QPushButton* makeButton(const QString& objectName, const QString& text, ButtonKind kind, const QString& iconName,
                        QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAutoDefault(false);
    const char* names[] = {"plain", "primary", "quiet", "link", "chip"};
    button->setProperty("kind", QString::fromLatin1(names[static_cast<int>(kind)]));
    if (!iconName.isEmpty())
        button->setIcon(icon(iconName, kind == ButtonKind::Primary ? Ink::OnAccent
                                       : kind == ButtonKind::Link  ? Ink::Accent
                                                                   : Ink::Secondary));
    return button;
}

QLineEdit* makeFilter(const QString& objectName, const QString& placeholder, const QString& iconName, QWidget* parent)
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(objectName);
    edit->setAccessibleName(placeholder);
    edit->setPlaceholderText(placeholder);
    edit->setProperty("withIcon", true);
    edit->addAction(icon(iconName, Ink::Tertiary), QLineEdit::LeadingPosition);
    return edit;
}

QHBoxLayout* row(int gap, QWidget* on)
{
    auto* layout = new QHBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    if (on)
        on->setLayout(layout);
    return layout;
}

QVBoxLayout* column(int gap, QWidget* on)
{
    auto* layout = new QVBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(gap);
    if (on)
        on->setLayout(layout);
    return layout;
}

QWidget* makeGround(const char* ground, QWidget* parent)
{
    auto* widget = new QWidget(parent);
    setGround(widget, ground);
    return widget;
}

void setGround(QWidget* widget, const char* ground)
{
    widget->setProperty("ground", QString::fromLatin1(ground));
    widget->setAttribute(Qt::WA_StyledBackground);
}

void clearLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout* inner = item->layout()) {
            clearLayout(inner);
        }
        delete item;
    }
}

QString grouped(qsizetype number)
{
    QString digits = QString::number(number);
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, QChar(0x2009));
    return digits;
}

QString counted(qsizetype number, const QString& one, const QString& many)
{
    return grouped(number) + ' ' + (number == 1 ? one : many);
}

}  // namespace barch::ui
