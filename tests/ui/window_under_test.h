#pragma once

#include "app/desktop/desktop_services.h"
#include "app/platform/content_files.h"
#include "ui/shell/window.h"
#include "ui/theme/appearance.h"

#include <QAbstractButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace barch::ui {

/// The real services in a folder of their own, with answers to the questions that a person would be asked.
class TestServices : public DesktopServices {
public:
    explicit TestServices(const QString& settings) : DesktopServices(settings) {}
    QStringList chosenFiles;  ///< taken one after the other
    QString chooseFile(QWidget*, const FileQuestion&) override { return chosenFiles.isEmpty() ? QString() : chosenFiles.takeFirst(); }
    void openFolder(const QString&) override {}
    void openUrl(const QString&) override {}
};

/// The real window, with ways to find things in it as a person does.
class WindowUnderTest {
public:
    explicit WindowUnderTest(QSize size = {1600, 1000});

    QString file(const QString& name) const { return m_folder.filePath(name); }
    TestServices& services() { return *m_services; }
    Window& window() { return *m_window; }
    Session& session() { return m_window->session(); }
    /// Ends this window as a kill would, and starts another one.
    void crashAndRestart();

    template <class T = QWidget>
    T* find(const QString& objectName)
    {
        return m_window->findChild<T*>(objectName);
    }
    void click(const QString& objectName);
    /// As if typed: goes to whatever has the focus.
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString& text);
    QString textOf(const QString& objectName);
    /// All that runs in the background has run.
    bool settle();

    void newProject();
    void answer(const char* keyAndValue);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<Window> m_window;
    QSize m_size;
};

Appearance& testAppearance();

}  // namespace barch::ui
