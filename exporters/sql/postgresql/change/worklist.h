#pragma once

#include "core/model/result.h"
#include "exporters/sql/change/units.h"
#include "exporters/sql/postgresql/change/dependents.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace barch::sql::postgresql {

/// What has to be done to a column that both versions of a table have.
struct ColumnWork {
    bool retyped = false;       ///< another type or collation
    bool regenerated = false;   ///< dropped and added again, as a generated column
    bool dropsDefault = false;  ///< before anything else; set again where the later version has one
};

/// What a change from one draft to another has to drop, replace and make again, so that whatever depends on
/// something that goes or changes is out of the way just then. The earlier draft has the names of the later
/// one already (see renames.h).
class Worklist {
public:
    /// `views`: to be made again in any case.
    Worklist(Draft& before, Draft& after, const Units& old, const Units& next, const std::vector<ElementRef>& views, bool isWayBack);

    /// The first thing that a change script can't do.
    const std::optional<Error>& refusal() const { return m_refusal; }

    /// Dropped early, and made again where the later version has it.
    bool isRebuilt(const ElementRef& element) const;
    /// The function stays, with another body.
    bool isReplaced(const ElementRef& element) const;
    /// A part of a view that names something that is out of the way meanwhile: dropped early and made again.
    bool isPartRebuilt(const Unit& unit) const;
    /// SQL kept word for word that nobody has said how to take back: it stays, on the way back.
    bool isStuck(const ElementRef& element) const;
    /// ALTER TYPE or ALTER DOMAIN brings it there.
    bool isAltered(UserTypeId type) const { return m_altered.contains(type); }
    /// The type is put aside, made anew, and dropped when no column has it any more.
    bool isNewlyMade(UserTypeId type) const { return m_types.contains(type); }
    /// The enum only gets more values.
    bool isExtended(UserTypeId type) const { return m_extended.contains(type); }
    /// nullptr: nothing in particular.
    const ColumnWork* work(TableId table, ColumnId column) const;

private:
    struct ColumnCause {
        const Table* table;
        std::string name;
        bool goes;
    };

    void refuse(const ElementRef& element, std::string what, std::string advice);
    void compareTypes();
    void compareTables();
    void remakeWhatTheyMake();
    bool isHeld(const UserType& type) const;
    bool isOfNewType(const Column& column) const;
    void compareColumn(const Table& before, const Table& after, const Column& column, const Column& later);
    void compareKept();
    void compareColumns(const Table& before, const Table& after);
    void compareUnits();
    void compareFunction(const Unit& unit, const Unit& later);
    void settle();
    void followColumn(const ColumnCause& cause);
    void followOwnParts(const ColumnCause& cause);
    void followName(const std::string& name);
    void followKey(const Unit& key);

    void rebuild(const Unit& unit);
    void regenerate(const Table& table, const Column& column);
    bool ownPartFollows(const Unit& unit, const ColumnCause& cause) const;
    bool foreignKeyFollows(const Unit& unit, const ColumnCause& cause) const;

    Draft& m_before;
    Draft& m_after;
    const Units& m_old;
    const Units& m_next;
    bool m_isWayBack;
    std::optional<Error> m_refusal;
    std::set<std::string> m_rebuilt;
    std::set<std::string> m_replaced;
    std::set<std::string> m_parts;
    std::set<std::string> m_stuck;
    std::set<UserTypeId> m_altered;
    std::set<UserTypeId> m_types;
    std::set<UserTypeId> m_extended;
    std::map<std::pair<AnyId, AnyId>, ColumnWork> m_columns;
    Dependents m_dependents;
    std::vector<ColumnCause> m_columnCauses;
    std::vector<std::string> m_nameCauses;
    std::vector<const Unit*> m_keyCauses;
};

}  // namespace barch::sql::postgresql
