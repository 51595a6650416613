#pragma once

#include "exporters/sql/change/units.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace barch::sql::postgresql {

/// Which units of a draft may depend on a table or a name: a superset of those that do, found without going through all.
/// Each part of it is made when it is first asked for, in the order of the draft.
class Dependents {
public:
    Dependents(const Draft& draft, const Units& units) : m_draft(draft), m_units(units) {}

    /// Elements of the table itself, and of tables that have its columns.
    const std::vector<const Unit*>& partsOf(TableId table);
    /// Foreign keys that refer to the table.
    const std::vector<const Unit*>& referencesTo(TableId table);
    /// Views, policies and triggers whose text has this identifier.
    const std::vector<const Unit*>& readersOf(std::string_view name);
    /// All units, parts of elements too, whose text has this identifier.
    const std::vector<const Unit*>& mentionsOf(std::string_view name);

private:
    using ByTable = std::unordered_map<TableId, std::vector<const Unit*>>;
    using ByName = std::unordered_map<std::string, std::vector<const Unit*>>;
    void putOwner(const Unit& unit);
    static void putWords(ByName& index, const Unit& unit);

    const Draft& m_draft;
    const Units& m_units;
    ByTable m_parts;
    ByTable m_references;
    ByName m_readers;
    ByName m_mentions;
    bool m_hasTables = false;
    bool m_hasReaders = false;
    bool m_hasMentions = false;
};

}  // namespace barch::sql::postgresql
