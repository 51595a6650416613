#include "ui/palette/palette_model.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QPainter>

#include <algorithm>

namespace barch::ui {

void PaletteModel::show(std::vector<PaletteRow> rows, QStringList words)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_words = std::move(words);
    endResetModel();
}

const PaletteRow* PaletteModel::row(int at) const
{
    return at >= 0 && at < rowCount() ? &m_rows[static_cast<std::size_t>(at)] : nullptr;
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    const PaletteRow* shown = row(index.row());
    if (!shown)
        return {};
    if (role == Qt::DisplayRole)
        return shown->text;
    if (role == Qt::AccessibleTextRole)
        return shown->note.isEmpty() ? shown->text : shown->text + QStringLiteral(", ") + shown->note;
    return {};
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const
{
    const PaletteRow* shown = row(index.row());
    return shown && !shown->heading ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

namespace {

/// Draws text with the found words in the accent colour; gives back how wide it was.
int drawWithMatches(QPainter& p, QRect where, const QString& text, const QStringList& words, const QColor& plain)
{
    QList<bool> lit(text.size(), false);
    for (const QString& word : words)
        if (!word.isEmpty())
            for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
                 at = text.indexOf(word, at + 1, Qt::CaseInsensitive))
                for (qsizetype i = at; i < at + word.size(); ++i)
                    lit[i] = true;
    QFont strong = p.font();
    strong.setWeight(QFont::DemiBold);
    const QFont normal = p.font();
    int x = where.left();
    for (qsizetype from = 0; from < text.size() && x < where.right();) {
        qsizetype to = from;
        while (to < text.size() && lit[to] == lit[from])
            ++to;
        p.setFont(lit[from] ? strong : normal);
        p.setPen(lit[from] ? theme().accent.text : plain);
        const QString part = p.fontMetrics().elidedText(text.mid(from, to - from), Qt::ElideRight, where.right() - x);
        p.drawText(QRect(x, where.top(), where.right() - x, where.height()), Qt::AlignVCenter | Qt::TextSingleLine, part);
        x += p.fontMetrics().horizontalAdvance(part);
        from = to;
    }
    p.setFont(normal);
    return x - where.left();
}

}  // namespace

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = static_cast<const PaletteModel*>(index.model());
    const PaletteRow* row = model->row(index.row());
    QPainter& p = *painter;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    const Theme& t = theme();
    const QRect r = option.rect.adjusted(4, 0, -4, 0);
    if (row->heading) {
        p.setFont(typeface(TypeRole::Overline));
        p.setPen(t.text.tertiary);
        p.drawText(r.adjusted(8, 2, -8, 0), Qt::AlignLeft | Qt::AlignVCenter, row->text);
        p.setFont(typeface(TypeRole::Caption));
        p.drawText(r.adjusted(8, 2, -8, 0), Qt::AlignRight | Qt::AlignVCenter, row->note);
        p.restore();
        return;
    }
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        p.setPen(Qt::NoPen);
        p.setBrush(option.state & QStyle::State_Selected ? t.surface.selected : t.surface.hover);
        p.drawRoundedRect(r, metrics().radiusBadge, metrics().radiusBadge);
    }
    const int size = metrics().icon;
    paintIcon(p, row->icon, QRectF(r.left() + 8, r.top() + (r.height() - size) / 2.0, size, size), row->ink);
    int right = r.right() - 8;
    if (!row->keys.isEmpty()) {
        p.setFont(typeface(TypeRole::Caption));
        const int wide = p.fontMetrics().horizontalAdvance(row->keys) + 12;
        const QRectF box(right - wide + 0.5, r.top() + (r.height() - 18) / 2.0 + 0.5, wide, 17);
        p.setPen(QPen(t.line.strong, 1));
        p.setBrush(t.surface.raised);
        p.drawRoundedRect(box, metrics().radiusBadge, metrics().radiusBadge);
        p.setPen(t.text.tertiary);
        p.drawText(box, Qt::AlignCenter, row->keys);
        right -= wide + 8;
    }
    p.setFont(typeface(TypeRole::Base));
    const int left = r.left() + 8 + size + 8;
    const int used = drawWithMatches(p, QRect(left, r.top(), right - left, r.height()), row->text, model->words(), t.text.primary);
    if (!row->note.isEmpty() && left + used + 8 < right) {
        p.setFont(typeface(TypeRole::Small));
        p.setPen(option.state & QStyle::State_Selected ? t.text.secondary : t.text.tertiary);
        const QRect place(left + used + 8, r.top(), right - left - used - 8, r.height());
        p.drawText(place, Qt::AlignVCenter | Qt::TextSingleLine, p.fontMetrics().elidedText(row->note, Qt::ElideRight, place.width()));
    }
    p.restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const PaletteRow* row = static_cast<const PaletteModel*>(index.model())->row(index.row());
    return {200, row && row->heading ? 24 : metrics().paletteRow};
}

}  // namespace barch::ui
