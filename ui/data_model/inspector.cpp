#include "ui/data_model/inspector.h"

#include "core/edits/drawing_edits.h"
#include "core/edits/table_edits.h"
#include "core/tenancy/protection.h"
#include "ui/canvas/glyph_icon.h"
#include "ui/data_model/column_grid.h"
#include "ui/data_model/finding_cards.h"
#include "ui/data_model/index_panel.h"
#include "ui/data_model/key_panel.h"
#include "ui/data_model/rule_panel.h"
#include "ui/data_model/sql_panel.h"
#include "ui/data_model/type_panel.h"
#include "ui/data_model/why_panel.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

namespace barch::ui {
namespace {

enum Tab { Columns, Keys, Indexes, Rules, Sql, Why };

constexpr TenancyClass classes[] = {TenancyClass::Undeclared, TenancyClass::Root, TenancyClass::Owned, TenancyClass::Global, TenancyClass::Link};

Ink inkOf(TenancyClass tenancyClass)
{
    switch (tenancyClass) {
    case TenancyClass::Root: return Ink::Root;
    case TenancyClass::Owned: return Ink::Owned;
    case TenancyClass::Global: return Ink::Shared;
    case TenancyClass::Link: return Ink::Link;
    case TenancyClass::Undeclared: break;
    }
    return Ink::Tertiary;
}

QScrollArea* scrolling(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto* holder = makeGround("page");
    auto* layout = column(0, holder);
    layout->addWidget(content);
    layout->addStretch(1);
    area->setWidget(holder);
    return area;
}

/// A field that looks like text until it is edited.
void quiet(QLineEdit* edit, TypeRole role, const QString& objectName, const QString& spoken)
{
    edit->setObjectName(objectName);
    edit->setAccessibleName(spoken);
    edit->setProperty("quiet", true);
    edit->setFont(typeface(role));
    edit->setStyleSheet(QStringLiteral("QLineEdit { border: 1px solid transparent; background: transparent; padding: 0 3px; font-size: %1px; min-height: 24px; max-height: 24px; }"
                                       "QLineEdit:hover { border-color: %2; } QLineEdit:focus { border-color: %3; background: %4; }")
                            .arg(typeface(role).pixelSize())
                            .arg(theme().line.strong.name(), theme().line.outline.name(), theme().surface.page.name()));
}

}  // namespace

Inspector::Inspector(const PageContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_session(context.session), m_stack(new QStackedWidget), m_tablePane(new QWidget),
      m_messageTitle(new Text({}, TypeRole::Title)), m_messageText(new Text({}, TypeRole::Small, Ink::Secondary)),
      m_glyph(new IconLabel(QStringLiteral("tenancy-owned"), Ink::Owned, nullptr, 16)), m_name(new QLineEdit), m_comment(new QLineEdit),
      m_class(new QComboBox), m_area(new QComboBox), m_tabs(new QTabBar), m_pages(new QStackedWidget), m_columns(new ColumnGrid(m_session)),
      m_keys(new KeyPanel(m_session)), m_indexes(new IndexPanel(m_session)), m_rules(new RulePanel(m_session)), m_sql(new SqlPanel(m_session)),
      m_why(new WhyPanel(context)), m_findings(new FindingCards(context)), m_type(new TypePanel(m_session))
{
    setObjectName(QStringLiteral("inspector"));
    setGround(this, "page");
    column(0, this)->addWidget(m_stack);

    auto* message = makeGround("page");
    auto* messageLayout = column(6, message);
    messageLayout->setContentsMargins(16, 14, 16, 16);
    messageLayout->addWidget(m_messageTitle);
    messageLayout->addWidget(m_messageText);
    messageLayout->addStretch(1);
    m_messageText->setObjectName(QStringLiteral("inspectorMessage"));

    auto* layout = column(0, m_tablePane);
    layout->addWidget(makeHeader());
    m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
    m_tabs->setAccessibleName(tr("Parts of the table"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setStyleSheet(QStringLiteral("QTabBar::tab { padding: 8px 7px 7px 7px; font-size: 12px; }"));
    for (int i = 0; i <= Why; ++i)
        m_tabs->addTab(QString());
    layout->addWidget(m_tabs);
    layout->addWidget(new Hairline);
    layout->addWidget(m_pages, 1);
    auto* first = new QWidget;
    auto* firstLayout = column(0, first);
    firstLayout->addWidget(m_columns);
    firstLayout->addWidget(m_findings);
    for (QWidget* panel : {first, static_cast<QWidget*>(m_keys), static_cast<QWidget*>(m_indexes), static_cast<QWidget*>(m_rules)})
        m_pages->addWidget(scrolling(panel));
    m_pages->addWidget(m_sql);
    m_pages->addWidget(scrolling(m_why));

    m_stack->addWidget(message);
    m_stack->addWidget(m_tablePane);
    m_stack->addWidget(scrolling(m_type));
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_columns, &ColumnGrid::columnChosen, this, &Inspector::columnChosen);
    connect(m_columns, &ColumnGrid::removeWanted, this, &Inspector::removeColumnWanted);
    connect(m_columns, &ColumnGrid::tableWanted, this, &Inspector::tableWanted);
    showNothing();
}

QWidget* Inspector::makeHeader()
{
    auto* header = new QWidget;
    auto* layout = column(4, header);
    layout->setContentsMargins(16, 10, 12, 8);
    auto* title = row(4);
    title->addWidget(m_glyph);
    quiet(m_name, TypeRole::Title, QStringLiteral("tableName"), tr("Name of the table"));
    title->addWidget(m_name, 1);
    layout->addLayout(title);
    quiet(m_comment, TypeRole::Small, QStringLiteral("tableComment"), tr("What the table holds"));
    m_comment->setPlaceholderText(tr("What the table holds"));
    layout->addWidget(m_comment);
    auto* choices = row(8);
    m_class->setObjectName(QStringLiteral("tableClass"));
    m_class->setAccessibleName(tr("Isolation class"));
    for (const TenancyClass one : classes)
        m_class->addItem(icon(QString::fromLatin1(lookOf(one, theme()).glyph), inkOf(one)), tr(lookOf(one, theme()).words));
    m_area->setObjectName(QStringLiteral("tableArea"));
    m_area->setAccessibleName(tr("Area"));
    for (QComboBox* combo : {m_class, m_area}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(8);
        choices->addWidget(combo, 1);
    }
    layout->addLayout(choices);

    connect(m_name, &QLineEdit::editingFinished, this, &Inspector::renameNow);
    connect(m_comment, &QLineEdit::textEdited, this, [this](const QString& text) {
        const TableId table = m_table;
        (void)m_session.apply({tr("Change the comment on %1").arg(m_name->text()).toStdString(),
                               [=, words = text.toStdString()](const Project& p) { return setTableComment(p, table, words); }, "table-comment/" + table.text()});
    });
    connect(m_comment, &QLineEdit::editingFinished, this, [this] { m_session.closeStep(); });
    connect(m_class, &QComboBox::activated, this, &Inspector::changeClass);
    connect(m_area, &QComboBox::activated, this, &Inspector::changeArea);
    return header;
}

void Inspector::renameNow()
{
    const Table* table = m_session.project().table(m_table);
    const std::string name = m_name->text().trimmed().toStdString();
    if (!table || name == table->name)
        return;
    const TableId id = m_table;
    if (!m_session.apply({tr("Rename %1 to %2").arg(qs(table->name), qs(name)).toStdString(), [=](const Project& p) { return renameTable(p, id, name); }, {}}))
        m_name->setText(qs(m_session.project().table(m_table)->name));
}

void Inspector::changeClass(int index)
{
    const Table* table = m_session.project().table(m_table);
    const TenancyClass wanted = classes[index];
    if (!table || wanted == table->tenancyClass)
        return;
    const TableId id = m_table;
    if (!m_session.apply({tr("Make %1 %2").arg(qs(table->name), m_class->currentText().toLower()).toStdString(),
                          [=](const Project& p) { return setTenancyClass(p, id, wanted); }, {}}))
        m_class->setCurrentIndex(static_cast<int>(std::ranges::find(classes, m_session.project().table(m_table)->tenancyClass) - classes));
}

void Inspector::changeArea(int index)
{
    const TableId table = m_table;
    AreaId area(AnyId(m_area->itemData(index).toULongLong()));
    const QString name = m_name->text();
    if (index + 1 < m_area->count()) {
        (void)m_session.apply({tr("Move %1 to another area").arg(name).toStdString(), [=](const Project& p) { return setTablesArea(p, {table}, area); }, {}});
        return;
    }
    auto* ask = new QInputDialog(window());
    ask->setObjectName(QStringLiteral("newArea"));
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setWindowTitle(tr("New area"));
    ask->setLabelText(tr("Name of the area"));
    connect(ask, &QInputDialog::textValueSelected, this, [=, this](const QString& words) {
        Area made;
        made.id = AreaId::random();
        made.name = words.trimmed().toStdString();
        (void)m_session.apply({tr("Add area %1").arg(words).toStdString(),
                               [=](const Project& p) -> Result<Project> {
                                   Result<Project> added = addArea(p, made);
                                   return added ? setTablesArea(*added, {table}, made.id) : added;
                               },
                               {}});
    });
    connect(ask, &QDialog::finished, this, [this] { fillAreas(m_session.project()); });
    ask->open();
}

void Inspector::fillAreas(const Project& project)
{
    m_area->clear();
    m_area->addItem(tr("No area"), qulonglong(0));
    std::vector<std::pair<QString, AreaId>> areas;
    for (const Area& area : project.areas)
        areas.emplace_back(qs(area.name), area.id);
    std::ranges::sort(areas);
    for (const auto& [name, id] : areas)
        m_area->addItem(name, static_cast<qulonglong>(id.number()));
    m_area->addItem(tr("New area…"), qulonglong(0));
    const Placement* placement = project.placements.find(m_table);
    m_area->setCurrentIndex(placement && placement->area ? std::max(0, m_area->findData(static_cast<qulonglong>(placement->area.number()))) : 0);
}

void Inspector::showTable(TableId table)
{
    const bool another = table != m_table;
    m_table = table;
    m_shown = nullptr;
    m_stack->setCurrentIndex(1);
    if (another)
        m_columns->setTable(table);
    refresh();
    refreshFindings();
}

void Inspector::refresh()
{
    const Project& project = m_session.project();
    if (m_stack->currentIndex() == 2)
        m_type->refresh();
    const Table* table = project.table(m_table);
    if (m_stack->currentIndex() != 1)
        return;
    if (!table)
        return showNothing();
    if (table != m_shown) {
        m_shown = table;
        m_glyph->set(QString::fromLatin1(lookOf(table->tenancyClass, theme()).glyph), inkOf(table->tenancyClass));
        if (!m_name->hasFocus() || !m_name->isModified())
            m_name->setText(qs(table->name));
        if (m_comment->text() != qs(table->comment)) {
            m_comment->setText(qs(table->comment));
            m_comment->setCursorPosition(0);
        }
        m_comment->setToolTip(qs(table->comment));
        m_class->setCurrentIndex(static_cast<int>(std::ranges::find(classes, table->tenancyClass) - classes));
        const auto titled = [](const QString& title, std::size_t count) { return count ? QStringLiteral("%1 %2").arg(title).arg(count) : title; };
        m_tabs->setTabText(Columns, titled(tr("Columns"), table->columns.size()));
        m_tabs->setTabText(Keys, titled(tr("Keys"), table->foreignKeys.size() + table->uniques.size() + table->checks.size() + (table->primaryKey ? 1 : 0)));
        m_tabs->setTabText(Indexes, titled(tr("Indexes"), table->indexes.size()));
        m_tabs->setTabText(Rules, titled(tr("Rules"), table->policies.size() + table->triggers.size()));
        m_tabs->setTabText(Sql, tr("SQL"));
        m_tabs->setTabText(Why, tr("Why"));
        m_keys->show(table);
        m_indexes->show(table);
        m_rules->show(table);
        m_why->show(table);
    }
    m_sql->show(table);
    m_columns->refresh();
    fillAreas(project);
}

void Inspector::refreshFindings()
{
    m_findings->show(m_stack->currentIndex() == 1 ? m_table : TableId{});
}

void Inspector::setColumn(ColumnId column)
{
    m_columns->setCurrent(column);
}

void Inspector::editName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void Inspector::openTab(int index)
{
    m_tabs->setCurrentIndex(index);
}

void Inspector::showMessage(const QString& title, const QString& text)
{
    m_table = {};
    m_shown = nullptr;
    m_messageTitle->set(title);
    m_messageText->set(text);
    m_stack->setCurrentIndex(0);
    refreshFindings();
}

void Inspector::showSeveral(const QString& words)
{
    showMessage(words, tr("Drag moves them together. Delete removes them. Click one to see what is in it."));
}

void Inspector::showNothing()
{
    showMessage(tr("Nothing is selected"), tr("Click a table to see and change its columns, keys, indexes and rules."));
}

void Inspector::showType(UserTypeId type)
{
    m_table = {};
    m_shown = nullptr;
    m_type->show(type);
    m_stack->setCurrentIndex(2);
    refreshFindings();
}

void Inspector::showOther(const ElementRef& element)
{
    const Project& project = m_session.project();
    if (const View* view = project.views.find(ViewId(element.id)))
        showMessage(qs(view->name), tr("View.\n\n%1").arg(qs(view->definition)));
    else if (const Function* function = project.functions.find(FunctionId(element.id)))
        showMessage(qs(function->name), tr("Function (%1) returning %2, in %3.%4\n\n%5")
                                            .arg(qs(function->arguments), qs(function->returns), qs(function->language),
                                                 function->securityDefiner ? tr(" Runs with the rights of its owner.") : QString(), qs(function->body)));
    else if (const Role* role = project.roles.find(RoleId(element.id)))
        showMessage(qs(role->name), tr("Role of the database. %1 %2\n\n%3")
                                        .arg(role->login ? tr("May sign in.") : tr("Can't sign in."),
                                             role->bypassRowSecurity ? tr("Sees all rows, whatever the policies say.") : tr("Is held by row-level security."),
                                             qs(role->comment)));
}

}  // namespace barch::ui
