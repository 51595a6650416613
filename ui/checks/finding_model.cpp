#include "ui/checks/finding_model.h"

#include "ui/theme/appearance.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QPainter>

namespace barch::ui {
namespace {

constexpr int headingHeight = 31;
constexpr int findingHeight = 48;
constexpr int iconLeft = 32;
constexpr int textLeft = 52;

QString fixWords(const ListedFinding& listed)
{
    if (listed.finding.waived)
        return {};
    switch (listed.finding.fix) {
    case FixKind::Automatic: return FindingModel::tr("Fix ready");
    case FixKind::Choice: return FindingModel::tr("Your choice");
    case FixKind::None: return {};
    }
    return {};
}

void paintHeading(QPainter& p, const QRect& r, const FindingRow& row)
{
    p.fillRect(r, theme().surface.subtle);
    paintIcon(p, row.collapsed ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"),
              QRectF(r.left() + 10, r.center().y() - 5, 12, 12), Ink::Tertiary);
    int x = r.left() + iconLeft;
    if (row.severity >= 0) {
        const bool waived = row.severity == 3;
        paintIcon(p, waived ? QStringLiteral("eye") : severityIcon(static_cast<Severity>(row.severity)), QRectF(x, r.center().y() - 7, 16, 16),
                  waived ? Ink::Tertiary : severityInk(static_cast<Severity>(row.severity)));
        x = r.left() + textLeft + 2;
    }
    const QFont strong = typeface(TypeRole::BaseStrong);
    p.setFont(strong);
    p.setPen(theme().text.primary);
    const QString title = QFontMetrics(strong).elidedText(row.group, Qt::ElideMiddle, r.right() - x - 60);
    p.drawText(QRect(x, r.top(), r.right() - x, r.height()), Qt::AlignVCenter, title);
    x += QFontMetrics(strong).horizontalAdvance(title) + 8;
    const QFont small = typeface(TypeRole::Small);
    const QString count = QString::number(row.count);
    const int wide = std::max(18, QFontMetrics(small).horizontalAdvance(count) + 10);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(theme().surface.inset);
    p.drawRoundedRect(QRectF(x, r.center().y() - 8, wide, 18), 9, 9);
    p.setFont(small);
    p.setPen(theme().text.secondary);
    p.drawText(QRect(x, r.center().y() - 8, wide, 18), Qt::AlignCenter, count);
    x += wide + 8;
    p.drawText(QRect(x, r.top(), r.right() - x - 8, r.height()), Qt::AlignVCenter,
               QFontMetrics(small).elidedText(row.hint, Qt::ElideRight, r.right() - x - 8));
}

void paintFinding(QPainter& p, const QStyleOptionViewItem& option, const ListedFinding& listed)
{
    const QRect r = option.rect;
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || option.state & QStyle::State_MouseOver)
        p.fillRect(r, selected ? theme().surface.selected : theme().surface.hover);
    if (selected)
        p.fillRect(QRect(r.left(), r.top(), 2, r.height()), theme().accent.fill);
    const bool waived = listed.finding.waived;
    p.save();
    if (waived)
        p.setOpacity(0.6);
    paintIcon(p, severityIcon(listed.finding.severity), QRectF(r.left() + iconLeft, r.top() + 8, 14, 14), severityInk(listed.finding.severity));
    p.restore();
    const QFont small = typeface(TypeRole::Small);
    const QString right = fixWords(listed);
    const int rightWidth = right.isEmpty() ? 0 : QFontMetrics(small).horizontalAdvance(right);
    p.setFont(small);
    p.setPen(theme().text.tertiary);
    p.drawText(QRect(r.right() - 12 - rightWidth, r.top() + 5, rightWidth, 20), Qt::AlignVCenter, right);
    QFont heading = typeface(selected ? TypeRole::BaseStrong : TypeRole::Base);
    heading.setStrikeOut(waived);
    const int left = r.left() + textLeft;
    const int width = r.right() - left - 12 - (rightWidth ? rightWidth + 12 : 0);
    p.setFont(heading);
    p.setPen(waived ? theme().text.secondary : theme().text.primary);
    p.drawText(QRect(left, r.top() + 5, width, 20), Qt::AlignVCenter, QFontMetrics(heading).elidedText(listed.heading, Qt::ElideRight, width));
    const QRect below(left, r.top() + 25, r.right() - left - 12, 17);
    p.setPen(theme().text.secondary);
    if (waived) {
        p.setFont(small);
        const QString reason = QStringLiteral("“%1”").arg(QString::fromStdString(listed.finding.waiverReason));
        p.drawText(below, Qt::AlignVCenter, QFontMetrics(small).elidedText(reason, Qt::ElideRight, below.width()));
        return;
    }
    const QFont code = typeface(TypeRole::CodeSmall);
    const QString subject = QStringLiteral("  ·  ") + listed.subject;
    const int subjectWidth = QFontMetrics(small).horizontalAdvance(subject);
    const QString path = QFontMetrics(code).elidedText(listed.path, Qt::ElideMiddle, below.width() - subjectWidth);
    p.setFont(code);
    p.drawText(below, Qt::AlignVCenter, path);
    p.setFont(small);
    p.drawText(below.adjusted(QFontMetrics(code).horizontalAdvance(path), 0, 0, 0), Qt::AlignVCenter, subject);
}

}  // namespace

QString severityIcon(Severity severity)
{
    const char* icons[] = {"error", "warning", "info"};
    return QString::fromLatin1(icons[static_cast<int>(severity)]);
}

Ink severityInk(Severity severity)
{
    const Ink inks[] = {Ink::Error, Ink::Warning, Ink::Info};
    return inks[static_cast<int>(severity)];
}

void FindingModel::set(const std::vector<ListedFinding>* findings, std::vector<FindingRow> rows)
{
    beginResetModel();
    m_findings = findings;
    m_rows = std::move(rows);
    endResetModel();
}

int FindingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

const ListedFinding* FindingModel::finding(int row) const
{
    if (row < 0 || row >= rowCount() || m_rows[static_cast<std::size_t>(row)].finding == FindingRow::heading)
        return nullptr;
    return &(*m_findings)[static_cast<std::size_t>(m_rows[static_cast<std::size_t>(row)].finding)];
}

QVariant FindingModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const FindingRow& row = m_rows[static_cast<std::size_t>(index.row())];
    const ListedFinding* listed = finding(index.row());
    switch (role) {
    case Qt::DisplayRole: return listed ? listed->heading : row.group;
    case Qt::ToolTipRole: return listed ? QString::fromStdString(listed->finding.message) : QVariant();
    case Qt::AccessibleTextRole: {
        if (!listed)
            return tr("%1, %2 findings, %3").arg(row.group).arg(row.count).arg(row.collapsed ? tr("folded") : tr("unfolded"));
        const QString words[] = {tr("Error"), tr("Warning"), tr("Note")};
        return QStringLiteral("%1: %2, %3, %4%5")
            .arg(words[static_cast<int>(listed->finding.severity)], listed->heading, listed->path, listed->subject,
                 listed->finding.waived ? tr(", waived") : QString());
    }
    default: return {};
    }
}

void FindingDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = static_cast<const FindingModel*>(index.model());
    painter->save();
    if (const ListedFinding* listed = model->finding(index.row()))
        paintFinding(*painter, option, *listed);
    else
        paintHeading(*painter, option.rect, model->rows()[static_cast<std::size_t>(index.row())]);
    painter->setPen(theme().line.hairline);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const bool current = option.state & QStyle::State_HasFocus;
    if (current && option.widget && option.widget->property("byKeyboard").toBool()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme().accent.ring, metrics().focusRing));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -3), 4, 4);
    }
    painter->restore();
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto* model = static_cast<const FindingModel*>(index.model());
    return {100, model->finding(index.row()) ? findingHeight : headingHeight};
}

}  // namespace barch::ui
