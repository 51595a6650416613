#pragma once

#include "core/rules/elements.h"

#include <functional>
#include <string>

namespace barch::rules {

/// What the rules about the API share.

inline ElementRef refTo(const Endpoint& endpoint) { return ElementRef::of(ElementKind::Endpoint, endpoint.id); }
/// "POST /tickets".
inline std::string callOf(const Endpoint& endpoint) { return endpoint.method + " " + endpoint.path; }

using EndpointChange = std::function<void(const Project& project, Endpoint& endpoint)>;
/// Changes the endpoint that a finding is about.
FixOption changeEndpoint(std::string title, EndpointId endpoint, EndpointChange change, std::string consequence = {});
FixOption removeEndpoint(EndpointId endpoint);

/// Reads or writes rows of a table, one of them or a list.
inline bool isRowCall(const Endpoint& endpoint)
{
    return endpoint.table && endpoint.operation != Operation::Unset && endpoint.operation != Operation::Action;
}
/// Named by its key in the path.
inline bool isObjectCall(const Endpoint& endpoint) { return endpoint.path.find('{') != std::string::npos; }
bool changesRows(const Endpoint& endpoint);
inline bool hasEndpoints(const RuleContext& context) { return !context.project().endpoints.empty(); }

}  // namespace barch::rules
