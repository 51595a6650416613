#pragma once

#include "ui/canvas/diagram_scene.h"
#include "ui/session/session.h"

#include <QObject>

namespace barch::ui {

/// Lets Graphviz find places for tables, in the background.
///
/// `arrange` is what a person asks for: one step of undo; pinned tables stay.
/// `placeNew` gives a place to tables that have none (a proposal was accepted, SQL was imported, an
/// old file was opened). Nobody asked for that as a change, so it is no step of undo and nothing to
/// save for: it becomes part of the version at hand, and is written with the next save.
class Arranger : public QObject {
    Q_OBJECT
public:
    Arranger(Session& session, const DiagramScene& scene, QObject* parent);

    void arrange(std::vector<TableId> tables, const QString& label);
    void placeNew();
    bool busy() const { return m_running; }

signals:
    void arranged();        ///< a person's wish was fulfilled
    void placed(bool all);  ///< new tables have places; `all`: none had one before
    void failed(const QString& why);

private:
    LayoutRequest requestFor(const std::vector<TableId>& tables) const;
    void finishNew(std::vector<LayoutBox> boxes);

    Session& m_session;
    const DiagramScene& m_scene;
    int m_generation = 0;  ///< counts the projects: an answer for another one is dropped
    bool m_running = false;
    bool m_placing = false;
    bool m_gaveUp = false;  ///< until the project changes: a failure is told once
};

}  // namespace barch::ui
