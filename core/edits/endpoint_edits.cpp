#include "core/edits/endpoint_edits.h"

#include "core/api/fields.h"
#include "core/api/paths.h"
#include "core/api/resources.h"
#include "core/edits/element_edits.h"
#include "core/edits/lookups.h"
#include "core/rules/words.h"

#include <array>

namespace barch {
namespace {

bool isRowOperation(Operation operation)
{
    return std::find(std::begin(api::rowOperations), std::end(api::rowOperations), operation) != std::end(api::rowOperations);
}

std::string callOf(const Project& project, const Endpoint& endpoint)
{
    return endpoint.method + " " + api::fullPath(*project.api, endpoint.path);
}

std::optional<Error> clashFault(const Project& project, const Endpoint& added)
{
    for (const Endpoint& other : project.endpoints) {
        if (other.id == added.id)
            continue;
        if (rules::lowerCase(other.method) == rules::lowerCase(added.method) && api::pathShape(other.path) == api::pathShape(added.path))
            return Error{"Another endpoint answers " + callOf(project, added) + " already.", {}, "Give one of them another path."};
        if (!added.operationId.empty() && rules::lowerCase(other.operationId) == rules::lowerCase(added.operationId))
            return Error{"Another endpoint has the operation id " + other.operationId + " already: " + callOf(project, other) + ".", {}, "Give one of them another name."};
    }
    return std::nullopt;
}

Result<Project> withOperations(const Project& project, const Table& table, const std::vector<Operation>& operations)
{
    Project edited = project;
    for (const Operation operation : operations) {
        if (!isRowOperation(operation))
            return Error{"Actions and uploads are added one by one.", qualifiedName(project, table), {}};
        if (api::endpointOf(edited, table.id, operation))
            continue;
        Endpoint endpoint = api::endpointFor(edited, table, operation);
        if (operation == Operation::List || operation == Operation::Read)
            endpoint.embeds = api::embedsFor(edited, table);
        if (const auto fault = clashFault(edited, endpoint))
            return *fault;
        Result<Project> next = putElement(edited, std::move(endpoint));
        if (!next)
            return next;
        edited = std::move(next).value();
    }
    return edited;
}

Result<const Table*> offerable(const Project& project, TableId id)
{
    const Table* table = project.table(id);
    if (!table)
        return noSuch("table", id);
    if (!api::resourcePaths(project, *table))
        return Error{"The API can't offer this table: it has no key of up to three columns that can stand in an address.", qualifiedName(project, *table),
                     "Give it a primary key."};
    return table;
}

std::optional<Error> fieldFault(const Table& table, const EndpointField& field)
{
    const Column* column = table.column(field.column);
    if (!column)
        return noSuch("column", field.column);
    const std::string where = table.name + "." + column->name;
    if (field.readable && !api::mayBeRead(table, *column))
        return Error{column->id == table.tenantKey ? "The tenant is known from whoever is signed in and is never shown." : "A secret never leaves the server.", where, {}};
    if (field.writable && !api::mayBeWritten(table, *column))
        return Error{column->id == table.tenantKey ? "The tenant is known from whoever is signed in and is never taken from a request." : "The server sets this field.", where, {}};
    return std::nullopt;
}

/// Flags that mean something for this kind of call.
EndpointField fitted(EndpointField field, Operation operation)
{
    const bool writes = operation == Operation::Create || operation == Operation::Update || operation == Operation::Action || operation == Operation::Upload;
    field.readable = field.readable && operation != Operation::Delete;
    field.writable = field.writable && writes;
    field.filterable = field.filterable && operation == Operation::List;
    field.sortable = field.sortable && operation == Operation::List;
    return field;
}

void place(const Table& table, Endpoint& endpoint, const EndpointField& field)
{
    std::erase_if(endpoint.columns, [&](const EndpointField& known) { return known.column == field.column; });
    if (field.readable || field.writable || field.filterable || field.sortable)
        endpoint.columns.push_back(field);
    const auto position = [&](ColumnId id) { return std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& column) { return column.id == id; }); };
    std::stable_sort(endpoint.columns.begin(), endpoint.columns.end(), [&](const EndpointField& a, const EndpointField& b) { return position(a.column) < position(b.column); });
}

}  // namespace

Result<Project> addResource(const Project& project, TableId id, const std::vector<Operation>& operations)
{
    const Result<const Table*> table = offerable(project, id);
    if (!table)
        return table.error();
    if (!api::endpointsOf(project, id).empty())
        return Error{"The API offers this table already.", qualifiedName(project, **table), "Choose its operations instead."};
    std::vector<Operation> wanted = operations.empty() ? api::usualOperations(project, **table) : operations;
    if (wanted.empty())
        wanted = {Operation::List, Operation::Read};
    return withOperations(project, **table, wanted);
}

Result<Project> chooseOperations(const Project& project, TableId id, const std::vector<Operation>& operations)
{
    const Result<const Table*> table = offerable(project, id);
    if (!table)
        return table.error();
    Project edited = project;
    for (const Endpoint* endpoint : api::endpointsOf(project, id)) {
        if (!isRowOperation(endpoint->operation) || std::find(operations.begin(), operations.end(), endpoint->operation) != operations.end())
            continue;
        Result<Project> next = removeElement(edited, endpoint->id);
        if (!next)
            return next;
        edited = std::move(next).value();
    }
    return withOperations(edited, **table, operations);
}

Result<Project> removeResource(const Project& project, TableId id)
{
    const std::vector<const Endpoint*> endpoints = api::endpointsOf(project, id);
    if (endpoints.empty())
        return Error{"The API doesn't offer this table.", project.table(id) ? qualifiedName(project, *project.table(id)) : id.text(), {}};
    Project edited = project;
    for (const Endpoint* endpoint : endpoints) {
        Result<Project> next = removeElement(edited, endpoint->id);
        if (!next)
            return next;
        edited = std::move(next).value();
    }
    return edited;
}

Result<Project> setEndpointField(const Project& project, EndpointId id, EndpointField field)
{
    return changeElement(project, &Project::endpoints, id, "endpoint", [&](Endpoint& endpoint) -> std::optional<Error> {
        const Table* table = project.table(endpoint.table);
        if (!table)
            return Error{"This endpoint has no table.", callOf(project, endpoint), {}};
        if (const auto fault = fieldFault(*table, field))
            return fault;
        place(*table, endpoint, fitted(field, endpoint.operation));
        return std::nullopt;
    });
}

Result<Project> setResourceField(const Project& project, TableId id, EndpointField field)
{
    Project edited = project;
    for (const Endpoint* endpoint : api::endpointsOf(project, id)) {
        const bool writes = endpoint->operation == Operation::Create || endpoint->operation == Operation::Update;
        EndpointField own = field;
        own.writable = field.writable && writes;
        Result<Project> next = setEndpointField(edited, endpoint->id, own);
        if (!next)
            return next;
        edited = std::move(next).value();
    }
    return edited;
}

Result<Project> setEndpointPath(const Project& project, EndpointId id, const std::string& path)
{
    return changeElement(project, &Project::endpoints, id, "endpoint", [&](Endpoint& endpoint) -> std::optional<Error> {
        endpoint.path = api::relativePath(*project.api, path);
        if (const auto wrong = api::isHttp(endpoint) ? api::pathFault(endpoint.path) : std::nullopt)
            return Error{"A path " + *wrong + ".", path, {}};
        return clashFault(project, endpoint);
    });
}

}  // namespace barch
