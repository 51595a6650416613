#include "exporters/sql/layouts/requests.h"
#include "exporters/sql/layouts/tools.h"

namespace barch::sql {
namespace {

/// The scripts have their own transactions: PostgreSQL's new enum values need one before the rest.
Result<std::vector<ExportedFile>> files(const MigrationScripts& scripts)
{
    if (auto fault = misread(scripts, {"--migrate:"}, "dbmate"))
        return *fault;
    std::vector<ExportedFile> out;
    for (const MigrationScripts& one : asRequests(scripts))
        out.push_back({one.folder + fourDigits(one.number) + "_" + one.name + ".sql",
                       "-- migrate:up transaction:false\n\n" + one.up + "\n-- migrate:down transaction:false\n\n" + one.down});
    return out;
}

void read(const ExportedFile& file, MigrationScripts& scripts)
{
    const auto middle = file.bytes.find("-- migrate:down");
    scripts.up = withoutLines(file.bytes.substr(0, middle), {"-- migrate:"});
    scripts.down = middle == file.bytes.npos ? std::string() : withoutLines(file.bytes.substr(middle), {"-- migrate:"});
}

}  // namespace

Layout dbmateLayout() { return {"dbmate", "dbmate", "dbmate --migrations-dir % --url URL up", files, read}; }

}  // namespace barch::sql
