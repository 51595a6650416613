#include "exporters/sql/layouts/requests.h"
#include "exporters/sql/layouts/tools.h"

namespace barch::sql {
namespace {

Result<std::vector<ExportedFile>> files(const MigrationScripts& scripts)
{
    std::vector<ExportedFile> out;
    for (const MigrationScripts& one : asRequests(scripts)) {
        const std::string stem = one.folder + fourDigits(one.number) + "_" + one.name;
        out.push_back({stem + ".down.sql", one.down});
        out.push_back({stem + ".up.sql", one.up});
    }
    return out;
}

}  // namespace

Layout golangMigrateLayout()
{
    return {"golang-migrate", "golang-migrate", "migrate -path % -database URL up (MySQL: with multiStatements=true in the URL)", files, readPair};
}

}  // namespace barch::sql
