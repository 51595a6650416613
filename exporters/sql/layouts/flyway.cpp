#include "exporters/sql/layouts/requests.h"
#include "exporters/sql/layouts/tools.h"

namespace barch::sql {
namespace {

std::string withDelimiter(const ScriptPart& part)
{
    std::string mark = "//";
    while (part.text.find(mark) != std::string::npos)
        mark += '/';
    return "DELIMITER " + mark + "\n" + part.text.substr(0, part.text.rfind(';')) + mark + "\nDELIMITER ;\n";
}

/// The script keeps its own transactions: at the end of one the role is the one that owns the tables, who may not write
/// Flyway's history.
void add(std::vector<ExportedFile>& out, const std::string& path, const std::string& script, Dialect dialect)
{
    std::string text;
    for (const ScriptPart& part : partsOf(script, dialect))
        text += (text.empty() ? "" : "\n") + (dialect == Dialect::MySql && part.isCompound ? withDelimiter(part) : part.text);
    const bool hasPlaceholder = text.find("${") != std::string::npos;
    out.push_back({path, std::move(text)});
    out.push_back({path + ".conf", std::string("executeInTransaction=false\n") + (hasPlaceholder ? "placeholderReplacement=false\n" : "")});
}

Result<std::vector<ExportedFile>> files(const MigrationScripts& scripts)
{
    std::vector<ExportedFile> out;
    const std::string name = fourDigits(scripts.number) + "__" + scripts.name + ".sql";
    add(out, scripts.folder + "U" + name, scripts.down, scripts.dialect);
    add(out, scripts.folder + "V" + name, scripts.up, scripts.dialect);
    return out;
}

void read(const ExportedFile& file, MigrationScripts& scripts)
{
    if (!file.path.ends_with(".sql"))
        return;
    const auto name = file.path.rfind('/') + 1;
    (file.path[name] == 'U' ? scripts.down : scripts.up) = file.bytes;
}

}  // namespace

Layout flywayLayout() { return {"flyway", "Flyway", "flyway -locations=filesystem:% migrate (undo needs one of its paid editions)", files, read}; }

}  // namespace barch::sql
