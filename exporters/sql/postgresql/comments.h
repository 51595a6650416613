#pragma once

#include "exporters/sql/postgresql/literals.h"
#include "exporters/sql/step.h"

namespace barch::sql::postgresql {

/// COMMENT ON `object` ("TABLE x").
inline Step commentStep(const ElementRef& element, const std::string& object, std::string_view text, RunAs runAs = RunAs::Owner)
{
    return {.statement = "COMMENT ON " + object + " IS " + literal(text),
            .runAs = runAs,
            .element = element,
            .part = "comment",
            .alone = "COMMENT ON " + object + " IS NULL"};
}

}  // namespace barch::sql::postgresql
