#pragma once

#include "core/api/expression.h"

namespace barch::api {

/// PostgreSQL's choice of types for operators, in small: every function gives nothing where the two
/// sides don't meet without a conversion that depends on settings.

Expression literalOf(ValueKind kind, std::string text);
/// A number as it stands in SQL: integer, bigint or numeric by its size.
std::optional<Expression> numberLiteral(std::string_view text);
/// A string literal read as a value of the kind: "2026-01-01" as a date. Nothing when it is none.
std::optional<Expression> literalAs(const Expression& literal, ValueKind kind);
std::optional<Expression> compared(Operator op, Expression left, Expression right);
std::optional<Expression> calculated(Operator op, Expression left, Expression right);
std::optional<Expression> castTo(Expression value, const ValueShape& shape);
/// Brings the arguments from `first` on to one kind, as COALESCE, CASE and IN do.
bool unify(std::vector<Expression>& arguments, std::size_t first, std::size_t step = 1);
bool isTruth(const Expression& expression);

}  // namespace barch::api
