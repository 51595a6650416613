#include "exporters/sql/mysql/change/index_parts.h"

#include "exporters/sql/mysql/identifiers.h"

#include <algorithm>

namespace barch::sql::mysql {
namespace {

template <class List>
auto* findIn(const List& list, AnyId id)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const auto& element) { return AnyId(element.id) == id; });
    return found == list.end() ? nullptr : &*found;
}

/// Behind the closing quote of the name that begins here.
std::size_t behindName(const std::string& text, std::size_t begin)
{
    for (std::size_t i = begin + 1; i < text.size(); ++i)
        if (text[i] == '`') {
            if (i + 1 < text.size() && text[i + 1] == '`')
                ++i;
            else
                return i + 1;
        }
    return text.size();
}

}  // namespace

const ForeignKey* foreignKeyOf(const Project& project, const ElementRef& element)
{
    const Table* table = element.kind == ElementKind::Constraint ? project.table(TableId(element.owner)) : nullptr;
    return table ? findIn(table->foreignKeys, element.id) : nullptr;
}

PartKind partKind(const Side& side, const Unit& unit)
{
    const ElementRef& element = unit.element;
    const Table* table = side.project().table(TableId(element.owner));
    if (!table || unit.part.ends_with("trigger") || unit.part.starts_with("grant "))
        return PartKind::Other;
    if (element.kind == ElementKind::Index)
        return side.units().find(element, "column") ? PartKind::ComputedIndex : PartKind::Index;
    if (element.kind == ElementKind::Column)
        return unit.part.empty() ? PartKind::Column : unit.part == "counter" ? PartKind::Index : PartKind::Check;
    if (element.kind != ElementKind::Constraint)
        return PartKind::Other;
    if (foreignKeyOf(side.project(), element))
        return unit.part == "index" ? PartKind::Index : PartKind::ForeignKey;
    return findIn(table->checks, element.id) ? PartKind::Check : PartKind::Index;
}

IndexText indexText(const Side& side, const Table& table, const Unit& unit)
{
    const std::string text = side.makes(table, *unit.steps.front()).substr(std::string_view("ADD ").size());
    if (text.starts_with("PRIMARY KEY "))
        return {"PRIMARY KEY", "", text.substr(std::string_view("PRIMARY KEY ").size())};
    const auto begin = text.find('`');
    const auto end = behindName(text, begin);
    return {text.substr(0, begin - 1), text.substr(begin, end - begin), text.substr(end + 1)};
}

std::vector<const Unit*> indexesOf(const Side& side, const Table& table)
{
    std::vector<const Unit*> list;
    for (const Unit& unit : side.units().all())
        if (unit.isInside && unit.element.owner == AnyId(table.id) && partKind(side, unit) == PartKind::Index)
            list.push_back(&unit);
    return list;
}

bool beginWith(const Side& side, const Table& table, const std::vector<const Unit*>& indexes, const std::vector<ColumnId>& columns)
{
    std::string wanted;
    for (const ColumnId id : columns) {
        const Column* column = table.column(id);
        if (!column)
            return false;
        wanted += (wanted.empty() ? "" : ", ") + quoted(column->name);
    }
    return std::any_of(indexes.begin(), indexes.end(), [&](const Unit* unit) {
        const auto [kind, name, keys] = indexText(side, table, *unit);
        const bool begins = !kind.starts_with("FULLTEXT") && !kind.starts_with("SPATIAL") && keys.substr(0, 1 + wanted.size()) == "(" + wanted;
        return begins && (keys[1 + wanted.size()] == ',' || keys[1 + wanted.size()] == ')');
    });
}

}  // namespace barch::sql::mysql
