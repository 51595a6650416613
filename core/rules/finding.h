#pragma once

#include "core/edits/edit.h"

#include <cstdint>
#include <string>
#include <vector>

namespace barch {

enum class Severity : std::uint8_t { Error, Warning, Info };
BARCH_NAMES(Severity, "error", "warning", "info")

/// Automatic: one previewed edit. Choice: the architect picks one of several. None: advice only.
enum class FixKind : std::uint8_t { None, Automatic, Choice };
BARCH_NAMES(FixKind, "none", "automatic", "choice")

struct Finding {
    std::string rule;          ///< code, such as "TEN016"
    Severity severity = Severity::Error;
    ElementRef element;
    std::string message;       ///< one or two sentences about this very element
    FixKind fix = FixKind::None;
    bool waived = false;
    std::string waiverReason;
    bool operator==(const Finding&) const = default;

    /// Stable across edits elsewhere and across renames: rule and element ids.
    std::string fingerprint() const;
};

/// One way to heal a finding. After it was applied, the rule is silent about the element.
struct FixOption {
    std::string title;         ///< "Refer to tenant and message together"
    std::string consequence;   ///< what it costs or gives up; may be empty
    LabelledEdit edit;
};

}  // namespace barch
