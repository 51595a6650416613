#pragma once

#include "exporters/sql/change/change_script.h"
#include "exporters/sql/change/units.h"
#include "exporters/sql/draft.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace barch::sql::postgresql {

/// What of a table itself changes that both versions have: what it is a part or an heir of, how it is kept.
class TableChanges {
public:
    TableChanges(Draft& before, Draft& after, const Units& old, const Units& next);

    /// Early: it leaves what it was a part or an heir of.
    std::vector<ScriptStep> leaving(const Table& was, const Table& is);
    /// Early: a part that is dropped later makes room for others.
    std::vector<ScriptStep> makingRoom(const Table& gone);
    /// Before its columns change: what it has left brought keys and checks of its own, which are made anew.
    std::vector<ScriptStep> keeping(const Table& was, const Table& is);
    /// Once its columns are as they are later: it joins.
    std::vector<ScriptStep> joining(const Table& was, const Table& is);
    const std::optional<Error>& refusal() const { return m_refusal; }
    /// A check that the table has from a parent that it has left.
    bool isThereAlready(const ElementRef& constraint) const { return m_there.contains(elementKey(constraint)); }

private:
    void keepChecksOf(const Table& parent, const Table& was, const Table& is, std::vector<ScriptStep>& steps);
    ScriptStep step(const Table& table, std::string statement, const std::string& comment, std::vector<Cost> costs) const;
    void changeOptions(const Table& was, const Table& is, std::vector<ScriptStep>& steps);
    void addChecksOf(const Table& parent, const Table& is, std::vector<ScriptStep>& steps);
    std::string withoutInherited(const Table& was, const Table& is) const;

    Draft& m_before;
    Draft& m_after;
    const Units& m_old;
    const Units& m_next;
    std::set<std::string> m_there;
    std::optional<Error> m_refusal;
};

}  // namespace barch::sql::postgresql
