#include "core/text/markdown_table.h"

#include "core/project_file/utf8.h"

#include <cctype>
#include <charconv>
#include <optional>
#include <utility>

namespace barch {
namespace {

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The cells of a line "| a | b |" as they are written; a | behind a backslash is none of its bars.
std::vector<std::string_view> cellsOf(std::string_view line)
{
    line = trimmed(line);
    if (line.starts_with('|'))
        line.remove_prefix(1);
    std::vector<std::string_view> cells;
    std::size_t start = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\') {
            ++i;
        } else if (line[i] == '|') {
            cells.push_back(trimmed(line.substr(start, i - start)));
            start = i + 1;
        }
    }
    if (start < line.size())
        cells.push_back(trimmed(line.substr(start)));
    return cells;
}

bool isRule(std::string_view line)
{
    const auto cells = cellsOf(line);
    for (const std::string_view cell : cells)
        if (cell.find('-') == std::string_view::npos || cell.find_first_not_of(":-") != std::string_view::npos)
            return false;
    return !cells.empty();
}

/// A character reference at the start of `text`: what it stands for and how long it is.
std::optional<std::pair<std::string, std::size_t>> reference(std::string_view text)
{
    static constexpr std::pair<std::string_view, std::string_view> named[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&nbsp;", "\xC2\xA0"}};
    for (const auto& [name, value] : named)
        if (text.starts_with(name))
            return std::pair(std::string(value), name.size());
    const std::size_t end = text.find(';');
    if (!text.starts_with("&#") || end == std::string_view::npos || end > 6)
        return std::nullopt;
    unsigned code = 0;
    const auto read = std::from_chars(text.data() + 2, text.data() + end, code);
    if (end == 2 || read.ptr != text.data() + end || code > 127)
        return std::nullopt;
    return std::pair(std::string(1, static_cast<char>(code)), end + 1);
}

std::string plainCell(std::string_view cell)
{
    std::string text;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const std::string_view rest = cell.substr(i);
        if (rest[0] == '\\' && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 128 && std::ispunct(static_cast<unsigned char>(rest[1]))) {
            text += rest[1];
            ++i;
        } else if (rest.starts_with("<br>") || rest.starts_with("<br/>")) {
            text += '\n';
            i += rest.find('>');
        } else if (const auto found = reference(rest)) {
            text += found->first;
            i += found->second - 1;
        } else {
            text += rest[0];
        }
    }
    return text;
}

std::vector<std::string> plainCells(std::string_view line)
{
    std::vector<std::string> cells;
    for (const std::string_view cell : cellsOf(line))
        cells.push_back(plainCell(cell));
    return cells;
}

Result<std::vector<std::string_view>> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t length = utf8Length(rest);
        if (length == 0)
            return Error{"The file is not UTF-8.", {}, "Save it as UTF-8."};
        rest.remove_prefix(length);
    }
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

}  // namespace

Result<TextTable> readMarkdownTable(std::string_view text, const std::function<bool(const std::vector<std::string>&)>& wanted)
{
    const auto lines = linesOf(text);
    if (!lines)
        return lines.error();
    for (std::size_t i = 0; i + 1 < lines->size(); ++i) {
        if ((*lines)[i].find('|') == std::string_view::npos || !isRule((*lines)[i + 1]))
            continue;
        TextTable table;
        table.header = plainCells((*lines)[i]);
        if (!wanted(table.header))
            continue;
        for (std::size_t at = i + 2; at < lines->size() && trimmed((*lines)[at]).find('|') != std::string_view::npos; ++at) {
            TextTable::Row row{at + 1, plainCells((*lines)[at])};
            if (row.cells.size() != table.header.size())
                return Error{"This row has " + std::to_string(row.cells.size()) + (row.cells.size() == 1 ? " cell, " : " cells, ") + "the table has " + std::to_string(table.header.size()) + " columns.",
                             "line " + std::to_string(row.line), "A bar inside a text is written \\|."};
            table.rows.push_back(std::move(row));
        }
        return table;
    }
    return Error{"There is no such table in this text.", {}, "A table begins with a line of headings between bars and a line of dashes."};
}

}  // namespace barch
