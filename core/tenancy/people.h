#pragma once

#include "core/model/project.h"

namespace barch {

/// Who belongs to a tenant. Membership is the tenant-owned table whose primary key, unique constraint or
/// unique index is exactly (tenant key, reference to a global table); of several the one with "member" in
/// its name, then "user". People is that global table.
struct People {
    const Table* people = nullptr;       ///< both are there, or neither
    const Table* membership = nullptr;
    ColumnId person;                     ///< in `membership`
    ColumnId key;                        ///< in `people`: what `person` refers to

    explicit operator bool() const { return people != nullptr; }
};
/// Pointers into `project`.
People peopleOf(const Project& project);

/// The column by which a global table belongs to one person (sessions, sign-in methods): its only
/// reference to people. None for other tables.
ColumnId personColumn(const People& people, const Table& table);

}  // namespace barch
