#pragma once

#include "core/access/table_access.h"
#include "core/model/project.h"

#include <memory>

namespace barch::ui {

/// One version of the project with its access worked out: what all parts of the page look at.
struct AccessSnapshot {
    explicit AccessSnapshot(const Project& of) : project(of), access(project) {}
    AccessSnapshot(const AccessSnapshot&) = delete;

    const Project project;
    const TableAccess access;
};
using Snapshot = std::shared_ptr<const AccessSnapshot>;

}  // namespace barch::ui
