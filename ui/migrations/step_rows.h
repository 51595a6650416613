#pragma once

#include "ui/migrations/migration_preview.h"

#include <QString>

namespace barch::ui {

/// A row of the list of steps: the heading of what they change, or a step, with what is to be decided about it.
struct StepRow {
    enum class Decision { None, Allow, Fill };
    bool isHeading = false;
    QString name;               ///< "priority", in the group of its table; of a heading, the table or object
    QString what;               ///< "Type"
    ElementRef element;
    std::vector<sql::Cost> costs;
    Decision decision = Decision::None;
    std::string key;            ///< of the decision
    QString question;           ///< what is decided, for those who hear it
};

/// In the order of the script; steps that follow each other and belong to one table or object under one heading.
std::vector<StepRow> rowsOf(const MigrationPreview& preview);

}  // namespace barch::ui
