#include "ui/proposal/proposal_page.h"

#include "ui/questionnaire/schema_lines.h"
#include "ui/theme/icons.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QTreeWidget>

#include <algorithm>
#include <map>

namespace barch::ui {
namespace {

constexpr int changeRole = Qt::UserRole + 1;  ///< index into Proposal::changes

Mark markOf(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Add: return Mark::Added;
    case ChangeKind::Change: return Mark::Changed;
    case ChangeKind::Remove: return Mark::Removed;
    }
    return Mark::None;
}

Ink inkOf(ChangeKind kind)
{
    return kind == ChangeKind::Add ? Ink::Added : kind == ChangeKind::Remove ? Ink::Removed : Ink::Changed;
}

QString groupOf(const Change& change)
{
    switch (change.element.kind) {
    case ElementKind::Table:
    case ElementKind::Column:
    case ElementKind::Constraint:
    case ElementKind::Index:
    case ElementKind::Trigger:
    case ElementKind::UserType:
    case ElementKind::View:
    case ElementKind::Sequence:
    case ElementKind::Namespace:
    case ElementKind::Function:
    case ElementKind::Extension: return ProposalPage::tr("Schema");
    case ElementKind::Policy:
    case ElementKind::Role:
    case ElementKind::Permission:
    case ElementKind::AccessRole: return ProposalPage::tr("Access");
    case ElementKind::Endpoint:
    case ElementKind::Webhook:
    case ElementKind::Channel: return ProposalPage::tr("API");
    case ElementKind::Service:
    case ElementKind::Job:
    case ElementKind::ExternalCall:
    case ElementKind::Message:
    case ElementKind::Bucket:
    case ElementKind::SearchIndex: return ProposalPage::tr("Logic and jobs");
    case ElementKind::AiProvider:
    case ElementKind::AiModel: return ProposalPage::tr("AI");
    case ElementKind::Plan:
    case ElementKind::Flag:
    case ElementKind::PaymentEvent: return ProposalPage::tr("Plans and payments");
    case ElementKind::Feature:
    case ElementKind::Release:
    case ElementKind::Requirement:
    case ElementKind::Decision: return ProposalPage::tr("Planning");
    default: return ProposalPage::tr("Deployment and the rest");
    }
}

/// A line of Change::details as the pane with coloured lines shows it.
SchemaLine lineOf(const std::string& detail, ChangeKind kind)
{
    SchemaLine line{markOf(kind), 0, {}};
    std::string text = detail;
    const std::pair<std::string_view, Mark> signs[] = {
        {"+ ", Mark::Added}, {"- ", Mark::Removed}, {"− ", Mark::Removed}, {"~ ", Mark::Changed}};
    for (const auto& [sign, mark] : signs)
        if (detail.starts_with(sign)) {
            line.mark = mark;
            text = detail.substr(sign.size());
        }
    line.pieces.push_back({text, SchemaLine::Ink::Plain});
    return line;
}

}  // namespace

ProposalPage::ProposalPage(const PageContext& context) : Page(context)
{
    m_acceptAction = new QAction(tr("Accept the ticked changes"), this);
    m_acceptAction->setObjectName(QStringLiteral("acceptProposalAction"));
    m_acceptAction->setShortcut(QKeySequence(QStringLiteral("Ctrl+Return")));
    m_acceptAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_acceptAction);
    connect(m_acceptAction, &QAction::triggered, this, &ProposalPage::accept);

    auto* layout = column(0, this);
    layout->addWidget(makeHead());
    layout->addWidget(new Hairline);
    m_body = new QWidget;
    auto* body = row(0, m_body);
    m_tree = new QTreeWidget;
    m_tree->setObjectName(QStringLiteral("proposalTree"));
    m_tree->setAccessibleName(tr("Proposed changes"));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(18);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setColumnCount(1);
    body->addWidget(m_tree, 3);
    body->addWidget(new Hairline(Qt::Vertical));
    body->addWidget(makeDetails(), 2);
    layout->addWidget(m_body, 1);
    m_empty = new QWidget;
    auto* empty = column(8, m_empty);
    empty->addStretch(2);
    auto* mark = new IconLabel(QStringLiteral("proposal"), Ink::Tertiary, nullptr, 32);
    empty->addWidget(mark, 0, Qt::AlignHCenter);
    m_emptyText = new Text({}, TypeRole::Base, Ink::Secondary);
    m_emptyText->setObjectName(QStringLiteral("proposalEmpty"));
    m_emptyText->setAlignment(Qt::AlignHCenter);
    m_emptyText->setFixedWidth(420);
    empty->addWidget(m_emptyText, 0, Qt::AlignHCenter);
    auto* answer = makeButton(QStringLiteral("proposalAnswer"), tr("Go to the questions"));
    connect(answer, &QPushButton::clicked, this, [this] { navigator().openPage(QStringLiteral("questionnaire")); });
    empty->addWidget(answer, 0, Qt::AlignHCenter);
    empty->addStretch(3);
    layout->addWidget(m_empty, 1);
    layout->addWidget(new Hairline);
    m_foot = makeFoot();
    layout->addWidget(m_foot);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ProposalPage::showDetails);
    connect(m_tree, &QTreeWidget::itemChanged, this, [this] {
        if (!m_filling)
            showSelection();
    });
    connect(&session(), &Session::proposalChanged, this, &ProposalPage::refresh);
    refresh();
}

QWidget* ProposalPage::makeHead()
{
    QHBoxLayout* line = nullptr;
    QWidget* head = pageHeader(line);
    auto* title = new Text(tr("Proposal"), TypeRole::Title);
    title->setOneLine(true);
    line->addWidget(title, 0, Qt::AlignVCenter);
    m_summary = new Text({}, TypeRole::Small, Ink::Tertiary);
    m_summary->setObjectName(QStringLiteral("proposalSummary"));
    m_summary->setOneLine(true);
    line->addWidget(m_summary, 1, Qt::AlignVCenter);
    return head;
}

QWidget* ProposalPage::makeDetails()
{
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("proposalDetails"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* ground = makeGround("page");
    m_details = column(0, ground);
    scroll->setWidget(ground);
    return scroll;
}

QWidget* ProposalPage::makeFoot()
{
    auto* foot = makeGround("page");
    auto* line = row(8, foot);
    line->setContentsMargins(metrics().pagePadding, 11, metrics().pagePadding, 11);
    auto* all = makeButton(QStringLiteral("proposalAll"), tr("Tick all"), ButtonKind::Quiet);
    auto* none = makeButton(QStringLiteral("proposalNone"), tr("Tick none"), ButtonKind::Quiet);
    connect(all, &QPushButton::clicked, this, [this] { setAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { setAll(false); });
    line->addWidget(all);
    line->addWidget(none);
    line->addStretch(1);
    m_count = new Text({}, TypeRole::Small, Ink::Tertiary);
    m_count->setOneLine(true);
    line->addWidget(m_count, 0, Qt::AlignVCenter);
    m_accept = makeButton(QStringLiteral("proposalAccept"), tr("Accept"), ButtonKind::Primary, QStringLiteral("tick"));
    connect(m_accept, &QPushButton::clicked, this, &ProposalPage::accept);
    line->addWidget(m_accept);
    return foot;
}

void ProposalPage::activate()
{
    if (m_body->isVisible())
        m_tree->setFocus(Qt::OtherFocusReason);
}

QList<QAction*> ProposalPage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Edit") ? QList<QAction*>{m_acceptAction} : QList<QAction*>();
}

QList<QWidget*> ProposalPage::panes() const
{
    return {m_tree, m_accept};
}

void ProposalPage::refresh()
{
    const bool known = session().proposal().has_value();
    m_shown = known ? *session().proposal() : Proposal();
    m_filling = true;
    m_tree->clear();
    std::vector<QString> order;
    std::map<QString, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < m_shown.changes.size(); ++i) {
        const QString group = groupOf(m_shown.changes[i]);
        if (!groups.contains(group))
            order.push_back(group);
        groups[group].push_back(i);
    }
    // What one reads first is the schema.
    std::stable_partition(order.begin(), order.end(), [](const QString& group) { return group != tr("Deployment and the rest"); });
    for (const QString& group : order)
        addGroup(group, groups[group]);
    m_filling = false;
    const auto changes = static_cast<qsizetype>(m_shown.changes.size());
    const auto kept = static_cast<qsizetype>(m_shown.kept.size());
    m_summary->set(!known         ? tr("Working it out…")
                   : changes == 0 ? tr("Nothing to do")
                                  : tr("%1 that your answers lead to. What you changed by hand stays as it is.")
                                        .arg(counted(changes, tr("change"), tr("changes"))));
    m_body->setVisible(changes > 0);
    m_foot->setVisible(changes > 0);
    m_empty->setVisible(changes == 0);
    m_emptyText->set(!known ? tr("Your answers are being worked into a proposal…")
                            : tr("Your design is what your answers lead to. Change an answer, and what follows from it is shown here%1")
                                  .arg(kept > 0 ? tr(". %1 of your own were kept.").arg(counted(kept, tr("change"), tr("changes")))
                                                : QStringLiteral(".")));
    if (m_tree->topLevelItemCount() > 0 && m_tree->topLevelItem(0)->childCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0)->child(0));
    showDetails();
    showSelection();
}

void ProposalPage::addGroup(const QString& title, const std::vector<std::size_t>& changes)
{
    auto* group = new QTreeWidgetItem(m_tree, {QStringLiteral("%1  %2").arg(title).arg(changes.size())});
    group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate | Qt::ItemIsSelectable);
    group->setFont(0, typeface(TypeRole::BaseStrong));
    for (const std::size_t at : changes) {
        const Change& change = m_shown.changes[at];
        auto* item = new QTreeWidgetItem(group, {qs(change.summary)});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren);
        item->setCheckState(0, change.declinedBefore ? Qt::Unchecked : Qt::Checked);
        item->setData(0, changeRole, static_cast<qulonglong>(at));
        item->setToolTip(0, qs(change.path));
        const char* icons[] = {"diff-added", "diff-changed", "diff-removed"};
        item->setIcon(0, icon(QString::fromLatin1(icons[static_cast<std::size_t>(change.kind)]), inkOf(change.kind)));
    }
    group->setExpanded(true);
}

void ProposalPage::showDetails()
{
    clearLayout(m_details);
    const QTreeWidgetItem* item = m_tree->currentItem();
    auto* head = column(6);
    head->setContentsMargins(20, 16, 20, 12);
    std::vector<SchemaLine> lines;
    if (item && item->data(0, changeRole).isValid()) {
        const Change& change = m_shown.changes[item->data(0, changeRole).toULongLong()];
        head->addWidget(new Text(qs(change.summary), TypeRole::Strong));
        if (!change.path.empty())
            head->addWidget(new Text(qs(change.path), TypeRole::CodeSmall, Ink::Tertiary));
        if (change.declinedBefore) {
            auto* line = row(0);
            line->addWidget(new Tag(tr("You removed or changed this before, so it is not ticked"), Tag::Tone::Warning));
            line->addStretch(1);
            head->addLayout(line);
        }
        if (!change.reason.empty())
            head->addWidget(new Text(tr("Why: %1").arg(qs(change.reason)), TypeRole::Base, Ink::Secondary));
        for (const std::string& detail : change.details)
            lines.push_back(lineOf(detail, change.kind));
    }
    m_details->addLayout(head);
    if (!lines.empty()) {
        auto* shown = new SchemaLines;
        shown->show(std::move(lines));
        m_details->addWidget(shown);
    }
    if (!m_shown.kept.empty()) {
        auto* kept = column(4);
        kept->setContentsMargins(20, 20, 20, 16);
        kept->addWidget(new Text(tr("Kept as you made it"), TypeRole::Overline, Ink::Tertiary));
        for (const std::string& line : m_shown.kept) {
            auto* words = row(8);
            words->addWidget(new IconLabel(QStringLiteral("lock"), Ink::Tertiary, nullptr, metrics().iconSmall), 0, Qt::AlignTop);
            words->addWidget(new Text(qs(line), TypeRole::Small, Ink::Secondary), 1);
            kept->addLayout(words);
        }
        m_details->addLayout(kept);
    }
    m_details->addStretch(1);
}

std::set<std::string> ProposalPage::chosen() const
{
    std::set<std::string> ids;
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g)
        for (int i = 0; i < m_tree->topLevelItem(g)->childCount(); ++i) {
            const QTreeWidgetItem* item = m_tree->topLevelItem(g)->child(i);
            if (item->checkState(0) == Qt::Checked)
                ids.insert(m_shown.changes[item->data(0, changeRole).toULongLong()].id);
        }
    return ids;
}

void ProposalPage::showSelection()
{
    const auto ticked = static_cast<qsizetype>(chosen().size());
    m_accept->setText(ticked == 0 ? tr("Accept") : tr("Accept %1").arg(counted(ticked, tr("change"), tr("changes"))));
    m_accept->setAccessibleName(m_accept->text());
    m_accept->setEnabled(ticked > 0);
    m_acceptAction->setEnabled(ticked > 0);
    m_count->set(ticked > 0 ? tr("One step, undo brings it back") : QString());
}

void ProposalPage::setAll(bool on)
{
    m_filling = true;
    for (int g = 0; g < m_tree->topLevelItemCount(); ++g)
        for (int i = 0; i < m_tree->topLevelItem(g)->childCount(); ++i)
            m_tree->topLevelItem(g)->child(i)->setCheckState(0, on ? Qt::Checked : Qt::Unchecked);
    m_filling = false;
    showSelection();
}

void ProposalPage::accept()
{
    const std::set<std::string> ids = chosen();
    if (ids.empty())
        return;
    const QString what = counted(static_cast<qsizetype>(ids.size()), tr("change"), tr("changes"));
    const bool done = session().apply({tr("Accept %1 of the proposal").arg(what).toStdString(),
                                       [&content = session().content(), ids](const Project& project) {
                                           return barch::accept(content, project, ids);
                                       },
                                       {}});
    if (!done)
        return;
    navigator().notify(Severity::Info, tr("%1 are in your design now. Undo (Ctrl+Z) takes them back.").arg(what));
    if (findPage(QStringLiteral("data-model")))
        navigator().openPage(QStringLiteral("data-model"));
}

}  // namespace barch::ui
