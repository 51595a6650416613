#include "ui/data_model/model_toolbar.h"

#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace barch::ui {

using Tool = DiagramCanvas::Tool;

ModelToolbar::ModelToolbar(QWidget* parent)
    : QWidget(parent), m_detail(new Segments({tr("All columns"), tr("Keys"), tr("Names")})), m_arrangeMenu(new QMenu(this))
{
    setObjectName(QStringLiteral("modelToolbar"));
    setGround(this, "page");
    setFixedHeight(metrics().toolbar);
    auto* layout = row(4, this);
    layout->setContentsMargins(12, 0, 12, 0);

    m_tools[0] = addButton(QStringLiteral("toolSelect"), QStringLiteral("select"), tr("Select and move tables"), QStringLiteral("V"), true);
    m_tools[1] = addButton(QStringLiteral("toolHand"), QStringLiteral("hand"), tr("Move the view"), QStringLiteral("H"), true);
    layout->addSpacing(6);
    auto* line = new Hairline(Qt::Vertical);
    line->setFixedHeight(20);
    layout->addWidget(line);
    layout->addSpacing(6);
    m_tools[2] = addButton(QStringLiteral("toolTable"), QStringLiteral("table"), tr("New table: click where it goes"), QStringLiteral("T"), true);
    m_tools[3] = addButton(QStringLiteral("toolReference"), QStringLiteral("link"), tr("New reference: click the table that refers, then the other"), QStringLiteral("R"), true);
    const Tool tools[] = {Tool::Select, Tool::Hand, Tool::Table, Tool::Reference};
    for (int i = 0; i < 4; ++i)
        connect(m_tools[i], &QToolButton::clicked, this, [this, tool = tools[i]] {
            setTool(tool);
            emit toolChosen(tool);
        });
    layout->addSpacing(10);
    auto* show = new Text(tr("Show"), TypeRole::Small, Ink::Tertiary);
    show->setOneLine(true);
    layout->addWidget(show);
    layout->addSpacing(2);
    m_detail->setObjectName(QStringLiteral("detail"));
    m_detail->setAccessibleName(tr("What boxes show"));
    layout->addWidget(m_detail);
    connect(m_detail, &Segments::chosen, this, [this](int index) { emit detailChosen(static_cast<DetailLevel>(index)); });
    layout->addSpacing(10);

    m_arrange = addButton(QStringLiteral("arrange"), QStringLiteral("arrange"), tr("Find places for the tables"), {}, false, tr("Arrange"));
    m_arrange->setMenu(m_arrangeMenu);
    m_arrange->setPopupMode(QToolButton::InstantPopup);
    m_links = addButton(QStringLiteral("tenantLinks"), QStringLiteral("tenant-key"), tr("Show the links to the tenant for all tables, not only the selected"), QStringLiteral("Ctrl+Shift+T"), true, tr("Tenant links"));
    m_legend = addButton(QStringLiteral("legendToggle"), QStringLiteral("info"), tr("What the glyphs and colours mean"), {}, true, tr("Legend"));
    layout->addStretch(1);
    m_findings = addButton(QStringLiteral("findingsToggle"), QStringLiteral("warning"), tr("Show findings on the tables"), {}, true, tr("Findings"));
    m_tree = addButton(QStringLiteral("treeToggle"), QStringLiteral("sidebar"), tr("Show the list of objects"), {}, true);
    m_inspector = addButton(QStringLiteral("inspectorToggle"), QStringLiteral("sidebar-right"), tr("Show the pane with the details"), {}, true);
    for (QToolButton* on : {m_legend, m_findings, m_tree, m_inspector})
        on->setChecked(true);
    setTool(Tool::Select);
}

QToolButton* ModelToolbar::addButton(const QString& objectName, const QString& iconName, const QString& words, const QString& keys, bool checkable, const QString& text)
{
    auto* button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setIconSize({16, 16});
    button->setCheckable(checkable);
    button->setToolTip(keys.isEmpty() ? words : QStringLiteral("%1 (%2)").arg(words, keys));
    button->setAccessibleName(text.isEmpty() ? words : text);
    button->setFocusPolicy(Qt::TabFocus);
    if (!text.isEmpty()) {
        button->setText(text);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    button->setFixedHeight(28);
    static_cast<QHBoxLayout*>(layout())->addWidget(button);
    return button;
}

void ModelToolbar::setTool(Tool tool)
{
    for (int i = 0; i < 4; ++i)
        m_tools[i]->setChecked(i == static_cast<int>(tool));
}

void ModelToolbar::setDetail(DetailLevel detail)
{
    m_detail->setCurrent(static_cast<int>(detail));
}

void ModelToolbar::setLegend(bool shown)
{
    m_legend->setChecked(shown);
}

void ModelToolbar::setHasTables(bool any)
{
    m_tools[3]->setEnabled(any);
    m_arrange->setEnabled(any);
}

}  // namespace barch::ui
