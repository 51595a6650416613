#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace barch {

/// A table that was read from a text. Every row has as many cells as there are headings.
struct TextTable {
    struct Row {
        std::size_t line = 0;  ///< where it begins in the text, from 1
        std::vector<std::string> cells;
    };
    std::vector<std::string> header;
    std::vector<Row> rows;
};

}  // namespace barch
