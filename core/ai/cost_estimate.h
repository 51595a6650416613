#pragma once

#include "core/model/project.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// Money in millionths of one unit of a currency, exact.
struct Money {
    std::string currency;
    std::int64_t millionths = 0;
    bool operator==(const Money&) const = default;
};

/// "1 234.57 EUR": rounded half up to hundredths, only here and never on the way. Amounts that are not
/// nothing but less than one hundredth are "less than 0.01 EUR".
std::string textOf(const Money& money);

/// "2.50" as millionths; at most six places behind the point and nine before it. Nothing for other text.
std::optional<std::int64_t> millionthsOf(std::string_view amount);

/// What the user expects beside the numbers of the models themselves.
struct CostQuestion {
    double fallbackShare = 0;  ///< per cent of the asked requests that go to the model's fallback instead
    std::int64_t tenants = 0;  ///< 0: not asked
};

enum class CostGap : std::uint8_t { None, NoUse, NoPrice, BadNumber, FallbackNoPrice };
BARCH_NAMES(CostGap, "none", "no_use", "no_price", "bad_number", "fallback_no_price")

struct ModelCost {
    AiModelId model;
    std::string currency;
    std::int64_t asked = 0;        ///< requests that reach a model: without those that the cache answers
    std::int64_t ownMillionths = 0;       ///< by the model itself
    std::int64_t fallbackMillionths = 0;  ///< by its fallback, at the fallback's prices and the model's tokens
    std::int64_t savedMillionths = 0;     ///< what the cache's answers would have cost
    CostGap gap = CostGap::None;   ///< why it counts for nothing, or (FallbackNoPrice) for too little

    std::int64_t millionths() const { return ownMillionths + fallbackMillionths; }
};

struct CostEstimate {
    std::vector<ModelCost> models;  ///< dearest first, then by name
    std::vector<Money> totals;      ///< one for each currency, by its name
    std::vector<Money> perTenant;   ///< of the same currencies; empty where no number of tenants was given
    bool overBudget = false;        ///< the only total is more than the design's monthly budget
    std::optional<std::int64_t> budgetMillionths;
};

/// What the models cost in a month with the prices and the use that the user entered. Nothing is known to the
/// program. Requests and tokens count as whole numbers, cache and fallback as hundredths of a per cent; sums are
/// exact to a millionth, rounded half up once for each model. Numbers that are not finite, negative or absurdly
/// large (more than 10^12 requests, 10^9 tokens, 100 per cent) count for nothing and are told as a gap.
CostEstimate estimateCost(const Project& project, const CostQuestion& question = {});

/// The models that are asked one after the other, this one first; ends before one comes again.
std::vector<AiModelId> fallbackOrder(const Project& project, AiModelId first);
/// Models that fall back on each other in a circle, each circle once, in the order of falling back.
std::vector<std::vector<AiModelId>> fallbackCircles(const Project& project);

}  // namespace barch
