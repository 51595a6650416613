#pragma once

#include "exporters/openapi/components.h"
#include "exporters/openapi/resource_schemas.h"
#include "exporters/openapi/security.h"

#include <string>

namespace barch::openapi {

/// The path item of a webhook that a provider calls: a path of this API.
Document incomingWebhook(const Project& project, const Webhook& webhook, const std::string& operationId, const std::string& tag, Components& components, const Security& security);
/// The path item of an event that this product sends to its customers' addresses.
Document outgoingEvent(const Project& project, const std::string& event, const std::string& operationId, const std::string& tag, Components& components);

}  // namespace barch::openapi
