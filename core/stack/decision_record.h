#pragma once

#include "core/stack/stack_view.h"

namespace barch {

/// The record of a choice on this topic, with the reasons that the answers give: the text that the
/// proposal and the page "Tech stack" both write. Sentences that stand for themselves are separated by
/// line breaks. It depends on answers and weights only, never on other records.
Decision decisionRecord(const StackView& view, const StackTopic& topic, const StackChoice& choice, DecisionStatus status);

/// The number that people call a record by. Records of the proposal have their place in it, from 1. All
/// others have one of 1000 to 9999 that follows from the id: it never changes, and two people who each
/// add a record at the same time don't both take the next one.
int numberOf(const Decision& decision);

}  // namespace barch
