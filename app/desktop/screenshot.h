#pragma once

#include <QObject>
#include <QSize>
#include <QString>
#include <QTimer>

namespace barch {

namespace ui {
class Window;
}

/// What a picture of the window should show; for tests and documentation.
struct ScreenshotOrder {
    QString file;
    QString page;
    QString go;      ///< search text: goes to the first hit, as with Ctrl+K
    QString search;  ///< search text: leaves the palette open
    int choose = -1; ///< on the questionnaire: the option chosen
    QString press;   ///< object name of a button to be pressed at the end
};

/// Waits until the window has nothing left to do, takes the picture and ends the program.
class Screenshot : public QObject {
    Q_OBJECT
public:
    Screenshot(ui::Window& window, ScreenshotOrder order, QObject* parent = nullptr);

private:
    bool settled() const;
    void look();
    void doNext();

    ui::Window& m_window;
    ScreenshotOrder m_order;
    QTimer m_timer;
    int m_quiet = 0;
    int m_step = 0;
};

}  // namespace barch
