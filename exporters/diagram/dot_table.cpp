#include "exporters/diagram/dot_table.h"

#include "exporters/text/xml_text.h"

#include <algorithm>

namespace barch {
namespace {

bool contains(const std::vector<ColumnId>& columns, ColumnId column)
{
    return std::find(columns.begin(), columns.end(), column) != columns.end();
}

std::string typeText(const Project& project, const Column& column)
{
    const UserType* type = project.types.find(column.userType);
    return (type ? type->name : std::string()) + column.type + (column.nullable ? "?" : "");
}

std::string marksOf(const Table& table, const Column& column)
{
    std::string marks;
    const auto add = [&](const char* mark) { marks += (marks.empty() ? "" : " ") + std::string(mark); };
    if (table.primaryKey && contains(table.primaryKey->columns, column.id))
        add("PK");
    if (column.id == table.tenantKey)
        add("TK");
    else if (std::any_of(table.foreignKeys.begin(), table.foreignKeys.end(),
                         [&](const ForeignKey& key) { return contains(key.columns, column.id); }))
        add("FK");
    return marks;
}

std::string row(const Project& project, const Table& table, const Column& column, const std::string& background,
                const std::string& sign)
{
    const std::string fill = background.empty() ? std::string() : " BGCOLOR=\"" + background + "\"";
    const auto cell = [&](const std::string& port, const std::string& text, const char* look) {
        return "<TD ALIGN=\"LEFT\"" + port + fill + "><FONT " + look + ">" + (text.empty() ? " " : xmlText(text)) + "</FONT></TD>";
    };
    return "<TR>" + cell("", marksOf(table, column), "POINT-SIZE=\"8\" COLOR=\"#5F6774\"") +
           cell(" PORT=\"" + column.id.text() + "\"", sign + column.name, "COLOR=\"#1A1D23\"") +
           cell(" PORT=\"" + column.id.text() + "t\"", typeText(project, column), "POINT-SIZE=\"9\" COLOR=\"#5F6774\"") + "</TR>";
}

bool isUnique(const Table& table, std::vector<ColumnId> columns)
{
    std::sort(columns.begin(), columns.end());
    const auto sameColumns = [&](std::vector<ColumnId> other) {
        std::sort(other.begin(), other.end());
        return other == columns;
    };
    return (table.primaryKey && sameColumns(table.primaryKey->columns)) ||
           std::any_of(table.uniques.begin(), table.uniques.end(),
                       [&](const UniqueConstraint& unique) { return sameColumns(unique.columns); });
}

/// The column that a relation starts at: the first that is not the tenant key.
std::size_t tellingColumn(const Table& table, const ForeignKey& key)
{
    for (std::size_t i = 0; i < key.columns.size(); ++i)
        if (key.columns[i] != table.tenantKey)
            return i;
    return 0;
}

}  // namespace

std::string dotNode(const Project& project, const Table& table, const DotLook& look)
{
    std::string label = "<TABLE BORDER=\"1\" COLOR=\"" + look.border +
                        "\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"3\" BGCOLOR=\"#FFFFFF\">"
                        "<TR><TD COLSPAN=\"3\" ALIGN=\"LEFT\" BGCOLOR=\"" + look.header + "\"><B>" +
                        xmlText(look.title.empty() ? table.name : look.title) + "</B></TD></TR>";
    for (const Column& column : table.columns) {
        const auto background = look.rows.find(column.id);
        const auto sign = look.signs.find(column.id);
        label += row(project, table, column, background == look.rows.end() ? std::string() : background->second, sign == look.signs.end() ? std::string() : sign->second);
    }
    return "    \"" + table.id.text() + "\" [label=<" + label + "</TABLE>>, tooltip=\"" + dotText(table.name) + "\"];\n";
}

std::string dotEdge(const Table& table, const ForeignKey& key, std::string_view colour)
{
    if (key.columns.empty() || key.targetColumns.size() != key.columns.size())
        return {};
    const std::size_t at = tellingColumn(table, key);
    const bool optional = std::any_of(key.columns.begin(), key.columns.end(), [&](ColumnId id) {
        const Column* column = table.column(id);
        return column && column->nullable;
    });
    const bool one = isUnique(table, key.columns);
    return "  \"" + table.id.text() + "\":\"" + key.columns[at].text() + "t\":e -> \"" + key.target.text() + "\":\"" +
           key.targetColumns[at].text() + "\":w [dir=both, arrowtail=" + (one ? "teeodot" : "crowodot") +
           ", arrowhead=" + (optional ? "teeodot" : "teetee") + (colour.empty() ? "" : ", color=\"" + std::string(colour) + "\"") + "];\n";
}

std::string dotText(std::string_view text)
{
    std::string safe;
    for (const char c : text) {
        if (c == '"' || c == '\\')
            safe += '\\';
        if (c == '\n' || c == '\r' || c == '\0')
            safe += ' ';
        else
            safe += c;
    }
    return safe;
}

}  // namespace barch
