#pragma once

#include "core/layout/arrange.h"

#include <stop_token>

class QString;

namespace barch {

/// Arranges in a process of its own (this program with --arrange-worker), because Graphviz can be
/// neither cancelled nor used from two threads.
Result<std::vector<LayoutBox>> arrangeInWorker(const QString& program, const LayoutRequest& request, std::stop_token stop);
/// What that process does: reads a request from standard input, writes the answer. The exit status.
int runLayoutWorker();

}  // namespace barch
