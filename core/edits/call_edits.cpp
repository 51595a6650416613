#include "core/edits/call_edits.h"

#include "core/api/calendar.h"
#include "core/api/fields.h"
#include "core/api/names.h"
#include "core/api/paths.h"
#include "core/api/resources.h"
#include "core/edits/element_edits.h"
#include "core/edits/endpoint_edits.h"
#include "core/edits/lookups.h"
#include "core/rules/words.h"

#include <set>

namespace barch {
namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::string callOf(const Project& project, const Endpoint& endpoint)
{
    return endpoint.method + " " + api::fullPath(*project.api, endpoint.path);
}

/// "Mark as spam" -> "mark-as-spam"; empty where there are other signs than letters, digits and blanks.
std::string segmentOfVerb(const std::string& verb)
{
    std::string segment;
    for (const char c : rules::lowerCase(verb)) {
        if (c == ' ' || c == '_' || c == '-') {
            if (!segment.empty() && segment.back() != '-')
                segment += '-';
        } else if (isLetter(c) || isDigit(c)) {
            segment += c;
        } else {
            return {};
        }
    }
    while (segment.ends_with('-'))
        segment.pop_back();
    return !segment.empty() && isLetter(segment.front()) ? segment : std::string();
}

/// "mark-as-spam" -> "markAsSpam".
std::string camel(const std::string& segment)
{
    std::string name;
    bool raise = false;
    for (const char c : segment) {
        if (c != '-')
            name += raise && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        raise = c == '-';
    }
    return name;
}

std::optional<Error> takenFault(const Project& project, const Endpoint& added)
{
    Project with = project;
    with.endpoints = project.endpoints.with(added);
    for (const api::Clash& clash : api::clashesOf(with.endpoints))
        if (clash.first == added.id || clash.second == added.id)
            return Error{clash.sameCall ? "Another endpoint answers " + callOf(project, added) + " already."
                                        : "Another endpoint has the operation id " + added.operationId + " already.",
                         {}, "Choose another name."};
    return std::nullopt;
}

Result<Project> added(const Project& project, Endpoint endpoint)
{
    if (project.endpoints.contains(endpoint.id))
        return Error{"This call is there already.", callOf(project, endpoint), {}};
    endpoint.errorStatuses = api::usualErrors(endpoint);
    if (const auto fault = takenFault(project, endpoint))
        return *fault;
    return putElement(project, std::move(endpoint));
}

/// What all calls beside the five usual ones begin with.
Result<Endpoint> begun(const Project& project, TableId id, Operation operation)
{
    const Table* table = project.table(id);
    if (!table)
        return noSuch("table", id);
    if (!api::resourcePaths(project, *table))
        return Error{"The API can't offer this table: it has no key of up to three columns that can stand in an address.",
                     qualifiedName(project, *table), "Give it a primary key."};
    Endpoint endpoint;
    endpoint.operation = operation;
    endpoint.table = id;
    endpoint.method = project.api->style == "graphql" ? "MUTATION" : "POST";
    endpoint.permission = api::usualPermission(project, *table, Operation::Update);
    endpoint.rateLimit = "30 requests a minute for each person";
    endpoint.idempotencyKey = true;
    endpoint.columns = api::usualFields(project, *table, Operation::Read);
    endpoint.origin = table->origin;
    return endpoint;
}

std::optional<Error> originFault(const std::string& origin)
{
    if (origin == "*")
        return Error{"Any web page could call the API with the cookies of a signed-in person.", "*", "Name the pages that may."};
    const std::size_t scheme = origin.starts_with("https://") ? 8 : origin.starts_with("http://localhost") ? 7 : 0;
    const std::string_view host = std::string_view(origin).substr(scheme);
    if (scheme == 0 || host.empty() || host.find_first_of("/ \t\"'<>?#@") != std::string_view::npos)
        return Error{"This is no origin of web pages.", origin, "Write it as https://app.example.com, with no path."};
    return std::nullopt;
}

}  // namespace

Result<Project> offerTables(const Project& project, const std::vector<OfferedTable>& wanted)
{
    Project edited = project;
    for (const OfferedTable& each : wanted) {
        const bool offered = !api::endpointsOf(edited, each.table).empty();
        if (!offered && each.operations.empty())
            continue;
        Result<Project> next = offered ? chooseOperations(edited, each.table, each.operations) : addResource(edited, each.table, each.operations);
        if (!next)
            return next;
        edited = std::move(next).value();
    }
    // Only now is it known which related rows can be read at all.
    for (const OfferedTable& each : wanted)
        for (const Operation operation : {Operation::List, Operation::Read}) {
            const Endpoint* now = api::endpointOf(edited, each.table, operation);
            if (!now || project.endpoints.contains(now->id))
                continue;
            Endpoint endpoint = *now;
            endpoint.embeds = api::embedsFor(edited, *edited.table(each.table));
            edited.endpoints = edited.endpoints.with(std::move(endpoint));
        }
    return edited;
}

EndpointId actionIdOf(TableId table, const std::string& verb)
{
    return EndpointId::derive("endpoint/" + table.text() + "/action/" + segmentOfVerb(verb));
}

Result<Project> addAction(const Project& project, TableId table, const std::string& verb)
{
    const std::string segment = segmentOfVerb(verb);
    if (segment.empty())
        return Error{"An action needs a word for what it does.", verb, "Use letters, digits and blanks: close, mark as spam."};
    Result<Endpoint> endpoint = begun(project, table, Operation::Action);
    if (!endpoint)
        return endpoint.error();
    const Table& of = *project.table(table);
    endpoint->id = actionIdOf(table, verb);
    endpoint->operationId = camel(segment) + api::typeNameOf(of);
    endpoint->path = project.api->style == "graphql" ? endpoint->operationId : api::resourcePaths(project, of)->item + "/" + segment;
    std::string words = segment;
    std::replace(words.begin(), words.end(), '-', ' ');
    words.front() = static_cast<char>(words.front() - 32);
    endpoint->summary = words + " " + api::withArticle(api::wordsFor(of));
    return added(project, std::move(endpoint).value());
}

Result<Project> addUpload(const Project& project, TableId table)
{
    Result<Endpoint> endpoint = begun(project, table, Operation::Upload);
    if (!endpoint)
        return endpoint.error();
    const Table& of = *project.table(table);
    endpoint->id = api::endpointIdOf(table, Operation::Upload);
    endpoint->operationId = "upload" + api::typeNameOf(of);
    endpoint->path = project.api->style == "graphql" ? endpoint->operationId : api::resourcePaths(project, of)->collection + "/upload";
    endpoint->summary = "Upload " + api::withArticle(api::wordsFor(of));
    endpoint->maximumSize = "10 MB";
    return added(project, std::move(endpoint).value());
}

Result<Project> setOperationId(const Project& project, EndpointId id, const std::string& name)
{
    const bool named = !name.empty() && name.size() <= 80 && isLetter(name.front()) &&
                       std::all_of(name.begin(), name.end(), [](char c) { return isLetter(c) || isDigit(c) || c == '_'; });
    if (!named)
        return Error{"Clients in every language call this by its name: letters and digits only, a letter first.", name, "Write it as closeTicket."};
    return changeElement(project, &Project::endpoints, id, "endpoint", [&](Endpoint& endpoint) -> std::optional<Error> {
        endpoint.operationId = name;
        return takenFault(project, endpoint);
    });
}

Result<Project> setDeprecation(const Project& project, EndpointId id, const std::string& since, const std::string& removedAfter)
{
    for (const std::string& date : {since, removedAfter})
        if (!date.empty() && !api::isPlainDate(date))
            return Error{"There is no such day.", date, "Write it as 2026-11-22."};
    if (since.empty() && !removedAfter.empty())
        return Error{"A call can't end that was never announced to end.", removedAfter, "Say first since when it is deprecated."};
    if (!removedAfter.empty() && removedAfter < since)
        return Error{"It would end before it is announced.", removedAfter, "Choose a later day."};
    return changeElement(project, &Project::endpoints, id, "endpoint", [&](Endpoint& endpoint) -> std::optional<Error> {
        endpoint.deprecatedSince = since;
        endpoint.removedAfter = removedAfter;
        return std::nullopt;
    });
}

Result<Project> setErrorStatus(const Project& project, EndpointId id, int status, bool answers)
{
    if (status < 400 || status > 599)
        return Error{std::to_string(status) + " is no status of an error.", {}, {}};
    if (!answers && std::find(std::begin(certainStatuses), std::end(certainStatuses), status) != std::end(certainStatuses))
        return Error{"Every call can answer with " + std::to_string(status) + ".", {}, {}};
    return changeElement(project, &Project::endpoints, id, "endpoint", [&](Endpoint& endpoint) -> std::optional<Error> {
        const std::vector<int> now = endpoint.errorStatuses.empty() ? api::usualErrors(endpoint) : endpoint.errorStatuses;
        std::set<int> statuses(now.begin(), now.end());
        if (answers)
            statuses.insert(status);
        else
            statuses.erase(status);
        if (statuses != std::set<int>(now.begin(), now.end()))
            endpoint.errorStatuses.assign(statuses.begin(), statuses.end());
        return std::nullopt;
    });
}

Result<Project> changeApiSettings(const Project& project, ApiSettings settings)
{
    while (settings.basePath.size() > 1 && settings.basePath.ends_with('/'))
        settings.basePath.pop_back();
    if (settings.basePath == "/")
        settings.basePath.clear();
    if (!settings.basePath.empty()) {
        if (const auto wrong = api::pathFault(settings.basePath))
            return Error{"A base path " + *wrong + ".", settings.basePath, "Write it as /api/v1."};
        if (settings.basePath.find('{') != std::string::npos)
            return Error{"A base path is the same for every call.", settings.basePath, "Write it as /api/v1."};
    }
    for (const std::string& origin : settings.allowedOrigins)
        if (const auto fault = originFault(origin))
            return *fault;
    return setPart(project, std::move(settings));
}

}  // namespace barch
