#pragma once

#include "exporters/sql/change/losses.h"
#include "exporters/sql/postgresql/change/column_changes.h"
#include "exporters/sql/postgresql/change/renames.h"
#include "exporters/sql/postgresql/change/table_changes.h"
#include "exporters/sql/postgresql/change/worklist.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace barch::sql::postgresql {

/// Writes the steps of one change, in the order: what is in the way goes, new and changed things come in the
/// order of the later design, and what isn't needed any more goes last, so that rows can be taken from it.
class ChangeWriter {
public:
    /// `original`: the earlier design with its own names. `before` has those of the later one already. `remade`: the
    /// earlier ids of tables that are made anew.
    ChangeWriter(const Project& original, const Renamed& renamed, const std::map<TableId, TableId>& remade, Draft& before, Draft& after,
                 const ScriptOptions& options);

    Result<std::vector<ScriptStep>> run();

    /// The new values of enums, for a transaction of their own: no statement of the one that adds a value may use it.
    std::vector<Step> newValues() const;
    const std::vector<Loss>& losses() const { return m_losses.all(); }

private:
    void put(Step step, std::vector<Cost> costs);
    void put(std::vector<ScriptStep> steps);

    bool tableStays(const ElementRef& element) const;
    bool isKept(const ElementRef& element) const;
    bool lasts(const ElementRef& element) const;
    bool isRemade(TableId earlier) const;

    // What is in the way, and what isn't needed any more.
    void dropWhatIsInTheWay();
    void drop(const Unit& unit, std::vector<Cost> costs);
    void dropForGenerated(const Unit& unit);
    void takeBackPart(const Unit& unit);
    void takeBackOwner(const Unit& unit, const Unit* next);
    bool ownerStillNeeded(const Unit& unit) const;
    void dropTablesAndColumns();
    void dropTable(const Unit& unit);
    void dropTheRest();
    void dropPutAside(const UserType& type);
    void keepRangesAsText();
    void freeNamesOfParts();
    bool goesLast(const ElementRef& element) const;

    // What comes and changes.
    void makeAndChange();
    void changeTable(TableId id);
    bool joinsNewTable(const Table& table) const;
    void makeElement(const Unit& unit);
    bool changeElement(const Unit& unit);
    void changeSequence(const Unit& unit);
    void changeExtension(const Unit& unit);
    void makeRoomFor(const UserType& type);
    void make(const Step& step);
    void makePart(const Unit& unit);
    void startNumbers(const Unit& unit);
    std::string asFarAsRowsAllow(const std::string& statement, const ElementRef& element) const;
    bool isForeignKey(const ElementRef& element) const;

    const Project& m_original;
    const std::map<TableId, TableId>& m_remade;
    Draft& m_before;
    Draft& m_after;
    const ScriptOptions& m_options;
    Units m_old;
    Units m_next;
    Worklist m_worklist;
    Losses m_losses;
    ColumnChanges m_columns;
    TableChanges m_tables;
    const Unit* m_lastTable = nullptr;   ///< of the later design; what follows may read whole tables
    std::set<std::string> m_made;
    std::vector<ScriptStep> m_steps;
};

}  // namespace barch::sql::postgresql
