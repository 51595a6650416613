#pragma once

#include "core/api/value_kind.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch::api {

/// The operations that a check may be made of and still be carried over to another language exactly.
enum class Operator : std::uint8_t {
    Column,       ///< `column`; of a domain's check VALUE, with no column
    Literal,      ///< `text`, in the spelling of its kind: digits, ISO dates, the text itself
    Null, True, False,
    And, Or, Not, IsNull, IsTrue, IsFalse,
    Equal, Unequal, Less, LessOrEqual, Greater, GreaterOrEqual, Distinct,
    In,           ///< the first is one of the others
    Matches,      ///< `text` is an ECMAScript pattern (flags s and u) that is found in the argument
    Case,         ///< condition, value, condition, value, ..., otherwise
    Add, Subtract, Multiply, Divide, Remainder, Negate, Absolute,
    ToDouble,     ///< an exact number as a double
    Length, OctetLength, Lower, Upper,
    Trim, TrimStart, TrimEnd,  ///< spaces
    Padded,       ///< char(n) with its spaces: `text` is n
    Items,        ///< cardinality of an array
    Dimension,    ///< array_length(a, 1): NULL for an empty array
    Coalesce, NullIf, CountValues, CountNulls,
    JsonType,     ///< jsonb_typeof
};

/// A check that was understood, with the kind of value that every part has. NULL, the third truth value
/// and errors (overflow, division by zero) are PostgreSQL's.
struct Expression {
    Operator op = Operator::Null;
    ValueKind kind = ValueKind::Other;
    std::string text;
    ColumnId column;
    int dimensions = 0;
    bool untyped = false;  ///< a string literal that takes its type from what it is compared with
    std::vector<Expression> arguments;
    bool operator==(const Expression&) const = default;
};

/// What a name in the expression stands for, or nothing.
struct NamedColumn {
    ColumnId column;
    ValueShape shape;
};
using ColumnLookup = std::function<std::optional<NamedColumn>(const std::string& name)>;

/// Nothing when any part is not understood for certain: functions of the user, time of day, order of
/// texts, patterns that mean something else elsewhere. `lookup` is asked for "value" in domains.
std::optional<Expression> parseExpression(const Project& project, std::string_view sql, const ColumnLookup& lookup);

/// The columns that it reads, each once, in order of appearance.
std::vector<ColumnId> columnsIn(const Expression& expression);

}  // namespace barch::api
