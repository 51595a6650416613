#pragma once

#include "core/model/element_ref.h"
#include "core/rules/finding.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QWidget>

#include <optional>

namespace barch::ui {

/// The journey, as the rail shows it.
enum class Journey { Discover, Plan, Design, Verify, Deliver };
QString titleOf(Journey journey);

/// What stands behind a page's name in the rail: a number, and a severity glyph where it is a warning.
struct Badge {
    QString icon;   ///< of a severity, or empty
    Ink ink = Ink::Tertiary;
    QString text;
    QString spoken; ///< for the accessible name: "2 errors"
};

/// What pages ask of the window around them.
class Navigator {
public:
    virtual ~Navigator() = default;
    virtual void openPage(const QString& id) = 0;
    /// Goes to the page where this element is edited: a table, column, policy: the data model; an answer: its question.
    virtual void showElement(const ElementRef& element) = 0;
    /// The checks page, at one finding or (with an empty fingerprint) at all of them.
    virtual void showFinding(const std::string& fingerprint) = 0;
    /// A line at the top of the page area that goes away by itself or when it is closed.
    virtual void notify(Severity severity, const QString& text) = 0;
    virtual void openPalette(const QString& prefix) = 0;
    /// A project file, after unsaved changes were taken care of.
    virtual void openFile(const QString& path) = 0;
};

struct PageContext {
    Session& session;
    Navigator& navigator;
};

/// A page that can be zoomed; the status bar then shows how far.
class Zoomable {
public:
    virtual ~Zoomable() = default;
    virtual double zoom() const = 0;  ///< 1.0 is 100 %
    virtual void setZoom(double zoom) = 0;
    virtual void zoomToFit() = 0;
};

/// One page of the window. A page is made once, when it is first opened, and lives as long as the
/// window: it follows the session's signals, and shows an empty project where none is open.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(const PageContext& context, QWidget* parent = nullptr);

    /// The page was opened: put the focus where work starts.
    virtual void activate() {}
    /// Shows this element; false where the page doesn't know such elements.
    virtual bool showElement(const ElementRef& element);
    /// Shows this finding; false on pages without findings.
    virtual bool showFinding(const std::string& fingerprint);
    /// Goes to the next or the previous finding; false on pages without findings.
    virtual bool stepFinding(bool forward);
    /// Actions that the menu shows while the page is open ("Model", "Verify", "Deliver", "Edit", "View").
    /// They carry their shortcuts; the page adds them to itself with addAction.
    virtual QList<QAction*> menuActions(const QString& menu) const;
    virtual Zoomable* zoomable() { return nullptr; }
    /// Parts of the page that F6 steps through, in order.
    virtual QList<QWidget*> panes() const { return {}; }

signals:
    void zoomChanged();

protected:
    Session& session() const { return m_context.session; }
    Navigator& navigator() const { return m_context.navigator; }
    const PageContext& context() const { return m_context; }
    /// Tells that it is gone, and how it comes back.
    void sayRemoved(const QString& name);
    /// The keyboard goes to `first`, or to the page itself where that isn't shown.
    void focusOn(QWidget* first);

private:
    PageContext m_context;
};

/// A page as the window knows it before it is made. Add a line to allPages() in all_pages.cpp.
struct PageEntry {
    const char* id;
    const char* title;
    const char* icon;
    Journey journey;
    bool railCollapsed;  ///< canvas pages need the width
    Page* (*make)(const PageContext& context);
    Badge (*badge)(const Session& session);
};
const std::vector<PageEntry>& allPages();
const PageEntry* findPage(const QString& id);

}  // namespace barch::ui
