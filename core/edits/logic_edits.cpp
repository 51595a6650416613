#include "core/edits/logic_edits.h"

#include "core/edits/lookups.h"
#include "core/logic/cron.h"
#include "core/logic/durations.h"
#include "core/logic/logic_graph.h"

#include <charconv>
#include <set>

namespace barch {
namespace {

/// `id` in the list, or not; at the end where it is new.
template <class IdType>
void setIn(std::vector<IdType>& list, IdType id, bool on)
{
    const auto at = std::find(list.begin(), list.end(), id);
    if (on && at == list.end())
        list.push_back(id);
    else if (!on && at != list.end())
        list.erase(at);
}

template <class IdType>
Result<Project> setOfService(const Project& project, ServiceId id, std::vector<IdType> Service::*list, IdType other, bool known, std::string_view what, bool on)
{
    if (on && !known)
        return noSuch(what, other);
    return changeElement(project, &Project::services, id, "service", [&](Service& service) -> std::optional<Error> {
        setIn(service.*list, other, on);
        return std::nullopt;
    });
}

/// Tables that the API offers, in the order of their names, whose calls go to a shared service or to none.
std::vector<const Table*> unserved(const Project& project)
{
    std::set<TableId> offered;
    for (const Endpoint& endpoint : project.endpoints)
        if (endpoint.table)
            offered.insert(endpoint.table);
    std::vector<const Table*> tables;
    for (const TableId id : offered)
        if (const Table* table = project.table(id); table && !project.services.contains(ServiceId::derive("service/" + id.text() + "/controller")))
            tables.push_back(table);
    std::stable_sort(tables.begin(), tables.end(), [](const Table* a, const Table* b) { return a->name < b->name; });
    return tables;
}

Service layerFor(const Table& table, const char* layer, std::string description)
{
    Service service;
    service.id = ServiceId::derive("service/" + table.id.text() + "/" + layer);
    service.name = table.name + "_" + layer;
    service.layer = layer;
    service.description = std::move(description);
    return service;
}

/// Whatever keeps the audit log is used by each service: the one repository of a table by that name.
ServiceId auditOf(const Project& project)
{
    for (const Service& service : project.services)
        if (layerOf(service) == LogicLayer::Repository && service.name.starts_with("audit"))
            return service.id;
    return {};
}

}  // namespace

Result<std::string> readSchedule(const std::string& text)
{
    if (text.empty())
        return text;
    const Result<CronSchedule> schedule = parseCron(text);
    if (!schedule)
        return schedule.error();
    if (!everRuns(*schedule))
        return Error{"There is no such day in any year, so it would never run.", text, {}};
    return text;
}

Result<std::string> readTime(const std::string& text)
{
    if (text.empty() || readDuration(text))
        return text;
    return Error{"This is no length of time: \"" + text + "\".", {}, "Write it such as 10 seconds or 1 hour 30 minutes."};
}

Result<std::string> readWait(const std::string& text)
{
    if (text.empty() || readBackoff(text))
        return text;
    return Error{"This wait can't be read: \"" + text + "\".", {}, "Write it such as: doubling, from 10 seconds to 1 hour, with jitter."};
}

Result<int> readAttempts(const std::string& text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || (error == std::errc() && end == text.data() + text.size() && number >= 1 && number <= 1000))
        return number;
    return Error{"Tries are a whole number from 1 to 1000: \"" + text + "\".", {}, "Leave it empty where it is not decided."};
}

Result<Project> setUses(const Project& project, ServiceId service, ServiceId used, bool on)
{
    if (on && service == used)
        return Error{"A service can't use itself.", {}, {}};
    return setOfService(project, service, &Service::uses, used, project.services.contains(used), "service", on);
}

Result<Project> setStarts(const Project& project, ServiceId service, JobId job, bool on)
{
    return setOfService(project, service, &Service::starts, job, project.jobs.contains(job), "job", on);
}

Result<Project> setKeeps(const Project& project, ServiceId service, TableId table, bool on)
{
    return setOfService(project, service, &Service::tables, table, project.tables.contains(table), "table", on);
}

Result<Project> setSearched(const Project& project, SearchIndexId id, ColumnId column, bool on)
{
    return changeElement(project, &Project::searchIndexes, id, "search", [&](SearchIndex& search) -> std::optional<Error> {
        const Table* table = project.table(search.table);
        if (on && (!table || !table->column(column)))
            return noSuch("column", column);
        setIn(search.columns, column, on);
        return std::nullopt;
    });
}

Result<Project> setSearchedTable(const Project& project, SearchIndexId id, TableId table)
{
    if (table && !project.tables.contains(table))
        return noSuch("table", table);
    return changeElement(project, &Project::searchIndexes, id, "search", [&](SearchIndex& search) -> std::optional<Error> {
        if (search.table != table)
            search.columns.clear();
        search.table = table;
        return std::nullopt;
    });
}

std::size_t resourcesWithoutService(const Project& project)
{
    return unserved(project).size();
}

Result<Project> addResourceServices(const Project& project)
{
    Project edited = project;
    const ServiceId audit = auditOf(project);
    for (const Table* table : unserved(project)) {
        Service repository = layerFor(*table, "repository", "Reads and writes " + table->name + ", always for one tenant.");
        repository.tables = {table->id};
        Service service = layerFor(*table, "service", "What may be done with " + table->name + ", and by whom.");
        service.uses = {repository.id};
        if (audit)
            service.uses.push_back(audit);
        Service controller = layerFor(*table, "controller", "Checks input, finds out tenant and person, calls the service, writes the answer.");
        controller.uses = {service.id};
        edited.services = edited.services.with(std::move(repository)).with(std::move(service));
        for (const Endpoint& endpoint : project.endpoints)
            if (endpoint.table == table->id) {
                Endpoint served = endpoint;
                served.service = controller.id;
                edited.endpoints = edited.endpoints.with(std::move(served));
            }
        edited.services = edited.services.with(std::move(controller));
    }
    return edited;
}

}  // namespace barch
