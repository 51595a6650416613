#include "ui/data_model/data_model_page.h"

#include "core/edits/drawing_edits.h"
#include "core/edits/table_edits.h"
#include "core/edits/column_edits.h"
#include "ui/data_model/arranger.h"
#include "ui/data_model/column_grid.h"
#include "ui/data_model/empty_canvas.h"
#include "ui/data_model/finding_cards.h"
#include "ui/data_model/inspector.h"
#include "ui/data_model/model_edits.h"
#include "ui/data_model/model_toolbar.h"
#include "ui/data_model/object_tree.h"
#include "ui/shell/overlay.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace barch::ui {

DataModelPage::DataModelPage(const PageContext& context, QWidget* parent)
    : Page(context, parent), m_toolbar(new ModelToolbar), m_tree(new ObjectTree), m_canvas(new DiagramCanvas), m_middle(new QStackedWidget),
      m_empty(new EmptyCanvas), m_inspector(new Inspector(context)), m_arranger(new Arranger(session(), m_canvas->scene(), this))
{
    layOut();
    connectCanvas();
    connectPanes();
    makeActions();
    connect(&session(), &Session::projectChanged, this, [this] { projectChanged(false); });
    connect(&session(), &Session::projectReplaced, this, [this] { projectChanged(true); });
    connect(&session(), &Session::findingsChanged, this, &DataModelPage::findingsChanged);
    connect(&session(), &Session::proposalChanged, this, [this] {
        const auto& proposal = session().proposal();
        m_empty->setProposed(proposal ? std::ranges::count_if(proposal->changes, [](const Change& change) {
                                            return change.element.kind == ElementKind::Table && change.kind == ChangeKind::Add;
                                        })
                                      : -1);
    });
    connect(m_arranger, &Arranger::placed, this, [this](bool all) {
        if (all)
            m_canvas->showEverything();
    });
    connect(m_arranger, &Arranger::arranged, this, [this] { m_canvas->showEverything(); });
    connect(m_arranger, &Arranger::failed, this, [this](const QString& why) { navigator().notify(Severity::Warning, why); });
    projectChanged(true);
    findingsChanged();
}

void DataModelPage::layOut()
{
    auto* layout = column(0, this);
    layout->addWidget(m_toolbar);
    layout->addWidget(new Hairline);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("modelSplit"));
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    m_middle->addWidget(m_empty);
    m_middle->addWidget(m_canvas);
    m_tree->setMinimumWidth(160);
    m_inspector->setMinimumWidth(metrics().inspectorMin);
    m_middle->setMinimumWidth(360);
    split->addWidget(m_tree);
    split->addWidget(m_middle);
    split->addWidget(m_inspector);
    split->setStretchFactor(1, 1);
    split->setSizes({metrics().objectTree, 10000, metrics().inspectorMax});
    layout->addWidget(split, 1);
}

void DataModelPage::connectCanvas()
{
    connect(m_canvas, &DiagramCanvas::selectionChanged, this, &DataModelPage::selectionChanged);
    connect(m_canvas, &DiagramCanvas::zoomChanged, this, &Page::zoomChanged);
    connect(m_canvas, &DiagramCanvas::toolChanged, this, [this] { m_toolbar->setTool(m_canvas->tool()); });
    connect(m_canvas, &DiagramCanvas::tablesMoved, this, [this](const std::vector<Placement>& placements) {
        (void)session().apply(moveTablesEdit(session().project(), placements, false));
    });
    connect(m_canvas, &DiagramCanvas::tablesNudged, this, [this](const std::vector<Placement>& placements) {
        (void)session().apply(moveTablesEdit(session().project(), placements, true));
    });
    connect(m_canvas, &DiagramCanvas::tableWanted, this, &DataModelPage::addTable);
    connect(m_canvas, &DiagramCanvas::referenceWanted, this, &DataModelPage::addReference);
    connect(m_canvas, &DiagramCanvas::editWanted, this, &DataModelPage::editTable);
    connect(m_canvas, &DiagramCanvas::removeWanted, this, &DataModelPage::removeSelection);
    connect(m_canvas, &DiagramCanvas::menuWanted, this, &DataModelPage::showMenu);
    m_canvas->setReferenceSentence([this](TableId child, TableId parent) { return referenceSentence(session().project(), child, parent); });
}

void DataModelPage::connectPanes()
{
    connect(m_toolbar, &ModelToolbar::toolChosen, this, [this](DiagramCanvas::Tool tool) {
        if (tool == DiagramCanvas::Tool::Table && m_middle->currentWidget() == m_empty) {
            m_toolbar->setTool(DiagramCanvas::Tool::Select);
            return addTable({});
        }
        m_canvas->setTool(tool);
        m_canvas->setFocus(Qt::OtherFocusReason);
    });
    connect(m_toolbar, &ModelToolbar::detailChosen, m_canvas, &DiagramCanvas::setDetail);
    connect(m_toolbar->legend(), &QToolButton::toggled, m_canvas, &DiagramCanvas::setShowLegend);
    connect(m_canvas, &DiagramCanvas::legendClosed, this, [this] { m_toolbar->setLegend(false); });
    connect(m_toolbar->findings(), &QToolButton::toggled, m_canvas, &DiagramCanvas::setShowFindings);
    connect(m_toolbar->tenantLinks(), &QToolButton::toggled, m_canvas, &DiagramCanvas::setShowTenantLinks);
    connect(m_toolbar->tree(), &QToolButton::toggled, m_tree, &QWidget::setVisible);
    connect(m_toolbar->inspector(), &QToolButton::toggled, m_inspector, &QWidget::setVisible);

    connect(m_tree, &ObjectTree::tableChosen, this, [this](TableId table) {
        m_canvas->select({table});
        m_canvas->reveal(table);
    });
    connect(m_tree, &ObjectTree::tableActivated, this, [this](TableId table) { editTable(table, {}); });
    connect(m_tree, &ObjectTree::objectChosen, this, [this](const ElementRef& element) { (void)showElement(element); });
    connect(m_inspector, &Inspector::columnChosen, this, [this](ColumnId column) {
        if (m_inspector->table())
            m_canvas->select({m_inspector->table()}, column);
    });
    connect(m_inspector, &Inspector::removeColumnWanted, this, &DataModelPage::removeColumnAsked);
    connect(m_inspector, &Inspector::tableWanted, this, [this](TableId table) {
        m_canvas->select({table});
        m_canvas->reveal(table);
    });
    connect(m_empty, &EmptyCanvas::proposalWanted, this, [this] { navigator().openPage(QStringLiteral("proposal")); });
    connect(m_empty, &EmptyCanvas::tableWanted, this, [this] { addTable({}); });
}

void DataModelPage::makeActions()
{
    const auto make = [this](QList<QAction*>& list, const char* name, const QString& text, const QString& keys, auto run) {
        auto* action = new QAction(text, this);
        action->setObjectName(QString::fromLatin1(name));
        if (!keys.isEmpty())
            action->setShortcut(QKeySequence(keys));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
        list.append(action);
        return action;
    };
    make(m_editActions, "filterObjects", tr("&Filter objects"), QStringLiteral("Ctrl+F"), [this] {
        m_toolbar->tree()->setChecked(true);
        m_tree->focusFilter();
    });
    QAction* links = make(m_viewActions, "showTenantLinks", tr("&Tenant links of all tables"), QStringLiteral("Ctrl+Shift+T"), [this] { m_toolbar->tenantLinks()->toggle(); });
    links->setCheckable(true);
    connect(m_toolbar->tenantLinks(), &QToolButton::toggled, links, &QAction::setChecked);
    make(m_modelActions, "newTable", tr("New &table"), {}, [this] { addTable(m_canvas->middle()); });
    make(m_modelActions, "newReference", tr("New &reference"), {}, [this] {
        m_canvas->setFocus(Qt::OtherFocusReason);
        m_canvas->setTool(DiagramCanvas::Tool::Reference);
    });
    make(m_modelActions, "newColumn", tr("New &column"), {}, [this] {
        if (m_inspector->table())
            m_inspector->columns()->addColumn();
    });
    make(m_modelActions, "duplicateTable", tr("&Duplicate the table"), QStringLiteral("Ctrl+D"), [this] { duplicateTable(); });
    m_toolbar->arrangeMenu()->addAction(make(m_modelActions, "arrangeAll", tr("Arrange &all tables"), {}, [this] { arrangeAll(); }));
    m_toolbar->arrangeMenu()->addAction(make(m_modelActions, "arrangeSelection", tr("Arrange the &selected tables"), {}, [this] { arrangeSelection(); }));
    m_toolbar->arrangeMenu()->addAction(make(m_modelActions, "pinTables", tr("&Pin the selected tables where they are"), {}, [this] { pinSelection(true); }));
    m_toolbar->arrangeMenu()->addAction(make(m_modelActions, "unpinTables", tr("&Unpin the selected tables"), {}, [this] { pinSelection(false); }));
}

QList<QAction*> DataModelPage::menuActions(const QString& menu) const
{
    return menu == QLatin1String("Edit")    ? m_editActions
           : menu == QLatin1String("View")  ? m_viewActions
           : menu == QLatin1String("Model") ? m_modelActions
                                            : QList<QAction*>{};
}

QList<QWidget*> DataModelPage::panes() const
{
    QList<QWidget*> panes;
    if (m_tree->isVisible())
        panes.append(m_tree);
    panes.append(m_middle->currentWidget());
    if (m_inspector->isVisible())
        panes.append(m_inspector);
    panes.append(m_toolbar);
    return panes;
}

void DataModelPage::activate()
{
    m_middle->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void DataModelPage::projectChanged(bool another)
{
    const Project& project = session().project();
    m_canvas->setProject(project, another);
    m_tree->setProject(project);
    if (another)
        m_inspector->showNothing();
    m_inspector->refresh();
    const bool any = !project.tables.empty();
    m_toolbar->setHasTables(any);
    QWidget* shown = any ? static_cast<QWidget*>(m_canvas) : m_empty;
    if (m_middle->currentWidget() != shown) {
        const bool hadFocus = m_middle->currentWidget() && m_middle->currentWidget()->hasFocus();
        m_middle->setCurrentWidget(shown);
        if (hadFocus)
            shown->setFocus(Qt::OtherFocusReason);
    }
    selectionChanged();
    m_arranger->placeNew();
}

void DataModelPage::findingsChanged()
{
    std::unordered_map<TableId, Severity> worst;
    for (const Finding& finding : session().findings()) {
        const TableId table = tableOf(finding);
        if (finding.waived || !table || finding.severity == Severity::Info)
            continue;
        const auto [place, isNew] = worst.try_emplace(table, finding.severity);
        if (!isNew && finding.severity < place->second)
            place->second = finding.severity;
    }
    m_tree->setFindings(worst);
    m_canvas->setFindings(std::move(worst));
    m_inspector->refreshFindings();
}

void DataModelPage::selectionChanged()
{
    if (m_following)
        return;
    m_following = true;
    const std::vector<TableId>& tables = m_canvas->selection();
    if (tables.size() == 1) {
        if (m_inspector->table() != tables.front())
            m_inspector->showTable(tables.front());
        m_inspector->setColumn(m_canvas->selectedColumn());
    } else if (tables.size() > 1) {
        m_inspector->showSeveral(counted(static_cast<qsizetype>(tables.size()), tr("table selected"), tr("tables selected")));
    } else if (const DiagramEdge* edge = m_canvas->selectedEdge()) {
        m_inspector->showTable(edge->child);
        m_inspector->openTab(1);
    } else if (m_inspector->table()) {
        m_inspector->showNothing();
    }
    m_tree->setCurrent(tables);
    m_following = false;
}

bool DataModelPage::showElement(const ElementRef& element)
{
    switch (element.kind) {
    case ElementKind::Table:
    case ElementKind::Column:
    case ElementKind::Constraint:
    case ElementKind::Index:
    case ElementKind::Trigger:
    case ElementKind::Policy: {
        const TableId table(element.kind == ElementKind::Table ? element.id : element.owner);
        if (!session().project().table(table))
            return false;
        m_canvas->select({table}, element.kind == ElementKind::Column ? ColumnId(element.id) : ColumnId{});
        m_canvas->reveal(table);
        m_inspector->openTab(element.kind == ElementKind::Constraint ? 1
                             : element.kind == ElementKind::Index    ? 2
                             : element.kind == ElementKind::Policy || element.kind == ElementKind::Trigger ? 3
                                                                                                           : 0);
        return true;
    }
    case ElementKind::UserType:
        m_canvas->select({});
        m_inspector->showType(UserTypeId(element.id));
        return true;
    case ElementKind::View:
    case ElementKind::Function:
    case ElementKind::Role:
        m_canvas->select({});
        m_inspector->showOther(element);
        return true;
    default: return false;
    }
}

void DataModelPage::addTable(QPointF place)
{
    const QPointF snapped(std::round(place.x() / 4) * 4, std::round(place.y() / 4) * 4);
    const TableId id = TableId::random();
    if (!session().apply(newTableEdit(session().project(), snapped.isNull() ? QPointF(40, 40) : snapped, id)))
        return;
    m_canvas->select({id});
    m_canvas->reveal(id);
    m_toolbar->inspector()->setChecked(true);
    m_inspector->openTab(0);
    m_inspector->editName();
}

void DataModelPage::addReference(TableId child, ColumnId column, TableId parent)
{
    if (session().apply(referenceEdit(session().project(), child, column, parent)))
        m_canvas->select({child});
}

void DataModelPage::editTable(TableId table, ColumnId column)
{
    m_canvas->select({table}, column);
    m_canvas->reveal(table);
    m_toolbar->inspector()->setChecked(true);
    m_inspector->openTab(0);
    if (column)
        m_inspector->columns()->editName(column);
    else
        m_inspector->editName();
}

void DataModelPage::removeSelection()
{
    const Project& project = session().project();
    if (m_canvas->selectedColumn())
        return removeColumnAsked(m_canvas->selectedColumn());
    if (const DiagramEdge* edge = m_canvas->selectedEdge()) {
        (void)session().apply(removeKeyEdit(project, edge->child, edge->key));
        return;
    }
    const std::vector<TableId> tables = m_canvas->selection();
    if (tables.empty())
        return;
    QStringList consequences;
    for (const TableId id : tables)
        for (const std::string& sentence : consequencesOfRemovingTable(project, id))
            consequences.append(qs(sentence));
    removeWithConsequences(removeTablesEdit(project, tables), tr("Delete %1?").arg(namesOf(project, tables)), consequences);
}

void DataModelPage::removeColumnAsked(ColumnId column)
{
    const Project& project = session().project();
    const Table* table = project.table(m_inspector->table());
    const Column* gone = table ? table->column(column) : nullptr;
    if (!gone)
        return;
    QStringList consequences;
    for (const std::string& sentence : consequencesOfRemovingColumn(project, table->id, column))
        consequences.append(qs(sentence));
    removeWithConsequences(removeColumnEdit(project, table->id, column), tr("Delete column %1?").arg(qs(gone->name)), consequences);
}

void DataModelPage::removeWithConsequences(const LabelledEdit& edit, const QString& question, const QStringList& consequences)
{
    if (consequences.isEmpty()) {
        (void)session().apply(edit);
        return;
    }
    constexpr qsizetype most = 12;
    QStringList lines = consequences.mid(0, most);
    if (consequences.size() > most)
        lines.append(tr("And %1 more.").arg(consequences.size() - most));
    auto* overlay = new Overlay(window());
    auto* card = new MessageCard(MessageCard::Kind::Warning, question, tr("This goes with it. You can undo it."));
    card->setObjectName(QStringLiteral("removeCard"));
    auto* list = new Text(lines.join('\n'), TypeRole::Small, Ink::Secondary);
    list->setObjectName(QStringLiteral("consequences"));
    card->body()->addWidget(list);
    QPushButton* remove = card->addButton(QStringLiteral("removeConfirm"), tr("Delete"), false);
    QPushButton* keep = card->addButton(QStringLiteral("removeKeep"), tr("Keep"), true);
    overlay->setContent(card);
    connect(remove, &QPushButton::clicked, this, [this, overlay, edit] {
        overlay->dismiss();
        (void)session().apply(edit);
    });
    connect(keep, &QPushButton::clicked, overlay, &Overlay::dismiss);
    overlay->open(keep);
}

void DataModelPage::duplicateTable()
{
    const Table* table = session().project().table(m_canvas->current());
    const DiagramBox* box = m_canvas->scene().box(m_canvas->current());
    if (!table || !box)
        return;
    const TableId source = table->id;
    const TableId id = TableId::random();
    const QPointF place = box->rect.topLeft() + QPointF(40, 40);
    const bool done = session().apply({tr("Duplicate %1").arg(qs(table->name)).toStdString(),
                                               [=](const Project& before) { return duplicateTableOf(before, source, id, place); }, {}});
    if (done) {
        m_canvas->select({id});
        m_inspector->editName();
    }
}

void DataModelPage::pinSelection(bool pinned)
{
    const std::vector<TableId> tables = m_canvas->selection();
    if (tables.empty())
        return;
    (void)session().apply({(pinned ? tr("Pin %1") : tr("Unpin %1")).arg(namesOf(session().project(), tables)).toStdString(),
                           [=](const Project& before) -> Result<Project> {
                               Project next = before;
                               for (const TableId id : tables) {
                                   Result<Project> one = pinTable(next, id, pinned);
                                   if (!one)
                                       return one;
                                   next = std::move(one).value();
                               }
                               return next;
                           },
                           {}});
}

void DataModelPage::arrangeAll()
{
    std::vector<TableId> all;
    for (const Table& table : session().project().tables)
        all.push_back(table.id);
    m_arranger->arrange(std::move(all), tr("Arrange all tables"));
}

void DataModelPage::arrangeSelection()
{
    if (m_canvas->selection().size() > 1)
        m_arranger->arrange(m_canvas->selection(), tr("Arrange %1").arg(namesOf(session().project(), m_canvas->selection())));
}

void DataModelPage::showMenu(const QPoint& at, QPointF place)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("canvasMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QString& iconName, const QString& text, const QString& keys, auto run) {
        QAction* action = menu->addAction(icon(iconName), text);
        if (!keys.isEmpty())
            action->setShortcut(QKeySequence(keys));
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    if (!m_canvas->selection().empty()) {
        const TableId current = m_canvas->current();
        const ColumnId column = m_canvas->selectedColumn();
        add(QStringLiteral("edit"), column ? tr("Rename the column") : tr("Rename"), QStringLiteral("Return"), [=, this] { editTable(current, column); });
        add(QStringLiteral("column"), tr("Add a column"), {}, [this] { m_inspector->columns()->addColumn(); })->setEnabled(m_canvas->selection().size() == 1);
        add(QStringLiteral("link"), tr("Let it refer to another table"), QStringLiteral("R"), [this] { m_canvas->startReference(); });
        add(QStringLiteral("copy"), tr("Duplicate"), QStringLiteral("Ctrl+D"), [this] { duplicateTable(); });
        if (m_canvas->selection().size() > 1)
            add(QStringLiteral("arrange"), tr("Arrange these"), {}, [this] { arrangeSelection(); });
        menu->addSeparator();
        add(QStringLiteral("trash"), column ? tr("Delete the column") : tr("Delete"), QStringLiteral("Del"), [this] { removeSelection(); });
    } else if (m_canvas->selectedEdge()) {
        add(QStringLiteral("trash"), tr("Delete the reference"), QStringLiteral("Del"), [this] { removeSelection(); });
    } else {
        add(QStringLiteral("table"), tr("New table here"), QStringLiteral("T"), [=, this] { addTable(place); });
        add(QStringLiteral("arrange"), tr("Arrange all tables"), {}, [this] { arrangeAll(); });
        add(QStringLiteral("fit"), tr("Show everything"), {}, [this] { m_canvas->zoomToFit(); });
    }
    menu->popup(at);
}

}  // namespace barch::ui
