#include "app/cli/invocation.h"
#include "app/cli/json_text.h"
#include "exporters/target.h"

namespace barch::cli {

void addTargets(CLI::App& program, Invocation& invocation)
{
    auto format = std::make_shared<std::string>("text");
    CLI::App* verb = addVerb(program, "targets", "List what a design can be exported to.", "barch targets");
    verb->add_option("--format", *format, "text or json")->check(CLI::IsMember({"text", "json"}));
    verb->callback([&invocation, format] {
        if (*format == "text") {
            for (const Target& target : allTargets())
                invocation.out << target.id << "  " << target.title << "\n    " << target.description << '\n';
            return;
        }
        Json list = Json::array();
        for (const Target& target : allTargets())
            list.push_back({{"id", target.id},
                            {"title", target.title},
                            {"group", target.group},
                            {"description", target.description}});
        invocation.out << print({{"targets", std::move(list)}});
    });
}

}  // namespace barch::cli
