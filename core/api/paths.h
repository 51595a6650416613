#pragma once

#include "core/model/project.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace barch::api {

/// Paths of endpoints are relative to the base path of the API: "/tickets/{id}" of "/api/v1".

/// "/api/v1/tickets": the base path once, whether or not `path` has it already.
std::string fullPath(const ApiSettings& settings, std::string_view path);
/// "/tickets": without the base path.
std::string relativePath(const ApiSettings& settings, std::string_view path);
/// Names between braces, in order.
std::vector<std::string> pathParameters(std::string_view path);
/// What two paths must not share: "/tickets/{}" in lower case, without a slash at the end.
std::string pathShape(std::string_view path);
/// Begins with "/", has no empty, dotted or unescaped part, closes its braces. An explanation, or nothing.
std::optional<std::string> pathFault(std::string_view path);

/// Whether the endpoint is a call over HTTP (and not a GraphQL operation).
bool isHttp(const Endpoint& endpoint);
/// Whether the path or the base path names a version: a part such as "v1".
bool isVersioned(const ApiSettings& settings, const Endpoint& endpoint);

/// Endpoints that answer the same call, or share an operation id (without regard to case: generated
/// clients make method names of them). The later one of each pair comes second; in the order of ids.
struct Clash {
    EndpointId first;
    EndpointId second;
    bool sameCall = false; ///< method and path; otherwise the operation id
};
std::vector<Clash> clashesOf(const SharedMap<Endpoint>& endpoints);

}  // namespace barch::api
