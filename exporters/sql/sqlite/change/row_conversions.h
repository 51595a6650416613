#pragma once

#include "exporters/sql/draft.h"

#include <optional>
#include <string>

namespace barch::sql::sqlite {

/// How the values of a column get into the table that is made anew.
struct RowConversion {
    std::string expression;    ///< over the earlier table
    std::string loss;          ///< what is lost without an error; empty: nothing
    bool canFail = false;
};

/// `before` and `after`: the column of the earlier table and of the later one, which are called the same by then.
RowConversion rowConversion(Draft& beforeDraft, const Table& beforeTable, const Column& before, Draft& afterDraft, const Table& afterTable, const Column& after);

/// A value that a required column without default can be filled with where its own values are gone.
std::string placeholder(Draft& draft, const Table& table, const Column& column);

}  // namespace barch::sql::sqlite
