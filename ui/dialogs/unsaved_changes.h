#pragma once

#include "ui/session/session.h"
#include "ui/shell/overlay.h"

namespace barch::ui {

/// Asked before unsaved work would go.
class UnsavedChanges : public Overlay {
    Q_OBJECT
public:
    UnsavedChanges(const Session& session, const QString& verb, QWidget* over);

signals:
    void saveChosen();
    void discardChosen();
};

}  // namespace barch::ui
