#include "ui/export/export_panel.h"

#include "ui/widgets/small_widgets.h"

#include <QHBoxLayout>

namespace barch::ui {

Text* oneLine(const QString& text, TypeRole role, Ink ink)
{
    auto* line = new Text(text, role, ink);
    line->setOneLine(true);
    return line;
}

QWidget* panelHeader(QHBoxLayout*& line)
{
    auto* head = new QWidget;
    head->setFixedHeight(metrics().panelHeader);
    line = row(8, head);
    line->setContentsMargins(metrics().panelPadding, 0, metrics().panelPadding, 0);
    return head;
}

}  // namespace barch::ui
