#pragma once

#include "exporters/target.h"

namespace barch {

/// config/ai_models.json: what the program reads at its start. Models by their configured names, with the
/// environment variables that hold vendor's name, key and address, who steps in, time limits and attempts, and
/// the limits of use. No key, address or vendor's model name stands in it.
Result<ExportResult> exportAiConfig(const Project& project, const ExportOptions& options);

/// ai.md: models and who steps in for them, providers with their variables, limits and care, and what a month
/// costs by the prices and the use that were entered.
Result<ExportResult> exportAiMarkdown(const Project& project, const ExportOptions& options);

}  // namespace barch
