#pragma once

#include "ui/features/plan_facts.h"
#include "ui/shell/page.h"

#include <functional>

class QFrame;
class QPushButton;

namespace barch::ui {

class ReleaseBoard;
class Text;

/// The board with its buttons: add a release, cut by capacity, and what else must move after a move.
class ReleasesPane : public QWidget {
    Q_OBJECT
public:
    explicit ReleasesPane(const PageContext& context, QWidget* parent = nullptr);

    void setFacts(const PlanFacts& facts, const std::function<bool(const Feature&)>& shown);
    ReleaseBoard* board() const { return m_board; }
    /// Moves the feature, and says what has to move with it.
    void move(FeatureId id, ReleaseId release);
    /// Shows where everything would go, and does it when it is confirmed.
    void cut();
    void addRelease();

private:
    QWidget* makeBar();
    QWidget* makeConsequence();
    void tellConsequence();
    void showReleaseMenu(ReleaseId release, const QPoint& at);
    void editRelease(ReleaseId release);

    PageContext m_context;
    PlanFacts m_facts;
    ReleaseBoard* m_board;
    QPushButton* m_cut;
    QWidget* m_consequence;
    Text* m_consequenceText;
    FeatureId m_moved;
    ReleaseId m_movedTo;
};

}  // namespace barch::ui
