#include "exporters/sql/layouts/requests.h"
#include "exporters/sql/layouts/tools.h"

#include <algorithm>

namespace barch::sql {
namespace {

std::string asRollback(const std::string& sql)
{
    std::string text;
    for (std::size_t begin = 0; begin < sql.size();) {
        const auto end = std::min(sql.find('\n', begin), sql.size());
        text += "--rollback " + sql.substr(begin, end - begin) + "\n";
        begin = end + 1;
    }
    return text;
}

/// MySQL's driver takes one statement at a time; the mark ends each.
constexpr std::string_view mark = "@@@@";

std::string wayBack(const MigrationScripts& scripts)
{
    const auto parts = partsOf(scripts.down, scripts.dialect);
    if (scripts.dialect != Dialect::MySql)
        return joinedParts(parts);
    std::string text;
    for (const ScriptPart& part : parts)
        text += part.text + std::string(mark) + "\n";
    return text;
}

/// A change set for each part; the first takes back all. Parts keep their own transactions: at the end of one the role is
/// the one that owns the tables, who may not write Liquibase's history.
Result<std::vector<ExportedFile>> files(const MigrationScripts& scripts)
{
    if (auto fault = misread(scripts, {"--changeset", "--rollback", "--liquibase", "--precondition"}, "Liquibase"))
        return *fault;
    const std::string name = fourDigits(scripts.number) + "_" + scripts.name;
    const auto parts = partsOf(scripts.up, scripts.dialect);
    const std::string back = scripts.dialect == Dialect::MySql ? "rollbackEndDelimiter:" + std::string(mark) : "rollbackSplitStatements:false";
    std::string text = "--liquibase formatted sql\n";
    for (std::size_t i = 0; i < parts.size(); ++i) {
        text += "\n--changeset barch:" + name + (i == 0 ? "" : "-" + std::to_string(i + 1)) + " splitStatements:false stripComments:false runInTransaction:false " + back + "\n" + parts[i].text;
        text += i == 0 ? asRollback(wayBack(scripts)) : "--rollback SELECT 1;\n";
    }
    return std::vector<ExportedFile>{
        {scripts.folder + "changelog.yaml", "databaseChangeLog:\n  - includeAll:\n      path: changes\n      relativeToChangelogFile: true\n"},
        {scripts.folder + "changes/" + name + ".sql", text}};
}

void read(const ExportedFile& file, MigrationScripts& scripts)
{
    scripts.up = withoutLines(file.bytes, {"--rollback ", "--changeset ", "--liquibase "});
    for (std::size_t begin = 0; begin < file.bytes.size();) {
        const auto end = std::min(file.bytes.find('\n', begin), file.bytes.size());
        const std::string line = file.bytes.substr(begin, end - begin);
        if (line.starts_with("--rollback ") && line.substr(11) != mark)
            scripts.down += line.substr(11) + "\n";
        begin = end + 1;
    }
}

}  // namespace

Layout liquibaseLayout() { return {"liquibase", "Liquibase formatted SQL", "liquibase --changeLogFile=%/changelog.yaml update", files, read}; }

}  // namespace barch::sql
