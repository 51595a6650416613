#include "core/import/dbml/partials.h"

#include "core/import/source_text.h"

#include <algorithm>
#include <map>
#include <set>

namespace barch::dbml {
namespace {

using Partials = std::map<std::string, const TableText*>;

bool sameIndex(const IndexText& a, const IndexText& b)
{
    return a.name == b.name && a.type == b.type && a.isUnique == b.isUnique && a.isKey == b.isKey &&
           std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(),
                      [](const auto& x, const auto& y) { return x.isExpression == y.isExpression && x.text == y.text; });
}

void addParts(TableText& table, const TableText& partial)
{
    for (const IndexText& index : partial.indexes)
        if (std::none_of(table.indexes.begin(), table.indexes.end(), [&](const IndexText& own) { return sameIndex(own, index); }))
            table.indexes.push_back(index);
    table.checks.insert(table.checks.end(), partial.checks.begin(), partial.checks.end());
    table.references.insert(table.references.end(), partial.references.begin(), partial.references.end());
    if (!table.note)
        table.note = partial.note;
}

void inject(TableText& table, const std::vector<const TableText*>& chosen)
{
    std::set<std::string> taken;
    for (const ColumnText& column : table.columns)
        taken.insert(column.name.text);
    std::vector<std::vector<ColumnText>> brought(chosen.size());
    for (std::size_t i = chosen.size(); i-- > 0;) {
        for (const ColumnText& column : chosen[i]->columns)
            if (taken.insert(column.name.text).second)
                brought[i].push_back(column);
        addParts(table, *chosen[i]);
    }
    std::vector<ColumnText> columns;
    std::size_t next = 0;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        for (; next < table.injections[i].before; ++next)
            columns.push_back(std::move(table.columns[next]));
        std::move(brought[i].begin(), brought[i].end(), std::back_inserter(columns));
    }
    std::move(table.columns.begin() + static_cast<std::ptrdiff_t>(next), table.columns.end(), std::back_inserter(columns));
    table.columns = std::move(columns);
}

}  // namespace

std::optional<Error> injectPartials(Document& document, std::string_view source)
{
    Partials partials;
    for (const TableText& partial : document.partials) {
        if (!partials.emplace(partial.name.back().text, &partial).second)
            return sourceError(source, partial.name.back().at, "There are two table partials named \"" + partial.name.back().text + "\".");
        if (!partial.injections.empty())
            return sourceError(source, partial.injections[0].partial.at, "A table partial can't take in another one: only tables do.");
    }
    for (TableText& table : document.tables) {
        std::vector<const TableText*> chosen;
        std::set<std::string> seen;
        for (const auto& injection : table.injections) {
            const auto found = partials.find(injection.partial.text);
            if (found == partials.end())
                return sourceError(source, injection.partial.at, "There is no table partial named \"" + injection.partial.text + "\".");
            if (!seen.insert(injection.partial.text).second)
                return sourceError(source, injection.partial.at, "The table takes in \"" + injection.partial.text + "\" a second time.");
            chosen.push_back(found->second);
        }
        if (!chosen.empty())
            inject(table, chosen);
    }
    return std::nullopt;
}

}  // namespace barch::dbml
