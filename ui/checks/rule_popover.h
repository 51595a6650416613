#pragma once

#include "ui/shell/popover.h"

namespace barch::ui {

/// The page of one rule.
class RulePopover : public Popover {
    Q_OBJECT
public:
    RulePopover(const QString& code, const QString& title, const QString& markdown, QWidget* over);
};

}  // namespace barch::ui
