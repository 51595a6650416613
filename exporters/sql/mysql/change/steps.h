#pragma once

#include "exporters/sql/change/change_script.h"

#include <string>
#include <vector>

namespace barch::sql::mysql {

/// One statement of a change with what takes it back, in order.
struct PlannedStep {
    ElementRef element;
    std::string comment;
    std::vector<Cost> costs;
    std::string statement;
    std::vector<std::string> back;   ///< empty: nothing has to be taken back
};

using PlannedSteps = std::vector<PlannedStep>;

inline void addAll(PlannedSteps& list, PlannedSteps more)
{
    for (PlannedStep& step : more)
        list.push_back(std::move(step));
}

}  // namespace barch::sql::mysql
