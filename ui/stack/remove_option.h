#pragma once

#include <QString>

#include <functional>

class QToolButton;

namespace barch::ui {

/// A button that asks for an option of one's own to be taken out.
QToolButton* makeRemoveOption(const QString& option, std::function<void(const QString&)> wanted);

}  // namespace barch::ui
