#include "ui/checks/checks_page.h"

#include "core/rules/rule.h"
#include "ui/checks/batch_fix.h"
#include "ui/checks/chip_row.h"
#include "ui/checks/finding_detail.h"
#include "ui/checks/finding_list.h"
#include "ui/checks/finding_model.h"
#include "ui/theme/icons.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

const std::pair<FindingGrouping, const char*> groupings[] = {
    {FindingGrouping::Severity, QT_TRANSLATE_NOOP("ChecksPage", "Severity")},
    {FindingGrouping::Subject, QT_TRANSLATE_NOOP("ChecksPage", "Subject")},
    {FindingGrouping::Table, QT_TRANSLATE_NOOP("ChecksPage", "Table")},
};

}  // namespace

ChecksPage::ChecksPage(const PageContext& context)
    : Page(context), m_bench(std::make_shared<PreviewBench>(context.session.content()))
{
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    layout->addWidget(new Hairline);
    m_toolbar = makeToolbar();
    layout->addWidget(m_toolbar);

    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("checksSplit"));
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    m_list = new FindingList;
    m_list->setMinimumWidth(320);
    m_detail = new FindingDetail(context, m_bench);
    m_batch = new BatchFix(context, m_bench);
    m_noMatch = new QWidget;
    auto* noMatch = column(8, m_noMatch);
    noMatch->addStretch(1);
    auto* words = new Text(tr("No finding matches the filter"), TypeRole::Strong);
    words->setOneLine(true);
    noMatch->addWidget(words, 0, Qt::AlignHCenter);
    QPushButton* clear = makeButton(QStringLiteral("clearFilter"), tr("Show all findings"));
    connect(clear, &QPushButton::clicked, this, [this] {
        m_list->setFilter({.grouping = m_list->filter().grouping});
        refresh();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    noMatch->addWidget(clear, 0, Qt::AlignHCenter);
    noMatch->addStretch(2);
    m_right = new QStackedWidget;
    m_right->addWidget(m_detail);
    m_right->addWidget(m_batch);
    m_right->addWidget(m_noMatch);
    m_right->setMinimumWidth(480);
    split->addWidget(m_list);
    split->addWidget(m_right);
    split->setStretchFactor(0, 0);
    split->setStretchFactor(1, 1);
    split->setSizes({488, 912});
    m_work = split;
    m_message = makeMessage();
    layout->addWidget(m_work, 1);
    layout->addWidget(m_message, 1);

    connect(m_list, &FindingList::currentFindingChanged, this, &ChecksPage::showCurrent);
    connect(m_list, &FindingList::fixWanted, m_detail, &FindingDetail::fix);
    connect(m_list, &FindingList::filterDropped, this, &ChecksPage::refresh, Qt::QueuedConnection);
    connect(m_detail, &FindingDetail::stepWanted, this, &ChecksPage::stepFinding);
    connect(m_detail, &FindingDetail::fixRuleWanted, this, &ChecksPage::fixRule);
    connect(m_batch, &BatchFix::finished, this, [this] {
        m_right->setCurrentWidget(m_detail);
        showCurrent();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(&session(), &Session::findingsChanged, this, &ChecksPage::refresh);
    connect(&session(), &Session::projectReplaced, this, &ChecksPage::refresh);
    connect(&session(), &Session::projectChanged, this, [this] {
        m_detail->setStale(true);
        m_fixSafe->setEnabled(false);
        m_checkedAt->set(tr("Checking…"));
        if (m_right->currentWidget() == m_batch) {
            m_batch->drop();
            m_right->setCurrentWidget(m_detail);
        }
    });
    m_fixSafeAction = new QAction(tr("Fix the safe ones…"), this);
    m_fixSafeAction->setObjectName(QStringLiteral("fixSafeAction"));
    connect(m_fixSafeAction, &QAction::triggered, this, &ChecksPage::fixSafe);
    m_fixAction = new QAction(tr("Fix this finding"), this);
    m_fixAction->setObjectName(QStringLiteral("fixAction"));
    connect(m_fixAction, &QAction::triggered, m_detail, &FindingDetail::fix);
    refresh();
}

ChecksPage::~ChecksPage() = default;

QWidget* ChecksPage::makeHeader()
{
    QHBoxLayout* line = nullptr;
    QWidget* header = pageHeader(line);
    auto* title = new Text(tr("Checks"), TypeRole::Title);
    title->setOneLine(true);
    m_subtitle = new Text(tr("%1 rules, checked as you work").arg(allRules().size()), TypeRole::Base, Ink::Secondary);
    m_subtitle->setOneLine(true);
    m_checkedAt = new Text({}, TypeRole::Small, Ink::Secondary);
    m_checkedAt->setOneLine(true);
    m_checkedAt->setObjectName(QStringLiteral("checkedAt"));
    m_fixSafe = makeButton(QStringLiteral("fixSafe"), {}, ButtonKind::Plain, QStringLiteral("wand"));
    m_fixSafe->setToolTip(tr("Findings with a fix that needs no decision. You see what changes first."));
    connect(m_fixSafe, &QPushButton::clicked, this, &ChecksPage::fixSafe);
    line->addWidget(title);
    line->addWidget(m_subtitle, 1);
    line->addWidget(m_checkedAt);
    line->addWidget(m_fixSafe);
    return header;
}

QWidget* ChecksPage::makeToolbar()
{
    auto* bar = new QWidget;
    auto* lines = column(0, bar);
    auto* inner = new QWidget;
    inner->setFixedHeight(metrics().toolbar);
    auto* line = row(6, inner);
    line->setContentsMargins(12, 0, 12, 0);
    m_filter = makeFilter(QStringLiteral("findingFilter"), tr("Filter findings"), QStringLiteral("filter"));
    m_filter->setFixedWidth(200);
    connect(m_filter, &QLineEdit::textChanged, this, &ChecksPage::takeFilter);
    line->addWidget(m_filter);
    line->addSpacing(6);
    const char* names[] = {"chipErrors", "chipWarnings", "chipNotes"};
    for (int i = 0; i < 3; ++i) {
        const auto severity = static_cast<Severity>(i);
        m_severities[i] = makeButton(QString::fromLatin1(names[i]), {}, ButtonKind::Chip);
        m_severities[i]->setIcon(icon(severityIcon(severity), severityInk(severity)));
        m_severities[i]->setIconSize({14, 14});
        m_severities[i]->setCheckable(true);
        m_severities[i]->setChecked(true);
        connect(m_severities[i], &QPushButton::toggled, this, &ChecksPage::takeFilter);
        line->addWidget(m_severities[i]);
    }
    auto* rule = new Hairline(Qt::Vertical);
    rule->setFixedHeight(16);
    line->addSpacing(4);
    line->addWidget(rule);
    line->addSpacing(4);
    m_subjects = new ChipRow(QStringLiteral("subjects"), tr("More"));
    connect(m_subjects, &ChipRow::changed, this, &ChecksPage::takeFilter);
    line->addWidget(m_subjects, 1);
    m_waived = makeButton(QStringLiteral("chipWaived"), {}, ButtonKind::Chip);
    m_waived->setCheckable(true);
    m_waived->setChecked(true);
    connect(m_waived, &QPushButton::toggled, this, &ChecksPage::takeFilter);
    line->addWidget(m_waived);
    auto* groupWord = new Text(tr("Group by"), TypeRole::Small, Ink::Secondary);
    groupWord->setOneLine(true);
    line->addSpacing(6);
    line->addWidget(groupWord);
    m_groupBy = new QToolButton;
    m_groupBy->setObjectName(QStringLiteral("groupBy"));
    m_groupBy->setAccessibleName(tr("Group by"));
    m_groupBy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_groupBy->setIcon(icon(QStringLiteral("chevron-down"), Ink::Tertiary));
    m_groupBy->setIconSize({12, 12});
    m_groupBy->setLayoutDirection(Qt::RightToLeft);
    m_groupBy->setFont(typeface(TypeRole::Small));
    m_groupBy->setPopupMode(QToolButton::InstantPopup);
    m_groupBy->setFocusPolicy(Qt::StrongFocus);
    m_groupBy->setText(tr("Severity"));
    auto* menu = new QMenu(m_groupBy);
    menu->setLayoutDirection(Qt::LeftToRight);
    auto* group = new QActionGroup(menu);
    for (const auto& [grouping, title] : groupings) {
        QAction* action = menu->addAction(tr(title));
        action->setObjectName(QStringLiteral("groupBy") + QString::fromLatin1(title));
        action->setCheckable(true);
        action->setChecked(grouping == FindingGrouping::Severity);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, chosen = grouping, title = action->text()] {
            m_groupBy->setText(title);
            FindingFilter filter = m_list->filter();
            filter.grouping = chosen;
            m_list->setFilter(filter);
        });
    }
    m_groupBy->setMenu(menu);
    line->addWidget(m_groupBy);
    lines->addWidget(inner);
    lines->addWidget(new Hairline);
    return bar;
}

QWidget* ChecksPage::makeMessage()
{
    auto* message = new QWidget;
    message->setObjectName(QStringLiteral("checksMessage"));
    auto* lines = column(8, message);
    lines->addStretch(2);
    m_messageIcon = new IconLabel(QStringLiteral("ok"), Ink::Ok, nullptr, 32);
    lines->addWidget(m_messageIcon, 0, Qt::AlignHCenter);
    m_messageTitle = new Text({}, TypeRole::Title);
    m_messageTitle->setOneLine(true);
    m_messageTitle->setObjectName(QStringLiteral("checksMessageTitle"));
    lines->addWidget(m_messageTitle, 0, Qt::AlignHCenter);
    m_messageText = new Text({}, TypeRole::Base, Ink::Secondary);
    m_messageText->setOneLine(true);
    lines->addWidget(m_messageText, 0, Qt::AlignHCenter);
    lines->addStretch(3);
    return message;
}

void ChecksPage::showMessage(const QString& iconName, Ink ink, const QString& title, const QString& text)
{
    m_messageIcon->set(iconName, ink);
    m_messageTitle->set(title);
    m_messageText->set(text);
    m_work->hide();
    m_toolbar->hide();
    m_message->show();
}

void ChecksPage::refresh()
{
    const bool checked = session().hasProject() && session().checkedOnce();
    m_fixSafe->hide();
    m_fixSafeAction->setEnabled(false);
    m_checkedAt->set(!session().hasProject() ? QString()
                     : !checked || session().checking()
                         ? tr("Checking…")
                         : tr("Checked %1").arg(session().checkedAt().toString(QStringLiteral("HH:mm"))));
    if (!session().hasProject())
        return showMessage(QStringLiteral("checks"), Ink::Tertiary, tr("No project is open"), tr("Open one, and its design is checked as you work."));
    if (!checked)
        return showMessage(QStringLiteral("clock"), Ink::Tertiary, tr("Checking the design"), tr("The first look at a design takes a moment."));
    if (session().findings().empty()) {
        m_list->setFindings({});
        const bool empty = session().project().tables.empty();
        return showMessage(QStringLiteral("ok"), Ink::Ok, empty ? tr("Nothing to mend yet") : tr("Nothing to mend"),
                           empty ? tr("There are no tables. Findings appear here as the design grows.")
                                 : tr("Every rule that is in force for your answers is satisfied."));
    }
    m_message->hide();
    m_toolbar->show();
    m_work->show();
    m_list->setFindings(listed(session().project(), session().findings()));
    const FindingTotals totals = totalsOf(m_list->findings());
    refreshChips(totals);
    const bool fresh = !session().checking();
    m_fixSafe->setVisible(totals.automatic > 0);
    m_fixSafe->setEnabled(fresh);
    m_fixSafeAction->setEnabled(fresh && totals.automatic > 0);
    m_fixSafe->setText(totals.automatic == 1 ? tr("Fix the safe one…") : tr("Fix %1 safe ones…").arg(totals.automatic));
    m_fixSafe->setAccessibleName(m_fixSafe->text());
    m_detail->setStale(!fresh);
    if (!m_wanted.empty() && m_list->select(m_wanted))
        m_wanted.clear();
}

void ChecksPage::refreshChips(const FindingTotals& totals)
{
    const QScopedValueRollback quiet(m_settingFilter, true);
    const FindingFilter& filter = m_list->filter();
    const QString names[] = {tr("Errors"), tr("Warnings"), tr("Notes")};
    for (int i = 0; i < 3; ++i) {
        m_severities[i]->setText(QStringLiteral("%1 %2").arg(names[i], grouped(totals.severities[i])));
        m_severities[i]->setAccessibleName(m_severities[i]->text());
        m_severities[i]->setChecked(filter.severities[i]);
    }
    m_waived->setText(tr("Waived %1").arg(totals.waived));
    m_waived->setAccessibleName(m_waived->text());
    m_waived->setVisible(totals.waived > 0);
    m_waived->setChecked(filter.waived);
    if (m_filter->text() != filter.text)
        m_filter->setText(filter.text);
    if (filter.subjects.isEmpty())
        m_subjects->clearChecked();
    QList<ChipRow::Chip> chips;
    for (const auto& [subject, count] : totals.subjects)
        chips.append({subject, QStringLiteral("%1 %2").arg(subject, grouped(count))});
    m_subjects->setChips(chips);
}

void ChecksPage::takeFilter()
{
    if (m_settingFilter)
        return;
    FindingFilter filter = m_list->filter();
    filter.text = m_filter->text();
    for (int i = 0; i < 3; ++i)
        filter.severities[i] = m_severities[i]->isChecked();
    filter.waived = m_waived->isChecked();
    const QStringList subjects = m_subjects->checked();
    filter.subjects = QSet<QString>(subjects.begin(), subjects.end());
    m_list->setFilter(filter);
}

void ChecksPage::showCurrent()
{
    const ListedFinding* listed = m_list->current();
    if (m_right->currentWidget() == m_batch && listed)
        m_batch->drop();
    m_right->setCurrentWidget(listed ? static_cast<QWidget*>(m_detail) : m_noMatch);
    m_fixAction->setEnabled(listed && !listed->finding.waived && listed->finding.fix != FixKind::None);
    if (!listed)
        return;
    int sameRule = 0;
    for (const ListedFinding& other : m_list->findings())
        sameRule += other.finding.rule == listed->finding.rule && !other.finding.waived && other.finding.fix == FixKind::Automatic;
    if (listed->finding.fix != FixKind::Automatic)
        sameRule = 0;
    m_detail->setFinding(*listed, m_list->position(), m_list->shown(), sameRule);
}

void ChecksPage::fixSafe()
{
    std::set<std::string> prints;
    for (const ListedFinding& listed : m_list->findings())
        if (!listed.finding.waived && listed.finding.fix == FixKind::Automatic)
            prints.insert(listed.fingerprint);
    if (prints.empty() || session().checking())
        return;
    m_right->setCurrentWidget(m_batch);
    m_batch->start(tr("Fix everything that needs no decision"), std::move(prints));
}

void ChecksPage::fixRule(const QString& code)
{
    std::set<std::string> prints;
    for (const ListedFinding& listed : m_list->findings())
        if (!listed.finding.waived && listed.finding.fix == FixKind::Automatic && qs(listed.finding.rule) == code)
            prints.insert(listed.fingerprint);
    const Rule* rule = findRule(code.toStdString());
    m_right->setCurrentWidget(m_batch);
    m_batch->start(rule ? qs(rule->title) : code, std::move(prints));
}

void ChecksPage::activate()
{
    if (m_work->isVisible())
        m_list->setFocus(Qt::OtherFocusReason);
    else
        setFocus(Qt::OtherFocusReason);
}

bool ChecksPage::showFinding(const std::string& fingerprint)
{
    m_wanted.clear();
    if (!fingerprint.empty() && !m_list->select(fingerprint))
        m_wanted = fingerprint;
    return true;
}

bool ChecksPage::stepFinding(bool forward)
{
    m_list->step(forward);
    return true;
}

QList<QAction*> ChecksPage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Verify") ? QList<QAction*>{m_fixAction, m_fixSafeAction} : QList<QAction*>();
}

QList<QWidget*> ChecksPage::panes() const
{
    return {m_list, m_detail, m_filter};
}

}  // namespace barch::ui
