#include "core/import/postgresql/table_copies.h"

#include "core/import/postgresql/columns.h"
#include "core/import/postgresql/constraints.h"
#include "core/import/postgresql/derived_names.h"
#include "core/import/postgresql/tables.h"

#include <algorithm>

namespace barch::pg {
namespace {

constexpr std::uint32_t comments = 1;
constexpr std::uint32_t constraints = 4;
constexpr std::uint32_t defaults = 8;
constexpr std::uint32_t generated = 16;
constexpr std::uint32_t identity = 32;
constexpr std::uint32_t indexes = 64;

std::vector<ColumnId> sameColumns(SchemaState& state, const Table& from, Table& to, const std::vector<ColumnId>& ids)
{
    std::vector<ColumnId> result;
    for (const ColumnId id : ids)
        if (const Column* column = from.column(id))
            if (const Column* own = columnOf(state, to, column->name))
                result.push_back(own->id);
    return result;
}

std::vector<std::string> keyNames(const Table& table, const std::vector<ColumnId>& ids)
{
    std::vector<std::string> names;
    for (const ColumnId id : ids)
        names.push_back(table.column(id) ? table.column(id)->name : std::string());
    return names;
}

void copyIndex(SchemaState& state, const Table& from, Table& to, const Index& source)
{
    Index index = source;
    index.id = state.fresh<IndexId>();
    std::vector<ColumnId> keyed;
    for (IndexKey& key : index.keys) {
        if (key.column)
            if (const auto same = sameColumns(state, from, to, {key.column}); !same.empty())
                key.column = same[0];
        keyed.push_back(key.column);
    }
    index.include = sameColumns(state, from, to, source.include);
    std::vector<ColumnId> named = keyed;
    named.insert(named.end(), index.include.begin(), index.include.end());
    index.name = freeRelationName(state, to.namespaceId, to.name, columnsInName(indexColumnNames(keyNames(to, named))), "idx", false);
    index.comment.clear();
    state.addRelation(to.namespaceId, index.name, {RelationKind::Index, index.id, to.id});
    to.indexes.push_back(std::move(index));
}

}  // namespace

void copyColumns(Context& context, Table& table, const PgQuery__TableLikeClause& like)
{
    const Table* other = context.state.table(*like.relation);
    if (!other) {
        context.missing("table", pathText(*like.relation));
        return;
    }
    for (const Column& source : other->columns) {
        Column column = source;
        column.id = context.state.fresh<ColumnId>();
        if (!(like.options & defaults))
            column.defaultExpression.clear();
        else if (const auto counted = context.state.numberedBy.find(source.id); counted != context.state.numberedBy.end())
            context.state.numberedBy[column.id] = SequenceId(counted->second);
        if (!(like.options & generated))
            column.generatedExpression.clear();
        if (!(like.options & identity))
            column.identity = Identity::None;
        else if (const auto numbering = context.state.numbering.find(source.id); numbering != context.state.numbering.end())
            context.state.numbering[column.id] = std::map(numbering->second);
        if (!(like.options & comments))
            column.comment.clear();
        table.columns.push_back(std::move(column));
    }
    if (like.options & constraints)
        for (const Check& source : other->checks) {
            Check check = source;
            check.id = context.state.fresh<ConstraintId>();
            if (!(like.options & comments))
                check.comment.clear();
            context.state.addConstraintName(table.namespaceId, check.name);
            table.checks.push_back(std::move(check));
        }
}

void copyIndexes(Context& context, Table& table, const PgQuery__TableLikeClause& like)
{
    SchemaState& state = context.state;
    const Table* other = state.table(*like.relation);
    if (!other || !(like.options & indexes))
        return;
    const auto addName = [&](const std::string& name, ConstraintId id) {
        state.addConstraintName(table.namespaceId, name);
        state.addRelation(table.namespaceId, name, {RelationKind::Index, id, table.id});
    };
    if (other->primaryKey && !table.primaryKey) {
        PrimaryKey key = *other->primaryKey;
        key.id = state.fresh<ConstraintId>();
        key.columns = sameColumns(state, *other, table, key.columns);
        key.include = sameColumns(state, *other, table, key.include);
        key.name = freeRelationName(state, table.namespaceId, table.name, {}, "pkey", true);
        key.comment.clear();
        addName(key.name, key.id);
        table.primaryKey = std::move(key);
    }
    for (const UniqueConstraint& source : other->uniques) {
        UniqueConstraint key = source;
        key.id = state.fresh<ConstraintId>();
        key.columns = sameColumns(state, *other, table, source.columns);
        key.include = sameColumns(state, *other, table, source.include);
        key.name = freeRelationName(state, table.namespaceId, table.name, columnsInName(indexColumnNames(keyNames(table, key.columns))), "key", true);
        key.comment.clear();
        addName(key.name, key.id);
        table.uniques.push_back(std::move(key));
    }
    for (const Index& index : other->indexes)
        copyIndex(state, *other, table, index);
}

void createTableAs(Context& context, const PgQuery__CreateTableAsStmt& statement)
{
    if (statement.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW)
        return;
    const std::string name = pathText(*statement.into->rel);
    if (text(statement.into->rel->relpersistence) == "t") {
        context.skipped("CREATE TABLE " + shortened(name), "A temporary table is gone when its session ends.");
        return;
    }
    const QualifiedName qualified = context.state.nameForNew(*statement.into->rel);
    context.state.addRelation(qualified.space, qualified.name, {RelationKind::Kept, {}, {}});
    keep(context, "CREATE TABLE " + name + " AS", "Its columns are what a query gives, which only the server knows.", "DROP TABLE " + name,
         KeptPlace::AfterAll);
}

}  // namespace barch::pg
