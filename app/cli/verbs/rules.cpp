#include "app/cli/invocation.h"
#include "app/cli/json_text.h"
#include "app/platform/content_files.h"
#include "core/rules/rule.h"

namespace barch::cli {
namespace {

struct RulesOptions {
    std::string code;
    std::string format = "text";
};

Json asJson(const Rule& rule)
{
    return {{"code", rule.code},
            {"name", rule.name},
            {"title", rule.title},
            {"severity", nameOf(rule.severity)},
            {"fix", nameOf(rule.fix)}};
}

std::string page(const Rule& rule)
{
    const auto& pages = productContent().rulePages;
    const auto found = pages.find(rule.code);
    return found == pages.end() ? std::string() : found->second;
}

void runOne(Invocation& run, const RulesOptions& options)
{
    const Rule* rule = findRule(options.code);
    if (!rule)
        return run.fail({"There is no rule with this code.", options.code, "barch rules lists them."});
    if (options.format == "json") {
        Json json = asJson(*rule);
        json["page"] = page(*rule);
        run.out << print(json);
        return;
    }
    run.out << rule->code << "  " << rule->name << "  (" << nameOf(rule->severity) << ", fix: " << nameOf(rule->fix)
            << ")\n\n" << page(*rule);
}

void run(Invocation& run, const RulesOptions& options)
{
    if (!options.code.empty())
        return runOne(run, options);
    if (options.format == "json") {
        Json list = Json::array();
        for (const Rule& rule : allRules())
            list.push_back(asJson(rule));
        run.out << print({{"rules", std::move(list)}});
        return;
    }
    for (const Rule& rule : allRules())
        run.out << rule.code << "  " << nameOf(rule.severity) << "  " << rule.title << '\n';
}

}  // namespace

void addRules(CLI::App& program, Invocation& invocation)
{
    auto options = std::make_shared<RulesOptions>();
    CLI::App* verb = addVerb(program, "rules", "List the rules, or show the page of one: problem, why, fix, example.",
                             "barch rules TEN016");
    verb->add_option("CODE", options->code, "A rule, such as TEN016");
    verb->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    verb->callback([&invocation, options] { run(invocation, *options); });
}

}  // namespace barch::cli
