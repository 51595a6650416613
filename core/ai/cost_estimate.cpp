#include "core/ai/cost_estimate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace barch {
namespace {

__extension__ typedef __int128 Wide;

constexpr std::int64_t million = 1'000'000;
constexpr std::int64_t whole = 10'000;  // hundredths of a per cent
constexpr double mostRequests = 1e12;
constexpr double mostTokens = 1e9;

/// Rounded half up; nothing where it is no number between 0 and `most`.
std::optional<std::int64_t> wholeNumber(double value, double most)
{
    if (!std::isfinite(value) || value < 0 || value > most)
        return std::nullopt;
    return static_cast<std::int64_t>(std::floor(value + 0.5));
}

std::int64_t divided(Wide value, Wide by)
{
    const Wide rounded = (value + by / 2) / by;
    return rounded > std::numeric_limits<std::int64_t>::max() / 4 ? std::numeric_limits<std::int64_t>::max() / 4
                                                                  : static_cast<std::int64_t>(rounded);
}

struct Use {
    std::int64_t requests = 0;
    std::int64_t input = 0;
    std::int64_t output = 0;
    std::int64_t cached = 0;  ///< hundredths of a per cent
};

std::optional<Use> useOf(const AiModel& model)
{
    const auto requests = wholeNumber(model.requestsPerMonth, mostRequests);
    const auto input = wholeNumber(model.inputTokens, mostTokens);
    const auto output = wholeNumber(model.outputTokens, mostTokens);
    const auto cached = wholeNumber(model.cacheHits * 100, whole);
    if (!requests || !input || !output || !cached)
        return std::nullopt;
    return Use{*requests, *input, *output, *cached};
}

struct Prices {
    std::int64_t input = 0;
    std::int64_t output = 0;
};

/// A side without a price costs nothing where the other one has one (embeddings have no output).
std::optional<Prices> pricesOf(const AiModel& model)
{
    const auto input = model.inputPrice.empty() ? std::optional<std::int64_t>(0) : millionthsOf(model.inputPrice);
    const auto output = model.outputPrice.empty() ? std::optional<std::int64_t>(0) : millionthsOf(model.outputPrice);
    if (!input || !output || (model.inputPrice.empty() && model.outputPrice.empty()))
        return std::nullopt;
    return Prices{*input, *output};
}

/// Cost of one request, in millionths of a millionth: tokens times the price of a million of them.
Wide costOfOne(const Use& use, const Prices& prices)
{
    return static_cast<Wide>(use.input) * prices.input + static_cast<Wide>(use.output) * prices.output;
}

bool isBadPrice(const AiModel& model)
{
    return (!model.inputPrice.empty() && !millionthsOf(model.inputPrice)) || (!model.outputPrice.empty() && !millionthsOf(model.outputPrice));
}

ModelCost costOf(const Project& project, const AiModel& model, std::int64_t fallbackShare)
{
    ModelCost cost;
    cost.model = model.id;
    cost.currency = model.currency;
    const auto use = useOf(model);
    const auto prices = pricesOf(model);
    if (!use || isBadPrice(model))
        cost.gap = CostGap::BadNumber;
    else if (use->requests == 0 || (use->input == 0 && use->output == 0))
        cost.gap = CostGap::NoUse;
    else if (!prices)
        cost.gap = CostGap::NoPrice;
    if (cost.gap != CostGap::None)
        return cost;
    const AiModel* fallback = model.fallback == model.id ? nullptr : project.aiModels.find(model.fallback);
    const std::int64_t share = fallback ? fallbackShare : 0;
    const auto otherPrices = fallback && fallback->currency == model.currency ? pricesOf(*fallback) : std::nullopt;
    if (share > 0 && !otherPrices)
        cost.gap = CostGap::FallbackNoPrice;
    const Wide one = costOfOne(*use, *prices);
    const Wide requests = use->requests;
    // Requests times tokens times price is at most 2 * 10^36, which fits; the shares are put in only once it is
    // known that the cost fits as well.
    const auto part = [&](Wide of, std::int64_t first, std::int64_t second) {
        const Wide most = std::numeric_limits<std::int64_t>::max() / 4;
        const Wide all = requests * of;
        if (all / million > most)
            return static_cast<std::int64_t>(most);
        return divided(all * first * second, static_cast<Wide>(whole) * whole * million);
    };
    cost.asked = divided(requests * (whole - use->cached), whole);
    cost.ownMillionths = part(one, whole - use->cached, whole - share);
    cost.savedMillionths = part(one, use->cached, whole);
    if (otherPrices)
        cost.fallbackMillionths = part(costOfOne(*use, *otherPrices), whole - use->cached, share);
    return cost;
}

std::string grouped(std::int64_t number)
{
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, " ");
    return digits;
}

void addTotals(CostEstimate& estimate, const Project& project, const CostQuestion& question)
{
    std::map<std::string, std::int64_t> sums;
    for (const ModelCost& cost : estimate.models)
        if (cost.gap == CostGap::None || cost.gap == CostGap::FallbackNoPrice) {
            std::int64_t& sum = sums[cost.currency];
            constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
            sum = sum > most - cost.millionths() ? most : sum + cost.millionths();
        }
    for (const auto& [currency, sum] : sums) {
        estimate.totals.push_back({currency, sum});
        if (question.tenants > 0)
            estimate.perTenant.push_back({currency, divided(sum, question.tenants)});
    }
    if (!project.ai->monthlyBudget.empty())
        estimate.budgetMillionths = millionthsOf(project.ai->monthlyBudget);
    estimate.overBudget = estimate.budgetMillionths && estimate.totals.size() == 1 && estimate.totals.front().millionths > *estimate.budgetMillionths;
}

}  // namespace

std::optional<std::int64_t> millionthsOf(std::string_view amount)
{
    const std::size_t point = std::min(amount.find('.'), amount.size());
    const std::string_view before = amount.substr(0, point);
    const std::string_view after = point < amount.size() ? amount.substr(point + 1) : std::string_view();
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (before.empty() || before.size() > 9 || after.size() > 6 || (point < amount.size() && after.empty()) ||
        !std::all_of(before.begin(), before.end(), isDigit) || !std::all_of(after.begin(), after.end(), isDigit))
        return std::nullopt;
    std::int64_t value = 0;
    for (const char c : before)
        value = value * 10 + (c - '0');
    for (std::size_t i = 0; i < 6; ++i)
        value = value * 10 + (i < after.size() ? after[i] - '0' : 0);
    return value;
}

std::string textOf(const Money& money)
{
    const std::string currency = money.currency.empty() ? std::string() : " " + money.currency;
    if (money.millionths > 0 && money.millionths < 10'000)
        return "less than 0.01" + currency;
    const std::int64_t hundredths = money.millionths / 10'000 + (money.millionths % 10'000 >= 5'000 ? 1 : 0);
    const std::string cents = std::to_string(hundredths % 100);
    return grouped(hundredths / 100) + "." + (cents.size() == 1 ? "0" : "") + cents + currency;
}

CostEstimate estimateCost(const Project& project, const CostQuestion& question)
{
    CostEstimate estimate;
    const std::int64_t share = wholeNumber(question.fallbackShare * 100, whole).value_or(0);
    for (const AiModel& model : project.aiModels)
        estimate.models.push_back(costOf(project, model, share));
    std::stable_sort(estimate.models.begin(), estimate.models.end(), [&](const ModelCost& a, const ModelCost& b) {
        return std::tuple(-a.millionths(), project.aiModels.find(a.model)->name) < std::tuple(-b.millionths(), project.aiModels.find(b.model)->name);
    });
    addTotals(estimate, project, question);
    return estimate;
}

std::vector<AiModelId> fallbackOrder(const Project& project, AiModelId first)
{
    std::vector<AiModelId> order;
    for (const AiModel* model = project.aiModels.find(first); model; model = project.aiModels.find(model->fallback)) {
        if (std::find(order.begin(), order.end(), model->id) != order.end())
            break;
        order.push_back(model->id);
    }
    return order;
}

std::vector<std::vector<AiModelId>> fallbackCircles(const Project& project)
{
    std::vector<std::vector<AiModelId>> circles;
    std::set<AiModelId> done;
    for (const AiModel& model : project.aiModels) {
        const std::vector<AiModelId> order = fallbackOrder(project, model.id);
        const AiModelId next = order.empty() ? AiModelId() : project.aiModels.find(order.back())->fallback;
        const auto start = std::find(order.begin(), order.end(), next);
        if (start != order.end() && std::none_of(start, order.end(), [&](AiModelId id) { return done.contains(id); }))
            circles.emplace_back(start, order.end());
        done.insert(order.begin(), order.end());
    }
    return circles;
}

}  // namespace barch
