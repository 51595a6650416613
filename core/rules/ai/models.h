#pragma once

#include "core/rules/elements.h"

namespace barch::rules {

/// The design asks a model: it has models, or the architect said so.
inline bool usesAi(const RuleContext& context)
{
    return !context.project().aiModels.empty() || (context.wasAnswered("ai.use") && context.has("ai.use", "yes"));
}

}  // namespace barch::rules
