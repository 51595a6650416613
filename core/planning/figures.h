#pragma once

#include "core/model/planning.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace barch {

/// The numbers that a feature is judged by.
enum class Figure : std::uint8_t { Value, Effort, TimeCriticality, RiskReduction, Reach, Impact, Confidence };
inline constexpr std::array<Figure, 7> allFigures = {Figure::Value, Figure::Effort, Figure::TimeCriticality, Figure::RiskReduction,
                                                     Figure::Reach, Figure::Impact, Figure::Confidence};

struct FigureLimits {
    std::string_view name;  ///< "time criticality"
    double least = 0;       ///< 0 itself always means "not set"
    double most = 0;
    bool whole = false;
};
const FigureLimits& limitsOf(Figure figure);

double figureOf(const Feature& feature, Figure figure);
/// The number has to lie within the limits.
void setFigure(Feature& feature, Figure figure, double number);

/// What is wrong with such a number, as a sentence; nothing for 0 and for what lies within the limits.
std::optional<std::string> figureFault(Figure figure, double number);
/// Neither missing nor absurd: fit to be reckoned with.
bool isUsable(const Feature& feature, Figure figure);

/// The shortest text that reads back as the same number, with a point in every locale: "0.25".
std::string exactText(double number);
/// The number to at most two places, for people: "166.67".
std::string roundedText(double number);
/// The whole text as a finite number.
std::optional<double> numberIn(std::string_view text);

}  // namespace barch
