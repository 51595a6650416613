#pragma once

#include <QString>

class QPlainTextEdit;
class QVBoxLayout;

namespace barch::ui {

/// A text of several lines under its title, at the end of the layout.
QPlainTextEdit* addTextField(QVBoxLayout& layout, const QString& objectName, const QString& title, const QString& hint);

}  // namespace barch::ui
