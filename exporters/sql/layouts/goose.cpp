#include "exporters/sql/layouts/requests.h"
#include "exporters/sql/layouts/tools.h"

namespace barch::sql {
namespace {

/// goose sends what stands between its marks as one request. A transaction must not be cut: each statement may get
/// another connection.
std::string statements(const std::string& script, Dialect dialect)
{
    std::string text;
    const auto requests = dialect == Dialect::MySql ? std::vector<std::vector<ScriptPart>>() : inRequests(partsOf(script, dialect), dialect);
    auto add = [&](const std::string& statement) { text += "-- +goose StatementBegin\n" + statement + "-- +goose StatementEnd\n\n"; };
    for (const auto& request : requests)
        add(joinedParts(request));
    if (dialect == Dialect::MySql)
        for (const ScriptPart& part : partsOf(script, dialect))
            add(part.text);
    return text;
}

Result<std::vector<ExportedFile>> files(const MigrationScripts& scripts)
{
    if (auto fault = misread(scripts, {"--+goose"}, "goose"))
        return *fault;
    return std::vector<ExportedFile>{{scripts.folder + fourDigits(scripts.number) + "_" + scripts.name + ".sql",
                                      "-- +goose NO TRANSACTION\n-- +goose Up\n" + statements(scripts.up, scripts.dialect) + "-- +goose Down\n" +
                                          statements(scripts.down, scripts.dialect)}};
}

void read(const ExportedFile& file, MigrationScripts& scripts)
{
    const auto middle = file.bytes.find("-- +goose Down");
    scripts.up = withoutLines(file.bytes.substr(0, middle), {"-- +goose"});
    scripts.down = middle == file.bytes.npos ? std::string() : withoutLines(file.bytes.substr(middle), {"-- +goose"});
}

}  // namespace

Layout gooseLayout() { return {"goose", "goose", "goose -dir % DRIVER URL up", files, read}; }

}  // namespace barch::sql
