#pragma once

#include "ui/shell/overlay.h"

namespace barch::ui {

class AboutDialog : public Overlay {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* over);
};

/// The keys that work everywhere and on each page.
class ShortcutsDialog : public Overlay {
    Q_OBJECT
public:
    explicit ShortcutsDialog(QWidget* over);
};

}  // namespace barch::ui
