#include "ui/widgets/page_parts.h"

#include "ui/widgets/small_widgets.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace barch::ui {
namespace {

QWidget* header(int height, int gap, int padding, QHBoxLayout*& line)
{
    auto* head = new QWidget;
    head->setFixedHeight(height);
    line = row(gap, head);
    line->setContentsMargins(padding, 0, padding, 0);
    return head;
}

}  // namespace

QWidget* pageHeader(QHBoxLayout*& line)
{
    return header(metrics().pageHeader, 12, metrics().pagePadding, line);
}

QWidget* panelHeader(QHBoxLayout*& line)
{
    return header(metrics().panelHeader, 8, metrics().panelPadding, line);
}

QScrollArea* scrolling(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    return area;
}

}  // namespace barch::ui
