#include "ui/access/access_pane.h"

#include "core/access/access_cases.h"
#include "core/access/permission_policies.h"
#include "ui/access/reach_look.h"
#include "ui/palette/palette_rows.h"
#include "ui/theme/icons.h"
#include "ui/widgets/code_view.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

Tag::Tone toneOf(TenancyClass tenancyClass)
{
    switch (tenancyClass) {
    case TenancyClass::Root: return Tag::Tone::Root;
    case TenancyClass::Owned: return Tag::Tone::Owned;
    case TenancyClass::Global: return Tag::Tone::Shared;
    case TenancyClass::Link: return Tag::Tone::Link;
    case TenancyClass::Undeclared: break;
    }
    return Tag::Tone::Neutral;
}

Text* overline(const QString& text)
{
    auto* label = new Text(text, TypeRole::SmallStrong, Ink::Secondary);
    label->setOneLine(true);
    return label;
}

QTableWidget* plainTable(const QString& objectName, const QString& spoken, const QStringList& heads)
{
    auto* table = new QTableWidget(0, static_cast<int>(heads.size()));
    table->setObjectName(objectName);
    table->setAccessibleName(spoken);
    table->setHorizontalHeaderLabels(heads);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setHighlightSections(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(metrics().tableRow);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setStyleSheet(QStringLiteral("QAbstractItemView { padding: 0; }"));
    table->setProperty("padded", true);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    return table;
}

}  // namespace

AccessPane::AccessPane(Session& session, QWidget* parent) : QWidget(parent), m_session(session), m_tabs(new QTabBar), m_pages(new QStackedWidget)
{
    setObjectName(QStringLiteral("accessPane"));
    setGround(this, "page");
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    m_tabs->setObjectName(QStringLiteral("accessTabs"));
    m_tabs->setAccessibleName(tr("What to see of the table"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const QString& title : {tr("Policy"), tr("Who sees what"), tr("Try it")})
        m_tabs->addTab(title);
    layout->addWidget(m_tabs);
    layout->addWidget(new Hairline);
    for (QWidget* page : {makePolicy(), makeRoles(), makeTryIt()})
        m_pages->addWidget(page);
    layout->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
}

QWidget* AccessPane::makeHeader()
{
    auto* head = new QWidget;
    head->setFixedHeight(48);
    auto* bar = row(8, head);
    bar->setContentsMargins(metrics().panelPadding, 0, 12, 0);
    m_glyph = new IconLabel(QStringLiteral("tenancy-owned"), Ink::Owned, nullptr, 16);
    m_name = new Text({}, TypeRole::Title);
    m_name->setOneLine(true);
    m_name->setObjectName(QStringLiteral("accessTable"));
    m_class = new Tag({});
    bar->addWidget(m_glyph);
    bar->addWidget(m_name, 1);
    bar->addWidget(m_class);
    return head;
}

QWidget* AccessPane::makePolicy()
{
    auto* inner = new QWidget;
    auto* lines = column(8, inner);
    lines->setContentsMargins(metrics().panelPadding, 12, metrics().panelPadding, 12);
    lines->addWidget(overline(tr("In words")));
    m_words = new Text({}, TypeRole::Base, Ink::Secondary);
    m_words->setObjectName(QStringLiteral("policyWords"));
    lines->addWidget(m_words);
    auto* head = row(8);
    m_sqlTitle = overline(tr("Policy preview"));
    auto* copy = makeButton(QStringLiteral("copyPolicy"), {}, ButtonKind::Quiet, QStringLiteral("copy"));
    copy->setAccessibleName(tr("Copy the SQL"));
    copy->setToolTip(tr("Copy the SQL"));
    connect(copy, &QPushButton::clicked, this, [this] {
        if (const Table* now = table())
            QGuiApplication::clipboard()->setText(qs(policySql(m_snapshot->project, *now)));
    });
    head->addWidget(m_sqlTitle, 1);
    head->addWidget(copy);
    lines->addLayout(head);
    m_sql = new CodeView(QStringLiteral("policySql"), tr("Policies as SQL"));
    lines->addWidget(m_sql, 1);
    m_ownRow = new QWidget;
    auto* own = row(8, m_ownRow);
    auto* ownLabel = new Text(tr("A row is one’s own by"), TypeRole::Small, Ink::Secondary);
    ownLabel->setOneLine(true);
    m_own = new QComboBox;
    m_own->setObjectName(QStringLiteral("ownColumn"));
    m_own->setAccessibleName(ownLabel->text());
    connect(m_own, &QComboBox::activated, this, [this] {
        if (const Table* now = table())
            showSql(*now);
    });
    own->addWidget(ownLabel);
    own->addWidget(m_own, 1);
    lines->addWidget(m_ownRow);
    auto* buttons = row(8);
    m_write = makeButton(QStringLiteral("writePolicies"), {}, ButtonKind::Primary);
    connect(m_write, &QPushButton::clicked, this, [this] {
        (void)m_session.apply({tr("Write policies for %1").arg(m_name->text()).toStdString(),
                               [id = m_table, owner = chosenOwner()](const Project& p) { return writePermissionPolicies(p, id, owner); }, {}});
    });
    m_drop = makeButton(QStringLiteral("dropPolicies"), tr("Tenant floor only"), ButtonKind::Plain);
    m_drop->setToolTip(tr("Takes the policies for roles away. The database then keeps tenants apart only."));
    connect(m_drop, &QPushButton::clicked, this, [this] {
        (void)m_session.apply({tr("Take policies of %1 away").arg(m_name->text()).toStdString(), [id = m_table](const Project& p) { return dropPermissionPolicies(p, id); }, {}});
    });
    buttons->addWidget(m_write);
    buttons->addWidget(m_drop);
    buttons->addStretch(1);
    lines->addLayout(buttons);
    return inner;
}

QWidget* AccessPane::makeRoles()
{
    auto* inner = new QWidget;
    auto* lines = column(8, inner);
    lines->setContentsMargins(0, 0, 0, 12);
    m_roles = plainTable(QStringLiteral("whoSeesWhat"), tr("Who sees what"), {tr("Role"), tr("Rows")});
    m_roles->horizontalHeader()->setStretchLastSection(true);
    m_roles->horizontalHeader()->resizeSection(0, 96);
    m_roles->setWordWrap(true);
    m_roles->verticalHeader()->setDefaultSectionSize(44);
    lines->addWidget(m_roles, 1);
    m_columns = new Text({}, TypeRole::Small, Ink::Secondary);
    m_columns->setObjectName(QStringLiteral("columnsSeen"));
    m_columns->setContentsMargins(metrics().panelPadding, 0, metrics().panelPadding, 0);
    lines->addWidget(m_columns);
    return inner;
}

QWidget* AccessPane::makeTryIt()
{
    auto* inner = new QWidget;
    auto* lines = column(8, inner);
    lines->setContentsMargins(metrics().panelPadding, 12, metrics().panelPadding, 12);
    auto* bar = row(8);
    auto* as = new Text(tr("As"), TypeRole::Small, Ink::Secondary);
    as->setOneLine(true);
    m_as = new QComboBox;
    m_as->setObjectName(QStringLiteral("tryAs"));
    m_as->setAccessibleName(tr("Role to try"));
    connect(m_as, &QComboBox::activated, this, [this](int index) {
        m_role = AccessRoleId(AnyId(m_as->itemData(index).toULongLong()));
        showExamples();
    });
    bar->addWidget(as);
    bar->addWidget(m_as, 1);
    lines->addLayout(bar);
    m_examples = plainTable(QStringLiteral("exampleRows"), tr("What this role reaches"), {tr("Row"), tr("See"), tr("Change"), tr("Delete")});
    m_examples->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int i = 1; i < 4; ++i) {
        m_examples->horizontalHeader()->setSectionResizeMode(i, QHeaderView::Fixed);
        m_examples->horizontalHeader()->resizeSection(i, 60);
    }
    lines->addWidget(m_examples);
    m_exampleNote = new Text({}, TypeRole::Small, Ink::Secondary);
    m_exampleNote->setObjectName(QStringLiteral("exampleNote"));
    lines->addWidget(m_exampleNote);
    lines->addStretch(1);
    return inner;
}

const Table* AccessPane::table() const
{
    return m_snapshot ? m_snapshot->project.table(m_table) : nullptr;
}

ColumnId AccessPane::chosenOwner() const
{
    return m_ownRow->isHidden() ? ColumnId() : ColumnId(AnyId(m_own->currentData().toULongLong()));
}

void AccessPane::show(Snapshot snapshot, TableId wanted)
{
    m_snapshot = std::move(snapshot);
    m_table = wanted;
    const Table* now = table();
    setEnabled(now != nullptr);
    if (!now) {
        m_name->set(tr("No table"));
        m_words->set(tr("Choose a table to see who reaches its rows."));
        m_sql->clearCode();
        return;
    }
    m_glyph->set(tenancyIcon(now->tenancyClass), tenancyInk(now->tenancyClass));
    m_name->set(qs(now->name));
    m_class->set(tenancyTitle(now->tenancyClass), toneOf(now->tenancyClass));
    showPolicy(*now);
    showRoles(*now);
    showExamples();
}

void AccessPane::setRole(AccessRoleId role)
{
    if (role == m_role)
        return;
    m_role = role;
    if (table())
        showExamples();
}

void AccessPane::showPolicy(const Table& now)
{
    m_words->set(qs(policyInWords(m_snapshot->project, m_snapshot->access, now)));
    const bool possible = static_cast<bool>(canWritePolicies(m_snapshot->project, now.id));
    const std::vector<ColumnId> columns = possible && m_snapshot->access.keeper() ? personColumns(now, *m_snapshot->access.keeper()) : std::vector<ColumnId>{};
    m_own->clear();
    for (const ColumnId id : columns)
        m_own->addItem(qs(now.column(id)->name), QVariant::fromValue<qulonglong>(id.number()));
    const RowOwner owner = m_snapshot->access.ownerOf(now);
    const int at = m_own->findData(QVariant::fromValue<qulonglong>(owner.column.number()));
    m_own->setCurrentIndex(std::max(0, at));
    m_ownRow->setVisible(!columns.empty());
    m_drop->setVisible(hasPermissionPolicies(now));
    m_write->setVisible(possible);
    showSql(now);
}

/// What the button would do, line by line; the policies as they are where it would do nothing.
void AccessPane::showSql(const Table& now)
{
    const std::string before = policySql(m_snapshot->project, now);
    std::string after = before;
    if (!m_write->isHidden())
        if (const auto written = writePermissionPolicies(m_snapshot->project, now.id, chosenOwner()))
            after = policySql(*written, *written->table(now.id));
    const bool changes = before != after;
    m_write->setEnabled(changes);
    m_write->setText(changes ? tr("Write policies for %1").arg(qs(now.name)) : tr("Policies are written"));
    m_write->setAccessibleName(m_write->text());
    m_sqlTitle->set(changes ? tr("What writing policies changes") : tr("Policy preview"));
    m_sql->setCode(changes ? changedLines(before, after, 3) : wholeText(before.empty() ? std::string("-- no policies: the application checks\n") : before), CodeLanguage::Sql);
}

void AccessPane::showRoles(const Table& now)
{
    const std::vector<RoleView> views = whoSeesWhat(m_snapshot->project, m_snapshot->access, now);
    m_roles->setRowCount(static_cast<int>(views.size()));
    int at = 0;
    for (const RoleView& view : views) {
        auto* role = new QTableWidgetItem(qs(m_snapshot->project.accessRoles.find(view.role)->name));
        role->setFont(typeface(TypeRole::SmallStrong));
        auto* rows = new QTableWidgetItem(qs(view.rows));
        rows->setFont(typeface(TypeRole::Small));
        rows->setToolTip(rows->text());
        m_roles->setItem(at, 0, role);
        m_roles->setItem(at++, 1, rows);
    }
    const SeenColumns columns = columnsSeen(m_snapshot->project, now);
    QStringList kept;
    for (const ColumnId id : columns.kept)
        kept.append(qs(now.column(id)->name));
    m_columns->set(kept.isEmpty() ? tr("Whoever sees a row sees its %1 columns.").arg(columns.seen.size())
                                  : tr("Whoever sees a row sees %1 of its columns. Never sent out: %2.").arg(columns.seen.size()).arg(kept.join(QStringLiteral(", "))));
}

void AccessPane::showExamples()
{
    const Project& project = m_snapshot->project;
    const std::vector<AccessRoleId>& roles = m_snapshot->access.matrix().roles();
    if (!project.accessRoles.contains(m_role))
        m_role = roles.empty() ? AccessRoleId() : roles.front();
    m_as->clear();
    for (const AccessRoleId id : roles)
        m_as->addItem(qs(project.accessRoles.find(id)->name), QVariant::fromValue<qulonglong>(id.number()));
    m_as->setCurrentIndex(m_as->findData(QVariant::fromValue<qulonglong>(m_role.number())));
    const Table* now = table();
    const std::vector<ExampleRow> rows = now ? exampleRows(project, m_snapshot->access, *now, m_role) : std::vector<ExampleRow>{};
    m_examples->setRowCount(static_cast<int>(rows.size()));
    const QString kinds[] = {tr("one’s own"), tr("somebody else’s"), tr("another tenant’s")};
    for (int i = 0; i < m_examples->rowCount(); ++i) {
        const ExampleRow& row = rows[static_cast<std::size_t>(i)];
        m_examples->setItem(i, 0, new QTableWidgetItem(kinds[static_cast<int>(row.row)]));
        int at = 1;
        for (const RowOperation operation : {RowOperation::Read, RowOperation::Change, RowOperation::Remove}) {
            const bool reached = row.reached[static_cast<std::size_t>(operation)];
            auto* cell = new QTableWidgetItem(reached ? icon(QStringLiteral("tick"), Ink::Ok) : QIcon(), reached ? tr("yes") : QStringLiteral("–"));
            cell->setData(Qt::AccessibleTextRole, reached ? tr("yes") : tr("no"));
            m_examples->setItem(i, at++, cell);
        }
    }
    m_examples->setFixedHeight(metrics().tableHeader + std::max(1, m_examples->rowCount()) * metrics().tableRow + 10);
    m_examples->setVisible(!rows.empty());
    m_exampleNote->set(!rows.empty() ? tr("Worked out from the permissions of the design. %1").arg(now && hasPermissionPolicies(*now) ? tr("The database refuses the rest.") : tr("The API has to refuse the rest."))
                       : roles.empty() ? tr("There are no roles to try yet.")
                                       : tr("No role decides about the rows of this table."));
}

}  // namespace barch::ui
