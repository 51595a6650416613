#include "ui/api/call_list.h"

#include "ui/api/call_words.h"
#include "ui/checks/finding_model.h"
#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr int badgeLeft = 20;
constexpr int badgeWidth = 48;
constexpr int titleLeft = 76;

const Shade& shadeOf(Tag::Tone tone)
{
    switch (tone) {
    case Tag::Tone::Info: return theme().severity.info;
    case Tag::Tone::Ok: return theme().severity.ok;
    case Tag::Tone::Warning: return theme().severity.warning;
    case Tag::Tone::Error: return theme().severity.error;
    default: return theme().tenancy.root;
    }
}

class CallDelegate : public QStyledItemDelegate {
public:
    CallDelegate(const CallModel* model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, metrics().treeRow}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const CallRow* row = m_model->at(index.row());
        if (!row)
            return;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect r = option.rect;
        const bool selected = option.state & QStyle::State_Selected;
        if (selected || option.state & QStyle::State_MouseOver) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? theme().surface.selected : theme().surface.hover);
            painter->drawRoundedRect(QRectF(r).adjusted(4, 0, -4, 0), 4, 4);
        }
        if (row->isHeading())
            paintHeading(*painter, r, *row);
        else
            paintCall(*painter, r, *row);
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(theme().accent.ring, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(r).adjusted(5, 1, -5, -1), 4, 4);
        }
        painter->restore();
    }

private:
    static int paintSeverity(QPainter& p, const QRect& r, int severity, int right)
    {
        if (severity < 0)
            return right;
        paintIcon(p, severityIcon(static_cast<Severity>(severity)), QRectF(right - 14, r.center().y() - 6, 14, 14), severityInk(static_cast<Severity>(severity)));
        return right - 20;
    }

    static void paintHeading(QPainter& p, const QRect& r, const CallRow& row)
    {
        paintIcon(p, row.collapsed ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"), QRectF(r.left() + 8, r.center().y() - 5, 12, 12), Ink::Tertiary);
        const QFont small = typeface(TypeRole::Small);
        const QString count = QString::number(row.count);
        const int wide = QFontMetrics(small).horizontalAdvance(count);
        p.setFont(small);
        p.setPen(theme().text.tertiary);
        int right = r.right() - 12;
        p.drawText(QRect(right - wide, r.top(), wide, r.height()), Qt::AlignVCenter, count);
        right = paintSeverity(p, r, row.severity, right - wide - 8);
        const QFont strong = typeface(TypeRole::SmallStrong);
        p.setFont(strong);
        p.setPen(theme().text.primary);
        const QRect words(r.left() + 24, r.top(), right - r.left() - 28, r.height());
        p.drawText(words, Qt::AlignVCenter, QFontMetrics(strong).elidedText(row.title, Qt::ElideRight, words.width()));
    }

    static void paintCall(QPainter& p, const QRect& r, const CallRow& row)
    {
        const Shade& shade = shadeOf(toneOf(row.badge));
        const QRectF badge(r.left() + badgeLeft, r.center().y() - 8, badgeWidth, 17);
        p.setPen(Qt::NoPen);
        p.setBrush(shade.subtle);
        p.drawRoundedRect(badge, 4, 4);
        QFont code = typeface(TypeRole::CodeSmall);
        code.setPixelSize(10);
        p.setFont(code);
        p.setPen(shade.text);
        p.drawText(badge, Qt::AlignCenter, QFontMetrics(code).elidedText(row.badge, Qt::ElideRight, badgeWidth - 4));
        const int right = paintSeverity(p, r, row.severity, r.right() - 10);
        QFont path = typeface(TypeRole::CodeSmall);
        path.setStrikeOut(row.deprecated);
        p.setFont(path);
        p.setPen(row.deprecated ? theme().text.secondary : theme().text.primary);
        const QRect words(r.left() + titleLeft, r.top(), right - r.left() - titleLeft, r.height());
        p.drawText(words, Qt::AlignVCenter, QFontMetrics(path).elidedText(row.title, Qt::ElideMiddle, words.width()));
    }

    const CallModel* m_model;
};

}  // namespace

void CallModel::set(std::vector<CallRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const CallRow* CallModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int CallModel::rowOf(const ElementRef& element) const
{
    if (element.kind == ElementKind::Project)
        return -1;
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const CallRow& row) { return row.element == element; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int CallModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CallModel::data(const QModelIndex& index, int role) const
{
    const CallRow* row = at(index.row());
    if (!row)
        return {};
    if (role == Qt::DisplayRole)
        return row->isHeading() ? row->title : row->badge + QLatin1Char(' ') + row->title;
    if (role == Qt::ToolTipRole && !row->isHeading())
        return row->badge + QLatin1Char(' ') + row->title + (row->summary.isEmpty() ? QString() : QLatin1Char('\n') + row->summary) +
               (row->deprecated ? QLatin1Char('\n') + tr("Deprecated") : QString());
    if (role == Qt::AccessibleTextRole) {
        if (row->isHeading())
            return tr("%1, %2, %3").arg(row->title, counted(row->count, tr("entry"), tr("entries")), row->collapsed ? tr("folded") : tr("open"));
        const QString marks[] = {tr("has an error"), tr("has a warning"), tr("has a note")};
        return tr("%1 %2, %3").arg(row->badge, row->title, row->summary) + (row->deprecated ? tr(", deprecated") : QString()) +
               (row->severity >= 0 ? QStringLiteral(", ") + marks[row->severity] : QString());
    }
    return {};
}

CallList::CallList(QWidget* parent) : QListView(parent), m_model(new CallModel(this))
{
    setObjectName(QStringLiteral("calls"));
    setAccessibleName(tr("Calls"));
    setModel(m_model);
    setItemDelegate(new CallDelegate(m_model, this));
    setUniformItemSizes(true);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void CallList::setContent(const Project& project, std::unordered_map<AnyId, int> worst)
{
    m_project = project;
    m_worst = std::move(worst);
    rebuild();
}

void CallList::setFindings(std::unordered_map<AnyId, int> worst)
{
    if (worst == m_worst)
        return;
    m_worst = std::move(worst);
    rebuild();
}

void CallList::setFilter(const QString& words)
{
    m_filter = words;
    rebuild();
}

void CallList::rebuild()
{
    const int at = currentIndex().row();
    const bool wasHeading = m_model->at(at) && m_model->at(at)->isHeading();
    const QString heading = wasHeading ? m_model->at(at)->title : QString();
    std::vector<CallRow> rows = callRows(m_project, m_worst, m_filter, m_collapsed);
    m_calls = 0;
    m_groups = 0;
    for (const CallRow& row : rows)
        if (row.isHeading()) {
            m_calls += row.count;
            ++m_groups;
        }
    m_rebuilding = true;
    m_model->set(std::move(rows));
    int row = m_model->rowOf(m_current);
    for (int i = 0; wasHeading && i < m_model->rowCount(); ++i)
        if (m_model->at(i)->isHeading() && m_model->at(i)->title == heading)
            row = i;
    const bool there = m_current.kind == ElementKind::Endpoint  ? m_project.endpoints.contains(EndpointId(m_current.id))
                       : m_current.kind == ElementKind::Webhook ? m_project.webhooks.contains(WebhookId(m_current.id))
                       : m_current.kind == ElementKind::Channel && m_project.channels.contains(ChannelId(m_current.id));
    if (row < 0 && !there) {
        // The one that has moved up to where the lost one stood.
        row = std::clamp(at, 0, std::max(0, m_model->rowCount() - 1));
        if (const CallRow* found = m_model->at(row); found && found->isHeading() && m_model->at(row + 1) && !m_model->at(row + 1)->isHeading())
            ++row;
    }
    if (row >= 0)
        setCurrentIndex(m_model->index(row));
    m_rebuilding = false;
    const CallRow* found = m_model->at(row);
    if (found && !found->isHeading() && found->element != m_current) {
        m_current = found->element;
        emit currentCallChanged();
    } else if (!there && m_current.kind != ElementKind::Project && (!found || found->isHeading())) {
        m_current = {};
        emit currentCallChanged();
    }
}

bool CallList::select(const ElementRef& element)
{
    if (m_model->rowOf(element) < 0) {
        const QString filter = m_filter;
        const QSet<QString> collapsed = m_collapsed;
        m_filter.clear();
        m_collapsed.clear();
        rebuild();
        if (m_model->rowOf(element) < 0) {
            m_filter = filter;
            m_collapsed = collapsed;
            rebuild();
            return false;
        }
        if (!filter.isEmpty())
            emit filterDropped();
    }
    const QModelIndex index = m_model->index(m_model->rowOf(element));
    setCurrentIndex(index);
    scrollTo(index);
    return true;
}

void CallList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    const CallRow* row = m_model->at(current.row());
    if (m_rebuilding || !row || row->isHeading() || row->element == m_current)
        return;
    m_current = row->element;
    emit currentCallChanged();
}

void CallList::fold(int row, bool collapsed)
{
    const CallRow* found = m_model->at(row);
    if (!found || !found->isHeading() || found->collapsed == collapsed)
        return;
    if (collapsed)
        m_collapsed.insert(found->title);
    else
        m_collapsed.remove(found->title);
    rebuild();
}

void CallList::toggle(int row)
{
    if (const CallRow* found = m_model->at(row); found && found->isHeading())
        fold(row, !found->collapsed);
}

void CallList::mousePressEvent(QMouseEvent* event)
{
    QListView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton)
        toggle(indexAt(event->pos()).row());
}

void CallList::keyPressEvent(QKeyEvent* event)
{
    const int row = currentIndex().row();
    const CallRow* found = m_model->at(row);
    if (!found)
        return QListView::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        if (!found->isHeading()) {
            int up = row;
            while (up > 0 && !m_model->at(up)->isHeading())
                --up;
            setCurrentIndex(m_model->index(up));
        } else {
            fold(row, true);
        }
        return;
    case Qt::Key_Right: fold(row, false); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (found->isHeading())
            toggle(row);
        else
            emit activatedCall();
        return;
    case Qt::Key_Delete:
        if (!found->isHeading())
            emit removeWanted(found->element);
        return;
    default: QListView::keyPressEvent(event);
    }
}

}  // namespace barch::ui
