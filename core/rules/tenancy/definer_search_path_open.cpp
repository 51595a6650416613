#include "core/rules/change_element.h"
#include "core/rules/elements.h"

namespace barch::rules {
namespace {

bool isPinned(const Function& function)
{
    const std::vector<Token> tokens = tokenize(function.searchPath);
    if (tokens.empty())
        return false;
    // An empty path is pinned too: set to '' every name must be written in full.
    const bool empty = tokens.size() == 1 && tokens[0].text.empty();
    return empty || tokens.back().text == "pg_temp";
}

void check(const RuleContext& context, Report& report)
{
    for (const Function& function : context.project().functions)
        if (function.securityDefiner && !isPinned(function))
            report.add(ElementRef::of(ElementKind::Function, function.id),
                       "The function " + function.name + " runs as its owner " +
                           (function.searchPath.empty() ? "and finds tables by the caller's search path." : "and its search path doesn't end with pg_temp.") +
                           " A caller can put a table or function of its own in the way.");
}

std::vector<FixOption> fixes(const RuleContext&, const Finding& finding)
{
    const FunctionId id(finding.element.id);
    return onlyFix(changeElement("Pin the search path, pg_temp last", &Project::functions, id, "function", [](const Project& project, Function& function) {
        const Namespace* space = project.namespaces.find(function.namespaceId);
        std::string path;
        std::vector<Token> tokens = tokenize(function.searchPath);
        for (const Token& token : tokens)
            if (token.kind != TokenKind::Symbol && token.text != "pg_temp" && !token.text.empty())
                path += token.text + ", ";
        if (path.empty())
            path = (space ? space->name : std::string("public")) + ", ";
        function.searchPath = path + "pg_temp";
    }));
}

}  // namespace

extern const Rule definerSearchPathOpen = {
    .code = "TEN040",
    .name = "definer-search-path-open",
    .title = "Functions that run as their owner pin their search path",
    .severity = Severity::Warning,
    .fix = FixKind::Automatic,
    .applies = onPostgreSql,
    .checkProject = check,
    .reads = part::functions,
    .fixes = fixes,
};

}  // namespace barch::rules
