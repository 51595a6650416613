#pragma once

#include "core/model/project.h"

#include <map>
#include <string>
#include <string_view>

namespace barch {

/// How a table is drawn: colours are "#rrggbb".
struct DotLook {
    std::string header;
    std::string border;
    std::string title;                             ///< empty: the table's name
    std::map<ColumnId, std::string> rows = {};     ///< background of single columns
    std::map<ColumnId, std::string> signs = {};    ///< what stands before the name of a column
};

/// The table as a node of Graphviz's language, one line.
std::string dotNode(const Project& project, const Table& table, const DotLook& look);
/// The relation with its crow's feet; empty where its columns don't fit. `colour`: empty for the usual one.
std::string dotEdge(const Table& table, const ForeignKey& key, std::string_view colour = {});

/// Any text inside a quoted DOT string.
std::string dotText(std::string_view text);

}  // namespace barch
