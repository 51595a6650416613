#pragma once

#include "ui/theme/theme.h"

#include <QObject>

namespace barch::ui {

/// How the program looks: light, dark, or as the desktop does. Made once, before the first window;
/// sets style, palette, font and style sheet of the application, and again whenever it switches.
class Appearance : public QObject {
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark };

    explicit Appearance(QObject* parent = nullptr);
    ~Appearance() override;

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    const Theme& theme() const { return *m_theme; }

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void applyTheme();
    bool systemIsDark() const;

    Mode m_mode = Mode::System;
    const Theme* m_theme = nullptr;
    bool m_systemDark = false;
    bool m_applying = false;
};

/// The theme that is shown now, as QApplication::palette() is: widgets ask when they paint.
/// Before there is an Appearance, the light one.
const Theme& theme();

}  // namespace barch::ui
