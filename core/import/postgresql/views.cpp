#include "core/import/postgresql/views.h"

#include "core/import/postgresql/privileges.h"
#include "core/import/postgresql/table_storage.h"
#include "core/model/sql_tokens.h"

#include <algorithm>

namespace barch::pg {
namespace {

/// The tables and views that the query reads.
std::set<AnyId> relationsIn(const SchemaState& state, const Node& query)
{
    std::set<AnyId> found;
    auto visit = [&](const ProtobufCMessage& message) {
        if (message.descriptor != &pg_query__range_var__descriptor)
            return;
        const Relation* relation = state.relation(reinterpret_cast<const PgQuery__RangeVar&>(message));
        if (relation && (relation->kind == RelationKind::Table || relation->kind == RelationKind::View))
            found.insert(relation->id);
    };
    forEachMessage(query.base, visit);
    return found;
}

/// A view of this name: the old one without what CREATE OR REPLACE says anew, or a new one.
View& viewFor(SchemaState& state, const QualifiedName& name)
{
    if (const Relation* found = state.relation(name.space, name.name); found && found->kind == RelationKind::View)
        return state.views.at(ViewId(found->id));
    View view;
    view.id = state.fresh<ViewId>();
    view.namespaceId = name.space;
    view.name = name.name;
    view.dialect = Dialect::PostgreSql;
    grantByDefault(state, view.grants, "tables", name.space);
    state.addRelation(name.space, name.name, {RelationKind::View, view.id, {}});
    return state.views.emplace(view.id, std::move(view)).first->second;
}

void setReads(SchemaState& state, View& view, const Node& query)
{
    std::set<AnyId> reads = relationsIn(state, query);
    reads.erase(view.id);
    view.reads.clear();
    for (const AnyId id : reads)
        if (state.tables.contains(TableId(id)))
            view.reads.push_back(TableId(id));
    state.viewReads[view.id] = std::move(reads);
}

/// Where the words that end a view's statement begin: WITH CHECK OPTION, WITH NO DATA.
std::size_t endOfQuery(const StatementText& words)
{
    const std::size_t size = words.size();
    if (size > 3 && words.is(size - 1, "option") && words.is(size - 2, "check"))
        return words.is(size - 3, "with") ? size - 3 : size - 4;
    if (size > 3 && words.is(size - 1, "data"))
        return words.is(size - 2, "with") ? size - 2 : words.is(size - 2, "no") && words.is(size - 3, "with") ? size - 3 : size;
    return size;
}

/// CREATE RECURSIVE VIEW v (a) AS query is a WITH RECURSIVE v (a) AS (query) SELECT a FROM v.
std::string recursiveQuery(const View& view, const std::string& query)
{
    std::string columns;
    for (const std::string& name : view.columnNames)
        columns += (columns.empty() ? "" : ", ") + identifier(name);
    const std::string name = identifier(view.name);
    return "WITH RECURSIVE " + name + " (" + columns + ") AS (" + query + ") SELECT " + columns + " FROM " + name;
}

bool isTaken(Context& context, const QualifiedName& name, bool replaces, const char* what)
{
    const Relation* there = context.state.relation(name.space, name.name);
    if (!there || (replaces && there->kind == RelationKind::View))
        return false;
    context.skipped(std::string(what) + shortened(name.name), "Something of that name is there already.");
    return true;
}

}  // namespace

void setViewOptions(View& view, Nodes options)
{
    for (Node* const& node : options) {
        const PgQuery__DefElem& element = *node->def_elem;
        const std::string_view name = text(element.defname);
        if (name == "security_invoker")
            view.securityInvoker = isOn(element.arg);
        else if (name == "check_option")
            view.checkOption = valueText(element.arg);
        else
            view.options = withOptions(view.options, Nodes(&node, 1), true);
    }
}

void createView(Context& context, const PgQuery__ViewStmt& statement)
{
    SchemaState& state = context.state;
    const QualifiedName name = state.nameForNew(*statement.view);
    if (text(statement.view->relpersistence) == "t")
        return context.skipped("CREATE VIEW " + shortened(name.name), "A temporary view is gone when its session ends.");
    if (isTaken(context, name, statement.replace, "CREATE VIEW "))
        return;
    View& view = viewFor(state, name);
    const StatementText& words = context.statement.words();
    const std::size_t as = words.find("as", 0);
    view.definition = words.written(as + 1, endOfQuery(words));
    view.columnNames = texts(nodes(statement.aliases, statement.n_aliases));
    view.securityInvoker = false;
    view.options.clear();
    view.checkOption = statement.with_check_option == PG_QUERY__VIEW_CHECK_OPTION__LOCAL_CHECK_OPTION      ? "local"
                       : statement.with_check_option == PG_QUERY__VIEW_CHECK_OPTION__CASCADED_CHECK_OPTION ? "cascaded"
                                                                                                          : "";
    setViewOptions(view, nodes(statement.options, statement.n_options));
    if (words.find("recursive", 0) < as)
        view.definition = recursiveQuery(view, view.definition);
    setReads(state, view, *statement.query);
}

void createMaterializedView(Context& context, const PgQuery__CreateTableAsStmt& statement)
{
    SchemaState& state = context.state;
    const PgQuery__IntoClause& into = *statement.into;
    const QualifiedName name = state.nameForNew(*into.rel);
    if (isTaken(context, name, false, "CREATE MATERIALIZED VIEW "))
        return;
    View& view = viewFor(state, name);
    const StatementText& words = context.statement.words();
    view.materialized = true;
    view.withData = !into.skip_data;
    view.definition = words.written(words.find("as", 0) + 1, endOfQuery(words));
    view.columnNames = texts(nodes(into.col_names, into.n_col_names));
    setViewOptions(view, nodes(into.options, into.n_options));
    setReads(state, view, *statement.query);
}

void dropView(SchemaState& state, ViewId id)
{
    const auto found = state.views.find(id);
    if (found == state.views.end())
        return;
    for (const Index& index : found->second.indexes)
        state.forgetRelation(found->second.namespaceId, index.name);
    state.forgetRelation(found->second.namespaceId, found->second.name);
    state.viewReads.erase(id);
    state.views.erase(found);
    dropViewsThatRead(state, id);
}

void dropViewsThatRead(SchemaState& state, AnyId relation)
{
    std::vector<ViewId> readers;
    for (const auto& [view, reads] : state.viewReads)
        if (reads.contains(relation))
            readers.push_back(view);
    for (const ViewId view : readers)
        dropView(state, view);
}

void dropViewsThatMention(SchemaState& state, AnyId relation, const std::string& column)
{
    std::vector<ViewId> readers;
    for (const auto& [view, reads] : state.viewReads)
        if (reads.contains(relation) && mentionsIdentifier(state.views.at(view).definition, column))
            readers.push_back(view);
    for (const ViewId view : readers)
        dropView(state, view);
}

}  // namespace barch::pg
