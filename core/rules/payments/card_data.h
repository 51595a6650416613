#pragma once

#include "core/rules/credentials.h"

namespace barch::rules {

/// What of a payment card a column holds. The last four digits, the brand and the end of validity
/// are no such thing.
enum class CardData { None, Number, Verification };
CardData cardDataOf(const Table& table, const Column& column);

}  // namespace barch::rules
