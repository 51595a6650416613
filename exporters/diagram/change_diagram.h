#pragma once

#include "core/model/project.h"

#include <string>

namespace barch {

/// What changed from one version to the next as a picture in Graphviz's language: tables that came (green, "+"), went
/// (red, "−") and changed (amber, "~", with the columns that came, went and changed), and the neighbours of these by name.
/// Empty: no table is different.
std::string changesAsDot(const Project& before, const Project& after);

}  // namespace barch
