#include "exporters/sql/layouts/tools.h"

namespace barch::sql {

void readPair(const ExportedFile& file, MigrationScripts& scripts)
{
    if (file.path.ends_with(".up.sql"))
        scripts.up = file.bytes;
    else if (file.path.ends_with(".down.sql"))
        scripts.down = file.bytes;
}

Layout plainLayout()
{
    return {"plain", "Plain SQL files", "Run each file with psql, mysql or sqlite3, in order.", [](const MigrationScripts& scripts) -> Result<std::vector<ExportedFile>> {
                const std::string stem = scripts.folder + fourDigits(scripts.number) + "_" + scripts.name;
                return std::vector<ExportedFile>{{stem + ".down.sql", scripts.down}, {stem + ".up.sql", scripts.up}};
            }, readPair};
}

}  // namespace barch::sql
