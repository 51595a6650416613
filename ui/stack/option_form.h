#pragma once

#include "core/stack/comparison.h"
#include "core/stack/own_marks.h"

#include <QFrame>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;

namespace barch::ui {

class Text;

/// An option of one's own: its name, what speaks for and against it, and a rating for each criterion.
class OptionForm : public QFrame {
    Q_OBJECT
public:
    explicit OptionForm(QWidget* parent = nullptr);
    /// Empty again; `comparison` says what is to be rated and which names are taken. Without one
    /// (a decision on something else) nothing is rated.
    void start(const Comparison* comparison, const QStringList& taken);

signals:
    void added(const barch::DecisionOption& option, const std::vector<barch::CriterionMark>& ratings);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void look();
    void add();

    QLineEdit* m_name;
    QLineEdit* m_for;
    QLineEdit* m_against;
    QGridLayout* m_ratings;
    QList<QPair<QString, QComboBox*>> m_lists;
    QStringList m_taken;
    Text* m_problem;
    QPushButton* m_add;
};

}  // namespace barch::ui
