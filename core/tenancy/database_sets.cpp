#include "core/tenancy/database_sets.h"

#include "core/edits/lookups.h"
#include "core/tenancy/guards.h"

#include <set>

namespace barch {
namespace {

constexpr unsigned controlPlane = 1;
constexpr unsigned tenantDatabase = 2;

/// Where a table lies by its class alone; 0: wherever it is referred to.
unsigned ownPlaces(const Project& project, const Table& table)
{
    switch (table.livesIn) {
    case DatabaseSet::ControlPlane: return controlPlane;
    case DatabaseSet::TenantDatabase: return tenantDatabase;
    case DatabaseSet::Both: return controlPlane | tenantDatabase;
    case DatabaseSet::Derived: break;
    }
    const bool hybrid = project.tenancy->model == TenancyModel::Hybrid;
    if (table.tenancyClass == TenancyClass::Root || table.id == project.tenancy->rootTable)
        return hybrid ? controlPlane | tenantDatabase : controlPlane;
    if (table.tenancyClass == TenancyClass::Global)
        return 0;
    const bool aboutTenant = std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) {
        return key.target == project.tenancy->rootTable;
    });
    return aboutTenant && !hybrid ? controlPlane : tenantDatabase;
}

std::string placesText(unsigned places)
{
    return places == controlPlane ? "the control plane" : places == tenantDatabase ? "the tenant databases" : "both sets";
}

}  // namespace

DatabaseSets::DatabaseSets(const Project& project)
    : m_two(project.tenancy->model == TenancyModel::Isolated || project.tenancy->model == TenancyModel::Hybrid)
{
    if (!m_two)
        return;
    std::vector<const Table*> open;
    for (const Table& table : project.tables) {
        const unsigned places = ownPlaces(project, table);
        m_places[table.id] = places;
        if (places != 0)
            open.push_back(&table);
    }
    const auto spread = [&] {
        while (!open.empty()) {
            const Table* table = open.back();
            open.pop_back();
            for (const ForeignKey& key : table->foreignKeys) {
                const Table* target = project.table(key.target);
                if (!target || ownPlaces(project, *target) != 0)
                    continue;
                unsigned& places = m_places[target->id];
                if ((places | m_places[table->id]) == places)
                    continue;
                places |= m_places[table->id];
                open.push_back(target);
            }
        }
    };
    spread();
    for (const Table& table : project.tables)
        if (m_places[table.id] == 0) {
            m_places[table.id] = controlPlane;
            open.push_back(&table);
        }
    spread();
}

bool DatabaseSets::lies(TableId table, unsigned place) const
{
    if (!m_two)
        return true;
    const auto found = m_places.find(table);
    return found != m_places.end() && (found->second & place) != 0;
}

bool inControlPlane(const Project& project, const Table& table)
{
    return DatabaseSets(project).inControlPlane(table.id);
}

bool inTenantDatabase(const Project& project, const Table& table)
{
    return DatabaseSets(project).inTenantDatabase(table.id);
}

std::vector<CrossingKey> crossingForeignKeys(const Project& project)
{
    std::vector<CrossingKey> crossing;
    const DatabaseSets sets(project);
    if (!sets.areTwo())
        return crossing;
    const auto places = [&](TableId table) {
        return (sets.inControlPlane(table) ? controlPlane : 0) | (sets.inTenantDatabase(table) ? tenantDatabase : 0);
    };
    for (const Table& table : project.tables)
        for (const ForeignKey& key : table.foreignKeys) {
            const Table* target = project.table(key.target);
            if (!target || (places(table.id) & ~places(target->id)) == 0)
                continue;
            crossing.push_back({table.id, key.id,
                                qualifiedName(project, table) + " lies in " + placesText(places(table.id)) + " and refers to " +
                                    qualifiedName(project, *target) + " in " + placesText(places(target->id)) + "."});
        }
    return crossing;
}

Project onlyDatabaseSet(const Project& project, DatabaseSet set)
{
    const DatabaseSets sets(project);
    if (!sets.areTwo())
        return project;
    const auto isIn = [&](TableId table) {
        return set == DatabaseSet::ControlPlane ? sets.inControlPlane(table) : sets.inTenantDatabase(table);
    };
    Project part = project;
    std::vector<SharedMap<Table>::Pointer> tables;
    for (auto table = project.tables.begin(); table != project.tables.end(); ++table) {
        if (!isIn(table->id))
            continue;
        const auto crosses = [&](const ForeignKey& key) { return project.table(key.target) && !isIn(key.target); };
        if (std::none_of(table->foreignKeys.begin(), table->foreignKeys.end(), crosses)) {
            tables.push_back(table.pointer());
            continue;
        }
        Table copy = *table;
        std::erase_if(copy.foreignKeys, crosses);
        tables.push_back(std::make_shared<const Table>(std::move(copy)));
    }
    part.tables = SharedMap<Table>::of(std::move(tables));
    for (const View& view : project.views)
        if (std::any_of(view.reads.begin(), view.reads.end(), [&](TableId id) { return project.table(id) && !isIn(id); }))
            part.views = part.views.without(view.id);
    for (const Sequence& sequence : project.sequences)
        if (sequence.ownedByTable && !isIn(sequence.ownedByTable))
            part.sequences = part.sequences.without(sequence.id);
    return part;
}

}  // namespace barch
