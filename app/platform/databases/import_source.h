#pragma once

#include "app/platform/databases/database_url.h"
#include "core/import/imported.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// What can be imported. The last two are databases, the others text.
enum class SourceFormat { PostgreSqlScript, MySqlScript, SqliteScript, Dbml, Prisma, SqliteFile, Database };

struct SourceFormatName {
    SourceFormat format;
    std::string_view name;   ///< on the command line: "postgresql", "dbml"
    std::string_view title;  ///< for people: "PostgreSQL script"
};
const std::vector<SourceFormatName>& sourceFormats();
/// By the name on the command line; "mariadb" and "sqlite" work too.
std::optional<SourceFormat> sourceFormatNamed(std::string_view name);

/// Something to import from. Copies share the text.
struct ImportSource {
    SourceFormat format = SourceFormat::PostgreSqlScript;
    std::string name;                     ///< for messages: a path, "stdin", a URL without its password
    std::string_view text;                ///< of scripts, DBML and Prisma
    std::shared_ptr<const void> keeps;    ///< what `text` lies in
    std::optional<DatabaseUrl> database;  ///< Database and SqliteFile; with MySqlScript: the server to load it on
};

/// Which format a text is in: by the ending of its name ("schema.prisma", "x.dbml") or else by what stands in it.
SourceFormat guessFormat(std::string_view name, std::string_view text);

/// Text that was typed, pasted or read from stdin.
ImportSource textSource(std::string name, std::string text, std::optional<SourceFormat> format = {});
/// A path or a database URL. The file is mapped, not read, where the system can do that.
Result<ImportSource> openSource(const std::string& pathOrUrl, std::optional<SourceFormat> format = {});

/// Reads the design. Errors about a text have "line 12, column 5" in them.
Result<Imported> importSource(const ImportSource& source, const ImportProgress& progress = {});

}  // namespace barch
