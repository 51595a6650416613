#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch {

enum class LogicFaultKind {
    Circle,            ///< services use each other in a circle
    WrongWay,          ///< a lower layer calls a higher one
    SkippedLayer,      ///< a controller reaches past the services to the data
    NoLayer,           ///< a service that says of no layer that it belongs to it
    NeverStarted,      ///< a job that nothing puts into its queue
    BadSchedule,       ///< no cron expression, or one that never comes
    BadDuration,       ///< a timeout or a lifetime that can't be read
    BadBackoff,
    NoCaller,          ///< an outside call of which nobody says where it is made
    OpenFiles,         ///< a bucket where tenants' files lie open or side by side
    OpenSearch,        ///< a search that goes through several tenants' rows
    TenantInName,      ///< a channel that a client could name for another tenant
    OpenChannel,       ///< a channel with a table's news and no permission
};

struct LogicFault {
    LogicFaultKind kind = LogicFaultKind::Circle;
    ElementRef element;
    std::string text;  ///< one or two sentences
};

/// What is wrong with services, jobs, outside calls, buckets, searches and channels, by kind and then by
/// name of the element. What the rules (JOB001 and on) say about the same parts is not repeated here.
std::vector<LogicFault> logicFaults(const Project& project);

}  // namespace barch
