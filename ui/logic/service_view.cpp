#include "ui/logic/service_view.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr double arrow = 5;

QString laneTitle(int lane)
{
    const QString titles[] = {ServiceView::tr("Controllers"), ServiceView::tr("Services"), ServiceView::tr("Repositories")};
    return titles[lane];
}

QString laneHint(int lane)
{
    const QString hints[] = {ServiceView::tr("take calls and answer them"), ServiceView::tr("decide and write in one transaction"), ServiceView::tr("read and write tables")};
    return hints[lane];
}

}  // namespace

ServiceView::ServiceView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("serviceView"));
    setAccessibleName(tr("Services by layer"));
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocus", true);
    setMouseTracking(true);
}

void ServiceView::show(const Project& project, std::map<AnyId, QString> faults)
{
    m_project = project;
    m_faults = std::move(faults);
    m_calls.clear();
    for (const Endpoint& endpoint : project.endpoints)
        if (endpoint.service)
            ++m_calls[endpoint.service];
    layOut();
    select(m_selected);
}

void ServiceView::select(ServiceId id)
{
    m_selected = m_layout.find(id) >= 0 ? id : ServiceId();
    setAccessibleDescription(m_selected ? wordsOf(m_selected) : QString());
    update();
}

void ServiceView::reveal()
{
    if (const int box = m_layout.find(m_selected); box >= 0)
        emit seenWanted(m_layout.boxes[static_cast<std::size_t>(box)].rect.toRect());
}

void ServiceView::layOut()
{
    m_layout = layOutServices(m_project, std::max(width(), 680));
    updateGeometry();
    update();
}

QSize ServiceView::minimumSizeHint() const
{
    return layOutServices(m_project, 680).size.toSize();
}

void ServiceView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

QString ServiceView::captionOf(const Service& service) const
{
    QStringList words;
    if (const auto calls = m_calls.find(service.id); calls != m_calls.end())
        words.append(counted(calls->second, tr("call"), tr("calls")));
    if (!service.tables.empty())
        words.append(counted(static_cast<qsizetype>(service.tables.size()), tr("table"), tr("tables")));
    if (!service.starts.empty())
        words.append(tr("starts %1").arg(counted(static_cast<qsizetype>(service.starts.size()), tr("job"), tr("jobs"))));
    const auto works = std::count_if(m_project.jobs.begin(), m_project.jobs.end(), [&](const Job& job) { return job.service == service.id; });
    if (works > 0)
        words.append(tr("works for %1").arg(counted(works, tr("job"), tr("jobs"))));
    return words.join(QStringLiteral(" · "));
}

QString ServiceView::wordsOf(ServiceId id) const
{
    const Service* service = m_project.services.find(id);
    if (!service)
        return {};
    QStringList lines{tr("%1, %2").arg(qs(service->name), qs(service->layer))};
    if (const QString caption = captionOf(*service); !caption.isEmpty())
        lines.append(caption);
    for (const ServiceId used : service->uses)
        if (const Service* other = m_project.services.find(used))
            lines.append(tr("uses %1").arg(qs(other->name)));
    for (const Service& other : m_project.services)
        if (std::find(other.uses.begin(), other.uses.end(), id) != other.uses.end())
            lines.append(tr("used by %1").arg(qs(other.name)));
    if (const auto fault = m_faults.find(id); fault != m_faults.end())
        lines.append(fault->second);
    return lines.join(QLatin1Char('\n'));
}

void ServiceView::choose(int box)
{
    if (box < 0 || box >= static_cast<int>(m_layout.boxes.size()))
        return;
    select(m_layout.boxes[static_cast<std::size_t>(box)].id);
    reveal();
    emit serviceChosen(m_selected);
}

/// Up and down within the lane; left and right to the nearest box of the next lane that has one.
int ServiceView::nextBox(int key) const
{
    const int at = m_layout.find(m_selected);
    const int count = static_cast<int>(m_layout.boxes.size());
    if (at < 0 || key == Qt::Key_Home)
        return count > 0 ? 0 : -1;
    if (key == Qt::Key_End)
        return count - 1;
    const ServiceLayout::Box& now = m_layout.boxes[static_cast<std::size_t>(at)];
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        const int next = at + (key == Qt::Key_Down ? 1 : -1);
        return next >= 0 && next < count && m_layout.boxes[static_cast<std::size_t>(next)].lane == now.lane ? next : at;
    }
    for (int lane = now.lane + (key == Qt::Key_Right ? 1 : -1); lane >= 0 && lane < serviceLanes; lane += key == Qt::Key_Right ? 1 : -1) {
        int nearest = -1;
        double distance = 1e9;
        for (int i = 0; i < count; ++i) {
            const ServiceLayout::Box& box = m_layout.boxes[static_cast<std::size_t>(i)];
            const double away = std::abs(box.rect.y() - now.rect.y());
            if (box.lane == lane && away < distance) {
                nearest = i;
                distance = away;
            }
        }
        if (nearest >= 0)
            return nearest;
    }
    return at;
}

void ServiceView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End: return choose(nextBox(event->key()));
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        if (m_selected)
            emit editWanted(m_selected);
        return;
    case Qt::Key_Delete:
        if (m_selected)
            emit removeWanted(m_selected);
        return;
    default: QWidget::keyPressEvent(event);
    }
}

void ServiceView::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    m_dragged = event->button() == Qt::LeftButton ? m_layout.boxAt(event->position()) : -1;
    m_pressed = m_pointer = event->position();
    m_dragging = false;
    choose(m_dragged);
}

void ServiceView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged < 0)
        return;
    m_pointer = event->position();
    m_dragging = m_dragging || (m_pointer - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    update();
}

void ServiceView::mouseReleaseEvent(QMouseEvent* event)
{
    const int from = std::exchange(m_dragged, -1);
    const int to = m_layout.boxAt(event->position());
    const bool dragged = std::exchange(m_dragging, false);
    update();
    if (dragged && from >= 0 && to >= 0 && from != to)
        emit connectWanted(m_layout.boxes[static_cast<std::size_t>(from)].id, m_layout.boxes[static_cast<std::size_t>(to)].id);
}

void ServiceView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_layout.boxAt(event->position()) >= 0)
        emit editWanted(m_selected);
}

bool ServiceView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int box = m_layout.boxAt(help->pos());
    QString words;
    if (box >= 0) {
        const ServiceId id = m_layout.boxes[static_cast<std::size_t>(box)].id;
        words = wordsOf(id);
        if (const Service* service = m_project.services.find(id); service && !service->description.empty())
            words += QLatin1Char('\n') + qs(service->description);
    }
    QToolTip::showText(help->globalPos(), words, this);
    return true;
}

void ServiceView::paintHeads(QPainter& painter) const
{
    const Theme& look = theme();
    for (int lane = 0; lane < serviceLanes; ++lane) {
        const QRectF head(m_layout.laneStarts[static_cast<std::size_t>(lane)], 8, m_layout.laneWidth, 24);
        painter.setFont(typeface(TypeRole::SmallStrong));
        painter.setPen(look.text.secondary);
        painter.drawText(head, Qt::AlignVCenter | Qt::AlignLeft, laneTitle(lane));
        const double used = QFontMetricsF(painter.font()).horizontalAdvance(laneTitle(lane)) + 8;
        painter.setFont(typeface(TypeRole::Caption));
        painter.setPen(look.text.tertiary);
        const QRectF rest = head.adjusted(used, 0, 0, 0);
        painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, QFontMetricsF(painter.font()).elidedText(laneHint(lane), Qt::ElideRight, rest.width()));
    }
}

void ServiceView::paintLine(QPainter& painter, const ServiceLayout::Line& line, bool selected) const
{
    const Theme& look = theme();
    const QColor colour = line.wrong ? look.severity.error.fill : selected ? look.accent.border : look.canvas.edge;
    QPen pen(colour, selected ? 1.6 : 1.2);
    if (line.wrong)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(line.path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const double back = -line.heading * arrow * 1.5;
    painter.drawPolygon(QPolygonF({line.end, line.end + QPointF(back, -arrow * 0.6), line.end + QPointF(back, arrow * 0.6)}));
}

void ServiceView::paintBox(QPainter& painter, const ServiceLayout::Box& box) const
{
    const Theme& look = theme();
    const Service* service = m_project.services.find(box.id);
    if (!service)
        return;
    const QRectF rect = box.rect.adjusted(0.5, 0.5, -0.5, -0.5);
    const bool selected = box.id == m_selected;
    const bool faulty = m_faults.contains(box.id);
    painter.setPen(QPen(selected ? look.accent.border : faulty ? look.severity.warning.fill : look.line.outline, selected ? 2 : 1));
    painter.setBrush(selected ? look.surface.selected : look.surface.raised);
    painter.drawRoundedRect(rect, metrics().radiusControl, metrics().radiusControl);
    if (selected && hasFocus()) {
        painter.setPen(QPen(look.accent.ring, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), metrics().radiusControl + 3, metrics().radiusControl + 3);
    }
    QRectF text = rect.adjusted(10, 5, -10, -5);
    if (faulty) {
        paintIcon(painter, QStringLiteral("warning"), QRectF(rect.right() - 22, rect.top() + 6, 14, 14), Ink::Warning);
        text.setRight(text.right() - 16);
    }
    const QString caption = captionOf(*service);
    painter.setFont(typeface(TypeRole::BaseStrong));
    painter.setPen(look.text.primary);
    painter.drawText(text, (caption.isEmpty() ? Qt::AlignVCenter : Qt::AlignTop) | Qt::AlignLeft, QFontMetricsF(painter.font()).elidedText(qs(service->name), Qt::ElideRight, text.width()));
    painter.setFont(typeface(TypeRole::Caption));
    painter.setPen(look.text.secondary);
    painter.drawText(rect.adjusted(10, 5, -10, -5), Qt::AlignBottom | Qt::AlignLeft, QFontMetricsF(painter.font()).elidedText(caption, Qt::ElideRight, rect.width() - 20));
}

void ServiceView::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), theme().surface.canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHeads(painter);
    const QRectF seen = QRectF(event->rect()).adjusted(-8, -8, 8, 8);
    const auto touches = [this](const ServiceLayout::Line& line) {
        return m_selected && (m_layout.boxes[line.from].id == m_selected || m_layout.boxes[line.to].id == m_selected);
    };
    for (const bool selected : {false, true})
        for (const ServiceLayout::Line& line : m_layout.lines)
            if (touches(line) == selected && line.path.controlPointRect().adjusted(-4, -4, 4, 4).intersects(seen))
                paintLine(painter, line, selected);
    for (const ServiceLayout::Box& box : m_layout.boxes)
        if (box.rect.intersects(seen))
            paintBox(painter, box);
    if (m_dragging && m_dragged >= 0) {
        painter.setPen(QPen(theme().accent.border, 1.6, Qt::DashLine));
        painter.drawLine(m_layout.boxes[static_cast<std::size_t>(m_dragged)].rect.center(), m_pointer);
    }
}

}  // namespace barch::ui
