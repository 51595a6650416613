#include "ui/access/access_page.h"

#include "core/access/access_cases.h"
#include "core/edits/access_edits.h"
#include "core/tenancy/protection.h"
#include "ui/access/access_pane.h"
#include "ui/access/isolation_table.h"
#include "ui/access/permission_view.h"
#include "ui/access/plan_panel.h"
#include "ui/access/policy_preview.h"
#include "ui/access/reach_look.h"
#include "ui/access/role_forms.h"
#include "ui/palette/palette_rows.h"
#include "ui/theme/appearance.h"
#include "ui/widgets/page_parts.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

/// One glyph of the matrix, for the legend.
class ReachGlyph : public QWidget {
public:
    explicit ReachGlyph(Reach reach) : m_reach(reach) { setFixedSize(16, 16); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        drawReach(painter, QRectF(rect()), m_reach);
    }

private:
    Reach m_reach;
};

}  // namespace

AccessPage::AccessPage(const PageContext& context) : Page(context), m_stack(new QStackedWidget)
{
    auto* layout = column(0, this);
    layout->addWidget(makeHeader());
    layout->addWidget(new Hairline);
    m_rolesPart = makeRoles();
    m_plans = new PlanPanel(session());
    m_empty = makeEmpty();
    m_stack->addWidget(m_rolesPart);
    m_stack->addWidget(m_plans);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);
    makeActions();
    connect(m_parts, &Segments::chosen, this, &AccessPage::showPart);
    connect(&session(), &Session::projectChanged, this, &AccessPage::refresh);
    connect(&session(), &Session::projectReplaced, this, &AccessPage::refresh);
    connect(&session(), &Session::findingsChanged, this, [this] { m_isolation->setFindings(session().findings()); });
    refresh();
}

AccessPage::~AccessPage() = default;

QWidget* AccessPage::makeHeader()
{
    QHBoxLayout* bar = nullptr;
    QWidget* header = pageHeader(bar);
    auto* title = new Text(tr("Access"), TypeRole::Title);
    title->setOneLine(true);
    m_subtitle = new Text({}, TypeRole::Base, Ink::Secondary);
    m_subtitle->setOneLine(true);
    m_subtitle->setObjectName(QStringLiteral("accessSubtitle"));
    m_parts = new Segments({tr("Roles"), tr("Plans and flags")});
    m_parts->setObjectName(QStringLiteral("accessParts"));
    m_legend = makeLegend();
    const auto button = [&](const char* name, const QString& text, auto clicked) {
        QPushButton* made = makeButton(QString::fromLatin1(name), text, ButtonKind::Plain, QStringLiteral("plus"));
        connect(made, &QPushButton::clicked, this, clicked);
        return made;
    };
    m_roleButtons = new QWidget;
    auto* roles = row(8, m_roleButtons);
    roles->addWidget(button("addRole", tr("Role"), [this] { editRole({}); }));
    roles->addWidget(button("addPermission", tr("Permission"), [this] { editPermission(nullptr); }));
    m_planButtons = new QWidget;
    auto* plans = row(8, m_planButtons);
    plans->addWidget(button("addPlan", tr("Plan"), [this] { m_plans->addPlan(); }));
    plans->addWidget(button("addFlag", tr("Flag"), [this] { m_plans->addFlag(); }));
    plans->addWidget(button("addLimit", tr("Limit"), [this] { m_plans->addLimit(); }));
    bar->addWidget(title);
    bar->addWidget(m_parts);
    bar->addWidget(m_subtitle, 1);
    bar->addWidget(m_legend);
    bar->addWidget(m_roleButtons);
    bar->addWidget(m_planButtons);
    return header;
}

QWidget* AccessPage::makeLegend()
{
    auto* legend = new QWidget;
    auto* bar = row(6, legend);
    for (const Reach reach : {Reach::All, Reach::Own, Reach::Scoped, Reach::None}) {
        auto* words = new Text(reach == Reach::All ? tr("every row") : reach == Reach::Own ? tr("own rows") : reach == Reach::Scoped ? tr("by the key’s scope") : tr("no"),
                               TypeRole::Small, Ink::Secondary);
        words->setOneLine(true);
        bar->addWidget(new ReachGlyph(reach));
        bar->addWidget(words);
        bar->addSpacing(8);
    }
    return legend;
}

QWidget* AccessPage::makeRoles()
{
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("accessSplit"));
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    auto* left = m_halves = new QSplitter(Qt::Vertical);
    left->setHandleWidth(1);
    left->setChildrenCollapsible(false);
    m_matrix = new PermissionView;
    m_isolation = new IsolationTable;
    m_matrix->setMinimumHeight(120);
    m_isolation->setMinimumHeight(140);
    left->addWidget(m_matrix);
    left->addWidget(m_isolation);
    connect(left, &QSplitter::splitterMoved, this, [this] { m_halvesMoved = true; });
    m_pane = new AccessPane(session());
    m_pane->setMinimumWidth(320);
    split->addWidget(left);
    split->addWidget(m_pane);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 0);
    split->setSizes({1040, 372});
    connect(m_matrix, &PermissionView::reachWanted, this, &AccessPage::setReachOf, Qt::QueuedConnection);
    connect(m_matrix, &PermissionView::cellChosen, this, [this](AccessRoleId role, const PermissionRow& row) {
        m_pane->setRole(role);
        if (row.table)
            m_isolation->setCurrent(row.table);
    });
    connect(m_matrix, &PermissionView::roleEditWanted, this, &AccessPage::editRole);
    connect(m_matrix, &PermissionView::permissionEditWanted, this, [this](const PermissionRow& row) { editPermission(&row); });
    connect(m_isolation, &IsolationTable::tableChosen, this, [this](TableId table) { m_pane->show(m_snapshot, table); });
    connect(m_isolation, &IsolationTable::findingWanted, this, [this](const std::string& fingerprint) { navigator().showFinding(fingerprint); });
    connect(m_isolation, &IsolationTable::writeAllWanted, this, [this] { (new PolicyPreview(session(), window()))->open(); });
    connect(m_isolation, &IsolationTable::classWanted, this, [this](TableId id, TenancyClass tenancyClass) {
        if (const Table* table = session().project().table(id))
            (void)session().apply({tr("Make %1 %2").arg(qs(table->name), tenancyTitle(tenancyClass).toLower()).toStdString(),
                                   [=](const Project& p) { return setTenancyClass(p, id, tenancyClass); }, {}});
    });
    return split;
}

QWidget* AccessPage::makeEmpty()
{
    auto* empty = new QWidget;
    empty->setObjectName(QStringLiteral("accessEmpty"));
    auto* lines = column(8, empty);
    lines->addStretch(2);
    lines->addWidget(new IconLabel(QStringLiteral("lock"), Ink::Tertiary, nullptr, 32), 0, Qt::AlignHCenter);
    auto* title = new Text(tr("Nobody may do anything yet"), TypeRole::Title);
    title->setOneLine(true);
    lines->addWidget(title, 0, Qt::AlignHCenter);
    auto* words = new Text(tr("Say which roles there are, and the proposal brings roles and permissions. Or add a role of your own."), TypeRole::Base, Ink::Secondary);
    words->setOneLine(true);
    lines->addWidget(words, 0, Qt::AlignHCenter);
    auto* buttons = row(8);
    buttons->addStretch(1);
    QPushButton* ask = makeButton(QStringLiteral("answerRoles"), tr("Answer which roles there are"), ButtonKind::Primary);
    connect(ask, &QPushButton::clicked, this, [this] { navigator().showElement(ElementRef::answer("auth.roles")); });
    QPushButton* own = makeButton(QStringLiteral("firstRole"), tr("Add a role"), ButtonKind::Plain, QStringLiteral("plus"));
    connect(own, &QPushButton::clicked, this, [this] { editRole({}); });
    buttons->addWidget(ask);
    buttons->addWidget(own);
    buttons->addStretch(1);
    lines->addLayout(buttons);
    lines->addStretch(3);
    return empty;
}

void AccessPage::makeActions()
{
    const auto add = [this](const char* name, const QString& text, auto done) {
        auto* action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, done);
        m_actions.append(action);
    };
    add("accessAddRole", tr("Add a role…"), [this] { editRole({}); });
    add("accessAddPermission", tr("Add a permission…"), [this] { editPermission(nullptr); });
    add("accessEditRole", tr("Edit the role…"), [this] { editRole(m_matrix->permissions()->roleAt(m_matrix->currentIndex().column())); });
    add("accessEditPermission", tr("Edit the permission…"), [this] {
        if (const PermissionRow* row = m_matrix->permissions()->rowAt(m_matrix->currentIndex().row()))
            editPermission(row);
    });
    add("accessRemoveRole", tr("Delete the role"), [this] { removeCurrentRole(); });
    add("accessRemovePermission", tr("Delete the permission"), [this] { removeCurrentPermission(); });
    add("accessWritePolicies", tr("Write policies from permissions…"), [this] { (new PolicyPreview(session(), window()))->open(); });
    add("accessWriteTests", tr("Write test cases from permissions"), [this] { writeTests(); });
    add("accessEndpoints", tr("Put permissions on endpoints"), [this] {
        (void)session().apply({tr("Put permissions on endpoints").toStdString(), putPermissionsOnEndpoints, {}});
    });
}

void AccessPage::refresh()
{
    m_snapshot = std::make_shared<const AccessSnapshot>(session().project());
    const Project& project = m_snapshot->project;
    m_matrix->show(m_snapshot);
    m_isolation->show(m_snapshot);
    m_isolation->setFindings(session().findings());
    m_pane->show(m_snapshot, m_isolation->current());
    m_plans->show(project);
    const auto count = [](auto number, const QString& one, const QString& many) { return counted(static_cast<qsizetype>(number), one, many); };
    m_subtitle->set(QStringList{count(project.accessRoles.size(), tr("role"), tr("roles")),
                                count(m_snapshot->access.matrix().rows().size(), tr("permission"), tr("permissions")),
                                count(project.tables.size(), tr("table"), tr("tables"))}
                        .join(QStringLiteral(", ")));
    for (QAction* action : m_actions)
        action->setEnabled(session().hasProject());
    showPart(m_parts->current());
    placeHalves();
}

/// The matrix takes what its lines need, at most a bit more than half.
void AccessPage::placeHalves()
{
    const int height = m_halves->height();
    const int wanted = metrics().tableHeader + (m_matrix->permissions()->rowCount() + 1) * metrics().tableRow;
    const int matrix = std::min(wanted, height * 11 / 20);
    if (!m_halvesMoved && height > 0)
        m_halves->setSizes({matrix, height - matrix});
}

void AccessPage::showPart(int part)
{
    const bool plans = part == 1;
    const Project& project = m_snapshot->project;
    const bool empty = !plans && project.accessRoles.empty() && project.permissions.empty() && project.tables.empty();
    m_legend->setVisible(!plans && !empty && width() >= 1040);
    m_roleButtons->setVisible(!plans && !empty);
    m_planButtons->setVisible(plans);
    m_stack->setCurrentWidget(plans ? static_cast<QWidget*>(m_plans) : empty ? m_empty : m_rolesPart);
}

void AccessPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    showPart(m_parts->current());
    placeHalves();
}

void AccessPage::setReachOf(AccessRoleId role, const PermissionRow& row, Reach reach)
{
    const AccessRole* who = session().project().accessRoles.find(role);
    if (!who)
        return;
    const QString what = qs(row.title).toLower();
    const QString label = reach == Reach::None ? tr("Don’t let %1 %2").arg(qs(who->name), what)
                          : reach == Reach::Own ? tr("Let %1 %2: own rows").arg(qs(who->name), what)
                                                : tr("Let %1 %2").arg(qs(who->name), what);
    (void)session().apply({label.toStdString(), [=, base = row.base, table = row.table](const Project& p) { return setReach(p, role, base, table, reach); }, {}});
}

void AccessPage::editRole(AccessRoleId role)
{
    openRoleForm(session(), role, window());
}

void AccessPage::editPermission(const PermissionRow* row)
{
    openPermissionForm(session(), row ? (row->all ? row->all : row->own ? row->own : row->scoped) : PermissionId(), m_isolation->current(), window());
}

void AccessPage::removeCurrentRole()
{
    const AccessRoleId id = m_matrix->permissions()->roleAt(m_matrix->currentIndex().column());
    if (const AccessRole* role = session().project().accessRoles.find(id))
        (void)session().apply({tr("Delete the role %1").arg(qs(role->name)).toStdString(), [id](const Project& p) { return removeAccessRole(p, id); }, {}});
}

void AccessPage::removeCurrentPermission()
{
    const PermissionRow* row = m_matrix->permissions()->rowAt(m_matrix->currentIndex().row());
    if (!row)
        return;
    std::vector<PermissionId> all;
    for (const PermissionId id : {row->own, row->scoped, row->all})
        if (id)
            all.push_back(id);
    (void)session().apply({tr("Delete the permission %1").arg(qs(row->base)).toStdString(), [all](const Project& p) -> Result<Project> {
                               Project edited = p;
                               for (const PermissionId id : all) {
                                   auto without = removePermission(edited, id);
                                   if (!without)
                                       return without;
                                   edited = std::move(without).value();
                               }
                               return edited;
                           }, {}});
}

void AccessPage::writeTests()
{
    const std::size_t before = session().project().testCases.size();
    if (session().apply({tr("Write test cases from permissions").toStdString(), writeAccessTests, {}}))
        navigator().notify(Severity::Info, tr("%1 more in the list of tests.").arg(counted(static_cast<qsizetype>(session().project().testCases.size() - std::min(before, session().project().testCases.size())), tr("test"), tr("tests"))));
}

void AccessPage::activate()
{
    if (m_stack->currentWidget() == m_plans)
        m_plans->view()->setFocus(Qt::OtherFocusReason);
    else if (m_stack->currentWidget() == m_rolesPart)
        m_matrix->setFocus(Qt::OtherFocusReason);
}

bool AccessPage::showElement(const ElementRef& element)
{
    PermissionModel* model = m_matrix->permissions();
    const bool plans = element.kind == ElementKind::Plan || element.kind == ElementKind::Flag;
    const int row = element.kind == ElementKind::Permission ? model->rowOf(PermissionId(element.id)) : 0;
    const int at = element.kind == ElementKind::AccessRole ? model->columnOf(AccessRoleId(element.id)) : 0;
    if (!plans && ((element.kind != ElementKind::Permission && element.kind != ElementKind::AccessRole) || row < 0 || at < 0))
        return false;
    m_parts->setCurrent(plans ? 1 : 0);
    showPart(plans ? 1 : 0);
    if (!plans)
        m_matrix->setCurrentIndex(model->index(row, at));
    return true;
}

QList<QAction*> AccessPage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Model") ? m_actions : QList<QAction*>();
}

QList<QWidget*> AccessPage::panes() const
{
    if (m_stack->currentWidget() == m_plans)
        return {m_plans->view()};
    return {m_matrix, m_isolation->view(), m_pane};
}

Badge accessBadge(const Session& session)
{
    const auto roles = static_cast<qsizetype>(session.project().accessRoles.size());
    if (roles == 0)
        return {};
    return {{}, Ink::Tertiary, grouped(roles), counted(roles, Session::tr("role"), Session::tr("roles"))};
}

}  // namespace barch::ui
