#include "ui/theme/combo_arrow.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QComboBox>
#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace barch::ui {
namespace {

constexpr int fromEdge = 8;

class ComboArrow : public QWidget {
public:
    explicit ComboArrow(QComboBox& combo) : QWidget(&combo)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        combo.installEventFilter(this);
        place();
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == parent() && event->type() == QEvent::Resize)
            place();
        else if (watched == parent() && event->type() == QEvent::EnabledChange)
            update();
        return QWidget::eventFilter(watched, event);
    }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, QStringLiteral("chevron-down"), rect(), isEnabled() ? Ink::Secondary : Ink::Disabled);
    }

private:
    void place()
    {
        const int size = metrics().iconTiny;
        const QRect room = parentWidget()->rect();
        const int left = parentWidget()->layoutDirection() == Qt::RightToLeft ? fromEdge : room.width() - fromEdge - size;
        setGeometry(left, (room.height() - size) / 2, size, size);
        raise();
    }
};

}  // namespace

void addArrow(QComboBox& combo)
{
    const auto& children = combo.children();
    if (std::none_of(children.begin(), children.end(), [](QObject* child) { return dynamic_cast<ComboArrow*>(child); }))
        (new ComboArrow(combo))->show();
}

}  // namespace barch::ui
