#pragma once

#include <QWidget>

namespace barch::ui {

class Text;

/// What stands on the canvas before there is a table, and the ways to get one.
class EmptyCanvas : public QWidget {
    Q_OBJECT
public:
    explicit EmptyCanvas(QWidget* parent = nullptr);
    /// How many tables the proposal would add; negative while that is not known.
    void setProposed(qsizetype tables);

signals:
    void proposalWanted();
    void tableWanted();

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeChoice(const QString& objectName, const QString& icon, const QString& title, Text* detail, const QString& keys, void (EmptyCanvas::*chosen)());
    Text* m_proposed;
};

}  // namespace barch::ui
