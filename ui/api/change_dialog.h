#pragma once

#include "core/api/compatibility.h"

#include <QDialog>

namespace barch::ui {

/// What programs that call the API notice of the changes since the design was opened or saved: those that break them
/// first, each with its reason.
class ChangeDialog : public QDialog {
    Q_OBJECT
public:
    ChangeDialog(const std::vector<api::ApiChange>& changes, QWidget* parent);
};

}  // namespace barch::ui
