#pragma once

#include "core/model/project.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace barch::test {

/// A value of a row: SQL NULL, or text that still has to be written as a literal.
struct Value {
    bool isNull = true;
    std::string text;
    bool operator==(const Value&) const = default;
};
using Row = std::map<ColumnId, Value>;

/// Makes rows that satisfy a design: types, enums, checks of the simple kind, unique keys, references.
/// The same design gives the same rows. Rows of one tenant refer only to rows of that tenant.
class RowGenerator {
public:
    static constexpr int tenants = 2;
    /// Rows that every table has in the end; one more can be made to be refused or accepted.
    static constexpr int rowsEach = 2;

    explicit RowGenerator(const Project& project);

    /// Tables in the order in which their rows can be inserted.
    const std::vector<const Table*>& order() const { return m_order; }
    /// `tenant` 0 or 1; `number` up to `rowsEach` (that one is not referred to by any row).
    /// How many rows of the table one tenant can have here: 1 where a key holds nothing but the tenant.
    int count(const Table& table) const;
    /// Whether row `rowsEach` can stand beside the others: not where a key holds nothing but references,
    /// whose rows are all taken.
    bool canAddRow(const Table& table) const;
    const Row& row(const Table& table, int tenant, int number) const;
    /// What could not be satisfied, a line each: for a test to fail on.
    const std::vector<std::string>& complaints() const { return m_complaints; }

private:
    void addAfterRequired(const Table& table, std::set<TableId>& seen);
    Row make(const Table& table, int tenant, int number);

    const Project& m_project;
    std::vector<const Table*> m_order;
    std::map<std::pair<TableId, int>, Row> m_rows;
    std::vector<std::string> m_complaints;
};

/// How the engines write values and inserts.
struct RowDialect {
    Dialect dialect;
    std::string (*quoted)(std::string_view);
};
std::string valueText(const Project& project, const Column& column, const Value& value, Dialect dialect);
/// "INSERT INTO relation (...) VALUES (...)", without columns that are generated.
std::string insertText(const Project& project, const Table& table, const std::string& relation, const Row& row, const RowDialect& dialect);

}  // namespace barch::test
