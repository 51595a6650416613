#pragma once

#include "core/blueprint/choices.h"
#include "core/blueprint/table_draft.h"
#include "core/model/project.h"

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace barch {

/// A design being made from answers. The parts (parts.h) put tables and elements in, `finish` makes
/// the project of them.
class Draft {
public:
    Draft(const Content& allContent, const Project& answersOnly);

    TableDraft& table(std::string name, TableScope scope, std::string area, std::string comment, std::string origin);
    const TableDraft* find(std::string_view name) const;
    const std::deque<TableDraft>& tables() const { return m_tables; }
    /// Where tables about people belong: to their tenant, or beside the tenants.
    TableScope peopleScope() const;
    void enumeration(const std::string& name, const std::vector<std::string>& values, std::string comment,
                     std::string origin);
    template <class T>
    static decltype(T::id) idOf(std::string_view path)
    {
        return decltype(T::id)::derive("blueprint/" + std::string(path));
    }

    Project finish();

    const Content& content;
    const Choices choices;
    Project project;

private:
    Table made(const TableDraft& draft) const;
    std::deque<TableDraft> m_tables;
};

/// Puts `value` in the map under an id derived from `path` ("decision/database"). A second one with the
/// same path takes the place of the first.
template <class T>
void put(SharedMap<T>& map, std::string_view path, T value)
{
    value.id = Draft::idOf<T>(path);
    map = map.with(std::move(value));
}

}  // namespace barch
