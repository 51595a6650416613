#pragma once

#include "core/model/table.h"
#include "exporters/sql/sql_scan.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace barch::sql {

/// How a dialect says what expressions of designs are made of. A function that gives nothing means:
/// this dialect has no such thing.
struct Spelling {
    using Arguments = std::vector<std::string>;

    Lexis lexis;
    std::string (*name)(std::string_view);
    std::string (*text)(std::string_view);
    std::string yes;
    std::string no;
    std::string now;
    std::string today;
    /// now plus or minus ("+", "-") so many units ("days").
    std::optional<std::string> (*later)(const std::string& sign, const std::string& amount, const std::string& unit);
    /// "~" and its like, with the pattern; gives operator and pattern.
    std::optional<std::string> (*matches)(const std::string& operatorText, std::string_view pattern);
    std::map<std::string, std::string> operators;  ///< those that are known, and how they are written
    std::map<std::string, std::optional<std::string> (*)(const Arguments&)> functions;
};

/// What is said where.
struct ExpressionPlace {
    const Table* table = nullptr;    ///< whose columns may stand bare
    bool sameDialect = false;        ///< the text is in the target's own spelling: keep what isn't known
    bool mayChange = true;           ///< false: now() and random values are not allowed here
    std::string valueName;           ///< what VALUE stands for, in checks of domains
};

/// The expression in the target's spelling, or nothing when it holds what the target can't say.
std::optional<std::string> translated(std::string_view text, const Lexis& from, const Spelling& to, const ExpressionPlace& place);

}  // namespace barch::sql
