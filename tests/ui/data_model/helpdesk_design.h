#pragma once

#include "core/model/project.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace barch::test {

/// "name type flags": p primary key, ? may be empty, u unique, i indexed, >table refers to it.
struct TableText {
    std::string_view area;
    std::string_view name;
    TenancyClass tenancyClass;
    double x, y;
    std::initializer_list<std::string_view> columns;
};

TableId tableId(std::string_view name);
ColumnId columnId(std::string_view table, std::string_view column);

/// A shared design for a helpdesk: fifteen tables in four areas, placed as a person would.
Project helpdeskDesign();
/// Many tables of twelve columns, two references each, in areas of some sixty.
Project generatedDesign(int tables);

}  // namespace barch::test
