#pragma once

#include "core/model/project.h"
#include "core/model/result.h"
#include "exporters/sql/step.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace barch::sql {

/// What a step of a change costs whoever runs it.
/// The last three are MySQL's words for how a statement changes a table: only its description, beside reading and
/// writing, or by copying all rows.
enum class Cost { LocksTable, BlocksWrites, RewritesTable, DeletesData, ChangesValues, CanFail, CannotBeTakenBack, Instant, InPlace, CopiesTable };
std::string_view words(Cost cost);   ///< "rewrites the table"

struct ScriptOptions {
    std::string migration = "0002_change";        ///< "0002_more", as roles remember it
    std::map<std::string, std::string> backfills;  ///< by "table.column": an expression over the table's columns
    std::set<std::string> allowed;                 ///< "drop-table:NAME", "drop-column:TABLE.COLUMN", "drop-attribute:TYPE.ATTRIBUTE", "change-values:TABLE.COLUMN"
    bool allowAll = false;
    /// The way back of a change: says where data can't be brought back, and fills required columns.
    bool isWayBack = false;
    /// Backfills and allowances that name nothing here are meant for another set of databases.
    bool passOverUnknown = false;
    /// Locks are short: what reads or builds for long runs alone, after the transaction, and leaves readers and
    /// writers be.
    bool online = false;
};

struct ScriptStep {
    Step step;
    std::vector<Cost> costs;
    std::string path;   ///< of the element, "public.tickets.priority"
    bool alone = false; ///< after the transaction and outside of any, so that it holds no other lock; can be run again
};

/// What a change deletes or changes for good.
struct Loss {
    AnyId id;                ///< of the table, column or attribute
    ElementRef element;      ///< where it stands; that of an attribute is its type
    std::string allowance;   ///< "drop-column:public.tickets.priority": how options allow it
    std::string words;       ///< "The column public.tickets.priority goes, with all that it holds."
};

struct ChangeScript {
    std::string sql;                    ///< empty: the two designs make the same database
    /// What takes it back, where an engine writes that step by step; empty: a change the other way round does.
    std::string down;
    std::vector<ScriptStep> steps;
    std::vector<std::string> notes;     ///< what the script leaves to somebody else
    std::vector<Loss> losses;           ///< allowed, each of them
};

/// "public.tickets.priority: Type (rewrites the table)", for a comment; empty: there is nothing to say.
std::string headLine(const ScriptStep& step);

/// "tickets.priority" and "public.tickets.priority": how options name a column, or a table without one.
std::vector<std::string> optionNames(const Project& project, const Table& table, const Column* column = nullptr);
/// The same for an attribute of a composite type.
std::vector<std::string> optionNames(const Project& project, const UserType& type, const Column& attribute);

}  // namespace barch::sql
