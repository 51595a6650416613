#include "ui/theme/style.h"

#include "ui/theme/appearance.h"
#include "ui/theme/combo_arrow.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace barch::ui {
namespace {

QRectF centred(const QRect& in, int size)
{
    return QRectF(in.x() + (in.width() - size) / 2.0, in.y() + (in.height() - size) / 2.0, size, size);
}

void paintCheckBox(QPainter& p, const QStyleOption& option)
{
    const Theme& t = theme();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const QRectF box = centred(option.rect, metrics().checkbox).adjusted(0.5, 0.5, -0.5, -0.5);
    p.setPen(QPen(on ? (enabled ? t.accent.fill : t.text.disabled) : (enabled ? t.line.outline : t.line.strong), 1));
    p.setBrush(on ? (enabled ? t.accent.fill : t.text.disabled) : t.surface.page);
    p.drawRoundedRect(box, metrics().radiusBadge, metrics().radiusBadge);
    if (on)
        paintIcon(p, option.state & QStyle::State_NoChange ? QStringLiteral("minus") : QStringLiteral("tick"),
                  box.adjusted(1, 1, -1, -1), t.text.onAccent);
}

void paintRadio(QPainter& p, const QStyleOption& option)
{
    const Theme& t = theme();
    const bool enabled = option.state & QStyle::State_Enabled;
    const QRectF box = centred(option.rect, metrics().checkbox).adjusted(0.5, 0.5, -0.5, -0.5);
    if (option.state & QStyle::State_On) {
        p.setPen(Qt::NoPen);
        p.setBrush(enabled ? t.accent.fill : t.text.disabled);
        p.drawEllipse(box);
        p.setBrush(t.text.onAccent);
        p.drawEllipse(box.center(), 2.75, 2.75);
    } else {
        p.setPen(QPen(enabled ? t.line.outline : t.line.strong, 1));
        p.setBrush(t.surface.page);
        p.drawEllipse(box);
    }
}

}  // namespace

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto arrow = [&](const char* name) {
        paintIcon(*painter, QString::fromLatin1(name), centred(option->rect, metrics().iconTiny),
                  option->state & State_Enabled ? Ink::Tertiary : Ink::Disabled);
    };
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: paintCheckBox(*painter, *option); break;
    case PE_IndicatorRadioButton: paintRadio(*painter, *option); break;
    case PE_IndicatorArrowDown: arrow("chevron-down"); break;
    case PE_IndicatorArrowUp: arrow("chevron-up"); break;
    case PE_IndicatorArrowRight: arrow("chevron-right"); break;
    case PE_IndicatorArrowLeft: arrow("chevron-left"); break;
    case PE_IndicatorBranch:
        if (option->state & State_Children)
            arrow(option->state & State_Open ? "chevron-down" : "chevron-right");
        break;
    case PE_FrameFocusRect: break;
    default:
        painter->restore();
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    painter->restore();
}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (auto* combo = qobject_cast<QComboBox*>(widget))
        addArrow(*combo);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return metrics().checkbox;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return metrics().gap;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize: return metrics().icon;
    case PM_ToolTipLabelFrameWidth: return 0;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons: return 0;
    case SH_EtchDisabledText: return 0;
    case SH_ItemView_ActivateItemOnSingleClick: return 0;
    case SH_ToolTip_WakeUpDelay: return 500;
    case SH_ComboBox_Popup: return 0;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

}  // namespace barch::ui
