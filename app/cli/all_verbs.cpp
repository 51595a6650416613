#include "app/cli/invocation.h"

namespace barch::cli {

CLI::App* addVerb(CLI::App& program, const std::string& name, const std::string& what, const std::string& example)
{
    CLI::App* verb = program.add_subcommand(name, what);
    verb->footer("Example:\n  " + example);
    return verb;
}

void addAllVerbs(CLI::App& program, Invocation& run)
{
    addNew(program, run);
    addImport(program, run);
    addQuestions(program, run);
    addAnswer(program, run);
    addPropose(program, run);
    addCheck(program, run);
    addApiChanges(program, run);
    addFix(program, run);
    addRules(program, run);
    addFeatures(program, run);
    addTrace(program, run);
    addExport(program, run);
    addMigrate(program, run);
    addDiff(program, run);
    addTargets(program, run);
    addRender(program, run);
    addOpen(program, run);
    addCompletion(program, run);
}

}  // namespace barch::cli
