#include "ui/migrations/history_panel.h"

#include "ui/theme/icons.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QVBoxLayout>

namespace barch::ui {

HistoryPanel::HistoryPanel(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("historyPanel"));
    setMinimumHeight(140);
    auto* layout = column(0, this);
    auto* top = makeGround("subtle");
    auto* topLines = column(0, top);
    QHBoxLayout* head = nullptr;
    topLines->addWidget(panelHeader(head));
    head->addWidget(oneLine(tr("History"), TypeRole::Strong, Ink::Primary));
    head->addWidget(oneLine(tr("on a throwaway server: up, down and up again"), TypeRole::Small, Ink::Secondary), 1);
    m_cancel = makeButton(QStringLiteral("cancelVerify"), tr("Cancel"));
    m_cancel->setProperty("small", true);
    connect(m_cancel, &QPushButton::clicked, this, &HistoryPanel::cancelWanted);
    m_close = makeButton(QStringLiteral("closeHistory"), tr("Close"), ButtonKind::Quiet);
    m_close->setProperty("small", true);
    connect(m_close, &QPushButton::clicked, this, &HistoryPanel::closeWanted);
    head->addWidget(m_cancel);
    head->addWidget(m_close);
    layout->addWidget(top);
    layout->addWidget(new Hairline);
    m_progress = new ProgressLine;
    layout->addWidget(m_progress);
    auto* line = row(8);
    line->setContentsMargins(metrics().panelPadding, 8, metrics().panelPadding, 6);
    m_icon = new IconLabel(QStringLiteral("clock"), Ink::Secondary);
    m_words = new Text;
    m_words->setObjectName(QStringLiteral("historyOutcome"));
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_words, 1);
    layout->addLayout(line);
    m_list = new QListWidget;
    m_list->setObjectName(QStringLiteral("historySteps"));
    m_list->setAccessibleName(tr("Steps of the history"));
    m_list->setUniformItemSizes(true);
    m_list->setFont(typeface(TypeRole::Code));
    layout->addWidget(m_list, 1);
}

void HistoryPanel::start(int steps)
{
    m_list->clear();
    m_expected = std::max(steps, 1);
    m_steps = 0;
    m_progress->setPart(0);
    m_progress->show();
    m_cancel->show();
    m_close->hide();
    m_icon->set(QStringLiteral("clock"), Ink::Secondary);
    m_words->set(tr("Starting a server of its own…"));
}

void HistoryPanel::addLine(const QString& iconName, Ink ink, const QString& text)
{
    auto* item = new QListWidgetItem(icon(iconName, ink), text, m_list);
    item->setToolTip(text);
}

void HistoryPanel::markLast(const QString& iconName, Ink ink, const QString& spoken)
{
    if (QListWidgetItem* last = m_list->item(m_list->count() - 1)) {
        last->setIcon(icon(iconName, ink));
        last->setData(Qt::AccessibleTextRole, last->text() + QStringLiteral(", ") + spoken);
    }
}

void HistoryPanel::addStep(const QString& step)
{
    markLast(QStringLiteral("ok"), Ink::Ok, tr("done"));
    addLine(QStringLiteral("clock"), Ink::Secondary, step);
    ++m_steps;
    m_progress->setPart(std::min(1.0, static_cast<double>(m_steps - 1) / m_expected));
    m_words->set(tr("Running %1, step %2 of %3.").arg(step).arg(m_steps).arg(std::max(m_steps, m_expected)));
    m_list->scrollToBottom();
}

void HistoryPanel::end(const QString& iconName, Ink ink, const QString& words)
{
    m_progress->hide();
    const bool hadFocus = m_cancel->hasFocus();
    m_cancel->hide();
    m_close->show();
    if (hadFocus)
        m_close->setFocus(Qt::OtherFocusReason);
    m_icon->set(iconName, ink);
    m_words->set(words);
}

void HistoryPanel::showStopped()
{
    markLast(QStringLiteral("minus"), Ink::Secondary, tr("stopped"));
    end(QStringLiteral("info"), Ink::Info, tr("Stopped. The throwaway server is gone; nothing was changed."));
}

void HistoryPanel::showOutcome(const Result<HistoryOutcome>& outcome)
{
    if (!outcome) {
        markLast(QStringLiteral("error"), Ink::Error, tr("failed"));
        return end(QStringLiteral("error"), Ink::Error, qs(outcome.error().text()));
    }
    if (!outcome->fault.empty()) {
        markLast(QStringLiteral("error"), Ink::Error, tr("failed"));
        return end(QStringLiteral("error"), Ink::Error, qs(outcome->fault));
    }
    markLast(QStringLiteral("ok"), Ink::Ok, tr("done"));
    if (outcome->differences.empty())
        return end(QStringLiteral("ok"), Ink::Ok, tr("Every migration ran up, down and up again, and the newest is the recorded design."));
    for (const ElementChange& change : outcome->differences)
        addLine(QStringLiteral("warning"), Ink::Warning, QStringLiteral("%1 %2 %3").arg(qs(signOf(change.sign)), qs(change.kind), qs(change.name)));
    end(QStringLiteral("error"), Ink::Error, tr("The migrations make something else than the recorded design: %1.").arg(qs(summaryOf(outcome->differences))));
}

}  // namespace barch::ui
