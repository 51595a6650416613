#include "core/blueprint/describe.h"

#include "core/compare/table_words.h"

namespace barch {
namespace describing {

std::string named(const Project& names, const Table* table, AnyId id)
{
    if (table)
        if (const Column* column = table->column(ColumnId(id)))
            return column->name;
    std::string found;
    forEachProposedMap([&](auto member) {
        const auto& map = names.*member;
        if (const auto* element = map.find(typename std::remove_cvref_t<decltype(map)>::Key(id)))
            found = nameOfElement(*element);
    });
    for (const Table& other : names.tables) {
        if (!found.empty())
            break;
        if (const Column* column = other.column(ColumnId(id)))
            found = other.name + "." + column->name;
    }
    return found.empty() ? id.text() : found;
}

}  // namespace describing

std::vector<std::string> tableInLines(const Project& names, const Table& table)
{
    std::vector<std::string> lines;
    for (const PartWords& part : partsOf(names, table))
        lines.push_back("+ " + part.text());
    return lines;
}

}  // namespace barch
