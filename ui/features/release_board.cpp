#include "ui/features/release_board.h"

#include "core/planning/matrix.h"
#include "core/planning/scores.h"
#include "ui/features/feature_words.h"
#include "ui/widgets/small_widgets.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr double margin = 20;
constexpr double columnGap = 12;
constexpr double narrowest = 190;
constexpr double widest = 300;
constexpr double headHeight = 60;
constexpr double cardStep = 28;
constexpr double cardTall = 24;

}  // namespace

ReleaseBoard::ReleaseBoard(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("releaseBoard"));
    setAccessibleName(tr("Releases and what lies in them"));
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocus", true);
}

void ReleaseBoard::setFacts(const PlanFacts& facts, const std::function<bool(const Feature&)>& shown)
{
    m_facts = facts;
    m_columns.clear();
    for (const ReleaseLoad& load : loadsOf(facts.project))
        m_columns.push_back({load.release, qs(facts.project.releases.find(load.release)->name), load, {}});
    m_columns.push_back({{}, tr("In no release"), {}, {}});
    std::unordered_map<ReleaseId, std::size_t> columns;
    for (std::size_t i = 0; i + 1 < m_columns.size(); ++i)
        columns.emplace(m_columns[i].release, i);
    std::vector<std::pair<std::tuple<int, double, std::string_view>, const Feature*>> features;
    for (const Feature& feature : m_facts.project.features)
        if (shown(feature))
            features.push_back({{urgencyOf(feature.moscow), -riceOf(feature).number.value_or(-1), feature.name}, &feature});
    std::stable_sort(features.begin(), features.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [key, feature] : features) {
        const auto found = columns.find(feature->release);
        m_columns[found == columns.end() ? m_columns.size() - 1 : found->second].features.push_back(feature->id);
    }
    m_pressed = m_dragging = false;
    updateGeometry();
    update();
    describe();
}

void ReleaseBoard::select(FeatureId id)
{
    m_selected = id;
    update();
    describe();
    if (const QRectF where = rectOf(id); !where.isEmpty())
        emit showWanted(where.toAlignedRect());
}

void ReleaseBoard::describe()
{
    const Feature* feature = m_facts.project.features.find(m_selected);
    const auto place = placeOf(m_selected);
    const QString words = feature && place ? tr("%1, %2, in %3. Left and right move it to another release.").arg(qs(feature->name), wordOf(feature->moscow), m_columns[place->first].title)
                                           : tr("Nothing is selected.");
    if (words == accessibleDescription())
        return;
    setAccessibleDescription(words);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QSize ReleaseBoard::sizeHint() const
{
    std::size_t most = 1;
    for (const Column& column : m_columns)
        most = std::max(most, column.features.size());
    const auto count = static_cast<double>(m_columns.size());
    return {static_cast<int>(2 * margin + count * narrowest + (count - 1) * columnGap), static_cast<int>(2 * margin + headHeight + static_cast<double>(most) * cardStep + 12)};
}

QSize ReleaseBoard::minimumSizeHint() const
{
    return sizeHint();
}

QRectF ReleaseBoard::columnRect(std::size_t column) const
{
    const auto count = static_cast<double>(m_columns.size());
    const double wide = std::clamp((width() - 2 * margin - (count - 1) * columnGap) / count, narrowest, widest);
    return {margin + static_cast<double>(column) * (wide + columnGap), margin, wide, height() - 2 * margin};
}

QRectF ReleaseBoard::cardRect(std::size_t column, std::size_t row) const
{
    const QRectF where = columnRect(column);
    return {where.left() + 8, where.top() + headHeight + 8 + static_cast<double>(row) * cardStep, where.width() - 16, cardTall};
}

QRectF ReleaseBoard::menuRect(std::size_t column) const
{
    const QRectF where = columnRect(column);
    return {where.right() - 30, where.top() + 6, 24, 24};
}

QRectF ReleaseBoard::columnOf(ReleaseId release) const
{
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i].release == release)
            return columnRect(i);
    return {};
}

std::optional<std::pair<std::size_t, std::size_t>> ReleaseBoard::placeOf(FeatureId id) const
{
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        const auto& features = m_columns[column].features;
        if (const auto found = std::find(features.begin(), features.end(), id); found != features.end())
            return std::pair(column, static_cast<std::size_t>(found - features.begin()));
    }
    return std::nullopt;
}

QRectF ReleaseBoard::rectOf(FeatureId id) const
{
    const auto place = placeOf(id);
    return place ? cardRect(place->first, place->second) : QRectF();
}

std::optional<std::size_t> ReleaseBoard::columnAt(QPointF point) const
{
    for (std::size_t column = 0; column < m_columns.size(); ++column)
        if (const QRectF where = columnRect(column); point.x() >= where.left() && point.x() <= where.right())
            return column;
    return std::nullopt;
}

FeatureId ReleaseBoard::cardAt(QPointF point) const
{
    const auto column = columnAt(point);
    const double row = column ? (point.y() - cardRect(*column, 0).top()) / cardStep : -1;
    if (row < 0 || row >= static_cast<double>(m_columns[*column].features.size()))
        return {};
    const auto at = static_cast<std::size_t>(row);
    return cardRect(*column, at).contains(point) ? m_columns[*column].features[at] : FeatureId();
}

void ReleaseBoard::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_byKeyboard = false;
    m_start = m_mouse = event->position();
    for (std::size_t column = 0; column + 1 < m_columns.size(); ++column)
        if (menuRect(column).contains(m_start))
            return emit releaseMenuWanted(m_columns[column].release, menuRect(column).bottomLeft().toPoint());
    const FeatureId id = cardAt(m_start);
    m_pressed = static_cast<bool>(id);
    if (id != m_selected)
        emit selectionWanted(id);
    if (id)
        m_grip = m_start - rectOf(id).topLeft();
    update();
}

void ReleaseBoard::mouseMoveEvent(QMouseEvent* event)
{
    m_mouse = event->position();
    if (m_pressed && (m_mouse - m_start).manhattanLength() >= QApplication::startDragDistance())
        m_dragging = true;
    if (m_dragging)
        update();
}

void ReleaseBoard::mouseReleaseEvent(QMouseEvent* event)
{
    const bool dragged = m_dragging;
    m_pressed = m_dragging = false;
    update();
    const auto column = columnAt(event->position());
    const auto place = placeOf(m_selected);
    if (dragged && column && place && *column != place->first)
        emit releaseWanted(m_selected, m_columns[*column].release);
}

void ReleaseBoard::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const FeatureId id = cardAt(event->position()))
        emit editWanted(id);
}

/// To another card: so many columns and rows on.
void ReleaseBoard::go(int columns, int rows)
{
    const auto place = placeOf(m_selected);
    std::ptrdiff_t column = place ? static_cast<std::ptrdiff_t>(place->first) : 0;
    std::ptrdiff_t row = place ? static_cast<std::ptrdiff_t>(place->second) : -1;
    const auto count = static_cast<std::ptrdiff_t>(m_columns.size());
    do
        column += columns;
    while (columns != 0 && column >= 0 && column < count && m_columns[static_cast<std::size_t>(column)].features.empty());
    if (column < 0 || column >= count || m_columns[static_cast<std::size_t>(column)].features.empty())
        return;
    const auto& features = m_columns[static_cast<std::size_t>(column)].features;
    row = std::clamp<std::ptrdiff_t>(row + rows, 0, static_cast<std::ptrdiff_t>(features.size()) - 1);
    emit selectionWanted(features[static_cast<std::size_t>(row)]);
}

void ReleaseBoard::keyPressEvent(QKeyEvent* event)
{
    m_byKeyboard = true;
    const int side = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    const int down = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
    const auto place = placeOf(m_selected);
    if (down != 0)
        return go(0, down);
    if (side != 0 && event->modifiers() & Qt::ControlModifier)
        return go(side, 0);
    if (side != 0) {
        if (!place)
            return go(0, 1);
        const auto to = static_cast<std::ptrdiff_t>(place->first) + side;
        if (to >= 0 && to < static_cast<std::ptrdiff_t>(m_columns.size()))
            emit releaseWanted(m_selected, m_columns[static_cast<std::size_t>(to)].release);
        return;
    }
    if (place && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return emit editWanted(m_selected);
    if (place && event->key() == Qt::Key_Delete)
        return emit removeWanted(m_selected);
    if (place && event->key() == Qt::Key_Menu && m_columns[place->first].release)
        return emit releaseMenuWanted(m_columns[place->first].release, menuRect(place->first).bottomLeft().toPoint());
    QWidget::keyPressEvent(event);
}

void ReleaseBoard::focusInEvent(QFocusEvent* event)
{
    m_byKeyboard = event->reason() != Qt::MouseFocusReason;
    update();
}

void ReleaseBoard::focusOutEvent(QFocusEvent*)
{
    update();
}

}  // namespace barch::ui
