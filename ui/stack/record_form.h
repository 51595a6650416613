#pragma once

#include "core/edits/decision_edits.h"

#include <QWidget>

class QPlainTextEdit;

namespace barch::ui {

/// The words of a decision record, to be edited: the situation, the reasons and what follows.
class RecordForm : public QWidget {
    Q_OBJECT
public:
    explicit RecordForm(QWidget* parent = nullptr);
    void start(const DecisionTexts& texts);

signals:
    void saved(const barch::DecisionTexts& texts);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void save();

    QPlainTextEdit* m_context;
    QPlainTextEdit* m_reason;
    QPlainTextEdit* m_consequences;
};

}  // namespace barch::ui
