#include "app/cli/invocation.h"
#include "app/cli/project_files.h"
#include "core/api/compatibility.h"

#include <nlohmann/json.hpp>

namespace barch::cli {
namespace {

struct Comparison {
    std::string before;
    std::string after;
    std::string format = "text";
    std::string today;
};

void printJson(Invocation& run, const std::vector<api::ApiChange>& changes)
{
    auto list = nlohmann::ordered_json::array();
    for (const api::ApiChange& change : changes)
        list.push_back({{"call", change.call}, {"change", change.what}, {"breaking", change.breaking}, {"reason", change.reason}, {"id", change.element.id ? change.element.id.text() : ""}});
    const nlohmann::ordered_json report = {{"changes", std::move(list)}, {"breaking", api::anyBreaking(changes)}};
    run.out << report.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

void run(Invocation& run, const Comparison& options)
{
    const Result<Opened> before = open(options.before);
    if (!before)
        return run.fail(before.error());
    const Result<Opened> after = open(options.after);
    if (!after)
        return run.fail(after.error());
    const std::vector<api::ApiChange> changes = api::apiChanges(before->project, after->project, options.today);
    if (options.format == "json")
        printJson(run, changes);
    else
        for (const api::ApiChange& change : changes)
            run.out << (change.breaking ? "breaking  " : "fine      ") << change.call << ": " << change.what << ' ' << change.reason << '\n';
    if (api::anyBreaking(changes))
        run.status = Found;
}

}  // namespace

void addApiChanges(CLI::App& program, Invocation& invocation)
{
    auto options = std::make_shared<Comparison>();
    CLI::App* verb = addVerb(program, "api-changes", "Say what changed in the API between two designs, and what breaks callers. Exits with 1 when something does.",
                             "barch api-changes released.barch shop.barch --format json");
    verb->add_option("BEFORE", options->before, "The design that callers know")->required();
    verb->add_option("AFTER", options->after, "The design that they will meet")->required();
    verb->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    verb->add_option("--today", options->today, "A day such as 2026-11-22: calls that were announced to go before it may go");
    verb->callback([&invocation, options] { run(invocation, *options); });
}

}  // namespace barch::cli
