#include "ui/migrations/step_paint.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/tag_paint.h"
#include "ui/widgets/text_width.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

namespace barch::ui {
namespace {

constexpr int headingHeight = 31;
constexpr int left = 28;
constexpr int right = 12;
constexpr int line = 20;
constexpr int tagGap = 4;

QString boxText(StepRow::Decision decision)
{
    return decision == StepRow::Decision::Allow ? StepDelegate::tr("Allow") : StepDelegate::tr("No rows are there");
}

struct CostLook {
    Tag::Tone tone;
    QString icon;
};

CostLook lookOf(sql::Cost cost)
{
    switch (cost) {
    case sql::Cost::DeletesData:
    case sql::Cost::ChangesValues: return {Tag::Tone::Error, QStringLiteral("error")};
    case sql::Cost::CannotBeTakenBack:
    case sql::Cost::CanFail: return {Tag::Tone::Warning, QStringLiteral("warning")};
    case sql::Cost::LocksTable:
    case sql::Cost::BlocksWrites: return {Tag::Tone::Neutral, QStringLiteral("lock")};
    case sql::Cost::CopiesTable:
    case sql::Cost::RewritesTable: return {Tag::Tone::Neutral, QStringLiteral("refresh")};
    case sql::Cost::Instant:
    case sql::Cost::InPlace: return {Tag::Tone::Neutral, {}};
    }
    return {Tag::Tone::Neutral, {}};
}

void paintHeading(QPainter& p, const QRect& r, const StepRow& row, bool selected)
{
    p.fillRect(r, selected ? theme().surface.selected : theme().surface.subtle);
    const QString iconName = row.element.kind == ElementKind::Table ? QStringLiteral("table") : QStringLiteral("database");
    paintIcon(p, iconName, QRectF(r.left() + 10, r.center().y() - 6, 12, 12), Ink::Secondary);
    const QFont strong = typeface(TypeRole::BaseStrong);
    p.setFont(strong);
    p.setPen(theme().text.primary);
    const QRect words(r.left() + left, r.top(), r.width() - left - right, r.height());
    p.drawText(words, Qt::AlignVCenter, QFontMetrics(strong).elidedText(row.name, Qt::ElideMiddle, words.width()));
}

void paintWords(QPainter& p, const QRect& where, const StepRow& row)
{
    int x = where.left();
    if (!row.name.isEmpty()) {
        const QFont code = typeface(TypeRole::Code);
        const QFontMetrics wide(code);
        const QString name = wide.elidedText(row.name, Qt::ElideMiddle, row.what.isEmpty() ? where.width() : where.width() * 3 / 5);
        p.setFont(code);
        p.setPen(theme().text.primary);
        p.drawText(QRect(x, where.top(), where.right() - x, where.height()), Qt::AlignVCenter, name);
        x += wide.horizontalAdvance(name) + 8;
    }
    const QFont base = typeface(TypeRole::Base);
    p.setFont(base);
    p.setPen(row.name.isEmpty() ? theme().text.primary : theme().text.secondary);
    p.drawText(QRect(x, where.top(), where.right() - x, where.height()), Qt::AlignVCenter, QFontMetrics(base).elidedText(row.what, Qt::ElideRight, where.right() - x));
}

int widthFor(const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

}  // namespace

StepLayout layoutOf(const StepRow& row, int width)
{
    StepLayout layout;
    if (row.isHeading) {
        layout.height = headingHeight;
        return layout;
    }
    const int end = std::max(width - right, left + 120);
    layout.words = QRect(left, 5, end - left, line);
    int y = layout.words.bottom() + 1;
    int x = left;
    for (const sql::Cost cost : row.costs) {
        const QSize size = sizeOfTag(qs(sql::words(cost)), lookOf(cost).icon);
        if (layout.tags.empty())
            y += 3;
        else if (x + size.width() > end) {
            x = left;
            y += size.height() + tagGap;
        }
        layout.tags.emplace_back(QPoint(x, y), size);
        x += size.width() + tagGap;
    }
    if (!layout.tags.empty())
        y = layout.tags.back().bottom() + 1;
    if (row.decision != StepRow::Decision::None) {
        const int wordsWide = widthOf(boxText(row.decision), TypeRole::Base) + 4;
        const int box = metrics().checkbox;
        const bool fills = row.decision == StepRow::Decision::Fill;
        const int boxX = fills ? end - wordsWide - 6 - box : left;
        y += 6;
        if (fills)
            layout.input = QRect(left, y, std::max(60, boxX - 12 - left), metrics().control);
        layout.box = QRect(boxX, y + (metrics().control - box) / 2, box, box);
        layout.boxWords = QRect(boxX + box + 6, y, wordsWide, metrics().control);
        y += metrics().control;
    }
    layout.height = y + 7;
    return layout;
}

void StepDelegate::paintDecision(QPainter& p, const QStyleOptionViewItem& option, const StepRow& row, const StepModel& model, const StepLayout& layout) const
{
    const bool isTicked = model.decisions().allowed.contains(row.key) || model.decisions().withoutRows.contains(row.key);
    QStyleOptionButton box;
    box.rect = layout.box.translated(option.rect.topLeft());
    box.state = QStyle::State_Enabled | (isTicked ? QStyle::State_On : QStyle::State_Off);
    const QStyle* style = option.widget ? option.widget->style() : nullptr;
    if (style)
        style->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &p, option.widget);
    p.setFont(typeface(TypeRole::Base));
    p.setPen(theme().text.primary);
    p.drawText(layout.boxWords.translated(option.rect.topLeft()), Qt::AlignVCenter, boxText(row.decision));
    if (row.decision != StepRow::Decision::Fill)
        return;
    const QRectF input = QRectF(layout.input.translated(option.rect.topLeft())).adjusted(0.5, 0.5, -0.5, -0.5);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(model.isDecided(row) ? theme().line.outline : theme().severity.warning.fill, 1));
    p.setBrush(theme().surface.page);
    p.drawRoundedRect(input, metrics().radiusControl, metrics().radiusControl);
    const QString value = model.valueOf(row);
    const QFont font = typeface(value.isEmpty() ? TypeRole::Base : TypeRole::Code);
    p.setFont(font);
    p.setPen(value.isEmpty() ? theme().text.tertiary : theme().text.primary);
    const QRect words = input.toRect().adjusted(9, 0, -9, 0);
    const QString hint = tr("Value for rows, such as 0");
    p.drawText(words, Qt::AlignVCenter, QFontMetrics(font).elidedText(value.isEmpty() ? hint : value, Qt::ElideRight, words.width()));
}

void StepDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& model = static_cast<const StepModel&>(*index.model());
    const StepRow& row = *model.row(index.row());
    const QRect r = option.rect;
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    if (row.isHeading) {
        paintHeading(*painter, r, row, selected);
    } else {
        if (selected || option.state & QStyle::State_MouseOver)
            painter->fillRect(r, selected ? theme().surface.selected : theme().surface.hover);
        if (!model.isDecided(row))
            paintIcon(*painter, QStringLiteral("warning"), QRectF(r.left() + 9, r.top() + 8, 14, 14), Ink::Warning);
        else if (row.decision != StepRow::Decision::None)
            paintIcon(*painter, QStringLiteral("ok"), QRectF(r.left() + 9, r.top() + 8, 14, 14), Ink::Ok);
        const StepLayout layout = layoutOf(row, r.width());
        paintWords(*painter, layout.words.translated(r.topLeft()), row);
        for (std::size_t i = 0; i < row.costs.size(); ++i) {
            const CostLook look = lookOf(row.costs[i]);
            paintTag(*painter, layout.tags[i].translated(r.topLeft()), qs(sql::words(row.costs[i])), look.tone, look.icon);
        }
        if (row.decision != StepRow::Decision::None)
            paintDecision(*painter, option, row, model, layout);
    }
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(theme().line.hairline);
    painter->drawLine(r.bottomLeft(), r.bottomRight());
    if (option.state & QStyle::State_HasFocus && option.widget && option.widget->property("byKeyboard").toBool()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme().accent.ring, metrics().focusRing));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(r).adjusted(2, 2, -2, -3), metrics().radiusBadge, metrics().radiusBadge);
    }
    painter->restore();
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& model = static_cast<const StepModel&>(*index.model());
    return {100, layoutOf(*model.row(index.row()), widthFor(option)).height};
}

bool StepDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const StepRow& row = *static_cast<const StepModel*>(model)->row(index.row());
    if (row.decision == StepRow::Decision::None)
        return false;
    bool ticks = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space;
    if (event->type() == QEvent::MouseButtonRelease) {
        const StepLayout layout = layoutOf(row, option.rect.width());
        const QPoint at = static_cast<QMouseEvent*>(event)->pos() - option.rect.topLeft();
        ticks = layout.box.united(layout.boxWords).adjusted(-4, 0, 0, 0).contains(at);
    }
    if (!ticks)
        return false;
    const bool isOn = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, static_cast<int>(isOn ? Qt::Unchecked : Qt::Checked), Qt::CheckStateRole);
}

QWidget* StepDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(QStringLiteral("backfillEdit"));
    edit->setAccessibleName(static_cast<const StepModel*>(index.model())->row(index.row())->question);
    edit->setFont(typeface(TypeRole::Code));
    return edit;
}

void StepDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& model = static_cast<const StepModel&>(*index.model());
    editor->setGeometry(layoutOf(*model.row(index.row()), option.rect.width()).input.translated(option.rect.topLeft()));
}

}  // namespace barch::ui
