#pragma once

#include "ui/palette/search_index.h"
#include "ui/shell/menus.h"
#include "ui/shell/overlay.h"
#include "ui/shell/page.h"

class QAction;
class QButtonGroup;
class QLineEdit;
class QListView;

namespace barch::ui {

class PaletteModel;
class PalettePreview;
class Text;

/// Ctrl+K: finds pages, tables, columns, questions, rules, actions, and before a project is open,
/// recent files. A first character narrows it: @ tables, . columns, ? questions, # rules, > actions.
class Palette : public Overlay {
    Q_OBJECT
public:
    Palette(const PageContext& context, const Menus& menus, QWidget* over);
    void openWith(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeFoot();
    void rebuildStatic();
    void rebuildProject();
    void search();
    void step(int by);
    void choose();
    void showCurrent();

    PageContext m_context;
    const Menus& m_menus;
    QLineEdit* m_input;
    Text* m_count;
    QButtonGroup* m_kinds;
    QListView* m_list;
    PaletteModel* m_model;
    PalettePreview* m_preview;
    std::shared_ptr<const ProjectIndex> m_project;
    SearchIndex m_fixed;
    QList<QAction*> m_actions;
    QList<RecentFile> m_files;
    bool m_indexing = false;
    bool m_stale = false;
};

}  // namespace barch::ui
