#include "ui/features/matrix_view.h"

#include "core/planning/figures.h"
#include "core/planning/matrix.h"
#include "ui/features/feature_words.h"
#include "ui/widgets/small_widgets.h"

#include <QAccessible>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr double leftMargin = 56;
constexpr double rightMargin = 20;
constexpr double topMargin = 16;
constexpr double axisHeight = 44;
constexpr double trayHeight = 32;
constexpr double trayTitle = 110;

}  // namespace

MatrixView::MatrixView(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("featureMatrix"));
    setAccessibleName(tr("Priority matrix, value by effort"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setProperty("ownFocus", true);
}

void MatrixView::setFacts(const PlanFacts& facts, const std::function<bool(const Feature&)>& shown)
{
    m_facts = facts;
    std::vector<MatrixLayout::Card> cards;
    for (const Feature& feature : facts.project.features) {
        if (!shown(feature))
            continue;
        MatrixLayout::Card card{.id = feature.id, .name = qs(feature.name), .moscow = feature.moscow};
        if (isUsable(feature, Figure::Value) && isUsable(feature, Figure::Effort)) {
            card.value = feature.value;
            card.effort = feature.effort;
        }
        card.wide = cardWidth(card.name) + (facts.hasProblem(feature.id) ? 16 : 0);
        cards.push_back(std::move(card));
    }
    std::stable_sort(cards.begin(), cards.end(), [](const MatrixLayout::Card& a, const MatrixLayout::Card& b) {
        return std::tuple(urgencyOf(a.moscow), a.name) < std::tuple(urgencyOf(b.moscow), b.name);
    });
    m_layout.setCards(std::move(cards));
    if (!m_layout.find(m_selected))
        endLink();
    drop();
    arrange();
    describe();
}

void MatrixView::setArrows(Arrows arrows)
{
    m_arrows = arrows;
    m_still = {};
    update();
}

void MatrixView::select(FeatureId id)
{
    if (id == m_selected)
        return;
    m_selected = id;
    endLink();
    m_still = {};
    update();
    describe();
}

void MatrixView::arrange()
{
    const double tray = m_layout.hasTray() ? trayHeight + 8 : 0;
    const QRectF plot(leftMargin, topMargin, width() - leftMargin - rightMargin, height() - topMargin - axisHeight - tray);
    m_layout.arrange(plot, QRectF(plot.left() + trayTitle, plot.bottom() + 40 + 5, plot.width() - trayTitle - 6, trayHeight - 10));
    m_still = {};
    update();
}

void MatrixView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// What a screen reader says about the selection.
void MatrixView::describe()
{
    const Feature* feature = m_facts.project.features.find(m_selected);
    QString words = tr("Nothing is selected. Page Down selects the first feature.");
    if (feature && m_layout.find(m_selected)) {
        words = tr("%1, %2, value %3, effort %4: %5. The arrow keys move it, D draws a dependency.")
                    .arg(qs(feature->name), wordOf(feature->moscow)).arg(feature->value).arg(feature->effort).arg(qs(titleOf(quadrantOf(*feature))));
        if (const QString problem = m_facts.problemOf(m_selected); !problem.isEmpty())
            words += QLatin1Char(' ') + problem;
    }
    if (words == accessibleDescription())
        return;
    setAccessibleDescription(words);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void MatrixView::drop()
{
    m_drag = Drag::None;
    unsetCursor();
    update();
}

void MatrixView::endLink()
{
    m_linking = false;
    m_target = {};
    update();
}

void MatrixView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_byKeyboard = false;
    m_pressed = m_mouse = event->position();
    if (handle().adjusted(-3, -3, 3, 3).contains(m_pressed)) {
        m_drag = Drag::Link;
        return;
    }
    const MatrixLayout::Card* card = rectOf(m_selected).contains(m_pressed) ? m_layout.find(m_selected) : m_layout.at(m_pressed);
    if (m_linking && card) {
        const FeatureId target = card->id;
        endLink();
        if (target != m_selected)
            emit dependencyWanted(m_selected, target);
        return;
    }
    endLink();
    const FeatureId id = card ? card->id : FeatureId();
    m_drag = card ? Drag::Pressed : Drag::None;
    if (id != m_selected)
        emit selectionWanted(id);
    m_grip = m_pressed - rectOf(m_selected).topLeft();
}

void MatrixView::mouseMoveEvent(QMouseEvent* event)
{
    m_mouse = event->position();
    if (m_drag == Drag::Pressed && (m_mouse - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_drag = Drag::Card;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_drag == Drag::Link) {
        const MatrixLayout::Card* over = m_layout.at(m_mouse);
        m_target = over && over->id != m_selected ? over->id : FeatureId();
    }
    if (m_drag == Drag::None) {
        const MatrixLayout::Card* over = m_layout.at(m_mouse);
        const FeatureId hot = over ? over->id : FeatureId();
        if (hot == m_hot)
            return;
        m_hot = hot;
        if (hot)
            setCursor(Qt::OpenHandCursor);
        else
            unsetCursor();
    }
    update();
}

void MatrixView::mouseReleaseEvent(QMouseEvent* event)
{
    m_mouse = event->position();
    const Drag drag = m_drag;
    const FeatureId target = m_target;
    drop();
    if (drag == Drag::Card) {
        const auto cell = m_layout.cellAt(m_mouse);
        const MatrixLayout::Card* card = m_layout.find(m_selected);
        if (cell && card && *cell != MatrixLayout::Cell{card->value, card->effort})
            emit placeWanted(m_selected, cell->value, cell->effort, false);
    } else if (drag == Drag::Link) {
        endLink();
        if (target)
            emit dependencyWanted(m_selected, target);
    }
}

void MatrixView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_layout.at(event->position()))
        emit editWanted(m_selected);
}

void MatrixView::leaveEvent(QEvent*)
{
    m_hot = {};
    update();
}

bool MatrixView::moveByKey(int dValue, int dEffort)
{
    const MatrixLayout::Card* card = m_layout.find(m_selected);
    if (!card)
        return false;
    const bool placed = card->value > 0;
    const int value = placed ? std::clamp(card->value + dValue, 1, 5) : 3;
    const int effort = placed ? std::clamp(card->effort + dEffort, 1, 5) : 3;
    if (value != card->value || effort != card->effort)
        emit placeWanted(m_selected, value, effort, true);
    return true;
}

void MatrixView::step(int by)
{
    const auto& cards = m_layout.cards();
    if (cards.empty())
        return;
    const auto found = std::find_if(cards.begin(), cards.end(), [this](const MatrixLayout::Card& card) { return card.id == m_selected; });
    const auto count = static_cast<std::ptrdiff_t>(cards.size());
    std::ptrdiff_t at = found == cards.end() ? (by > 0 ? 0 : count - 1) : (found - cards.begin() + by + count) % count;
    emit selectionWanted(cards[static_cast<std::size_t>(at)].id);
}

void MatrixView::chooseNear(int dx, int dy)
{
    const MatrixLayout::Card* near = m_layout.nearest(m_linking && m_target ? m_target : m_selected, dx, dy);
    if (!near)
        return;
    if (!m_linking)
        emit selectionWanted(near->id);
    else if (near->id != m_selected)
        m_target = near->id;
    update();
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    m_byKeyboard = true;
    const bool choose = m_linking || event->modifiers() & Qt::ControlModifier;
    const auto go = [&](int dx, int dy) {
        if (choose)
            chooseNear(dx, dy);
        else
            moveByKey(-dy, dx);
    };
    switch (event->key()) {
    case Qt::Key_Left: return go(-1, 0);
    case Qt::Key_Right: return go(1, 0);
    case Qt::Key_Up: return go(0, -1);
    case Qt::Key_Down: return go(0, 1);
    case Qt::Key_PageDown: return step(1);
    case Qt::Key_PageUp: return step(-1);
    case Qt::Key_1:
    case Qt::Key_2:
    case Qt::Key_3:
    case Qt::Key_4:
        if (m_selected && event->modifiers() == Qt::NoModifier)
            return emit priorityWanted(m_selected, static_cast<Moscow>(event->key() - Qt::Key_1 + 1));
        break;
    case Qt::Key_D:
        if (m_layout.find(m_selected) && event->modifiers() == Qt::NoModifier) {
            m_linking = true;
            return update();
        }
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_linking && m_target) {
            const FeatureId target = m_target;
            endLink();
            return emit dependencyWanted(m_selected, target);
        }
        if (m_selected)
            return emit editWanted(m_selected);
        break;
    case Qt::Key_Escape:
        if (m_linking || m_drag != Drag::None) {
            endLink();
            return drop();
        }
        break;
    case Qt::Key_Delete:
        if (m_selected)
            return emit removeWanted(m_selected);
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void MatrixView::focusInEvent(QFocusEvent* event)
{
    m_byKeyboard = event->reason() != Qt::MouseFocusReason;
    if (m_byKeyboard && !m_layout.find(m_selected) && event->reason() != Qt::ActiveWindowFocusReason)
        step(1);
    update();
}

void MatrixView::focusOutEvent(QFocusEvent*)
{
    update();
}

bool MatrixView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const MatrixLayout::Card* card = m_layout.at(help->pos())) {
            const QString problem = m_facts.problemOf(card->id);
            QToolTip::showText(help->globalPos(), problem.isEmpty() ? card->name : card->name + QLatin1Char('\n') + problem, this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

}  // namespace barch::ui
