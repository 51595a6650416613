#pragma once

#include "exporters/sql/change/losses.h"
#include "exporters/sql/postgresql/change/script.h"
#include "exporters/sql/postgresql/change/worklist.h"

#include <string>
#include <vector>

namespace barch::sql::postgresql {

/// The statements that bring the columns of a table that both versions have to what they are later. Those
/// that go are dropped elsewhere, at the end: what fills new ones may read them.
class ColumnChanges {
public:
    ColumnChanges(Draft& before, Draft& after, const Worklist& worklist, const ScriptOptions& options, Losses& losses);

    /// Of this table of the later version.
    std::vector<ScriptStep> of(const Table& before, const Table& after);
    /// The defaults that must be out of the way first.
    std::vector<ScriptStep> droppedDefaults(const Table& before, const Table& after) const;
    /// The columns that go. `original`: the earlier design with the names that it gives.
    std::vector<ScriptStep> dropped(const Project& original, const Table& before, const Table& after);
    const std::optional<Error>& refusal() const { return m_refusal; }

private:
    void add(const Table& table, const Column& column);
    void change(const Table& beforeTable, const Table& table, const Column& before, const Column& column);
    void changeType(const Table& table, const Column& before, const Column& column);
    void changeNullability(const Table& beforeTable, const Table& table, const Column& before, const Column& column);
    void changeOverride(const Table& beforeTable, const Table& table, const std::string& name);
    void changeIdentity(const Column& before, const Column& column);
    void changeOptions(const Column& before, const Column& column);
    void setIdentity(const Column& column);
    bool isKeptByHeir(const Table& before, const Column& column) const;
    std::string identityText(const Column& column);
    void require(const Table& table, const Column& column);
    void fill(const Table& table, const Column& column, const std::string& expression, bool onlyEmpty);
    void put(std::string statement, const std::string& comment, std::vector<Cost> costs, RunAs runAs = RunAs::Owner);
    std::string defaultText(Draft& draft, const Table& table, const Column& column) const;

    Draft& m_before;
    Draft& m_after;
    const Worklist& m_worklist;
    const ScriptOptions& m_options;
    Losses& m_losses;
    std::vector<ScriptStep> m_steps;
    std::string m_table;
    ElementRef m_element;
    std::string m_path;
    std::optional<Error> m_refusal;
};

}  // namespace barch::sql::postgresql
