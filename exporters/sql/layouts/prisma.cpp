#include "exporters/sql/layouts/requests.h"
#include "exporters/sql/layouts/tools.h"

namespace barch::sql {
namespace {

/// Prisma has no way back of its own; the file down.sql is for `prisma db execute`.
Result<std::vector<ExportedFile>> files(const MigrationScripts& scripts)
{
    static constexpr std::string_view providers[] = {"postgresql", "postgresql", "mysql", "sqlite"};
    std::vector<ExportedFile> out{{scripts.folder + "migration_lock.toml",
                                   "# Written by barch, as prisma migrate would.\nprovider = \"" + std::string(providers[static_cast<std::size_t>(scripts.dialect)]) + "\"\n"}};
    for (const MigrationScripts& one : asRequests(scripts)) {
        const std::string folder = one.folder + fourDigits(one.number) + "_" + one.name + "/";
        out.push_back({folder + "down.sql", one.down});
        out.push_back({folder + "migration.sql", one.up});
    }
    return out;
}

void read(const ExportedFile& file, MigrationScripts& scripts)
{
    if (file.path.ends_with("/migration.sql"))
        scripts.up = file.bytes;
    else if (file.path.ends_with("/down.sql"))
        scripts.down = file.bytes;
}

}  // namespace

Layout prismaLayout() { return {"prisma", "Prisma Migrate", "prisma migrate deploy, with % as the folder prisma/migrations", files, read}; }

}  // namespace barch::sql
