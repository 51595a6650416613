#include "app/cli/invocation.h"
#include "app/cli/json_text.h"
#include "app/cli/project_files.h"
#include "core/edits/release_edits.h"
#include "core/planning/feature_graph.h"
#include "core/planning/feature_import.h"
#include "core/planning/figures.h"
#include "core/planning/inversions.h"
#include "core/planning/matrix.h"
#include "core/planning/release_plan.h"
#include "core/planning/scores.h"
#include "exporters/planning/feature_files.h"

#include <algorithm>

namespace barch::cli {
namespace {

struct FeaturesOptions {
    std::string file;
    std::string format = "text";
    std::string import;
    bool cut = false;
    bool dryRun = false;
};

std::string nameIn(const Project& project, FeatureId id)
{
    const Feature* feature = project.features.find(id);
    return feature ? feature->name : "#" + id.text();
}

std::string releaseIn(const Project& project, ReleaseId id)
{
    const Release* release = project.releases.find(id);
    return release ? release->name : "no release";
}

/// Text that takes no part in the layout of a terminal: on one line.
std::string onOneLine(std::string text)
{
    std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return text;
}

std::vector<const Feature*> inOrder(const Project& project)
{
    std::vector<const Feature*> features;
    for (const MoscowGroup& group : moscowGroups(project))
        for (const FeatureId id : group.features)
            features.push_back(project.features.find(id));
    return features;
}

Json jsonOf(const Score& score)
{
    if (!score.number)
        return {{"score", nullptr}, {"lacks", score.lacks}};
    return {{"score", *score.number}, {"formula", score.formula}};
}

Json jsonOf(const Project& project, const Feature& feature)
{
    Json needs = Json::array();
    for (const FeatureId id : feature.dependsOn)
        needs.push_back(id.text());
    Json json = {{"id", feature.id.text()}, {"name", feature.name}, {"priority", nameOf(feature.moscow)}, {"quadrant", titleOf(quadrantOf(feature))}};
    static constexpr const char* keys[] = {"value", "effort", "timeCriticality", "riskReduction", "reach", "impact", "confidence"};
    for (const Figure figure : allFigures)
        json[keys[static_cast<std::size_t>(figure)]] = figureOf(feature, figure);
    json["rice"] = jsonOf(riceOf(feature));
    json["wsjf"] = jsonOf(wsjfOf(feature));
    json["valueForEffort"] = jsonOf(valuePerEffortOf(feature));
    json["release"] = project.releases.contains(feature.release) ? Json(feature.release.text()) : Json(nullptr);
    json["dependsOn"] = std::move(needs);
    return json;
}

std::string asJson(const Project& project)
{
    Json features = Json::array();
    for (const Feature* feature : inOrder(project))
        features.push_back(jsonOf(project, *feature));
    Json releases = Json::array();
    for (const ReleaseLoad& load : loadsOf(project))
        releases.push_back({{"id", load.release.text()}, {"name", releaseIn(project, load.release)}, {"capacity", load.capacity}, {"planned", load.used}});
    Json cycles = Json::array();
    for (const auto& circle : FeatureGraph(project.features).cycles()) {
        Json ids = Json::array();
        for (const FeatureId id : circle)
            ids.push_back(id.text());
        cycles.push_back(std::move(ids));
    }
    Json problems = Json::array();
    for (const Inversion& inversion : inversions(project))
        problems.push_back({{"feature", inversion.feature.text()}, {"waitsFor", inversion.dependency.text()}, {"message", sentenceOf(project, inversion)}});
    return print({{"features", std::move(features)}, {"releases", std::move(releases)}, {"cycles", std::move(cycles)}, {"inversions", std::move(problems)}});
}

std::string asText(const Project& project)
{
    std::string text;
    for (const MoscowGroup& group : moscowGroups(project)) {
        if (group.features.empty())
            continue;
        text += std::string(titleOf(group.moscow)) + "\n";
        for (const FeatureId id : group.features) {
            const Feature& feature = *project.features.find(id);
            const Score rice = riceOf(feature);
            text += "  " + onOneLine(feature.name) + "  " + std::string(titleOf(quadrantOf(feature))) + ", " + releaseIn(project, feature.release);
            text += rice.number ? ", RICE " + roundedText(*rice.number) + " = " + rice.formula : ". RICE: " + rice.lacks;
            text += "\n";
        }
    }
    for (const ReleaseLoad& load : loadsOf(project))
        text += "Release " + onOneLine(releaseIn(project, load.release)) + ": effort " + roundedText(load.used) +
                (load.capacity == 0 ? ", without a limit" : " of " + roundedText(load.capacity)) + (load.isOver() ? ", too much" : "") + "\n";
    for (const auto& circle : FeatureGraph(project.features).cycles()) {
        text += "In a circle: ";
        for (const FeatureId id : circle)
            text += onOneLine(nameIn(project, id)) + " -> ";
        text += onOneLine(nameIn(project, circle.front())) + "\n";
    }
    for (const Inversion& inversion : inversions(project))
        text += "Comes before what it needs: " + onOneLine(nameIn(project, inversion.feature)) + ", " + onOneLine(nameIn(project, inversion.dependency)) + ". " +
                onOneLine(sentenceOf(project, inversion)) + "\n";
    return text.empty() ? "There are no features yet.\n" : text;
}

std::string shownAs(const Project& project, const std::string& format)
{
    if (format == "json")
        return asJson(project);
    if (format == "csv")
        return featuresCsv(project);
    return format == "markdown" ? featuresMarkdown(project) : asText(project);
}

/// The project after the import; what is at fault is told, all of it.
std::optional<Project> imported(Invocation& run, const FeaturesOptions& options, const Project& project)
{
    const Result<std::string> text = readText(options.import);
    if (!text) {
        run.fail(text.error());
        return std::nullopt;
    }
    const bool markdown = options.import.ends_with(".md") || options.import.ends_with(".markdown");
    Result<FeatureImport> result = importFeatures(project, *text, markdown ? FeatureFormat::Markdown : FeatureFormat::Csv);
    if (!result) {
        run.fail({result.error().what, options.import + (result.error().where.empty() ? "" : ", " + result.error().where), result.error().advice});
        return std::nullopt;
    }
    for (const Error& fault : result->faults)
        run.fail({fault.what, options.import + ", " + fault.where, fault.advice});
    if (!result->faults.empty())
        return std::nullopt;
    run.err << summaryOf(*result) << '\n';
    return std::move(result->project);
}

std::optional<Project> cut(Invocation& run, const Project& project)
{
    Result<Project> after = cutReleasesByCapacity(project);
    if (!after) {
        run.fail(after.error());
        return std::nullopt;
    }
    for (const Placing& placing : cutReleases(project).placings)
        run.err << (placing.moved() ? "moved  " : "stays  ") << onOneLine(nameIn(project, placing.feature)) << "  to " << releaseIn(project, placing.release) << "  "
                << onOneLine(placing.reason) << '\n';
    return std::move(*after);
}

void run(Invocation& run, const FeaturesOptions& options)
{
    const Result<Opened> opened = open(options.file);
    if (!opened)
        return run.fail(opened.error());
    std::optional<Project> project = opened->project;
    if (!options.import.empty())
        project = imported(run, options, *project);
    if (project && options.cut)
        project = cut(run, *project);
    if (!project)
        return;
    if (!options.dryRun && !sameAs(*project, opened->project))
        if (const auto saved = save(options.file, *opened, *project); !saved)
            return run.fail(saved.error());
    run.out << shownAs(*project, options.format);
}

}  // namespace

void addFeatures(CLI::App& program, Invocation& invocation)
{
    auto options = std::make_shared<FeaturesOptions>();
    CLI::App* verb = addVerb(program, "features",
                             "List the features with priorities, scores, releases and what is wrong with their order; "
                             "take them over from a table; cut the releases.",
                             "barch features shop.barch --import features.csv --cut");
    verb->add_option("FILE", options->file, "The project")->required();
    verb->add_option("--format", options->format, "text, json, csv or markdown")->check(CLI::IsMember({"text", "json", "csv", "markdown"}));
    verb->add_option("--import", options->import, "First take features over from this table: CSV, or Markdown (.md); - is standard input, as CSV");
    verb->add_flag("--cut", options->cut, "Put every feature into the first release that has room and comes no earlier than what it needs");
    verb->add_flag("--dry-run", options->dryRun, "Show what would come out, and save nothing");
    verb->callback([&invocation, options] { run(invocation, *options); });
}

}  // namespace barch::cli
