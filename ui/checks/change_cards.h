#pragma once

#include "core/compare/project_changes.h"

#include <QWidget>

namespace barch::ui {

/// What changed in the model: a box for each element, with a line for each part that came, went or
/// changed. Boxes stand beside each other where there is room.
class ChangeCards : public QWidget {
    Q_OBJECT
public:
    explicit ChangeCards(QWidget* parent = nullptr);
    void setChanges(const Project& after, const std::vector<ElementChange>& changes);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int place(int width, bool move) const;
    QList<QWidget*> m_cards;
};

}  // namespace barch::ui
