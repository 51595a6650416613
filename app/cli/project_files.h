#pragma once

#include "app/platform/project_store.h"

#include <string>

namespace barch::cli {

/// A project from a file named on the command line, and what the file was then.
using Opened = LoadedProject;
Result<Opened> open(const std::string& file);
/// Saves safely (see project_store.h). A file that another program changed since `before` is an error.
Result<Done> save(const std::string& file, const Opened& before, const Project& project);
/// Makes the file; one that is there is an error unless `overwrite` (a backup of it stays).
Result<Done> create(const std::string& file, const Project& project, bool overwrite);

/// The text of a small file such as a list of answers; "-" is standard input.
Result<std::string> readText(const std::string& file);

}  // namespace barch::cli
