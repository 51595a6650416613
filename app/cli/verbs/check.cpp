#include "app/cli/design_source.h"
#include "app/cli/project_files.h"
#include "app/platform/content_files.h"
#include "exporters/reports/findings_report.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace barch::cli {
namespace {

struct CheckOptions {
    std::string file;
    std::string format = "text";
    std::string failOn = "error";
    std::string baseline;
    std::string dialect;
};

/// What the baseline, a report of `--format json`, already knew: rule and element.
Result<std::set<std::string>> knownFindings(const std::string& file)
{
    const Result<std::string> text = readText(file);
    if (!text)
        return text.error();
    std::set<std::string> known;
    try {
        const auto report = nlohmann::json::parse(*text);
        for (const auto& finding : report.at("findings"))
            known.insert(finding.at("rule").get<std::string>() + ' ' + finding.at("element").at("kind").get<std::string>() +
                         ' ' + finding.at("element").at("id").get<std::string>());
    } catch (const nlohmann::json::exception&) {
        return Error{"This is not a report of barch check --format json.", file,
                     "Make one with: barch check FILE --format json > " + file};
    }
    return known;
}

std::string knownBy(const Finding& finding)
{
    const ElementRef& element = finding.element;
    return finding.rule + ' ' + std::string(nameOf(element.kind)) + ' ' +
           (element.key.empty() ? (element.id ? element.id.text() : "") : element.key);
}

bool reaches(const std::vector<Finding>& findings, const std::string& level)
{
    const FindingCounts counts = countOf(findings);
    return counts.errors > 0 || (level != "error" && counts.warnings > 0) || (level == "info" && counts.infos > 0);
}

void run(Invocation& run, const CheckOptions& options)
{
    const auto source = openDesign(options.file, options.dialect, run);
    if (!source)
        return run.fail(source.error());
    const Project& project = source->design.project;
    std::vector<Finding> findings = check(productContent(), project);
    if (!options.baseline.empty()) {
        const auto known = knownFindings(options.baseline);
        if (!known)
            return run.fail(known.error());
        std::erase_if(findings, [&](const Finding& finding) { return known->contains(knownBy(finding)); });
    }
    run.out << write({source->name, project, findings}, *reportFormat(options.format));
    if (reaches(findings, options.failOn))
        run.status = Found;
}

}  // namespace

void addCheck(CLI::App& program, Invocation& invocation)
{
    auto options = std::make_shared<CheckOptions>();
    CLI::App* verb = addVerb(program, "check", "Check the design: tenant isolation, schema, login, secrets, answers.",
                             "barch check shop.barch --format sarif --fail-on warning > findings.sarif");
    verb->add_option("FILE", options->file, "The project; or SQL, DBML, a Prisma schema, a database URL")->required();
    verb->add_option("--format", options->format, "text, json, sarif, junit, markdown or github")
        ->check(CLI::IsMember({"text", "json", "sarif", "junit", "markdown", "github"}));
    verb->add_option("--fail-on", options->failOn, "Exit with 1 from this severity on: error, warning or info")
        ->check(CLI::IsMember({"error", "warning", "info"}));
    verb->add_option("--baseline", options->baseline, "A report of --format json whose findings are not told again");
    verb->add_option("--dialect", options->dialect, "What a file that is no project is; left away, it is found out")->check(CLI::IsMember(importFormats()));
    verb->callback([&invocation, options] { run(invocation, *options); });
}

}  // namespace barch::cli
