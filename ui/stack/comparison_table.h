#pragma once

#include "core/stack/comparison.h"
#include "core/stack/own_marks.h"

#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QComboBox;
class QGridLayout;
class QVBoxLayout;

namespace barch::ui {

class Text;

/// The options of a topic side by side: what matters down the side, one column for each option, the
/// suggested one first on its own ground.
class ComparisonTable : public QWidget {
    Q_OBJECT
public:
    explicit ComparisonTable(QWidget* parent = nullptr);
    void show(const Comparison& comparison, const QStringList& picked, bool weighing);
    QStringList picked() const;
    /// What the lists of weights say, where they are shown.
    std::vector<CriterionMark> weights() const;
    void focusPicked();
    /// Where it is scrolled sideways, what matters stays at the left edge.
    void holdTitlesAt(int x);

signals:
    void pickedChanged();
    void weightsChanged();
    void removeWanted(const QString& option);   ///< one of the architect's own

protected:
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;

private:
    QWidget* titleCell(int line, QVBoxLayout*& inside);
    void placeTitles();
    void addHead(const ComparedOption& option, int column, bool several, bool picked);
    void addRowTitle(const ComparisonRow& row, int line, bool weighing);
    void addCell(const ComparisonRow& row, const ComparedOption& option, std::size_t index, int line, int column);
    void addTogether(const Comparison& comparison, int line);

    QGridLayout* m_grid;
    QButtonGroup* m_group = nullptr;
    QList<QAbstractButton*> m_choices;
    QList<QPair<QString, QComboBox*>> m_weights;
    int m_suggested = -1;  ///< column
    int m_lines = 0;
    int m_titlesAt = 0;
};

}  // namespace barch::ui
