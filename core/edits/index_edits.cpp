#include "core/edits/index_edits.h"

#include "core/edits/forget.h"
#include "core/edits/lookups.h"

namespace barch {
namespace {

std::optional<Error> indexFault(const Table& table, const Index& index)
{
    if (index.keys.empty())
        return Error{"An index needs at least one column or expression.", {}, {}};
    for (const IndexKey& key : index.keys) {
        if (key.column && !table.column(key.column))
            return noSuch("column", key.column);
        if (!key.column && key.expression.empty())
            return Error{"A key of an index needs a column or an expression.", {}, {}};
    }
    return index.include.empty() ? std::nullopt : columnsFault(table, index.include, "INCLUDE");
}

std::optional<Error> indexNameFault(const Table& table, const std::string& name)
{
    if (auto fault = nameFault("index", name))
        return fault;
    if (hasIndexNamed(table, name))
        return Error{"The table has an index \"" + name + "\" already.", {}, "Choose another name."};
    return std::nullopt;
}

bool leads(const std::vector<ColumnId>& key, const std::vector<ColumnId>& columns)
{
    return key.size() >= columns.size() &&
           std::is_permutation(columns.begin(), columns.end(), key.begin());
}

}  // namespace

Result<Project> addIndex(const Project& project, TableId id, Index index)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (auto fault = indexFault(table, index))
            return fault;
        if (index.name.empty())
            index.name = freeNameIn(table, indexName(table, index));
        if (auto fault = indexNameFault(table, index.name))
            return fault;
        if (!index.id)
            index.id = freshIdIn<IndexId>(table.indexes, "index/" + id.text() + "/" + index.name);
        else if (findById(table.indexes, index.id) != table.indexes.end())
            return Error{"This index is already there.", {}, {}};
        table.indexes.push_back(index);
        return std::nullopt;
    });
}

Result<Project> addIndex(const Project& project, TableId id, const std::vector<ColumnId>& columns)
{
    Index index;
    for (const ColumnId column : columns)
        index.keys.push_back({.column = column});
    return addIndex(project, id, std::move(index));
}

Result<Project> changeIndex(const Project& project, TableId id, Index index)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        const auto found = findById(table.indexes, index.id);
        if (found == table.indexes.end())
            return noSuch("index", index.id);
        if (auto fault = indexFault(table, index))
            return fault;
        if (index.name.empty())
            index.name = found->name;
        if (index.name != found->name)
            if (auto fault = indexNameFault(table, index.name))
                return fault;
        *found = index;
        return std::nullopt;
    });
}

Result<Project> removeIndex(const Project& project, TableId id, IndexId index)
{
    const auto edited = changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        if (std::erase_if(table.indexes, [&](const Index& i) { return i.id == index; }) == 0)
            return noSuch("index", index);
        return std::nullopt;
    });
    return edited ? Result<Project>(forget(*edited, index, ElementKind::Index)) : edited;
}

Result<Project> renameIndex(const Project& project, TableId id, IndexId index, const std::string& name)
{
    return changeTable(project, id, [&](Table& table) -> std::optional<Error> {
        const auto found = findById(table.indexes, index);
        if (found == table.indexes.end())
            return noSuch("index", index);
        if (found->name == name)
            return std::nullopt;
        if (auto fault = indexNameFault(table, name))
            return fault;
        found->name = name;
        return std::nullopt;
    });
}

bool isIndexed(const Table& table, const std::vector<ColumnId>& columns)
{
    if (table.primaryKey && leads(table.primaryKey->columns, columns))
        return true;
    for (const UniqueConstraint& unique : table.uniques)
        if (leads(unique.columns, columns))
            return true;
    for (const Index& index : table.indexes) {
        std::vector<ColumnId> key;
        for (const IndexKey& part : index.keys)
            key.push_back(part.column);
        const bool ordered = index.method.empty() || index.method == "btree";
        if (ordered && index.predicate.empty() && leads(key, columns))
            return true;
    }
    return false;
}

}  // namespace barch
