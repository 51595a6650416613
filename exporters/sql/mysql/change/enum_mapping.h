#pragma once

#include "core/model/database_objects.h"

#include <string>
#include <utility>
#include <vector>

namespace barch::sql::mysql {

/// From the values of one enum to those of another: which are the same value under another name, by id, and what
/// becomes of those that are no more. MySQL itself keeps values whose words stay, wherever they move.
class EnumMapping {
public:
    /// `before` and `after`: the types of the design, where there are any. `instead`: an expression for rows whose value
    /// is no more; empty: such rows stop the script.
    EnumMapping(std::vector<std::string> had, std::vector<std::string> has, const UserType* before, const UserType* after, std::string instead);

    bool isNothing() const { return m_renames.empty() && (m_gone.empty() || m_instead.empty()); }
    /// The earlier ones and behind them the later ones.
    std::vector<std::string> bothValues() const;
    /// "`c` = CASE `c` WHEN 'a' THEN 'b' ELSE `c` END", to which `condition` adds the WHERE.
    std::string assignment(const std::string& column) const;
    std::string condition(const std::string& column) const;
    /// The same back, as far as names go: assignment and condition; empty: nothing can be taken back.
    std::pair<std::string, std::string> takenBack(const std::string& column) const;

private:
    std::vector<std::string> m_had;
    std::vector<std::string> m_has;
    std::vector<std::pair<std::string, std::string>> m_renames;
    std::vector<std::string> m_gone;
    std::string m_instead;
};

}  // namespace barch::sql::mysql
