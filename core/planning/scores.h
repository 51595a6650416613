#pragma once

#include "core/model/planning.h"

#include <optional>
#include <string>

namespace barch {

/// A score with the figures that made it, or with what is missing to make it.
struct Score {
    std::optional<double> number;
    std::string formula;  ///< "500 reach × 3 impact × 50 % sure ÷ 4 effort"; empty without a number
    std::string lacks;    ///< "Set reach and impact first."; empty with a number
};

/// Reach × impact × confidence ÷ effort (Intercom's RICE; here the effort is that of the matrix).
Score riceOf(const Feature& feature);
/// (Value + time criticality + risk reduction) ÷ effort: cost of delay by job size, as SAFe has it.
Score wsjfOf(const Feature& feature);
Score valuePerEffortOf(const Feature& feature);

}  // namespace barch
