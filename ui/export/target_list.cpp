#include "ui/export/target_list.h"

#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

}  // namespace

TargetList::TargetList(QWidget* parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("targetList"));
    setAccessibleName(tr("What to export"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* content = makeGround("subtle");
    auto* layout = column(0, content);
    layout->setContentsMargins(8, 8, 8, 8);
    for (const Target& target : allTargets()) {
        const QString title = qs(target.group);
        if (std::any_of(m_groups.begin(), m_groups.end(), [&](const Group& group) { return group.title == title; }))
            continue;
        auto* head = row(8);
        head->setContentsMargins(8, m_groups.empty() ? 4 : 14, 8, 4);
        head->addWidget(oneLine(title, TypeRole::SmallStrong, Ink::Secondary), 1);
        Text* files = oneLine({}, TypeRole::Small, Ink::Tertiary);
        head->addWidget(files);
        layout->addLayout(head);
        m_groups.push_back({title, files});
        for (const Target& member : allTargets())
            if (qs(member.group) == title)
                layout->addWidget(makeRow(member));
    }
    layout->addStretch(1);
    setWidget(content);
}

QWidget* TargetList::makeRow(const Target& target)
{
    auto* line = new QWidget;
    auto* words = row(8, line);
    words->setContentsMargins(8, 5, 8, 5);
    auto* texts = column(0);
    Entry entry;
    entry.target = &target;
    entry.box = new QCheckBox(qs(target.title));
    entry.box->setObjectName(QStringLiteral("target.") + qs(target.id));
    entry.box->setAccessibleName(qs(target.title));
    entry.box->setAccessibleDescription(qs(target.description));
    entry.box->setToolTip(qs(target.description));
    connect(entry.box, &QCheckBox::toggled, this, [this] {
        if (!m_setting)
            emit chosenChanged();
    });
    texts->addWidget(entry.box);
    auto* indented = row(0);
    indented->setContentsMargins(24, 0, 0, 0);
    indented->addWidget(new Text(qs(target.description), TypeRole::Small, Ink::Secondary));
    texts->addLayout(indented);
    words->addLayout(texts, 1);
    entry.warnings = new SeverityCount;
    words->addWidget(entry.warnings, 0, Qt::AlignTop);
    entry.files = oneLine(QStringLiteral("–"), TypeRole::Small, Ink::Tertiary);
    words->addWidget(entry.files, 0, Qt::AlignTop);
    m_entries.push_back(entry);
    return line;
}

QStringList TargetList::chosen() const
{
    QStringList ids;
    for (const Entry& entry : m_entries)
        if (entry.box->isChecked())
            ids.append(qs(entry.target->id));
    return ids;
}

void TargetList::setChosen(const QStringList& ids)
{
    const QScopedValueRollback quiet(m_setting, true);
    for (const Entry& entry : m_entries)
        entry.box->setChecked(ids.contains(qs(entry.target->id)));
}

void TargetList::showOutcomes(const ExportPreview& preview)
{
    for (const Entry& entry : m_entries) {
        const auto found = std::find_if(preview.outcomes.begin(), preview.outcomes.end(),
                                        [&](const TargetOutcome& outcome) { return outcome.target == entry.target; });
        if (found == preview.outcomes.end()) {
            entry.warnings->set({}, Ink::Warning, {});
            entry.warnings->setToolTip({});
            entry.files->set(QStringLiteral("–"));
            continue;
        }
        const bool leftOut = std::any_of(found->warnings.begin(), found->warnings.end(), [](const ExportWarning& w) { return !w.replaced; });
        if (found->failed) {
            entry.warnings->set(QStringLiteral("error"), Ink::Error, {});
            entry.warnings->setToolTip(qs(found->failed->text()));
        } else if (found->warnings.empty()) {
            entry.warnings->set({}, Ink::Warning, {});
            entry.warnings->setToolTip({});
        } else {
            const auto count = static_cast<qsizetype>(found->warnings.size());
            entry.warnings->set(leftOut ? QStringLiteral("warning") : QStringLiteral("info"), leftOut ? Ink::Warning : Ink::Info, grouped(count));
            entry.warnings->setToolTip(tr("%1 it cannot express").arg(counted(count, tr("thing"), tr("things"))));
        }
        entry.files->set(found->failed ? tr("failed") : counted(static_cast<qsizetype>(found->files), tr("file"), tr("files")));
    }
    for (const Group& group : m_groups) {
        std::size_t files = 0;
        for (const TargetOutcome& outcome : preview.outcomes)
            if (qs(outcome.target->group) == group.title)
                files += outcome.files;
        group.files->set(counted(static_cast<qsizetype>(files), tr("file"), tr("files")));
    }
    updateGeometry();
}

QSize TargetList::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), QScrollArea::minimumSizeHint().height()};
}

}  // namespace barch::ui
