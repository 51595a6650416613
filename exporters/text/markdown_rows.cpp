#include "exporters/text/markdown_rows.h"

#include "exporters/text/markdown_text.h"

namespace barch {

std::string markdownRow(const std::vector<std::string>& cells)
{
    std::string text = "|";
    for (const std::string& cell : cells)
        text += " " + inlineMarkdown(cell) + " |";
    return text + "\n";
}

std::string markdownHead(const std::vector<std::string>& headings)
{
    std::string text = markdownRow(headings) + "|";
    for (std::size_t i = 0; i < headings.size(); ++i)
        text += " --- |";
    return text + "\n";
}

std::string markdownTable(const std::vector<std::string>& headings, const std::vector<std::vector<std::string>>& rows)
{
    std::string text = "<!-- markdownlint-disable MD013 -->\n\n" + markdownHead(headings);
    for (const std::vector<std::string>& row : rows)
        text += markdownRow(row);
    return text + "\n<!-- markdownlint-enable MD013 -->\n";
}

}  // namespace barch
