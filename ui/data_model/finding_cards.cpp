#include "ui/data_model/finding_cards.h"

#include "ui/canvas/glyph_icon.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QMenu>

namespace barch::ui {

TableId tableOf(const Finding& finding)
{
    return TableId(finding.element.kind == ElementKind::Table ? finding.element.id : finding.element.owner);
}

FindingCards::FindingCards(const PageContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_layout(column(8, this))
{
    setObjectName(QStringLiteral("tableFindings"));
    m_layout->setContentsMargins(16, 10, 12, 16);
}

void FindingCards::show(TableId table)
{
    std::vector<Finding> now;
    for (const Finding& finding : m_context.session.findings())
        if (table && tableOf(finding) == table && !finding.waived)
            now.push_back(finding);
    if (table == m_table && now == m_shown)
        return;
    m_table = table;
    m_shown = std::move(now);
    clearLayout(m_layout);
    if (!m_shown.empty())
        m_layout->addWidget(new Text(tr("Findings for this table"), TypeRole::SmallStrong, Ink::Secondary));
    constexpr std::size_t most = 20;
    for (std::size_t i = 0; i < m_shown.size() && i < most; ++i)
        m_layout->addWidget(makeCard(m_shown[i]));
    if (m_shown.size() > most)
        m_layout->addWidget(new Text(tr("%1 more on the Checks page.").arg(m_shown.size() - most), TypeRole::Small, Ink::Tertiary));
    setVisible(!m_shown.empty());
}

QWidget* FindingCards::makeCard(const Finding& finding)
{
    auto* card = new QFrame;
    card->setObjectName("finding." + qs(finding.rule));
    const bool error = finding.severity == Severity::Error;
    const bool warning = finding.severity == Severity::Warning;
    card->setProperty("card", error ? "error" : warning ? "warning" : "info");
    auto* layout = row(8, card);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->addWidget(new IconLabel(QString::fromLatin1(glyphOf(finding.severity)), error ? Ink::Error : warning ? Ink::Warning : Ink::Info, nullptr, 14), 0, Qt::AlignTop);
    auto* words = column(3);
    const Rule* rule = findRule(finding.rule);
    words->addWidget(new Text(rule ? qs(rule->title) : qs(finding.rule), TypeRole::SmallStrong));
    words->addWidget(new Text(qs(finding.message), TypeRole::Small, Ink::Secondary));
    auto* buttons = row(6);
    if (finding.fix != FixKind::None) {
        QPushButton* fix = makeButton("fix." + qs(finding.rule), finding.fix == FixKind::Automatic ? tr("Fix") : tr("Fix…"), ButtonKind::Plain, QStringLiteral("wand"));
        fix->setProperty("small", true);
        connect(fix, &QPushButton::clicked, this, [this, fix, finding] { offerFixes(fix, finding); }, Qt::QueuedConnection);
        buttons->addWidget(fix);
    }
    QPushButton* show = makeButton("showFinding." + qs(finding.rule), tr("Show in checks"), ButtonKind::Link);
    connect(show, &QPushButton::clicked, this, [this, print = finding.fingerprint()] { m_context.navigator.showFinding(print); }, Qt::QueuedConnection);
    buttons->addWidget(show);
    buttons->addStretch(1);
    words->addLayout(buttons);
    layout->addLayout(words, 1);
    return card;
}

/// One way is done at once (undo takes it back), several are shown with what they cost.
void FindingCards::offerFixes(QWidget* anchor, const Finding& finding)
{
    const std::vector<FixOption> options = fixesFor(m_context.session.content(), m_context.session.project(), finding);
    if (options.empty()) {
        m_context.navigator.notify(Severity::Info, tr("Nothing is left to fix here."));
        return;
    }
    if (options.size() == 1 && finding.fix == FixKind::Automatic) {
        (void)m_context.session.apply(options.front().edit);
        return;
    }
    auto* menu = new QMenu(anchor);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const FixOption& option : options) {
        const QString words = option.consequence.empty() ? qs(option.title) : tr("%1: %2").arg(qs(option.title), qs(option.consequence));
        connect(menu->addAction(words), &QAction::triggered, this, [this, edit = option.edit] { (void)m_context.session.apply(edit); });
    }
    menu->popup(anchor->mapToGlobal(QPoint(0, anchor->height() + 2)));
}

}  // namespace barch::ui
