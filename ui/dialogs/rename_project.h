#pragma once

#include "ui/session/session.h"
#include "ui/shell/overlay.h"

namespace barch::ui {

/// Asks for the project's name and gives it that name, as one undoable edit.
class RenameProject : public Overlay {
    Q_OBJECT
public:
    RenameProject(Session& session, QWidget* over);
};

}  // namespace barch::ui
