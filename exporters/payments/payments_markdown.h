#pragma once

#include "exporters/target.h"

namespace barch {

/// payments.md: how the product sells, plans with prices and what they include, each provider's messages with
/// what is checked of them, what every event opens or closes, and what is wrong with the life of a subscription.
Result<ExportResult> exportPaymentsMarkdown(const Project& project, const ExportOptions& options);

}  // namespace barch
