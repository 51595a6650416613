#pragma once

#include <QFrame>

namespace barch::ui {

/// What the glyphs and colours of the drawing mean.
class Legend : public QFrame {
    Q_OBJECT
public:
    explicit Legend(QWidget* parent);

signals:
    void closeWanted();
};

}  // namespace barch::ui
