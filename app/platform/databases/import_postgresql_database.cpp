#include "app/platform/databases/import_postgresql_database.h"

#include "core/import/postgresql/import_postgresql.h"

#include <algorithm>
#include <map>

namespace barch {
namespace {

const Role* roleNamed(const Project& project, const std::string& name)
{
    for (const Role& role : project.roles)
        if (role.name == name)
            return &role;
    return nullptr;
}

/// The role that owns most tables and views; the first by name of several.
const Role* mainOwner(const Project& project, const std::vector<CatalogueScript::Owner>& owners)
{
    std::map<std::string, std::size_t> counts;
    for (const CatalogueScript::Owner& owner : owners)
        counts[owner.role] += owner.isFunction ? 0 : 1;
    const auto most = std::ranges::max_element(counts, {}, [](const auto& count) { return count.second; });
    return most == counts.end() || most->second == 0 ? nullptr : roleNamed(project, most->first);
}

/// Who owns the tables, and which functions belong to somebody else: what no statement of the model says.
void takeOwners(Imported& imported, const std::vector<CatalogueScript::Owner>& owners)
{
    Project& project = imported.project;
    const Role* main = mainOwner(project, owners);
    if (!main)
        return;
    Tenancy tenancy = *project.tenancy;
    tenancy.ownerRole = main->id;
    project.tenancy = tenancy;
    // Whoever owns everything needs no grants, and can't give them back to itself.
    std::vector<Namespace> spaces;
    for (const Namespace& space : project.namespaces) {
        spaces.push_back(space);
        std::erase_if(spaces.back().grants, [&](const Grant& grant) { return grant.role == main->id; });
    }
    for (Namespace& space : spaces)
        project.namespaces = project.namespaces.with(std::move(space));
    std::map<std::string, int> others;
    std::map<std::pair<std::string, std::string>, std::string> ofFunctions;
    for (const CatalogueScript::Owner& owner : owners)
        if (owner.role != main->name) {
            if (owner.isFunction)
                ofFunctions[{owner.space, owner.name}] = owner.role;
            else
                ++others[owner.role];
        }
    for (const auto& [role, count] : others)
        imported.notes.push_back({ImportOutcome::Skipped, 0, "owner " + role, "It owns " + std::to_string(count) + " tables or views; in a design all belong to " + main->name + "."});
    std::vector<Function> changed;
    for (const Function& function : project.functions) {
        const Namespace* space = project.namespaces.find(function.namespaceId);
        const auto owner = ofFunctions.find({space ? space->name : std::string(), function.name});
        const Role* role = owner == ofFunctions.end() ? nullptr : roleNamed(project, owner->second);
        if (!role)
            continue;
        changed.push_back(function);
        changed.back().owner = role->id;
    }
    for (Function& function : changed)
        project.functions = project.functions.with(std::move(function));
}

/// Of the time that all takes; importing the text is the rest.
constexpr double partOfReading = 0.7;

}  // namespace

Result<Imported> importPostgresqlDatabase(const DatabaseUrl& url, const ImportProgress& progress)
{
    const auto partly = [&](double from, double to) {
        return [&progress, from, to](double part) { return !progress || progress(from + part * (to - from)); };
    };
    Result<CatalogueScript> script = readPostgresqlCatalogue(url, partly(0, partOfReading));
    if (!script)
        return script.error();
    Result<Imported> imported = importPostgresql(script->sql, partly(partOfReading, 1));
    if (!imported) {
        Error error = imported.error();
        error.where = withoutPassword(url) + (error.where.empty() ? "" : ", what was read of it, " + error.where);
        return error;
    }
    takeOwners(*imported, script->owners);
    // The lines are those of a text that nobody has.
    for (ImportNote& note : imported->notes)
        note.line = 0;
    imported->notes.insert(imported->notes.end(), script->leftOut.begin(), script->leftOut.end());
    return imported;
}

}  // namespace barch
