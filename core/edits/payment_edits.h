#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>
#include <vector>

namespace barch {

/// Events of payment providers. Whatever needs no more than `putElement` has no edit here.

/// In which states of a subscription the event counts, and where it leads: empty where it stays. States are
/// kept once each, in the order in which the design lists them. Without states to come from it leads nowhere.
Result<Project> setEventStates(const Project& project, PaymentEventId id, const std::vector<std::string>& from,
                               const std::string& to);

/// Adds the usual events of each provider of the design, and of the clock, that it has no event of that name
/// for. The webhooks of the providers are told about them.
Result<Project> addUsualPaymentEvents(const Project& project);
/// How many that would add.
std::size_t missingUsualEvents(const Project& project);

/// A webhook that takes the provider's events, with signature, time stamp and repetition checked. Where the
/// provider has one already, nothing changes.
Result<Project> addPaymentWebhook(const Project& project, const std::string& provider);

}  // namespace barch
