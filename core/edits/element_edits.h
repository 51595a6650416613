#pragma once

#include "core/model/project.h"
#include "core/model/result.h"

#include <string>

namespace barch {

/// Whole-element edits for whatever has no edit of its own: features, releases, requirements,
/// decisions, glossary links, permissions, access roles, plans, flags, endpoints, webhooks, channels,
/// services, jobs, external calls, messages, buckets, search indexes, AI providers and models, payment events, environment variables, metrics,
/// test cases, sequences, extensions, default privileges, verbatim SQL.
///
/// `putElement` adds the element or takes the place of the one with its id. It needs an id, and a
/// name where that kind has names. `removeElement` also takes the id out of all that refers to it, and
/// the waivers and comments on it away; an id that isn't there is an error.
///
/// Defined for exactly the kinds above (element_edits.cpp).
template <class Element>
Result<Project> putElement(const Project& project, Element element);
template <class ElementId>
Result<Project> removeElement(const Project& project, ElementId id);

/// Replaces one of the parts that exist once: Authentication, ApiSettings, AiSettings, PaymentSettings, Deployment,
/// Observability.
template <class Part>
Project setPart(const Project& project, Part part);

}  // namespace barch
