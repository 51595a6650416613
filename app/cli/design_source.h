#pragma once

#include "app/cli/invocation.h"
#include "core/import/imported.h"

#include <string>

namespace barch::cli {

/// A design that the command line names: a project file, or what can be imported (SQL, DBML, Prisma, a database), read
/// there and then.
struct DesignSource {
    Imported design;
    std::string name;          ///< for messages; of a URL without its password
    bool isProject = false;
    bool isDatabase = false;   ///< a live one
};

/// `what`: a path, a database URL or "-" for standard input. `format`: as `importFormats` names them; empty: found out.
/// Asks for a password on the terminal where none is known, and shows progress there.
Result<DesignSource> openDesign(const std::string& what, const std::string& format, Invocation& run);

/// For help and checking of options.
std::vector<std::string> importFormats();

}  // namespace barch::cli
