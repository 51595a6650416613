#include "core/api/paths.h"

#include "core/rules/words.h"

#include <algorithm>
#include <array>
#include <map>

namespace barch::api {
namespace {

std::string_view withoutSlash(std::string_view path)
{
    while (path.ends_with('/'))
        path.remove_suffix(1);
    return path;
}

bool isSafe(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_.~:@").find(c) != std::string_view::npos;
}

/// The parts between the slashes.
std::vector<std::string_view> partsOf(std::string_view path)
{
    std::vector<std::string_view> parts;
    path = withoutSlash(path);
    while (path.starts_with('/')) {
        path.remove_prefix(1);
        const std::size_t end = std::min(path.find('/'), path.size());
        parts.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return parts;
}

bool isParameter(std::string_view part)
{
    return part.size() > 2 && part.front() == '{' && part.back() == '}' &&
           part.find_first_of("{}", 1) == part.size() - 1;
}

}  // namespace

std::string fullPath(const ApiSettings& settings, std::string_view path)
{
    // GraphQL's base path is that of its one endpoint.
    if (settings.style == "graphql")
        return std::string(path);
    return std::string(withoutSlash(settings.basePath)) + relativePath(settings, path);
}

std::string relativePath(const ApiSettings& settings, std::string_view path)
{
    const std::string_view base = withoutSlash(settings.basePath);
    if (!base.empty() && path.starts_with(base) && (path.size() == base.size() || path[base.size()] == '/'))
        path.remove_prefix(base.size());
    return std::string(path);
}

std::vector<std::string> pathParameters(std::string_view path)
{
    std::vector<std::string> names;
    for (const std::string_view part : partsOf(path))
        if (isParameter(part))
            names.emplace_back(part.substr(1, part.size() - 2));
    return names;
}

std::string pathShape(std::string_view path)
{
    std::string shape;
    for (const std::string_view part : partsOf(path))
        shape += isParameter(part) ? "/{}" : "/" + rules::lowerCase(part);
    return shape;
}

std::optional<std::string> pathFault(std::string_view path)
{
    if (!path.starts_with('/') || path.size() < 2)
        return "begins with / and a name";
    if (path.ends_with('/'))
        return "has no / at its end";
    for (const std::string_view part : partsOf(path)) {
        if (part.empty() || part == "." || part == "..")
            return "has a name between each two /";
        if (!isParameter(part) && !std::all_of(part.begin(), part.end(), isSafe))
            return "is made of letters, digits, - and _, and of {names}";
        if (isParameter(part) && !std::all_of(part.begin() + 1, part.end() - 1, isSafe))
            return "has letters, digits and _ between braces";
    }
    std::vector<std::string> names = pathParameters(path);
    std::sort(names.begin(), names.end());
    if (std::adjacent_find(names.begin(), names.end()) != names.end())
        return "names each parameter once";
    return std::nullopt;
}

bool isHttp(const Endpoint& endpoint)
{
    static constexpr std::array<std::string_view, 6> methods = {"get", "post", "put", "patch", "delete", "head"};
    return std::find(methods.begin(), methods.end(), rules::lowerCase(endpoint.method)) != methods.end();
}

bool isVersioned(const ApiSettings& settings, const Endpoint& endpoint)
{
    const std::string path = fullPath(settings, endpoint.path);
    const auto parts = partsOf(path);
    return std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
        return part.size() > 1 && (part.front() == 'v' || part.front() == 'V') &&
               std::all_of(part.begin() + 1, part.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    });
}

std::vector<Clash> clashesOf(const SharedMap<Endpoint>& endpoints)
{
    std::map<std::string, EndpointId> calls;
    std::map<std::string, EndpointId> names;
    std::vector<Clash> clashes;
    for (const Endpoint& endpoint : endpoints) {
        const std::string call = rules::lowerCase(endpoint.method) + " " + pathShape(endpoint.path);
        if (const auto [known, fresh] = calls.emplace(call, endpoint.id); !fresh)
            clashes.push_back({known->second, endpoint.id, true});
        if (endpoint.operationId.empty())
            continue;
        if (const auto [known, fresh] = names.emplace(rules::lowerCase(endpoint.operationId), endpoint.id); !fresh)
            clashes.push_back({known->second, endpoint.id, false});
    }
    return clashes;
}

}  // namespace barch::api
