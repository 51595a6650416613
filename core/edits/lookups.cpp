#include "core/edits/lookups.h"

namespace barch {

bool hasConstraint(const Table& table, ConstraintId id)
{
    return (table.primaryKey && table.primaryKey->id == id) || findById(table.uniques, id) != table.uniques.end() ||
           findById(table.foreignKeys, id) != table.foreignKeys.end() ||
           findById(table.checks, id) != table.checks.end() ||
           findById(table.exclusions, id) != table.exclusions.end();
}

ConstraintId freshConstraintId(const Table& table, const std::string& name)
{
    return freshId<ConstraintId>("constraint/" + table.id.text() + "/" + name,
                                 [&](ConstraintId id) { return hasConstraint(table, id); });
}

std::optional<Error> columnsFault(const Table& table, const std::vector<ColumnId>& columns, std::string_view purpose)
{
    const std::string what(purpose);
    if (columns.empty())
        return Error{what + " needs at least one column.", {}, {}};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Column* column = table.column(columns[i]);
        if (!column)
            return noSuch("column", columns[i]);
        for (std::size_t j = 0; j < i; ++j)
            if (columns[j] == columns[i])
                return Error{what + " names the column \"" + column->name + "\" twice.", {}, {}};
    }
    return std::nullopt;
}

std::string columnList(const Table& table, const std::vector<ColumnId>& columns)
{
    std::string list;
    for (const ColumnId id : columns) {
        const Column* column = table.column(id);
        list += (list.empty() ? "" : ", ") + (column ? column->name : id.text());
    }
    return list;
}

bool sameColumns(const std::vector<ColumnId>& a, const std::vector<ColumnId>& b)
{
    return a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin());
}

bool isKeyOf(const Table& table, const std::vector<ColumnId>& columns)
{
    return (table.primaryKey && sameColumns(table.primaryKey->columns, columns)) ||
           std::any_of(table.uniques.begin(), table.uniques.end(),
                       [&](const UniqueConstraint& unique) { return sameColumns(unique.columns, columns); });
}

bool isUnique(const Table& table, const std::vector<ColumnId>& columns)
{
    if (isKeyOf(table, columns))
        return true;
    return std::any_of(table.indexes.begin(), table.indexes.end(), [&](const Index& index) {
        std::vector<ColumnId> keys;
        for (const IndexKey& key : index.keys)
            keys.push_back(key.column);
        return index.unique && sameColumns(keys, columns);
    });
}

}  // namespace barch
