#include "core/api/resources.h"

#include "core/api/fields.h"
#include "core/api/names.h"
#include "core/api/paths.h"
#include "core/rules/words.h"
#include "core/tenancy/guards.h"
#include "core/tenancy/people.h"

#include <algorithm>
#include <array>
#include <set>

namespace barch::api {
namespace {

using rules::endsWithWord;
using rules::hasPhrase;
using rules::hasWord;

bool has(const std::vector<std::string>& words, std::string_view wanted)
{
    return std::find(words.begin(), words.end(), wanted) != words.end();
}

/// Tables that only the program itself works with.
bool isMachinery(std::string_view name)
{
    static constexpr std::array<std::string_view, 12> parts = {
        "credential", "credentials", "password", "token", "tokens", "outbox", "queue", "cache", "migrations", "otp", "recovery", "mfa"};
    static constexpr std::array<std::string_view, 7> phrases = {"login_attempts", "webhook_events", "webhook_deliveries", "tenant_databases",
                                                                "file_parts", "job_runs", "search_documents"};
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return hasWord(name, part); }) ||
           std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) { return hasPhrase(name, phrase); });
}

/// Rows that the program writes by itself and nobody changes.
bool isRecord(std::string_view name)
{
    static constexpr std::array<std::string_view, 9> endings = {"log", "logs", "history", "histories", "usage", "events", "changes", "audit", "audits"};
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view word) { return endsWithWord(name, word); });
}

bool canStandInPath(const Project& project, const Table& table)
{
    const std::vector<ColumnId> keys = pathKeys(table);
    return !keys.empty() && keys.size() <= 3 && std::all_of(keys.begin(), keys.end(), [&](ColumnId id) {
        const Column* column = table.column(id);
        return isFilterKind(project, *column) || rules::isTextType(column->type);
    });
}

bool isMembership(const Project& project, const Table& table)
{
    return peopleOf(project).membership == &table || hasWord(table.name, "memberships") || hasWord(table.name, "invitations");
}

bool refersToPeople(const Project& project, const Table& table)
{
    return std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(), [&](const ForeignKey& key) {
        const Table* target = project.table(key.target);
        return target && isPeople(project, *target);
    });
}

std::string verb(Operation operation)
{
    switch (operation) {
    case Operation::List: return "list";
    case Operation::Read: return "get";
    case Operation::Create: return "create";
    case Operation::Update: return "update";
    case Operation::Delete: return "delete";
    default: return "run";
    }
}

std::string summaryOf(const Project& project, const Table& table, Operation operation)
{
    const std::string words = wordsFor(table);
    if (table.id == project.tenancy->rootTable)
        return operation == Operation::Update ? "Change the " + words + " of the signed-in person"
                                              : "Read the " + words + " of the signed-in person";
    switch (operation) {
    case Operation::List: {
        std::string many = segmentOf(table);
        std::replace(many.begin(), many.end(), '-', ' ');
        return "List " + many;
    }
    case Operation::Read: return "Read " + withArticle(words);
    case Operation::Create: return "Create " + withArticle(words);
    case Operation::Update: return "Change " + withArticle(words);
    case Operation::Delete: return "Delete " + withArticle(words);
    default: return "Do something with " + withArticle(words);
    }
}

std::string_view methodOf(Operation operation)
{
    switch (operation) {
    case Operation::List:
    case Operation::Read: return "GET";
    case Operation::Update: return "PATCH";
    case Operation::Delete: return "DELETE";
    default: return "POST";
    }
}

bool isReading(Operation operation)
{
    return operation == Operation::List || operation == Operation::Read;
}

std::string lowerFirst(std::string name)
{
    if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z')
        name[0] = static_cast<char>(name[0] + 32);
    return name;
}

void placeInGraphQl(const Table& table, Endpoint& endpoint)
{
    endpoint.method = isReading(endpoint.operation) ? "QUERY" : "MUTATION";
    endpoint.path = endpoint.operation == Operation::List   ? lowerFirst(pluralTypeNameOf(table))
                    : endpoint.operation == Operation::Read ? lowerFirst(typeNameOf(table))
                                                            : endpoint.operationId;
}

}  // namespace

EndpointId endpointIdOf(TableId table, Operation operation)
{
    return EndpointId::derive("endpoint/" + table.text() + "/" + std::string(nameOf(operation)));
}

const Endpoint* endpointOf(const Project& project, TableId table, Operation operation)
{
    if (const Endpoint* usual = project.endpoints.find(endpointIdOf(table, operation)); usual && usual->table == table)
        return usual;
    for (const Endpoint& endpoint : project.endpoints)
        if (endpoint.table == table && endpoint.operation == operation)
            return &endpoint;
    return nullptr;
}

std::vector<const Endpoint*> endpointsOf(const Project& project, TableId table)
{
    std::vector<const Endpoint*> endpoints;
    for (const Endpoint& endpoint : project.endpoints)
        if (endpoint.table == table)
            endpoints.push_back(&endpoint);
    std::sort(endpoints.begin(), endpoints.end(), [](const Endpoint* a, const Endpoint* b) {
        return std::tie(a->operation, a->path, a->id) < std::tie(b->operation, b->path, b->id);
    });
    return endpoints;
}

std::vector<Operation> allowedBy(const std::vector<std::string>& privileges)
{
    const bool all = has(privileges, "all");
    std::vector<Operation> operations;
    if (all || has(privileges, "select"))
        operations = {Operation::List, Operation::Read};
    if (all || has(privileges, "insert"))
        operations.push_back(Operation::Create);
    if (all || has(privileges, "update"))
        operations.push_back(Operation::Update);
    if (all || has(privileges, "delete"))
        operations.push_back(Operation::Delete);
    return operations;
}

std::vector<Operation> permittedOperations(const Project& project, const Table& table)
{
    const RoleId runtime = project.tenancy->runtimeRole;
    if (!runtime)
        return {std::begin(rowOperations), std::end(rowOperations)};
    std::vector<std::string> privileges;
    const auto collect = [&](const std::vector<Grant>& grants) {
        for (const Grant& grant : grants)
            if (grant.role == runtime || !grant.role)
                privileges.insert(privileges.end(), grant.privileges.begin(), grant.privileges.end());
    };
    collect(table.grants);
    if (const View* view = project.views.find(tenantViewId(table.id)))
        collect(view->grants);
    return allowedBy(privileges);
}

std::vector<Operation> usualOperations(const Project& project, const Table& table)
{
    if (table.partitionOf || isMachinery(table.name) || !resourcePaths(project, table))
        return {};
    std::vector<Operation> operations = permittedOperations(project, table);
    const auto drop = [&](Operation unwanted) { std::erase(operations, unwanted); };
    if (isRecord(table.name) || hasWord(table.name, "sessions")) {
        drop(Operation::Create);
        drop(Operation::Update);
        if (isRecord(table.name))
            drop(Operation::Delete);
    }
    if (table.id == project.tenancy->rootTable) {
        drop(Operation::List);
        drop(Operation::Create);
        drop(Operation::Delete);
    }
    if (isPeople(project, table)) {
        drop(Operation::Create);
        drop(Operation::Delete);
    }
    const auto writes = [&](Operation operation) {
        const std::vector<EndpointField> fields = usualFields(project, table, operation);
        return std::any_of(fields.begin(), fields.end(), [](const EndpointField& field) { return field.writable; });
    };
    for (const Operation operation : {Operation::Create, Operation::Update})
        if (!writes(operation))
            drop(operation);
    return operations;
}

std::optional<ResourcePaths> resourcePaths(const Project& project, const Table& table)
{
    if (table.id == project.tenancy->rootTable) {
        std::string word = wordsFor(table);
        std::replace(word.begin(), word.end(), ' ', '-');
        return ResourcePaths{"/" + word, "/" + word};
    }
    if (!canStandInPath(project, table))
        return std::nullopt;
    ResourcePaths paths;
    paths.collection = paths.item = "/" + segmentOf(table);
    std::set<std::string> used;
    for (const ColumnId id : pathKeys(table)) {
        std::string name = parameterOf(*table.column(id));
        while (!used.insert(name).second)
            name += "_2";
        paths.item += "/{" + name + "}";
    }
    return paths;
}

PermissionId permissionNamed(const Project& project, std::string_view name)
{
    for (const Permission& permission : project.permissions)
        if (permission.name == name && !permission.table)
            return permission.id;
    return {};
}

PermissionId usualPermission(const Project& project, const Table& table, Operation operation)
{
    const bool reads = isReading(operation);
    for (const Permission& permission : project.permissions)
        if (permission.table == table.id && permission.name.starts_with(reads ? "read" : "write"))
            return permission.id;
    std::vector<std::string_view> wanted;
    if (isRecord(table.name))
        wanted.push_back("read:all");
    else if (!reads && (isPeople(project, table) || isMembership(project, table) ||
                        std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) { return givesRights(project, table, column); })))
        wanted.push_back("manage:members");
    else if (!reads && table.id == project.tenancy->rootTable)
        wanted.push_back("manage:settings");
    if (reads)
        wanted.insert(wanted.end(), {"read:own", "read:all"});
    else if (refersToPeople(project, table))
        wanted.insert(wanted.end(), {"write:own", "write:all"});
    else
        wanted.insert(wanted.end(), {"write:all", "write:own"});
    for (const std::string_view name : wanted)
        if (const PermissionId id = permissionNamed(project, name))
            return id;
    return {};
}

std::vector<int> usualErrors(const Endpoint& endpoint)
{
    std::set<int> errors = {400, 401, 403, 429, 500};
    if (endpoint.path.find('{') != std::string::npos)
        errors.insert(404);
    switch (endpoint.operation) {
    case Operation::Create: errors.insert({409, 422}); break;
    case Operation::Update: errors.insert({404, 409, 412, 422}); break;
    case Operation::Delete: errors.insert({404, 409}); break;
    case Operation::Action: errors.insert({409, 422}); break;
    case Operation::Upload: errors.insert({413, 415, 422}); break;
    default: break;
    }
    return {errors.begin(), errors.end()};
}

Endpoint endpointFor(const Project& project, const Table& table, Operation operation)
{
    const ResourcePaths paths = resourcePaths(project, table).value_or(ResourcePaths{});
    const bool collection = operation == Operation::List || operation == Operation::Create;
    Endpoint endpoint;
    endpoint.id = endpointIdOf(table.id, operation);
    endpoint.operation = operation;
    endpoint.operationId = verb(operation) + (operation == Operation::List ? pluralTypeNameOf(table) : typeNameOf(table));
    endpoint.method = methodOf(operation);
    endpoint.path = collection ? paths.collection : paths.item;
    if (project.api->style == "graphql")
        placeInGraphQl(table, endpoint);
    endpoint.summary = summaryOf(project, table, operation);
    endpoint.table = table.id;
    endpoint.permission = usualPermission(project, table, operation);
    endpoint.idempotencyKey = operation == Operation::Create && project.api->style != "graphql";
    endpoint.rateLimit = isReading(operation) ? project.api->rateLimit : "30 requests a minute for each person";
    endpoint.columns = usualFields(project, table, operation);
    endpoint.errorStatuses = usualErrors(endpoint);
    endpoint.origin = table.origin;
    return endpoint;
}

std::vector<ConstraintId> embedsFor(const Project& project, const Table& table)
{
    std::vector<ConstraintId> embeds;
    for (const ForeignKey& key : table.foreignKeys) {
        const bool onlyTenant = key.columns.size() == 1 && key.columns[0] == table.tenantKey;
        const auto readable = [&](ColumnId id) {
            const Column* column = table.column(id);
            return column && (id == table.tenantKey || mayBeRead(table, *column));
        };
        if (!onlyTenant && std::all_of(key.columns.begin(), key.columns.end(), readable) &&
            endpointOf(project, key.target, Operation::Read) && key.target != project.tenancy->rootTable)
            embeds.push_back(key.id);
    }
    return embeds;
}

}  // namespace barch::api
