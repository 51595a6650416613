#pragma once

#include "core/logic/call_sequences.h"
#include "exporters/target.h"

namespace barch {

/// One Mermaid sequence diagram for each call of the API that starts a job or calls somebody outside, for
/// each incoming webhook and for each job.
Result<ExportResult> exportSequenceDiagrams(const Project& project, const ExportOptions& options);
/// One of them.
std::string sequenceAsMermaid(const CallSequence& sequence);

}  // namespace barch
