#pragma once

#include <QFrame>

class QLineEdit;
class QPushButton;

namespace barch::ui {

class Text;

/// Why a finding is accepted, and until when.
class WaiveForm : public QFrame {
    Q_OBJECT
public:
    explicit WaiveForm(QWidget* parent = nullptr);
    void start();

signals:
    /// The reason is not empty; `until` is YYYY-MM-DD or empty.
    void waived(const QString& reason, const QString& until);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool isComplete() const;
    void look();

    QLineEdit* m_reason;
    QLineEdit* m_until;
    Text* m_problem;
    QPushButton* m_waive;
};

}  // namespace barch::ui
