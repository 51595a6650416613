#pragma once

#include "core/import/imported.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace barch::pg {

/// The notes of an import. Notes of one kind in a row become one with a count, and so do all rows of one table.
class Report {
public:
    void add(ImportOutcome outcome, int line, const std::string& what, const std::string& why);
    /// Rows are said once a table, however many statements bring them.
    void rows(int line, const std::string& what, const std::string& table);

    std::vector<ImportNote> notes() const;

private:
    struct Counted {
        ImportNote note;
        int count = 1;
    };
    std::vector<Counted> m_notes;
    std::map<std::string, std::size_t> m_rows;
};

/// Short enough for a line, and on one.
std::string shortened(std::string_view text, std::size_t limit = 80);

}  // namespace barch::pg
