#include "ui/stack/text_field.h"

#include "ui/widgets/small_widgets.h"
#include "ui/widgets/text.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace barch::ui {
namespace {

constexpr int textHeight = 88;

}  // namespace

QPlainTextEdit* addTextField(QVBoxLayout& layout, const QString& objectName, const QString& title, const QString& hint)
{
    layout.addSpacing(4);
    layout.addWidget(new Text(title, TypeRole::SmallStrong, Ink::Secondary));
    auto* edit = new QPlainTextEdit;
    edit->setObjectName(objectName);
    edit->setAccessibleName(title);
    edit->setPlaceholderText(hint);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(textHeight);
    layout.addWidget(edit);
    return edit;
}

}  // namespace barch::ui
