#include "core/import/postgresql/index_keys.h"

#include "core/import/postgresql/columns.h"
#include "core/import/postgresql/derived_names.h"
#include "core/import/postgresql/expression_text.h"

#include <algorithm>

namespace barch::pg {
namespace {

std::string dotted(Nodes names)
{
    std::string path;
    for (const std::string& name : texts(names))
        path += (path.empty() ? "" : ".") + identifier(name);
    return path;
}

/// Where the keys begin: behind the "(" that follows the table's name and the method.
std::size_t keysOpen(const StatementText& words) { return words.findSign(SqlPieceKind::Open, words.find("on", 0)); }

Index* indexNamed(std::vector<Index>& indexes, std::string_view name)
{
    const auto found = std::find_if(indexes.begin(), indexes.end(), [&](const Index& index) { return index.name == name; });
    return found == indexes.end() ? nullptr : &*found;
}

/// The partitions get an index each, and the server names it after their table.
void reserveOnPartitions(SchemaState& state, const Table& table, const std::string& columns)
{
    for (const Table* child : childrenOf(state, table.id)) {
        if (!child->partitionOf)
            continue;
        const std::string name = freeRelationName(state, child->namespaceId, child->name, columns, "idx", false);
        state.addRelation(child->namespaceId, name, {RelationKind::Index, {}, child->id});
        reserveOnPartitions(state, *child, columns);
    }
}

}  // namespace

std::string optionsText(Nodes options)
{
    std::string text;
    for (const Node* node : options) {
        if (node->node_case != PG_QUERY__NODE__NODE_DEF_ELEM)
            continue;
        const PgQuery__DefElem& element = *node->def_elem;
        const std::string_view space = barch::pg::text(element.defnamespace);
        text += (text.empty() ? "" : ", ") + (space.empty() ? std::string() : identifier(space) + ".") + identifier(barch::pg::text(element.defname));
        if (!element.arg)
            continue;
        const std::string value = valueText(element.arg);
        const bool isWord = value == "true" || value == "false" || value == "on" || value == "off" ||
                            (!value.empty() && value.find_first_not_of("0123456789.-") == std::string::npos);
        text += " = " + (isWord ? value : stringLiteral(value));
    }
    return text;
}

IndexKey indexKey(Context& context, Table* table, const PgQuery__IndexElem& element, std::size_t first, std::size_t last)
{
    IndexKey key;
    const std::string_view name = text(element.name);
    if (!name.empty()) {
        if (const Column* column = table ? columnOf(context.state, *table, name) : nullptr)
            key.column = column->id;
        else
            key.expression = identifier(name);
    } else {
        key.expression = keyExpression(context.statement.words(), first, last);
    }
    key.collation = collationName(nodes(element.collation, element.n_collation));
    key.operatorClass = dotted(nodes(element.opclass, element.n_opclass));
    if (element.n_opclassopts > 0)
        key.operatorClass += " (" + optionsText(nodes(element.opclassopts, element.n_opclassopts)) + ")";
    key.descending = element.ordering == PG_QUERY__SORT_BY_DIR__SORTBY_DESC;
    if (element.nulls_ordering == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_FIRST)
        key.nulls = key.descending ? NullsOrder::Default : NullsOrder::First;
    if (element.nulls_ordering == PG_QUERY__SORT_BY_NULLS__SORTBY_NULLS_LAST)
        key.nulls = key.descending ? NullsOrder::Last : NullsOrder::Default;
    return key;
}

void createIndex(Context& context, const PgQuery__IndexStmt& statement)
{
    SchemaState& state = context.state;
    const Relation* found = state.relation(*statement.relation);
    if (!found || (found->kind != RelationKind::Table && found->kind != RelationKind::View)) {
        context.missing("table", pathText(*statement.relation));
        return;
    }
    Table* table = found->kind == RelationKind::Table ? &state.tables.at(TableId(found->id)) : nullptr;
    View* view = table ? nullptr : &state.views.at(ViewId(found->id));
    const NamespaceId space = table ? table->namespaceId : view->namespaceId;
    const StatementText& words = context.statement.words();
    const std::size_t open = keysOpen(words);
    const auto parts = words.parts(open + 1, open < words.size() ? words.closing(open) : open);
    Index index;
    index.id = state.fresh<IndexId>();
    std::vector<std::string> names;
    const Nodes keys = nodes(statement.index_params, statement.n_index_params);
    for (std::size_t i = 0; i < keys.size() && i < parts.size(); ++i) {
        const PgQuery__IndexElem& element = *keys[i]->index_elem;
        index.keys.push_back(indexKey(context, table, element, parts[i].first, parts[i].second));
        names.push_back(text(element.name).empty() ? nameOfExpression(element.expr) : std::string(text(element.name)));
    }
    index.name = text(statement.idxname);
    for (const Node* node : nodes(statement.index_including_params, statement.n_index_including_params)) {
        names.emplace_back(text(node->index_elem->name));
        if (const Column* column = table ? columnOf(state, *table, names.back()) : nullptr)
            index.include.push_back(column->id);
    }
    const std::string columns = columnsInName(indexColumnNames(names));
    const std::string& owner = table ? table->name : view->name;
    if (index.name.empty())
        index.name = freeRelationName(state, space, owner, columns, "idx", false);
    else if (state.hasRelation(space, index.name)) {
        context.skipped("CREATE INDEX " + shortened(index.name), "Something of that name is there already.");
        return;
    }
    index.unique = statement.unique;
    index.nullsNotDistinct = statement.nulls_not_distinct;
    index.method = text(statement.access_method) == "btree" ? "" : text(statement.access_method);
    index.options = optionsText(nodes(statement.options, statement.n_options));
    if (statement.where_clause) {
        const std::size_t where = words.find("where", open);
        const bool isWhole = words[where + 1].kind == SqlPieceKind::Open && words.closing(where + 1) + 1 == words.size();
        index.predicate = isWhole ? words.inside(where + 1) : words.text(where + 1, words.size());
    }
    state.addRelation(space, index.name, {RelationKind::Index, index.id, table ? AnyId(table->id) : AnyId(view->id)});
    if (table && table->partitioning.strategy != PartitionStrategy::None && statement.relation->inh)
        reserveOnPartitions(state, *table, columns);
    (table ? table->indexes : view->indexes).push_back(std::move(index));
}

bool dropIndex(SchemaState& state, const Relation& relation, const std::string& name)
{
    const auto drop = [&](std::vector<Index>& indexes, NamespaceId space) {
        if (!indexNamed(indexes, name))
            return false;
        std::erase_if(indexes, [&](const Index& index) { return index.name == name; });
        state.forgetRelation(space, name);
        return true;
    };
    if (const auto table = state.tables.find(TableId(relation.owner)); table != state.tables.end())
        return drop(table->second.indexes, table->second.namespaceId);
    if (const auto view = state.views.find(ViewId(relation.owner)); view != state.views.end())
        return drop(view->second.indexes, view->second.namespaceId);
    return false;
}

}  // namespace barch::pg
