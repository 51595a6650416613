#include "ui/dialogs/change_lines.h"

#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace barch::ui {

void addChangeLines(QVBoxLayout& layout, const QStringList& labels)
{
    if (labels.isEmpty())
        return;
    constexpr qsizetype shown = 4;
    auto* frame = new QFrame;
    frame->setProperty("card", "inset");
    auto* lines = column(4, frame);
    lines->setContentsMargins(12, 8, 12, 8);
    for (qsizetype i = 0; i < std::min(shown, labels.size()); ++i) {
        auto* line = new Text(labels[labels.size() - 1 - i], TypeRole::Small, Ink::Secondary);
        line->setOneLine(true);
        lines->addWidget(line);
    }
    if (labels.size() > shown)
        lines->addWidget(new Text(QCoreApplication::translate("ChangeLines", "and %1 more").arg(labels.size() - shown),
                                  TypeRole::Small, Ink::Tertiary));
    layout.addWidget(frame);
}

}  // namespace barch::ui
