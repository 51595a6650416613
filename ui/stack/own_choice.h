#pragma once

#include "core/model/planning.h"

#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace barch::ui {

/// The options of a decision that is no topic of the stack: nothing is rated, so they stand as a list.
class OwnChoice : public QWidget {
    Q_OBJECT
public:
    explicit OwnChoice(QWidget* parent = nullptr);
    void show(const Decision& decision, const QString& picked);
    QString picked() const;

signals:
    void pickedChanged();
    void removeWanted(const QString& option);

private:
    QVBoxLayout* m_list;
    QButtonGroup* m_group = nullptr;
};

}  // namespace barch::ui
