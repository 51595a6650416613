#include "ui/logic/sequence_panel.h"

#include "core/logic/logic_graph.h"
#include "exporters/diagram/sequence_diagram.h"
#include "ui/logic/sequence_view.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {

SequencePanel::SequencePanel(Session& session, QWidget* parent) : QWidget(parent), m_session(session), m_choice(new QComboBox), m_view(new SequenceView)
{
    auto* lines = column(0, this);
    lines->addWidget(new Hairline);
    auto* bar = new QWidget;
    bar->setFixedHeight(metrics().toolbar);
    auto* line = row(10, bar);
    line->setContentsMargins(metrics().pagePadding, 0, 12, 0);
    auto* title = new Text(tr("What happens"), TypeRole::SmallStrong, Ink::Secondary);
    title->setOneLine(true);
    line->addWidget(title);
    m_choice->setObjectName(QStringLiteral("sequenceOf"));
    m_choice->setAccessibleName(tr("Whose steps are drawn"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(28);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    line->addWidget(m_choice);
    line->addStretch(1);
    m_copy = makeButton(QStringLiteral("copySequence"), tr("Copy as Mermaid"), ButtonKind::Quiet, QStringLiteral("copy"));
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(qs(sequenceAsMermaid(m_view->sequence()))); });
    line->addWidget(m_copy);
    lines->addWidget(bar);
    lines->addWidget(new Hairline);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(m_view);
    connect(m_view, &SequenceView::seenWanted, area, [area](const QRect& where) {
        area->ensureVisible(where.left(), where.center().y(), 40, where.height());
        area->ensureVisible(where.right(), where.center().y(), 40, where.height());
    });
    lines->addWidget(area, 1);
}

void SequencePanel::refreshChoices()
{
    const Project& project = m_session.project();
    std::vector<std::pair<QString, ElementRef>> entries;
    for (const Webhook& webhook : project.webhooks)
        if (webhook.incoming)
            entries.emplace_back(qs(webhook.name), ElementRef::of(ElementKind::Webhook, webhook.id));
    for (const Endpoint& endpoint : project.endpoints)
        entries.emplace_back(qs(endpoint.method + " " + endpoint.path), ElementRef::of(ElementKind::Endpoint, endpoint.id));
    std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const Job* job = project.jobs.find(m_job);
    QStringList names{job ? tr("the job %1").arg(qs(job->name)) : tr("no job")};
    std::vector<ElementRef> now;
    for (const auto& [name, element] : entries) {
        names.append(name);
        now.push_back(element);
    }
    QStringList shown;
    for (int i = 0; i < m_choice->count(); ++i)
        shown.append(m_choice->itemText(i));
    if (shown == names && now == m_entries)
        return;
    const int at = m_choice->currentIndex();
    const AnyId chosen = at > 0 && at <= static_cast<int>(m_entries.size()) ? m_entries[static_cast<std::size_t>(at) - 1].id : AnyId();
    m_entries = std::move(now);
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    m_choice->addItems(names);
    const auto kept = std::find_if(m_entries.begin(), m_entries.end(), [&](const ElementRef& element) { return chosen && element.id == chosen; });
    m_choice->setCurrentIndex(kept == m_entries.end() ? 0 : static_cast<int>(kept - m_entries.begin()) + 1);
}

void SequencePanel::show(JobId job)
{
    if (job != m_job) {
        const QSignalBlocker quiet(m_choice);
        m_choice->setCurrentIndex(0);
    }
    m_job = job;
    refreshChoices();
    refresh();
}

void SequencePanel::refresh()
{
    const int at = m_choice->currentIndex();
    const ElementRef about = at > 0 ? m_entries[static_cast<std::size_t>(at) - 1] : ElementRef::of(ElementKind::Job, m_job);
    const std::optional<CallSequence> sequence = sequenceOf(m_session.project(), about);
    m_copy->setEnabled(sequence.has_value());
    m_view->show(sequence.value_or(CallSequence{}));
}

}  // namespace barch::ui
