#pragma once

#include "core/model/project.h"

#include <optional>

namespace barch {

/// Whether what is done there keeps somebody waiting for the answer of a request: calls of the API, incoming
/// webhooks, controllers, and services that one of these uses directly or through others.
bool answersRequests(const Project& project, const ElementRef& caller);
/// Whether rows are written there too: by a call of the API that changes something, by a service that keeps
/// tables itself or through what it uses, by a job whose service does.
bool writesRows(const Project& project, const ElementRef& caller);
/// The job in which such a call is best made: one whose work the caller's service does or that the caller
/// starts; else the only job there is. None where nothing fits.
std::optional<JobId> jobFor(const Project& project, const ElementRef& caller);

}  // namespace barch
