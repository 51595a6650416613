#pragma once

#include "exporters/target.h"

namespace barch {

/// The life of a subscription: subscription-life.mmd (a Mermaid state diagram) and subscription-life.dot (Graphviz).
/// A design that sells no subscriptions gives no file and says so.
Result<ExportResult> exportSubscriptionLife(const Project& project, const ExportOptions& options);

}  // namespace barch
