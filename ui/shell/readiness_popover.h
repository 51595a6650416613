#pragma once

#include "ui/shell/page.h"
#include "ui/shell/popover.h"

namespace barch::ui {

/// What the ring in the top bar counts, and where the rest is to be done.
class ReadinessPopover : public Popover {
    Q_OBJECT
public:
    ReadinessPopover(const PageContext& context, QWidget* over);
};

}  // namespace barch::ui
