#include "core/import/postgresql/kept_statements.h"

namespace barch::pg {
namespace {

constexpr const char* noPlace = "The model has no place for it.";

std::string dotted(Nodes names)
{
    std::string path;
    for (const std::string& name : texts(names))
        path += (path.empty() ? "" : ".") + identifier(name);
    return path;
}

struct Kind {
    const char* words;
    bool canDrop = true;
    KeptPlace place = KeptPlace::BeforeTables;
};

Kind kindOf(PgQuery__ObjectType type)
{
    switch (type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_TYPE: return {"TYPE"};
    case PG_QUERY__OBJECT_TYPE__OBJECT_COLLATION: return {"COLLATION"};
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSPARSER: return {"TEXT SEARCH PARSER"};
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSDICTIONARY: return {"TEXT SEARCH DICTIONARY"};
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSTEMPLATE: return {"TEXT SEARCH TEMPLATE"};
    case PG_QUERY__OBJECT_TYPE__OBJECT_TSCONFIGURATION: return {"TEXT SEARCH CONFIGURATION"};
    case PG_QUERY__OBJECT_TYPE__OBJECT_OPERATOR: return {"OPERATOR", false};
    default: return {"OBJECT", false};
    }
}

void keepForeignTable(Context& context, const PgQuery__CreateForeignTableStmt& statement)
{
    const PgQuery__RangeVar& relation = *statement.base_stmt->relation;
    const QualifiedName name = context.state.nameForNew(relation);
    context.state.addRelation(name.space, name.name, {RelationKind::Kept, {}, {}});
    keep(context, "CREATE FOREIGN TABLE " + pathText(relation), noPlace, "DROP FOREIGN TABLE " + pathText(context.state, name.space, name.name), KeptPlace::AfterAll);
}

}  // namespace

void keepDefinition(Context& context, const PgQuery__DefineStmt& statement)
{
    const Kind kind = kindOf(statement.kind);
    const std::string name = dotted(nodes(statement.defnames, statement.n_defnames));
    const std::string words(kind.words);
    keep(context, "CREATE " + words + " " + name, noPlace, kind.canDrop ? "DROP " + words + " " + name : std::string(), kind.place);
}

void keepStatement(Context& context, const Node& node)
{
    const auto named = [&](const std::string& what, std::string_view name, const std::string& behind, KeptPlace place) {
        keep(context, "CREATE " + what + " " + std::string(name), noPlace, "DROP " + what + " " + identifier(name) + behind, place);
    };
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_RULE_STMT: return named("RULE", text(node.rule_stmt->rulename), " ON " + pathText(*node.rule_stmt->relation), KeptPlace::AfterAll);
    case PG_QUERY__NODE__NODE_CREATE_EVENT_TRIG_STMT: return named("EVENT TRIGGER", text(node.create_event_trig_stmt->trigname), "", KeptPlace::AfterAll);
    case PG_QUERY__NODE__NODE_CREATE_FDW_STMT: return named("FOREIGN DATA WRAPPER", text(node.create_fdw_stmt->fdwname), "", KeptPlace::BeforeTables);
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_SERVER_STMT: return named("SERVER", text(node.create_foreign_server_stmt->servername), "", KeptPlace::BeforeTables);
    case PG_QUERY__NODE__NODE_CREATE_PUBLICATION_STMT: return named("PUBLICATION", text(node.create_publication_stmt->pubname), "", KeptPlace::AfterAll);
    case PG_QUERY__NODE__NODE_CREATE_SUBSCRIPTION_STMT: return named("SUBSCRIPTION", text(node.create_subscription_stmt->subname), "", KeptPlace::AfterAll);
    case PG_QUERY__NODE__NODE_CREATE_PLANG_STMT: return named("LANGUAGE", text(node.create_plang_stmt->plname), "", KeptPlace::BeforeTables);
    case PG_QUERY__NODE__NODE_CREATE_AM_STMT: return named("ACCESS METHOD", text(node.create_am_stmt->amname), "", KeptPlace::BeforeTables);
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT: return keepForeignTable(context, *node.create_foreign_table_stmt);
    case PG_QUERY__NODE__NODE_CREATE_STATS_STMT: {
        const std::string name = dotted(nodes(node.create_stats_stmt->defnames, node.create_stats_stmt->n_defnames));
        return keep(context, "CREATE STATISTICS " + name, noPlace, name.empty() ? "" : "DROP STATISTICS " + name, KeptPlace::AfterAll);
    }
    case PG_QUERY__NODE__NODE_CREATE_OP_CLASS_STMT:
    case PG_QUERY__NODE__NODE_CREATE_OP_FAMILY_STMT:
    case PG_QUERY__NODE__NODE_ALTER_OP_FAMILY_STMT:
    case PG_QUERY__NODE__NODE_ALTER_TSDICTIONARY_STMT:
    case PG_QUERY__NODE__NODE_ALTER_TSCONFIGURATION_STMT:
    case PG_QUERY__NODE__NODE_CREATE_USER_MAPPING_STMT:
    case PG_QUERY__NODE__NODE_CREATE_CONVERSION_STMT:
        return keep(context, shortened(context.statement.sql(), 50), noPlace, {}, KeptPlace::BeforeTables);
    case PG_QUERY__NODE__NODE_DO_STMT:
        return keep(context, "DO", "What a block of code makes is known only when it runs.", {}, KeptPlace::AfterAll);
    default: keep(context, shortened(context.statement.sql(), 50), noPlace, {}, KeptPlace::AfterAll);
    }
}

}  // namespace barch::pg
