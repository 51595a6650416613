#include "core/model/table.h"

#include <algorithm>

namespace barch {

const Column* Table::column(ColumnId wanted) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.id == wanted; });
    return found == columns.end() ? nullptr : &*found;
}

const Column* Table::columnNamed(std::string_view wanted) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == wanted; });
    return found == columns.end() ? nullptr : &*found;
}

}  // namespace barch
