#pragma once

#include "core/model/project.h"

#include <algorithm>
#include <vector>

namespace barch::sql::postgresql {

/// Kinds that hold no rows and can be dropped and made again.
bool isLoose(ElementKind kind);

template <class List, class IdType>
auto* findIn(List& list, IdType id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& element) { return AnyId(element.id) == AnyId(id); });
    return found == list.end() ? nullptr : &*found;
}

/// nullptr: it is something else.
const ForeignKey* foreignKeyOf(const Project& project, const ElementRef& element);
/// The columns of a primary key, a unique constraint or a unique index; empty for anything else.
std::vector<ColumnId> keyColumns(const Project& project, const ElementRef& element);
/// Of SQL kept word for word: it stands before types and tables.
bool isBeforeTables(const Project& project, const ElementRef& element);

}  // namespace barch::sql::postgresql
