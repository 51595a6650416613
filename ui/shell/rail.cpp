#include "ui/shell/rail.h"

#include "ui/shell/next_step.h"
#include "ui/shell/page_shortcut.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QPainter>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

constexpr int margin = 8;

}  // namespace

RailItem::RailItem(const QString& objectName, const QString& iconName, const QString& title, const QString& keys)
    : m_icon(iconName), m_keys(keys)
{
    setObjectName(objectName);
    setText(title);
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void RailItem::describe()
{
    QString name = text();
    if (!m_badge.spoken.isEmpty())
        name += QStringLiteral(", ") + m_badge.spoken;
    setAccessibleName(name);
    setToolTip(m_collapsed ? (m_keys.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, m_keys)) : m_keys);
}

void RailItem::setBadge(const Badge& badge)
{
    m_badge = badge;
    describe();
    update();
}

void RailItem::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    describe();
    updateGeometry();
    update();
}

QSize RailItem::sizeHint() const
{
    return {m_collapsed ? metrics().railItemCollapsed : metrics().railExpanded - 2 * margin,
            m_collapsed ? metrics().railItemCollapsed : metrics().railItem};
}

void RailItem::enterEvent(QEnterEvent*)
{
    update();
}

void RailItem::leaveEvent(QEvent*)
{
    update();
}

void RailItem::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const Theme& t = theme();
    if (isChecked() || underMouse()) {
        p.setPen(Qt::NoPen);
        p.setBrush(isChecked() ? t.surface.selected : t.surface.hover);
        p.drawRoundedRect(rect(), metrics().radiusControl, metrics().radiusControl);
    }
    const int size = metrics().icon;
    const Ink ink = isChecked() ? Ink::Accent : Ink::Secondary;
    if (m_collapsed) {
        paintIcon(p, m_icon, QRectF((width() - size) / 2.0, (height() - size) / 2.0, size, size), ink);
        if (!m_badge.icon.isEmpty()) {
            const int tiny = metrics().iconTiny;
            paintIcon(p, m_badge.icon, QRectF(width() - tiny - 1, 1, tiny, tiny), m_badge.ink);
        }
        return;
    }
    paintIcon(p, m_icon, QRectF(margin, (height() - size) / 2.0, size, size), ink);
    int right = width() - margin;
    p.setFont(typeface(TypeRole::Small));
    if (!m_badge.text.isEmpty()) {
        const int wide = p.fontMetrics().horizontalAdvance(m_badge.text);
        p.setPen(isChecked() ? t.text.secondary : t.text.tertiary);
        p.drawText(QRect(right - wide, 0, wide, height()), Qt::AlignVCenter, m_badge.text);
        right -= wide;
        if (!m_badge.icon.isEmpty()) {
            const int small = metrics().iconSmall;
            paintIcon(p, m_badge.icon, QRectF(right - small - 5, (height() - small) / 2.0, small, small), m_badge.ink);
            right -= small + 5;
        }
    } else if (!m_hint.isEmpty()) {
        p.setFont(typeface(TypeRole::Caption));
        const int wide = p.fontMetrics().horizontalAdvance(m_hint) + 12;
        const QRectF box(right - wide + 0.5, (height() - 18) / 2.0 + 0.5, wide - 1, 17);
        p.setPen(QPen(t.line.hairline, 1));
        p.setBrush(t.surface.page);
        p.drawRoundedRect(box, metrics().radiusBadge, metrics().radiusBadge);
        p.setPen(t.text.tertiary);
        p.drawText(box, Qt::AlignCenter, m_hint);
        right -= wide;
    }
    const int left = margin + size + margin;
    QFont shown = typeface(TypeRole::Base);
    if (isChecked())
        shown.setWeight(QFont::Medium);
    p.setFont(shown);
    p.setPen(isChecked() ? t.accent.text : t.text.primary);
    p.drawText(QRect(left, 0, right - left - 4, height()), Qt::AlignVCenter | Qt::AlignLeft,
               p.fontMetrics().elidedText(text(), Qt::ElideRight, right - left - 4));
}

Rail::Rail(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Pages"));
    setGround(this, "window");
    m_layout = column(0, this);
    std::optional<Journey> group;
    for (const PageEntry& entry : allPages()) {
        if (group != entry.journey) {
            auto* line = new Hairline;
            if (group)
                m_layout->addWidget(line);
            else
                line->setParent(this);
            m_lines.append(line);
            auto* heading = new Text(titleOf(entry.journey), TypeRole::Overline, Ink::Tertiary);
            heading->setContentsMargins(margin, group ? 10 : 0, margin, 4);
            m_layout->addWidget(heading);
            m_headings.append(heading);
            group = entry.journey;
        }
        const QString id = QString::fromLatin1(entry.id);
        auto* item = new RailItem("rail." + id, QString::fromLatin1(entry.icon), tr(entry.title),
                                  journeyShortcut(entry.journey));
        item->setProperty("page", id);
        connect(item, &RailItem::clicked, this, [this, id] { emit pageChosen(id); });
        m_layout->addWidget(item);
        m_items.append(item);
    }
    m_layout->addStretch(1);
    m_nextStep = new NextStepCard(session);
    connect(m_nextStep, &NextStepCard::pageChosen, this, &Rail::pageChosen);
    m_layout->addWidget(m_nextStep);
    m_layout->addSpacing(margin);
    m_collapse = new RailItem(QStringLiteral("railCollapse"), QStringLiteral("sidebar"), tr("Collapse"), QStringLiteral("Ctrl+B"));
    m_collapse->setHint(QStringLiteral("Ctrl+B"));
    m_collapse->setCheckable(false);
    connect(m_collapse, &RailItem::clicked, this, [this] { emit collapseToggled(!m_collapsed); });
    m_layout->addWidget(m_collapse);
    connect(&session, &Session::projectReplaced, this, &Rail::refresh);
    connect(&session, &Session::projectChanged, this, &Rail::refresh);
    connect(&session, &Session::findingsChanged, this, &Rail::refresh);
    connect(&session, &Session::proposalChanged, this, &Rail::refresh);
    setCollapsed(false);
    refresh();
}

void Rail::setCurrent(const QString& pageId)
{
    for (RailItem* item : m_items)
        item->setChecked(item->property("page").toString() == pageId);
}

void Rail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setFixedWidth(collapsed ? metrics().railCollapsed : metrics().railExpanded);
    m_layout->setContentsMargins(margin, collapsed ? margin : 16, margin, margin);
    m_layout->setSpacing(collapsed ? 4 : 0);
    for (RailItem* item : m_items)
        item->setCollapsed(collapsed);
    for (QWidget* heading : m_headings)
        heading->setVisible(!collapsed);
    for (QWidget* line : m_lines)
        line->setVisible(collapsed && line != m_lines.front());
    m_collapse->setCollapsed(collapsed);
    m_collapse->setText(collapsed ? tr("Expand") : tr("Collapse"));
    placeNextStep();
}

void Rail::resizeEvent(QResizeEvent*)
{
    placeNextStep();
}

/// A window too low for all of it leaves the card away rather than cutting its words.
void Rail::placeNextStep()
{
    const QMargins around = m_layout->contentsMargins();
    int taken = around.top() + around.bottom() + margin + m_collapse->sizeHint().height();
    for (const RailItem* item : m_items)
        taken += item->sizeHint().height();
    for (const QWidget* heading : m_headings)
        taken += heading->sizeHint().height();
    m_nextStep->setWanted(!m_collapsed && height() - taken >= m_nextStep->heightForWidth(metrics().railExpanded - 2 * margin));
}

void Rail::refresh()
{
    int at = 0;
    for (const PageEntry& entry : allPages())
        m_items[at++]->setBadge(entry.badge(m_session));
    m_nextStep->refresh();
    placeNextStep();
}

}  // namespace barch::ui
