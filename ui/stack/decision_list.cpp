#include "ui/stack/decision_list.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/list_line.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr int lineHeightPx = 44;
constexpr int textLeft = 32;

struct StateLook {
    QString icon;
    Ink ink;
    QString words;
};

StateLook lookOf(const DecisionEntry& entry)
{
    switch (entry.state) {
    case DecisionState::Decided: return {QStringLiteral("ok"), Ink::Ok, entry.choice};
    case DecisionState::Disagrees: return {QStringLiteral("warning"), Ink::Warning, DecisionList::tr("Differs from the answer")};
    case DecisionState::ToDecide: break;
    }
    return {QStringLiteral("open-question"), Ink::Accent, DecisionList::tr("To decide")};
}

class DecisionLine : public ListLine {
public:
    DecisionLine(const DecisionEntry& entry, bool current) : m_look(lookOf(entry)), m_open(entry.state == DecisionState::ToDecide)
    {
        setText(entry.name);
        setCheckable(true);
        setChecked(current);
        setFixedHeight(lineHeightPx);
        setAccessibleName(entry.name + QStringLiteral(", ") + m_look.words);
        setToolTip(entry.name + QLatin1Char('\n') + m_look.words);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const Theme& t = theme();
        paintGround(p, t.surface.selected);
        const QRectF mark(8, (height() - 16) / 2.0, 16, 16);
        if (m_open)
            ProgressRing::paint(p, mark, 0.25);
        else
            paintIcon(p, m_look.icon, mark, m_look.ink);
        const int room = width() - textLeft - 8;
        p.setFont(typeface(isChecked() ? TypeRole::BaseStrong : TypeRole::Base));
        p.setPen(isChecked() ? t.accent.text : t.text.primary);
        p.drawText(QRect(textLeft, 4, room, 20), Qt::AlignVCenter, p.fontMetrics().elidedText(text(), Qt::ElideRight, room));
        p.setFont(typeface(TypeRole::Small));
        p.setPen(m_open || isChecked() ? t.accent.text : t.text.tertiary);
        p.drawText(QRect(textLeft, 22, room, 18), Qt::AlignVCenter, p.fontMetrics().elidedText(m_look.words, Qt::ElideRight, room));
    }

private:
    StateLook m_look;
    bool m_open;
};

}  // namespace

DecisionList::DecisionList(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("decisionList"));
    setAccessibleName(tr("Decisions"));
    setGround(this, "subtle");
    auto* layout = column(0, this);
    auto* head = new QWidget;
    head->setFixedHeight(metrics().panelHeader);
    auto* line = row(8, head);
    line->setContentsMargins(16, 0, 16, 0);
    line->addWidget(new Text(tr("Decisions"), TypeRole::BaseStrong), 1, Qt::AlignVCenter);
    m_count = new Text({}, TypeRole::Small, Ink::Tertiary);
    m_count->setObjectName(QStringLiteral("decisionCount"));
    m_count->setOneLine(true);
    line->addWidget(m_count, 0, Qt::AlignVCenter);
    layout->addWidget(head);
    layout->addWidget(new Hairline);
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* inner = makeGround("subtle");
    auto* content = column(0, inner);
    content->setContentsMargins(8, 8, 8, 8);
    auto* lines = new QWidget;
    m_lines = column(1, lines);
    content->addWidget(lines);
    auto* add = makeButton(QStringLiteral("addDecision"), tr("Add a decision"), ButtonKind::Link, QStringLiteral("plus"));
    connect(add, &QPushButton::clicked, this, &DecisionList::addWanted);
    content->addSpacing(4);
    content->addWidget(add, 0, Qt::AlignLeft);
    content->addStretch(1);
    m_scroll->setWidget(inner);
    layout->addWidget(m_scroll, 1);
}

void DecisionList::show(const std::vector<DecisionEntry>& entries, DecisionId current)
{
    const bool hadFocus = m_scroll->widget()->focusWidget() && m_scroll->widget()->focusWidget()->hasFocus();
    clearLayout(m_lines);
    for (const DecisionEntry& entry : entries) {
        auto* line = new DecisionLine(entry, entry.record == current);
        line->setObjectName("decision." + (entry.topic ? qs(entry.topic->id) : qs(entry.record.text())));
        connect(line, &QAbstractButton::clicked, this, [this, record = entry.record] { emit chosen(record); });
        m_lines->addWidget(line);
    }
    const auto decided = std::count_if(entries.begin(), entries.end(), [](const DecisionEntry& e) { return e.state == DecisionState::Decided; });
    m_count->set(tr("%1 of %2").arg(decided).arg(entries.size()));
    if (hadFocus)
        focusCurrent();
}

void DecisionList::focusCurrent()
{
    for (int i = 0; i < m_lines->count(); ++i)
        if (auto* line = qobject_cast<QAbstractButton*>(m_lines->itemAt(i)->widget()); line && line->isChecked()) {
            line->setFocus(Qt::OtherFocusReason);
            m_scroll->ensureWidgetVisible(line);
        }
}

}  // namespace barch::ui
