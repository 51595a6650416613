#pragma once

#include "core/model/project.h"

#include <QFrame>

namespace barch::ui {

/// A decision record as one reads it on paper.
class RecordCard : public QFrame {
    Q_OBJECT
public:
    RecordCard(const Project& project, const Decision& decision, bool draft, QWidget* parent = nullptr);
};

}  // namespace barch::ui
