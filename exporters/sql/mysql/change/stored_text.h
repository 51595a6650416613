#pragma once

#include "exporters/sql/mysql/change/steps.h"
#include "exporters/sql/mysql/change/table_plan.h"

#include <optional>

namespace barch::sql::mysql {

/// What the server keeps as text and never follows a rename: views, triggers, routines, grants, and SQL kept word for
/// word. Dropped first, under the earlier names, and made last, under the later ones, exactly where it must be.
class StoredText {
public:
    /// `filled`: tables whose rows are updated, so that their triggers have to be away.
    StoredText(const Side& first, const Side& next, const std::vector<TablePlan>& plans, const std::set<TableId>& filled);

    const std::optional<Error>& refusal() const { return m_refusal; }
    /// New accounts, and SQL that comes before tables.
    PlannedSteps early() const;
    PlannedSteps dropped() const;
    PlannedSteps made() const;
    /// Accounts that the later version doesn't use.
    std::vector<std::string> notes() const;

private:
    bool isConcerned(const Unit& unit) const;
    bool isEarly(const Side& side, const Unit& unit) const;
    void compare();
    void forceTriggers(const std::set<TableId>& filled);
    void keepTriggersInOrder();
    void followStars(const std::vector<TablePlan>& plans);
    void refuseWhatHasNoReverse();
    PlannedStep step(const Unit& unit, const Step& step, bool drops) const;

    const Side& m_first;
    const Side& m_next;
    std::set<std::string> m_gone;    ///< keys of units to drop
    std::set<std::string> m_made;    ///< and to make
    std::optional<Error> m_refusal;
};

}  // namespace barch::sql::mysql
