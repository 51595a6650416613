#include "ui/ai/cost_chart.h"

#include "ui/ai/model_table.h"
#include "ui/theme/appearance.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/small_widgets.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr double margin = 20;
constexpr double rowHeight = 32;
constexpr double barHeight = 14;
constexpr double nameWidth = 180;
constexpr double amountWidth = 190;

QString amountOf(const ModelCost& cost)
{
    const QString amount = qs(textOf(Money{cost.currency, cost.millionths()}));
    if (cost.gap == CostGap::None)
        return amount;
    return cost.gap == CostGap::FallbackNoPrice ? CostChart::tr("%1; %2").arg(amount, wordsOf(cost.gap)) : wordsOf(cost.gap);
}

}  // namespace

CostChart::CostChart(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("costChart"));
    setAccessibleName(tr("Cost of a month by model"));
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocus", true);
}

void CostChart::show(const Project& project, const CostEstimate& estimate)
{
    m_project = project;
    m_estimate = estimate;
    describe();
    updateGeometry();
    update();
}

void CostChart::select(AiModelId model)
{
    m_model = model;
    describe();
    update();
}

void CostChart::describe()
{
    QStringList lines;
    for (const ModelCost& cost : m_estimate.models)
        if (const AiModel* model = m_project.aiModels.find(cost.model))
            lines.append(tr("%1: %2").arg(qs(model->name), amountOf(cost)) + (cost.model == m_model ? tr(", chosen") : QString()));
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
}

QSize CostChart::sizeHint() const
{
    return {640, static_cast<int>(static_cast<double>(m_estimate.models.size()) * rowHeight + 2 * 8)};
}

int CostChart::rowOf(AiModelId model) const
{
    const auto found = std::find_if(m_estimate.models.begin(), m_estimate.models.end(), [&](const ModelCost& cost) { return cost.model == model; });
    return found == m_estimate.models.end() ? -1 : static_cast<int>(found - m_estimate.models.begin());
}

double CostChart::room() const
{
    return std::max(20.0, width() - 2 * margin - nameWidth - amountWidth);
}

double CostChart::lengthOf(const ModelCost& cost, std::int64_t millionths) const
{
    std::int64_t dearest = 0;
    for (const ModelCost& each : m_estimate.models)
        if (each.currency == cost.currency)
            dearest = std::max(dearest, each.millionths());
    return dearest == 0 ? 0 : room() * (static_cast<double>(millionths) / static_cast<double>(dearest));
}

QRectF CostChart::barOf(AiModelId model) const
{
    const int row = rowOf(model);
    if (row < 0)
        return {};
    const ModelCost& cost = m_estimate.models[static_cast<std::size_t>(row)];
    return QRectF(margin + nameWidth, 8 + row * rowHeight + (rowHeight - barHeight) / 2, lengthOf(cost, cost.millionths()), barHeight);
}

void CostChart::paintRow(QPainter& painter, int row) const
{
    const Theme& look = theme();
    const ModelCost& cost = m_estimate.models[static_cast<std::size_t>(row)];
    const AiModel* model = m_project.aiModels.find(cost.model);
    const QRectF line(0, 8 + row * rowHeight, width(), rowHeight);
    if (cost.model == m_model)
        painter.fillRect(line, look.surface.selected);
    if (cost.model == m_model && hasFocus()) {
        painter.setPen(QPen(look.accent.ring, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(line.adjusted(2, 2, -2, -2), 4, 4);
    }
    painter.setFont(typeface(TypeRole::Small));
    painter.setPen(look.text.primary);
    const QRectF name(margin, line.top(), nameWidth - 12, line.height());
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft, QFontMetricsF(painter.font()).elidedText(model ? qs(model->name) : QString(), Qt::ElideRight, name.width()));
    const QRectF bar = barOf(cost.model);
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.surface.inset);
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), room(), bar.height()), 3, 3);
    if (bar.width() > 0) {
        const double own = lengthOf(cost, cost.ownMillionths);
        painter.setBrush(look.accent.fill);
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), std::max(2.0, own), bar.height()), 3, 3);
        if (bar.width() - own >= 1) {
            const QRectF rest(bar.left() + own + 1, bar.top(), bar.width() - own - 1, bar.height());
            painter.setBrush(QBrush(look.accent.fill, Qt::BDiagPattern));
            painter.setPen(look.accent.fill);
            painter.drawRect(rest.adjusted(0.5, 0.5, -0.5, -0.5));
        }
    }
    const bool counts = cost.gap == CostGap::None;
    painter.setPen(counts ? look.text.primary : look.text.tertiary);
    const QRectF amount(width() - margin - amountWidth + 8, line.top(), amountWidth - 8, line.height());
    painter.drawText(amount, Qt::AlignVCenter | Qt::AlignRight, QFontMetricsF(painter.font()).elidedText(amountOf(cost), Qt::ElideRight, amount.width()));
}

void CostChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().surface.page);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int row = 0; row < static_cast<int>(m_estimate.models.size()); ++row)
        paintRow(painter, row);
}

void CostChart::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    const int row = static_cast<int>((event->position().y() - 8) / rowHeight);
    if (event->position().y() >= 8 && row < static_cast<int>(m_estimate.models.size()))
        emit modelChosen(m_estimate.models[static_cast<std::size_t>(row)].model);
}

void CostChart::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (step == 0 || m_estimate.models.empty())
        return QWidget::keyPressEvent(event);
    const int row = std::clamp(rowOf(m_model) + step, 0, static_cast<int>(m_estimate.models.size()) - 1);
    emit modelChosen(m_estimate.models[static_cast<std::size_t>(row)].model);
}

}  // namespace barch::ui
