#pragma once

#include "core/rules/elements.h"
#include "core/stack/stack_view.h"

namespace barch::rules {

/// What the rules on the technology stack share.

/// The record of the topic where there is one, else the answer that it comes from.
ElementRef refTo(const StackView& view, const StackTopic& topic);
/// The topic that a finding is about, or nullptr.
const StackTopic* topicOf(const StackView& view, const ElementRef& element);
/// Decides for one of the topic's other options: those that go with all that was decided and clash with
/// no answer, the suggested one first, as many as `most`.
std::vector<FixOption> otherChoices(const RuleContext& context, const StackView& view, const StackTopic& topic, std::size_t most);
/// Decides for these; nothing where that is refused or makes answers clash.
std::vector<FixOption> takeChoice(const RuleContext& context, const StackTopic& topic, std::string title, const StackChoice& choice,
                                  std::string consequence);

}  // namespace barch::rules
