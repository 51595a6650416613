#pragma once

#include "exporters/sql/change/change_script.h"
#include "tests/support/catalogue.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace barch::test {

/// A table as one of two versions calls it, with those columns whose values a change keeps.
struct KeptTable {
    TableId id;
    const Table* here = nullptr;
    std::vector<const Column*> columns;
};

/// What the promises of change scripts are held against: an engine with two databases. What fails throws, with the
/// engine's words.
class ChangeEngine {
public:
    enum class Place { Changed, Fresh };   ///< the one that is changed, and one made at once, to compare with
    virtual ~ChangeEngine() = default;

    virtual Result<sql::ChangeScript> script(const Project& before, const Project& after, const sql::ScriptOptions& options) const = 0;
    /// Some value of the type, for required columns; nothing where none is harmless.
    virtual std::optional<std::string> someValue(const Project& project, const Column& column) const = 0;

    /// The database anew, from the design.
    virtual void make(const Project& project, Place place) = 0;
    /// Rows of two tenants in the one that is changed.
    virtual void insertRows(const Project& project) = 0;
    /// Runs a script on the one that is changed, as whoever has to.
    virtual void run(const std::string& sql, const Project& from, const Project& to) = 0;
    virtual Catalogue catalogue(Place place) = 0;
    /// A line for each table: how many rows it has, and something that differs where a value does.
    virtual std::string rows(const Project& side, const std::vector<KeptTable>& tables) = 0;
    /// Databases, and what else the designs left behind.
    virtual void clear(const Project& before, const Project& after) = 0;

    /// What the way back can promise of a catalogue after data was deleted.
    virtual Catalogue asOnTheWayBack(const Catalogue& lines) const { return lines; }
    /// Whether the engine says that rows break a constraint.
    virtual bool blamesRows(const std::string& error) const = 0;
};

std::unique_ptr<ChangeEngine> postgresChanges();
std::unique_ptr<ChangeEngine> mysqlChanges();
/// `needsRows` false: of designs that the generator finds no rows for, empty tables are changed.
std::unique_ptr<ChangeEngine> sqliteChanges(bool needsRows = true);

}  // namespace barch::test
