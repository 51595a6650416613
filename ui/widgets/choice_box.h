#pragma once

#include <QComboBox>

namespace barch::ui {

/// A choice of one, with the sign that tells it from a field for text.
class ChoiceBox : public QComboBox {
    Q_OBJECT
public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace barch::ui
