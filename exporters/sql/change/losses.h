#pragma once

#include "exporters/sql/change/change_script.h"

#include <optional>
#include <string>
#include <vector>

namespace barch::sql {

/// What a change would lose, and whether whoever asked for it allowed that by name. Names are those of the earlier
/// design where something goes, and of the later one where values change.
class Losses {
public:
    explicit Losses(const ScriptOptions& options) : m_options(options) {}

    void tableGoes(const Project& before, const Table& table);
    /// SQL kept word for word that may have made a table: allowed as "drop-table:" and its name.
    void keptGoes(const VerbatimSql& kept);
    void columnGoes(const Project& before, const Table& table, const Column& column);
    void attributeGoes(const Project& before, const UserType& type, const Column& attribute);
    /// `how`: "Its new type integer can't hold all that real holds: values would be rounded or cut."
    void valuesChange(const Project& after, const Table& table, const Column& column, const std::string& how);

    /// What nobody allowed, and how to allow it. Nothing: all that is lost was allowed.
    std::optional<Error> refusal() const;
    const std::vector<Loss>& all() const { return m_all; }

private:
    bool isAllowed(const std::string& what, const std::vector<std::string>& names) const;
    void add(AnyId id, const ElementRef& element, const std::string& allowance, const std::string& words);
    void miss(const std::string& what, const std::vector<std::string>& names, const std::string& words);

    const ScriptOptions& m_options;
    std::vector<Loss> m_all;
    std::vector<std::string> m_missing;   ///< "--allow drop-table:public.tickets"
    std::vector<std::string> m_what;      ///< "the table public.tickets"
    std::optional<Error> m_values;
};

/// The first backfill or allowance that names nothing of the two designs. Nothing: all do, or may be passed over.
std::optional<Error> wrongOptions(const Project& before, const Project& after, const ScriptOptions& options);

/// What the options fill this column of the later design with; empty: nothing was said.
std::string backfillOf(const Project& after, const Table& table, const Column& column, const ScriptOptions& options);

}  // namespace barch::sql
