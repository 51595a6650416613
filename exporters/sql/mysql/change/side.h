#pragma once

#include "exporters/sql/change/units.h"
#include "exporters/sql/mysql/tables.h"

#include <optional>
#include <string>

namespace barch::sql::mysql {

/// One version of a design with all that MySQL's exporter writes for it.
class Side {
public:
    explicit Side(Project version);
    Side(const Side&) = delete;
    Side& operator=(const Side&) = delete;

    const Project& project() const { return m_project; }
    Draft& draft() { return m_draft; }
    const Draft& draft() const { return m_draft; }
    const Units& units() const { return m_units; }

    /// Whether a table of this id is written: partitions are not.
    bool has(TableId table) const { return m_units.find(ElementRef::table(table)) != nullptr; }
    /// In the order in which they are made.
    std::vector<const Table*> tables() const;
    /// "ALTER TABLE `t` "
    std::string alter(const Table& table) const;
    /// Nothing: the column is left out.
    std::optional<ColumnText> column(const Table& table, const Column& column);
    /// What makes and what takes away one part of a table, behind "ALTER TABLE `t` ".
    std::string makes(const Table& table, const Step& part) const { return part.statement.substr(alter(table).size()); }
    std::string takes(const Table& table, const Step& part) const { return part.alone.substr(alter(table).size()); }

private:
    Project m_project;
    Draft m_draft;
    Units m_units;
    ColumnUse m_use;
};

/// The names that constraints and indexes have in the database become their own.
Project withWrittenNames(const Side& side);

}  // namespace barch::sql::mysql
