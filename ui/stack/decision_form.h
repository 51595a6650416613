#pragma once

#include "core/model/planning.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace barch::ui {

/// A decision on something that the product does not ask about.
class DecisionForm : public QWidget {
    Q_OBJECT
public:
    explicit DecisionForm(QWidget* parent = nullptr);
    void start();

signals:
    /// With title, context and options; id and choice are left to others.
    void added(const barch::Decision& decision);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void add();

    QLineEdit* m_title;
    QPlainTextEdit* m_context;
    QPlainTextEdit* m_options;
    QPushButton* m_add;
};

}  // namespace barch::ui
