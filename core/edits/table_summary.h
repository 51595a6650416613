#pragma once

#include "core/edits/sql_texts.h"
#include "core/model/project.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace barch {

/// A set of numbers that is sure of what it lacks, and now and then takes for known what it lacks too.
class Sieve {
public:
    void add(std::uint64_t number);
    bool mayHave(std::uint64_t number) const;

private:
    std::array<std::uint64_t, 512> m_bits{};
};

/// What a chunk of tables is called and what it names, so that an edit looks only at tables where
/// there may be something to do. Whatever says "may" is never wrong about no.
class TableSummary : public ChunkSummary {
public:
    explicit TableSummary(const SharedMap<Table>::Range& tables);

    /// Without regard to case.
    bool mayBeCalled(std::string_view name) const;
    /// As the table or column of a reference, as parent of a partition or heir, as type, function,
    /// role or namespace.
    bool mayName(AnyId id) const;
    bool mayMention(std::string_view name, SqlTexts which) const;

    bool hasGlobalTable() const { return m_hasGlobalTable; }
    /// A table that no tenant owns refers to another.
    bool hasOutsideReference() const { return m_hasOutsideReference; }
    /// A tenant-owned table pairs each tenant with each row of another table once at most.
    bool hasPairing() const { return m_hasPairing; }

private:
    void addIds(const Table& table);
    void addWords(const Table& table);

    Sieve m_names;
    Sieve m_ids;
    Sieve m_readingWords;
    Sieve m_otherWords;
    bool m_hasGlobalTable = false;
    bool m_hasOutsideReference = false;
    bool m_hasPairing = false;
};

/// Visits, in the order of ids, the tables of chunks for which `may(const TableSummary&)` is true.
template <class May, class Visit>
void forEachTableWhere(const Project& project, May may, Visit visit)
{
    project.tables.anyWhere<TableSummary>(may, [&](const Table& table) {
        visit(table);
        return false;
    });
}

/// The first table for which `test` is true, or nullptr; for "may" see above.
template <class May, class Test>
const Table* firstTableWhere(const Project& project, May may, Test test)
{
    const Table* found = nullptr;
    project.tables.anyWhere<TableSummary>(may, [&](const Table& table) {
        found = test(table) ? &table : nullptr;
        return found != nullptr;
    });
    return found;
}

}  // namespace barch
