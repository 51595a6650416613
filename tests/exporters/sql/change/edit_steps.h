#pragma once

#include "core/edits/edit.h"

#include <functional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace barch::test {

using E = const Project&;

struct PickedEdit {
    std::string name;
    Edit edit;
    bool isRefused = false;   ///< a change script can't do it and has to say so
};

/// What has to work, or the test ends.
Project must(const Result<Project>& edited);

template <class Map>
const auto& named(const Map& map, const std::string& name)
{
    for (const auto& element : map)
        if (element.name == name)
            return element;
    throw std::out_of_range(name);
}

const Table& tableIn(const Project& project, const std::string& name);
Column column(const std::string& name, const std::string& type, bool nullable = true, const std::string& standard = {});

/// Several edits, one after the other.
Edit all(std::vector<Edit> edits);
Edit onColumn(const std::string& table, const std::string& name, std::function<Result<Project>(E, TableId, const Column&)> change);
Edit renamed(const std::string& table, const std::string& from, const std::string& to);
Edit typed(const std::string& table, const std::string& name, const std::string& type);
Edit added(const std::string& table, Column made);
Edit removed(const std::string& table, const std::string& name);
/// The element put in place, without an edit's care.
Edit tableChanged(const std::string& name, std::function<void(E, Table&)> change);
Edit viewChanged(const std::string& name, std::function<void(View&)> change);

/// Only these tables, and what can't be without them: real servers are slow with hundreds of designs.
Project with(const std::set<std::string>& names, const Project& project);

}  // namespace barch::test
