#pragma once

#include "core/rules/elements.h"

namespace barch::rules {

/// Whether the table, or one that each row refers to (such as the order of an order line), has a currency.
bool knowsCurrency(const Project& project, const Table& table);
/// Adds a currency column unless the table has one.
void addCurrency(Table& table);

}  // namespace barch::rules
