#include "core/planning/scores.h"

#include "core/planning/figures.h"

#include <span>
#include <vector>

namespace barch {
namespace {

/// "Set reach and impact first. The effort is -3. …": nothing where all can be reckoned with.
std::string lackingOf(const Feature& feature, std::span<const Figure> figures)
{
    std::vector<std::string> missing;
    std::string faults;
    for (const Figure figure : figures) {
        const double number = figureOf(feature, figure);
        if (number == 0)
            missing.emplace_back(limitsOf(figure).name);
        else if (const auto fault = figureFault(figure, number))
            faults += (faults.empty() ? "" : " ") + *fault;
    }
    std::string text;
    for (std::size_t i = 0; i < missing.size(); ++i)
        text += (i == 0 ? "Set " : i + 1 == missing.size() ? " and " : ", ") + missing[i];
    if (!missing.empty())
        text += " first.";
    if (!faults.empty())
        text += (text.empty() ? "" : " ") + faults;
    return text;
}

std::string shown(const Feature& feature, Figure figure)
{
    return exactText(figureOf(feature, figure));
}

}  // namespace

Score riceOf(const Feature& feature)
{
    static constexpr Figure figures[] = {Figure::Reach, Figure::Impact, Figure::Confidence, Figure::Effort};
    Score score;
    score.lacks = lackingOf(feature, figures);
    if (!score.lacks.empty())
        return score;
    score.number = feature.reach * feature.impact * (feature.confidence / 100) / feature.effort;
    score.formula = shown(feature, Figure::Reach) + " reach × " + shown(feature, Figure::Impact) + " impact × " +
                    shown(feature, Figure::Confidence) + " % sure ÷ " + shown(feature, Figure::Effort) + " effort";
    return score;
}

Score wsjfOf(const Feature& feature)
{
    static constexpr Figure figures[] = {Figure::Value, Figure::TimeCriticality, Figure::RiskReduction, Figure::Effort};
    Score score;
    score.lacks = lackingOf(feature, figures);
    if (!score.lacks.empty())
        return score;
    score.number = static_cast<double>(feature.value + feature.timeCriticality + feature.riskReduction) / feature.effort;
    score.formula = "(" + shown(feature, Figure::Value) + " value + " + shown(feature, Figure::TimeCriticality) + " time + " +
                    shown(feature, Figure::RiskReduction) + " risk) ÷ " + shown(feature, Figure::Effort) + " effort";
    return score;
}

Score valuePerEffortOf(const Feature& feature)
{
    static constexpr Figure figures[] = {Figure::Value, Figure::Effort};
    Score score;
    score.lacks = lackingOf(feature, figures);
    if (!score.lacks.empty())
        return score;
    score.number = static_cast<double>(feature.value) / feature.effort;
    score.formula = shown(feature, Figure::Value) + " value ÷ " + shown(feature, Figure::Effort) + " effort";
    return score;
}

}  // namespace barch
