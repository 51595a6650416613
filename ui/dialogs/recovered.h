#pragma once

#include "ui/session/services.h"
#include "ui/shell/overlay.h"

namespace barch::ui {

/// Unsaved work of a window that was not closed properly: continue with it, or with the saved file.
class Recovered : public Overlay {
    Q_OBJECT
public:
    Recovered(const Recovery& recovery, QWidget* over);

signals:
    void continueChosen();
    void savedChosen();  ///< the recovered work is given up
};

}  // namespace barch::ui
