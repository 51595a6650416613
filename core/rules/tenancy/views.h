#pragma once

#include "core/rules/elements.h"

namespace barch::rules {

/// The name of a tenant's table that the view reads, itself or through other views; empty where it
/// reads none.
std::string protectedTableReadBy(const RuleContext& context, const View& view);

FixOption changeView(std::string title, ViewId view, std::function<void(View&)> change, std::string consequence = {});

}  // namespace barch::rules
