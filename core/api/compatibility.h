#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch::api {

/// A difference between the APIs of two versions of a design, as a program that calls the API meets it.
struct ApiChange {
    ElementRef element;   ///< the endpoint or the webhook
    std::string call;     ///< "GET /api/v1/tickets", by its name before the change
    std::string what;     ///< "The field priority can be null now."
    bool breaking = false;
    std::string reason;   ///< why it breaks a caller, or why it does not
    bool operator==(const ApiChange&) const = default;
};

/// All differences, breaking ones first, then by call. Endpoints and columns are known by their ids, so
/// a rename is one. A call that was announced (removedAfter) to go before `today` (2026-11-22) may go;
/// without `today` no removal was announced.
std::vector<ApiChange> apiChanges(const Project& before, const Project& after, const std::string& today = {});
bool anyBreaking(const std::vector<ApiChange>& changes);

}  // namespace barch::api
