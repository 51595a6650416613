#include "ui/stack/remove_option.h"

#include "ui/stack/comparison_table.h"
#include "ui/theme/icons.h"

#include <QToolButton>

namespace barch::ui {

QToolButton* makeRemoveOption(const QString& option, std::function<void(const QString&)> wanted)
{
    auto* button = new QToolButton;
    button->setObjectName("removeOption." + option);
    button->setAccessibleName(ComparisonTable::tr("Remove the option “%1”").arg(option));
    button->setToolTip(button->accessibleName());
    button->setIcon(icon(QStringLiteral("trash")));
    button->setFocusPolicy(Qt::StrongFocus);
    QObject::connect(button, &QToolButton::clicked, button, [option, wanted = std::move(wanted)] { wanted(option); });
    return button;
}

}  // namespace barch::ui
