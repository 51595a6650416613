#include "exporters/text/csv_text.h"

#include "core/planning/figures.h"
#include "core/text/csv.h"

namespace barch {

std::string csvText(std::string_view text)
{
    std::string cell(text);
    if (wantsFormulaGuard(text))
        cell.insert(cell.begin(), '\'');
    const bool edgeBlank = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
    if (cell.find_first_of(",;\"\t\r\n") == std::string::npos && !edgeBlank)
        return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c;
        if (c == '"')
            quoted += c;
    }
    return quoted + '"';
}

std::string csvLine(const std::vector<std::string>& cells, const std::vector<bool>& numbers)
{
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += ',';
        const bool number = i < numbers.size() && numbers[i] && numberIn(cells[i]);
        line += number ? cells[i] : csvText(cells[i]);
    }
    return line + "\r\n";
}

}  // namespace barch
