#pragma once

#include "core/model/project.h"
#include "core/tenancy/people.h"

#include <functional>
#include <string_view>

namespace barch {

/// Whether another relation of the namespace than `except` has the name.
using IsRelationName = std::function<bool(NamespaceId space, std::string_view name, AnyId except)>;

/// What one engine has to keep tenants apart, beside the keys. The table is in the project, with its
/// tenant key; `people` points into this very project.
Project withPostgreSqlGuards(const Project& project, const Table& table, const People& people);
Project withMySqlGuards(const Project& project, const Table& table, const People& people, const IsRelationName& isTaken);
Project withSqliteGuards(const Project& project, const Table& table, const People& people);

/// Helpers that look across tenants, and what they need; with the views for people on MySQL.
Project withPostgreSqlPeople(const Project& project, const People& people);
Project withMySqlPeople(const Project& project, const People& people);

/// Every function and view made here that is not for one table.
std::vector<FunctionId> guardFunctionIds(const Project& project);

/// Puts the element in, or in the place of the one with its id, only where it differs.
template <class Element>
void putIn(SharedMap<Element>& map, Element element)
{
    const Element* there = map.find(element.id);
    if (!there || !(*there == element))
        map = map.with(std::move(element));
}

}  // namespace barch
