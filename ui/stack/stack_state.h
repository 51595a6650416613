#pragma once

#include "core/stack/stack_view.h"

#include <QString>

#include <vector>

namespace barch::ui {

enum class DecisionState { Decided, ToDecide, Disagrees };

/// One line of the list of decisions: a topic of the stack, or a record on something else.
struct DecisionEntry {
    const StackTopic* topic = nullptr;  ///< nullptr: a record on something else
    DecisionId record;                  ///< of the record, whether there is one yet or not
    QString name;                       ///< "Background jobs"
    QString choice;                     ///< what was decided, or what the design goes by
    DecisionState state = DecisionState::ToDecide;
};

/// Topics that matter in the order of the stack, then the other records in the order of their numbers.
std::vector<DecisionEntry> decisionEntries(const StackView& view);

}  // namespace barch::ui
