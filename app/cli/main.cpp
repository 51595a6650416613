#include "app/cli/invocation.h"

#include <QCoreApplication>

#include <iostream>

int main(int argc, char** argv)
{
    using namespace barch::cli;
    const QCoreApplication application(argc, argv);
    std::ios::sync_with_stdio(false);

    CLI::App program("Plan a backend, check it, prove it, hand it over.", "barch");
    program.set_version_flag("--version", std::string("barch " BARCH_VERSION));
    program.require_subcommand(1);
    program.footer("Exit status: 0 fine, 1 findings or differences, 2 the command could not do its work.\n"
                   "Start with: barch new shop.barch --template shop");
    Invocation run{std::cout, std::cerr};
    addAllVerbs(program, run);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const bool asked = error.get_exit_code() == 0;  // --help, --version
        program.exit(error, std::cout, std::cerr);
        return asked ? Fine : Failed;
    }
    std::cout.flush();
    if (!std::cout) {
        std::cerr << "barch: The output could not be written. Is the disk full or the pipe closed?\n";
        return Failed;
    }
    return run.status;
}
