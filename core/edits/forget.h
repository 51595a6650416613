#pragma once

#include "core/model/project.h"

namespace barch {

/// The project without any mention of an element that is about to go: references are emptied or taken
/// out of their lists, and what makes no sense without it goes too (a foreign key to a removed table,
/// a waiver for it). The element itself stays. `kind` says where tables can name it; of a removed column
/// the own table is left alone, the caller knows better. Areas and other kinds without a name of
/// their own pass `ElementKind::Project`.
Project forget(const Project& project, AnyId id, ElementKind kind);

}  // namespace barch
