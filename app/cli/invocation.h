#pragma once

#include "core/model/result.h"

#include <CLI/CLI.hpp>

#include <ostream>

namespace barch::cli {

/// Exit status: fine; findings or differences at the asked level; the command could not do its work.
enum Status { Fine = 0, Found = 1, Failed = 2 };

/// One run of the program: results go to `out`, progress and messages to `err`.
struct Invocation {
    std::ostream& out;
    std::ostream& err;
    int status = Fine;

    void fail(const Error& error)
    {
        err << "barch: " << error.text() << '\n';
        status = Failed;
    }
};

/// Each verb adds its subcommand with its options, its help and what it does.
void addNew(CLI::App& program, Invocation& run);
void addImport(CLI::App& program, Invocation& run);
void addQuestions(CLI::App& program, Invocation& run);
void addAnswer(CLI::App& program, Invocation& run);
void addPropose(CLI::App& program, Invocation& run);
void addApiChanges(CLI::App& program, Invocation& run);
void addCheck(CLI::App& program, Invocation& run);
void addFix(CLI::App& program, Invocation& run);
void addRules(CLI::App& program, Invocation& run);
void addFeatures(CLI::App& program, Invocation& run);
void addTrace(CLI::App& program, Invocation& run);
void addDiff(CLI::App& program, Invocation& run);
void addMigrate(CLI::App& program, Invocation& run);
void addExport(CLI::App& program, Invocation& run);
void addTargets(CLI::App& program, Invocation& run);
void addRender(CLI::App& program, Invocation& run);
void addOpen(CLI::App& program, Invocation& run);
void addCompletion(CLI::App& program, Invocation& run);

/// A subcommand with what it does and an example, as `barch VERB --help` shows them.
CLI::App* addVerb(CLI::App& program, const std::string& name, const std::string& what, const std::string& example);

/// The program with all its verbs.
void addAllVerbs(CLI::App& program, Invocation& run);

}  // namespace barch::cli
