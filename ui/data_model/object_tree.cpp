#include "ui/data_model/object_tree.h"

#include "ui/canvas/glyph_icon.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace barch::ui {
namespace {

enum Role { KindRole = Qt::UserRole, IdRole, CountRole, SeverityRole, ClassRole };

/// A row: a group with its count, or an object with its glyph and its worst finding.
class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {120, metrics().treeRow}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& t = theme();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, t.surface.selected);
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, t.surface.hover);
        const QRectF rect = option.rect;
        const double middle = rect.center().y() + 0.5;
        double left = rect.left() + 2;
        double right = rect.right() - 8;
        const bool group = index.data(KindRole).toInt() < 0;
        if (group) {
            drawGlyph(*painter, option.state & QStyle::State_Open ? "chevron-down" : "chevron-right", {left + 6, middle}, 12, t.text.tertiary);
            left += 16;
            painter->setPen(t.text.tertiary);
            painter->setFont(typeface(TypeRole::Small));
            const QString count = index.data(CountRole).toString();
            painter->drawText(QRectF(right - 60, rect.top(), 60, rect.height()), Qt::AlignRight | Qt::AlignVCenter, count);
            right -= 36;
        } else {
            const auto kind = static_cast<ElementKind>(index.data(KindRole).toInt());
            const ClassLook look = lookOf(static_cast<TenancyClass>(index.data(ClassRole).toInt()), t);
            const char* glyph = kind == ElementKind::Table      ? look.glyph
                                : kind == ElementKind::UserType ? "enum"
                                : kind == ElementKind::View     ? "eye"
                                : kind == ElementKind::Role     ? "user"
                                                                : "code";
            drawGlyph(*painter, glyph, {left + 8, middle}, 12, kind == ElementKind::Table && look.shade ? look.shade->fill : t.text.tertiary);
            left += 22;
            const int severity = index.data(SeverityRole).toInt();
            if (severity > 0) {
                const auto worst = static_cast<Severity>(severity - 1);
                drawGlyph(*painter, glyphOf(worst), {right - 6, middle}, 12, shadeOf(worst, t).fill);
                right -= 18;
            }
        }
        painter->setFont(typeface(group ? TypeRole::SmallStrong : TypeRole::Small));
        painter->setPen(option.state & QStyle::State_Selected && !group ? t.accent.text : group ? t.text.secondary : t.text.primary);
        const QString text = QFontMetricsF(painter->font()).elidedText(index.data().toString(), Qt::ElideRight, right - left);
        painter->drawText(QRectF(left, rect.top(), right - left, rect.height()), Qt::AlignVCenter, text);
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(t.accent.ring, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4);
        }
    }
};

bool namesChanged(const Project& a, const Project& b)
{
    bool changed = !a.areas.sameAs(b.areas) || !a.types.sameAs(b.types) || !a.views.sameAs(b.views) ||
                   !a.functions.sameAs(b.functions) || !a.roles.sameAs(b.roles) || a.tables.size() != b.tables.size();
    if (!changed)
        SharedMap<Table>::forEachDifference(a.tables, b.tables, [&](const Table* was, const Table* is) {
            changed = changed || !was || !is || was->name != is->name || was->tenancyClass != is->tenancyClass;
        });
    if (!changed)
        SharedMap<Placement>::forEachDifference(a.placements, b.placements, [&](const Placement* was, const Placement* is) {
            changed = changed || (was ? was->area : AreaId{}) != (is ? is->area : AreaId{});
        });
    return changed;
}

}  // namespace

ObjectTree::ObjectTree(QWidget* parent)
    : QWidget(parent), m_filter(makeFilter(QStringLiteral("objectFilter"), tr("Filter objects"), QStringLiteral("filter"))),
      m_summary(new Text({}, TypeRole::Caption, Ink::Tertiary)), m_tree(new QTreeWidget)
{
    setObjectName(QStringLiteral("objectTree"));
    setGround(this, "window");
    auto* layout = column(6, this);
    layout->setContentsMargins(8, 8, 0, 0);
    auto* top = column(6);
    top->setContentsMargins(0, 0, 8, 0);
    m_filter->setClearButtonEnabled(true);
    m_filter->setToolTip(tr("Filter objects (Ctrl+F)"));
    top->addWidget(m_filter);
    m_summary->setOneLine(true);
    top->addWidget(m_summary);
    layout->addLayout(top);
    m_tree->setObjectName(QStringLiteral("objects"));
    m_tree->setAccessibleName(tr("Objects of the database"));
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(0);
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setMouseTracking(true);
    m_tree->setItemDelegate(new RowDelegate(m_tree));
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setStyleSheet(QStringLiteral("QTreeView { background: transparent; }"));
    m_tree->setProperty("ownFocus", true);
    m_tree->setExpandsOnDoubleClick(false);
    layout->addWidget(m_tree, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &ObjectTree::filter);
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_tree->setFocus(Qt::TabFocusReason); });
    connect(m_tree, &QTreeWidget::itemClicked, this, [this](QTreeWidgetItem* item) {
        if (item->data(0, KindRole).toInt() < 0)
            item->setExpanded(!item->isExpanded());
    });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (!m_following)
            chosen(item, false);
    });
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) { chosen(item, true); });
}

void ObjectTree::chosen(QTreeWidgetItem* item, bool activated)
{
    if (!item || item->data(0, KindRole).toInt() < 0)
        return;
    const auto kind = static_cast<ElementKind>(item->data(0, KindRole).toInt());
    const AnyId id(item->data(0, IdRole).toULongLong());
    if (kind != ElementKind::Table)
        emit objectChosen(ElementRef::of(kind, id));
    else if (activated)
        emit tableActivated(TableId(id));
    else
        emit tableChosen(TableId(id));
}

void ObjectTree::setProject(const Project& project)
{
    const bool again = m_items.empty() || namesChanged(m_project, project);
    m_project = project;
    if (again)
        fill(project);
}

QTreeWidgetItem* ObjectTree::addGroup(const QString& title, qsizetype count)
{
    auto* group = new QTreeWidgetItem(m_tree, {title});
    group->setData(0, KindRole, -1);
    group->setData(0, CountRole, grouped(count));
    group->setFlags(Qt::ItemIsEnabled);
    group->setExpanded(true);
    return group;
}

void ObjectTree::fill(const Project& project)
{
    m_following = true;
    const QTreeWidgetItem* was = m_tree->currentItem();
    const qulonglong current = was ? was->data(0, IdRole).toULongLong() : 0;
    QStringList closed;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        if (!m_tree->topLevelItem(i)->isExpanded())
            closed.append(m_tree->topLevelItem(i)->text(0));
    m_tree->clear();
    m_items.clear();

    struct Line {
        QString name;
        ElementKind kind;
        AnyId id;
        TenancyClass tenancyClass = TenancyClass::Undeclared;
    };
    const auto addLines = [&](const QString& title, std::vector<Line> lines) {
        if (lines.empty())
            return;
        std::ranges::sort(lines, [](const Line& a, const Line& b) { return a.name < b.name; });
        QTreeWidgetItem* group = addGroup(title, static_cast<qsizetype>(lines.size()));
        for (const Line& line : lines) {
            auto* item = new QTreeWidgetItem(group, {line.name});
            item->setData(0, KindRole, static_cast<int>(line.kind));
            item->setData(0, IdRole, static_cast<qulonglong>(line.id.number()));
            item->setData(0, ClassRole, static_cast<int>(line.tenancyClass));
            item->setToolTip(0, line.name);
            if (line.kind == ElementKind::Table)
                m_items[TableId(line.id)] = item;
            if (line.id.number() == current)
                m_tree->setCurrentItem(item);
        }
        group->setExpanded(!closed.contains(title));
    };
    std::map<QString, std::vector<Line>> byArea;
    std::vector<Line> loose;
    for (const Table& table : project.tables) {
        const Placement* placement = project.placements.find(table.id);
        const Area* area = placement ? project.areas.find(placement->area) : nullptr;
        (area ? byArea[qs(area->name)] : loose).push_back({qs(table.name), ElementKind::Table, table.id, table.tenancyClass});
    }
    const std::size_t areas = byArea.size();
    for (auto& [name, lines] : byArea)
        addLines(name, std::move(lines));
    addLines(areas == 0 ? tr("Tables") : tr("No area"), std::move(loose));
    const auto others = [&](const QString& title, ElementKind kind, const auto& map) {
        std::vector<Line> lines;
        for (const auto& element : map)
            lines.push_back({qs(element.name), kind, element.id, {}});
        addLines(title, std::move(lines));
    };
    others(tr("Value lists and types"), ElementKind::UserType, project.types);
    others(tr("Views"), ElementKind::View, project.views);
    others(tr("Functions"), ElementKind::Function, project.functions);
    others(tr("Roles"), ElementKind::Role, project.roles);
    m_summary->set(areas == 0 ? counted(static_cast<qsizetype>(project.tables.size()), tr("table"), tr("tables"))
                              : tr("%1 · %2").arg(counted(static_cast<qsizetype>(project.tables.size()), tr("table"), tr("tables")),
                                                  counted(static_cast<qsizetype>(areas), tr("area"), tr("areas"))));
    m_following = false;
    setFindings(m_worst);
    filter(m_filter->text());
}

void ObjectTree::setFindings(const std::unordered_map<TableId, Severity>& worst)
{
    m_worst = worst;
    for (const auto& [id, item] : m_items) {
        const auto found = worst.find(id);
        const int severity = found == worst.end() ? 0 : static_cast<int>(found->second) + 1;
        if (item->data(0, SeverityRole).toInt() != severity)
            item->setData(0, SeverityRole, severity);
    }
}

void ObjectTree::setCurrent(const std::vector<TableId>& tables)
{
    m_following = true;
    const auto found = tables.empty() ? m_items.end() : m_items.find(tables.back());
    if (found != m_items.end()) {
        m_tree->setCurrentItem(found->second);
        m_tree->scrollToItem(found->second);
    } else if (const QTreeWidgetItem* shown = m_tree->currentItem();
               shown && shown->data(0, KindRole).toInt() == static_cast<int>(ElementKind::Table)) {
        m_tree->setCurrentItem(nullptr);
    }
    m_following = false;
}

void ObjectTree::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void ObjectTree::filter(const QString& words)
{
    const QString wanted = words.trimmed();
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem* group = m_tree->topLevelItem(i);
        const bool wholeGroup = wanted.isEmpty() || group->text(0).contains(wanted, Qt::CaseInsensitive);
        int shown = 0;
        for (int j = 0; j < group->childCount(); ++j) {
            const bool fits = wholeGroup || group->child(j)->text(0).contains(wanted, Qt::CaseInsensitive);
            group->child(j)->setHidden(!fits);
            shown += fits;
        }
        group->setHidden(shown == 0);
    }
}

}  // namespace barch::ui
