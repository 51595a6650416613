#pragma once

#include "core/api/expression.h"
#include "core/model/project.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace barch::api {

/// A CHECK of a table or a domain.
struct CheckRule {
    ElementRef element;                 ///< the constraint, or the domain
    std::string name;                   ///< empty where the design gives none
    std::string sql;                    ///< as written: for a comment where `meaning` is missing
    std::optional<Expression> meaning;  ///< nothing: not understood, only the database can check it
    std::vector<ColumnId> columns;      ///< that it reads; of one that isn't understood: that it names
};

struct NumberLimit {
    std::string number;  ///< digits, perhaps with a sign and a point
    bool excluded = false;
    bool operator==(const NumberLimit&) const = default;
};

/// What a column accepts: from its type, its domain and every check that reads only this column. The
/// limits below repeat in simple words what can be said so; `checks` is the whole truth.
/// For an array they hold for each of its items, but `minimumItems`, `maximumItems`.
struct ValueRules {
    ColumnId column;
    ValueShape shape;
    bool nullable = false;
    bool itemsNullable = true;                    ///< of an array
    std::optional<int> precision;                 ///< of numeric(p,s): digits in all
    int scale = 0;                                ///< digits behind the point; values are rounded to it
    std::optional<std::uint64_t> minimumLength;   ///< characters (code points), bytes of bytea, bits
    std::optional<std::uint64_t> maximumLength;
    std::optional<NumberLimit> minimum;           ///< checks and the range of whole numbers
    std::optional<NumberLimit> maximum;
    std::vector<std::string> values;              ///< the only ones; empty: no list
    std::vector<std::string> patterns;            ///< ECMAScript, all of them are found in the text
    bool lowerCase = false;
    bool upperCase = false;
    std::optional<std::uint64_t> minimumItems;
    std::optional<std::uint64_t> maximumItems;
    bool hasDefault = false;                      ///< of the column or its domain, or numbered by the database
    std::optional<Expression> constantDefault;    ///< a literal or NULL: what a left-out value becomes
    bool computed = false;                        ///< generated, or GENERATED ALWAYS AS IDENTITY: never written
    std::vector<CheckRule> checks;

    /// A row can't be made without a value.
    bool required() const { return !nullable && !hasDefault && !computed; }
};

struct TableRules {
    std::vector<ValueRules> columns;   ///< in the order of the table
    std::vector<CheckRule> checks;     ///< those that read several columns, or none

    const ValueRules* of(ColumnId column) const;
};

TableRules rulesOf(const Project& project, const Table& table);

}  // namespace barch::api
