#include "core/planning/figures.h"

#include <charconv>
#include <cmath>

namespace barch {

const FigureLimits& limitsOf(Figure figure)
{
    static constexpr std::array<FigureLimits, 7> limits = {{
        {"value", 1, 5, true},
        {"effort", 1, 5, true},
        {"time criticality", 1, 5, true},
        {"risk reduction", 1, 5, true},
        {"reach", 0.01, 1e9, false},
        {"impact", 0.25, 3, false},
        {"confidence", 1, 100, false},
    }};
    return limits[static_cast<std::size_t>(figure)];
}

double figureOf(const Feature& feature, Figure figure)
{
    switch (figure) {
    case Figure::Value: return feature.value;
    case Figure::Effort: return feature.effort;
    case Figure::TimeCriticality: return feature.timeCriticality;
    case Figure::RiskReduction: return feature.riskReduction;
    case Figure::Reach: return feature.reach;
    case Figure::Impact: return feature.impact;
    case Figure::Confidence: return feature.confidence;
    }
    return 0;
}

void setFigure(Feature& feature, Figure figure, double number)
{
    switch (figure) {
    case Figure::Value: feature.value = static_cast<int>(number); break;
    case Figure::Effort: feature.effort = static_cast<int>(number); break;
    case Figure::TimeCriticality: feature.timeCriticality = static_cast<int>(number); break;
    case Figure::RiskReduction: feature.riskReduction = static_cast<int>(number); break;
    case Figure::Reach: feature.reach = number; break;
    case Figure::Impact: feature.impact = number; break;
    case Figure::Confidence: feature.confidence = number; break;
    }
}

std::optional<std::string> figureFault(Figure figure, double number)
{
    const FigureLimits& limits = limitsOf(figure);
    if (number == 0)
        return std::nullopt;
    const std::string range = exactText(limits.least) + " to " + exactText(limits.most);
    const std::string name(limits.name);
    if (!std::isfinite(number))
        return "The " + name + " is not a number that can be reckoned with.";
    if (number < limits.least || number > limits.most)
        return "The " + name + " is " + exactText(number) + ". It goes from " + range + "; 0 means that it is not set.";
    if (limits.whole && number != std::floor(number))
        return "The " + name + " is " + exactText(number) + ". It is a whole number from " + range + ".";
    return std::nullopt;
}

bool isUsable(const Feature& feature, Figure figure)
{
    const double number = figureOf(feature, figure);
    return number != 0 && !figureFault(figure, number);
}

std::string exactText(double number)
{
    if (std::isnan(number))
        return "nan";
    if (number == 0)
        return "0";
    char text[64];
    const bool plain = std::fabs(number) < 1e15 && std::fabs(number) >= 1e-4;
    const auto end = plain ? std::to_chars(text, text + sizeof text, number, std::chars_format::fixed)
                           : std::to_chars(text, text + sizeof text, number);
    return {text, end.ptr};
}

std::string roundedText(double number)
{
    return std::fabs(number) < 1e12 ? exactText(std::round(number * 100) / 100) : exactText(number);
}

std::optional<double> numberIn(std::string_view text)
{
    double number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || end.ec != std::errc() || end.ptr != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

}  // namespace barch
