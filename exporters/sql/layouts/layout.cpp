#include "exporters/sql/layouts/layout.h"

#include "exporters/sql/layouts/tools.h"

#include <algorithm>
#include <map>

namespace barch::sql {
namespace {

constexpr std::string_view upEnd = ".up.sql";
constexpr std::string_view downEnd = ".down.sql";

std::string_view fileName(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

/// 0: none, or too many digits.
int leadingNumber(std::string_view text)
{
    int number = 0;
    std::size_t digits = 0;
    while (digits < text.size() && digits < 9 && text[digits] >= '0' && text[digits] <= '9')
        number = number * 10 + (text[digits++] - '0');
    return digits < text.size() && text[digits] >= '0' && text[digits] <= '9' ? 0 : number;
}

}  // namespace

std::string fourDigits(int number)
{
    const std::string text = std::to_string(number);
    return text.size() < 4 ? std::string(4 - text.size(), '0') + text : text;
}

int migrationNumber(std::string_view path)
{
    while (!path.empty()) {
        const auto slash = path.find('/');
        std::string_view part = path.substr(0, slash);
        if (part.size() > 1 && (part.front() == 'V' || part.front() == 'U'))
            part.remove_prefix(1);
        if (const int number = leadingNumber(part); number > 0)
            return number;
        path.remove_prefix(slash == path.npos ? path.size() : slash + 1);
    }
    return 0;
}

const std::vector<Layout>& allLayouts()
{
    static const std::vector<Layout> layouts = {plainLayout(),  dbmateLayout(),    flywayLayout(), golangMigrateLayout(),
                                                gooseLayout(), liquibaseLayout(), prismaLayout()};
    return layouts;
}

const Layout* findLayout(std::string_view id)
{
    const auto& all = allLayouts();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Layout& layout) { return layout.id == id; });
    return found == all.end() ? nullptr : &*found;
}

Result<std::vector<ExportedFile>> laidOut(const std::vector<ExportedFile>& files, const Layout& layout, Dialect dialect)
{
    std::vector<ExportedFile> out;
    std::map<std::string, MigrationScripts> migrations;
    for (const ExportedFile& file : files) {
        const std::string_view path = file.path;
        const bool isUp = path.ends_with(upEnd);
        const std::string_view name = fileName(path);
        if (leadingNumber(name) == 0 || (!isUp && !path.ends_with(downEnd))) {
            out.push_back(file);
            continue;
        }
        const std::string stem(path.substr(0, path.size() - (isUp ? upEnd : downEnd).size()));
        MigrationScripts& scripts = migrations[stem];
        scripts.folder = path.substr(0, path.size() - name.size());
        scripts.number = leadingNumber(name);
        scripts.name = fileName(stem).substr(fileName(stem).find('_') + 1);
        scripts.dialect = dialect == Dialect::Any ? Dialect::PostgreSql : dialect;
        (isUp ? scripts.up : scripts.down) = file.bytes;
    }
    for (const auto& [stem, scripts] : migrations) {
        const auto made = layout.files(scripts);
        if (!made)
            return made.error();
        out.insert(out.end(), made->begin(), made->end());
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return out;
}

std::vector<MigrationScripts> historyOf(const std::vector<ExportedFile>& files, const Layout& layout, Dialect dialect)
{
    std::map<std::pair<std::string, int>, MigrationScripts> found;
    for (const ExportedFile& file : files) {
        const int number = migrationNumber(file.path);
        if (number == 0)
            continue;
        std::string folder;
        for (const std::string_view set : {"control_plane/", "tenant/"})
            if (file.path.starts_with(set))
                folder = set;
        MigrationScripts& scripts = found[{folder, number}];
        scripts.folder = folder;
        scripts.number = number;
        scripts.dialect = dialect == Dialect::Any ? Dialect::PostgreSql : dialect;
        layout.read(file, scripts);
    }
    std::vector<MigrationScripts> history;
    for (auto& [place, scripts] : found)
        if (!scripts.up.empty())
            history.push_back(std::move(scripts));
    return history;
}

}  // namespace barch::sql
