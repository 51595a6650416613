#pragma once

#include "exporters/sql/mysql/change/side.h"

#include <set>
#include <string>
#include <vector>

namespace barch::sql::mysql {

/// What becomes of a column of a table that both versions have.
enum class Fate {
    Stays,              ///< perhaps with another definition
    Comes, Goes,
    ComesComputed, GoesComputed,
    MadeAnew,           ///< computed in another way, or from columns that change: dropped first, added later
    BecomesPlain, BecomesComputed,
};

struct ColumnPlan {
    Fate fate = Fate::Stays;
    const Column* before = nullptr;
    const Column* after = nullptr;
};

struct TablePlan {
    const Table* before = nullptr;
    const Table* after = nullptr;
    std::vector<ColumnPlan> columns;    ///< in the later order, then those that go
    std::set<std::string> touched;      ///< earlier names of columns that are renamed, go or are made anew

    const ColumnPlan* column(ColumnId id) const;
};

/// Of every table that both have, in the later order. `first`: the earlier version with its own names.
std::vector<TablePlan> tablePlans(Side& first, Side& next);

/// Whether SQL text names one of these.
bool mentionsOneOf(const std::string& text, const std::set<std::string>& names);

}  // namespace barch::sql::mysql
