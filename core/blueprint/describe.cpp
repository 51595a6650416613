#include "core/blueprint/describe.h"

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

std::string columnInWords(const Project& names, const Column& column)
{
    const UserType* type = names.types.find(column.userType);
    std::string words = (type ? type->name : std::string()) + column.type;
    words += column.nullable ? ", may be empty" : ", required";
    if (!column.defaultExpression.empty())
        words += ", by default " + column.defaultExpression;
    if (column.protection != Protection::Plain)
        words += ", " + std::string(nameOf(column.protection));
    return words;
}

std::vector<std::string> tableInLines(const Project& names, const Table& table)
{
    std::vector<std::string> lines;
    for (const Column& column : table.columns)
        lines.push_back("+ column " + column.name + " " + columnInWords(names, column));
    if (table.primaryKey)
        lines.push_back("+ primary key (" + shown(names, &table, table.primaryKey->columns) + ")");
    for (const UniqueConstraint& unique : table.uniques)
        lines.push_back("+ unique (" + shown(names, &table, unique.columns) + ")");
    for (const ForeignKey& key : table.foreignKeys)
        lines.push_back("+ foreign key (" + shown(names, &table, key.columns) + ") to " +
                        shown(names, nullptr, key.target));
    for (const Check& check : table.checks)
        lines.push_back("+ check " + check.name + ": " + check.expression);
    for (const Index& index : table.indexes)
        lines.push_back("+ index (" + shown(names, &table, index.keys) + ")");
    for (const Trigger& trigger : table.triggers)
        lines.push_back("+ trigger " + trigger.name);
    for (const Policy& policy : table.policies)
        lines.push_back("+ policy " + policy.name + (policy.restrictive ? ", restrictive" : ""));
    return lines;
}

}  // namespace barch
