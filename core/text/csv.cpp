#include "core/text/csv.h"

#include "core/project_file/utf8.h"

#include <algorithm>
#include <optional>

namespace barch {
namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

/// The character that cells are kept apart by: the one that the first line has most of.
char separatorOf(std::string_view text)
{
    std::size_t counts[3] = {0, 0, 0};
    constexpr std::string_view candidates = ",;\t";
    bool quoted = false;
    for (const char c : text) {
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '\n' || c == '\r'))
            break;
        else if (const auto at = candidates.find(c); !quoted && at != std::string_view::npos)
            ++counts[at];
    }
    return candidates[static_cast<std::size_t>(std::max_element(std::begin(counts), std::end(counts)) - std::begin(counts))];
}

std::string placeOf(std::size_t line, std::size_t cell)
{
    return "line " + std::to_string(line) + ", cell " + std::to_string(cell);
}

/// Cuts a text into rows of cells.
class Reader {
public:
    explicit Reader(std::string_view text) : m_text(text), m_separator(separatorOf(text)) {}

    bool atEnd() const { return m_at >= m_text.size(); }

    Result<TextTable::Row> row()
    {
        TextTable::Row row{m_line, {}};
        for (;;) {
            Result<std::string> cell = here() == '"' && !atEnd() ? quoted(row.cells.size() + 1) : plain();
            if (!cell)
                return cell.error();
            row.cells.push_back(unguarded(std::move(*cell)));
            if (!atEnd() && here() == m_separator) {
                ++m_at;
                continue;
            }
            endLine();
            return row;
        }
    }

private:
    char here() const { return atEnd() ? '\0' : m_text[m_at]; }

    static std::string unguarded(std::string cell)
    {
        if (!cell.empty() && cell[0] == '\'' && wantsFormulaGuard(std::string_view(cell).substr(1)))
            cell.erase(0, 1);
        return cell;
    }

    Result<std::string> plain()
    {
        const std::size_t start = m_at;
        while (!atEnd() && here() != m_separator && here() != '\n' && here() != '\r')
            ++m_at;
        return std::string(m_text.substr(start, m_at - start));
    }

    Result<std::string> quoted(std::size_t cell)
    {
        const std::size_t line = m_line;
        std::string text;
        for (++m_at; !atEnd(); ++m_at) {
            const char c = here();
            if (c == '\n' || (c == '\r' && m_text.substr(m_at, 2) != "\r\n"))
                ++m_line;
            if (c != '"') {
                text += c;
                continue;
            }
            ++m_at;
            if (here() == '"' && !atEnd()) {
                text += '"';
                continue;
            }
            if (atEnd() || here() == m_separator || here() == '\n' || here() == '\r')
                return text;
            return Error{"Something stands behind the closing quote.", placeOf(m_line, cell), "A quote inside a text is written twice: \"\"."};
        }
        return Error{"A quote is opened and never closed.", placeOf(line, cell), "The file may be cut off."};
    }

    void endLine()
    {
        if (atEnd())
            return;
        m_at += m_text.substr(m_at, 2) == "\r\n" ? 2 : 1;
        ++m_line;
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
};

std::optional<Error> notUtf8(std::string_view text)
{
    std::size_t line = 1;
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        if (length == 0)
            return Error{"The file is not UTF-8.", "line " + std::to_string(line), "Save it as \"CSV UTF-8\"."};
        line += text[0] == '\n';
        text.remove_prefix(length);
    }
    return std::nullopt;
}

}  // namespace

Result<TextTable> readCsv(std::string_view text)
{
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    if (auto fault = notUtf8(text))
        return *fault;
    TextTable table;
    Reader reader(text);
    while (!reader.atEnd()) {
        Result<TextTable::Row> row = reader.row();
        if (!row)
            return row.error();
        if (row->cells.size() == 1 && row->cells[0].empty())
            continue;
        if (table.header.empty()) {
            table.header = std::move(row->cells);
            continue;
        }
        if (row->cells.size() != table.header.size())
            return Error{"This row has " + std::to_string(row->cells.size()) + (row->cells.size() == 1 ? " cell, " : " cells, ") + "the first line has " + std::to_string(table.header.size()) + ".",
                         "line " + std::to_string(row->line), "A text with a comma or a line end stands in quotes."};
        table.rows.push_back(std::move(*row));
    }
    return table;
}

bool wantsFormulaGuard(std::string_view text)
{
    const std::size_t first = text.find_first_not_of('\'');
    if (first == std::string_view::npos)
        return false;
    text.remove_prefix(first);
    if (text[0] == '\t' || text[0] == '\r' || text[0] == '\n')
        return true;
    const std::size_t start = text.find_first_not_of(" \t\r\n\v\f");
    if (start == std::string_view::npos)
        return false;
    text.remove_prefix(start);
    if (std::string_view("=+-@").find(text[0]) != std::string_view::npos)
        return true;
    for (const std::string_view wide : {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"})
        if (text.starts_with(wide))
            return true;
    return false;
}

}  // namespace barch
