#pragma once

#include "ui/shell/page.h"

namespace barch::ui {

/// What the rail shows behind each page.
Badge questionnaireBadge(const Session& session);  ///< "31/38"
Badge proposalBadge(const Session& session);       ///< changes that wait for a decision
Badge stackBadge(const Session& session);          ///< "9/10" decided
Badge dataModelBadge(const Session& session);      ///< number of tables
Badge checksBadge(const Session& session);         ///< errors, or warnings where there are none
Badge noBadge(const Session& session);

}  // namespace barch::ui
