#include "core/import/postgresql/carry_out.h"

#include "core/import/postgresql/comments.h"
#include "core/import/postgresql/drops.h"
#include "core/import/postgresql/functions.h"
#include "core/import/postgresql/guarded_statements.h"
#include "core/import/postgresql/index_keys.h"
#include "core/import/postgresql/kept_statements.h"
#include "core/import/postgresql/numbering.h"
#include "core/import/postgresql/parse_tree.h"
#include "core/import/postgresql/policies.h"
#include "core/import/postgresql/privileges.h"
#include "core/import/postgresql/renames.h"
#include "core/import/postgresql/roles.h"
#include "core/import/postgresql/schemas.h"
#include "core/import/postgresql/tables.h"
#include "core/import/postgresql/types.h"
#include "core/import/postgresql/views.h"

#include <algorithm>

namespace barch::pg {
namespace {

/// True: the statement makes something, or changes what is made.
bool carryOutMaking(Context& context, const Node& node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_STMT: createTable(context, *node.create_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT: alterTable(context, *node.alter_table_stmt); return true;
    case PG_QUERY__NODE__NODE_INDEX_STMT: createIndex(context, *node.index_stmt); return true;
    case PG_QUERY__NODE__NODE_COMMENT_STMT: comment(context, *node.comment_stmt); return true;
    case PG_QUERY__NODE__NODE_GRANT_STMT: changePrivileges(context, *node.grant_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT: createPolicy(context, *node.create_policy_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_POLICY_STMT: alterPolicy(context, *node.alter_policy_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT: createSequence(context, *node.create_seq_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT: alterSequence(context, *node.alter_seq_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT: createFunction(context, *node.create_function_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_FUNCTION_STMT: alterFunction(context, *node.alter_function_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT: createTrigger(context, *node.create_trig_stmt); return true;
    case PG_QUERY__NODE__NODE_VIEW_STMT: createView(context, *node.view_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
        if (node.create_table_as_stmt->objtype == PG_QUERY__OBJECT_TYPE__OBJECT_MATVIEW)
            createMaterializedView(context, *node.create_table_as_stmt);
        else
            createTableAs(context, *node.create_table_as_stmt);
        return true;
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT: createEnum(context, *node.create_enum_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT: alterEnum(context, *node.alter_enum_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT: createDomain(context, *node.create_domain_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT: alterDomain(context, *node.alter_domain_stmt); return true;
    case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT: createComposite(context, *node.composite_type_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT: createRange(context, *node.create_range_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT: createSchema(context, *node.create_schema_stmt); return true;
    case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT: createExtension(context, *node.create_extension_stmt); return true;
    case PG_QUERY__NODE__NODE_RENAME_STMT: rename(context, *node.rename_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT: moveToSchema(context, *node.alter_object_schema_stmt); return true;
    case PG_QUERY__NODE__NODE_DROP_STMT: drop(context, *node.drop_stmt); return true;
    case PG_QUERY__NODE__NODE_DEFINE_STMT:
        if (node.define_stmt->kind == PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE)
            createAggregate(context, *node.define_stmt);
        else
            keepDefinition(context, *node.define_stmt);
        return true;
    default: return false;
    }
}

/// True: the statement is about roles and what they may do.
bool carryOutRoles(Context& context, const Node& node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_ROLE_STMT: createRole(context, *node.create_role_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_ROLE_STMT: alterRole(context, *node.alter_role_stmt); return true;
    case PG_QUERY__NODE__NODE_DROP_ROLE_STMT: dropRoles(context, *node.drop_role_stmt); return true;
    case PG_QUERY__NODE__NODE_GRANT_ROLE_STMT: grantRole(context, *node.grant_role_stmt); return true;
    case PG_QUERY__NODE__NODE_ALTER_DEFAULT_PRIVILEGES_STMT: alterDefaultPrivileges(context, *node.alter_default_privileges_stmt); return true;
    default: return false;
    }
}

/// Whether it was a block of code that only makes what isn't there yet.
bool carryOutGuarded(Context& context, const PgQuery__DoStmt& block)
{
    const PgQuery__DefElem* body = option(nodes(block.args, block.n_args), "as");
    const auto statements = body ? guardedStatements(valueText(body->arg)) : std::nullopt;
    if (!statements)
        return false;
    Parser parser;
    SyntaxFault fault;
    if (std::any_of(statements->begin(), statements->end(), [&](const std::string& sql) { return !parser.parse(sql, fault); }))
        return false;
    for (const std::string& sql : *statements) {
        const PgQuery__ParseResult& tree = *parser.parse(sql, fault);
        const Statement statement(sql, context.statement.line(), 0);
        Context inner{context.state, context.report, statement};
        for (std::size_t i = 0; i < tree.n_stmts; ++i)
            carryOut(inner, *tree.stmts[i]->stmt);
    }
    return true;
}

/// True: rows, settings and whatever else is not about the schema.
bool passOver(Context& context, const Node& node)
{
    switch (node.node_case) {
    case PG_QUERY__NODE__NODE_INSERT_STMT: context.report.rows(context.statement.line(), "INSERT INTO", pathText(*node.insert_stmt->relation)); return true;
    case PG_QUERY__NODE__NODE_UPDATE_STMT: context.report.rows(context.statement.line(), "UPDATE", pathText(*node.update_stmt->relation)); return true;
    case PG_QUERY__NODE__NODE_DELETE_STMT: context.report.rows(context.statement.line(), "DELETE FROM", pathText(*node.delete_stmt->relation)); return true;
    case PG_QUERY__NODE__NODE_COPY_STMT:
        context.report.rows(context.statement.line(), "COPY", node.copy_stmt->relation ? pathText(*node.copy_stmt->relation) : std::string("of a query"));
        return true;
    case PG_QUERY__NODE__NODE_TRUNCATE_STMT: context.skipped("TRUNCATE", "Rows are not part of a design."); return true;
    case PG_QUERY__NODE__NODE_SELECT_STMT: select(context, *node.select_stmt); return true;
    case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT: setVariable(context, *node.variable_set_stmt); return true;
    case PG_QUERY__NODE__NODE_TRANSACTION_STMT: context.skipped("BEGIN and COMMIT", "A design has no transactions."); return true;
    case PG_QUERY__NODE__NODE_ALTER_OWNER_STMT: alterOwner(context, *node.alter_owner_stmt); return true;
    case PG_QUERY__NODE__NODE_REASSIGN_OWNED_STMT:
    case PG_QUERY__NODE__NODE_DROP_OWNED_STMT: context.skipped("OWNED BY", "Whoever runs the migration owns what it makes."); return true;
    case PG_QUERY__NODE__NODE_ALTER_ROLE_SET_STMT:
        if (!text(node.alter_role_set_stmt->database).empty() || !node.alter_role_set_stmt->role || isStarter(context.state, *node.alter_role_set_stmt->role)) {
            context.skipped("ALTER ROLE ... SET", "It is about one database, or about whoever runs the statements.");
            return true;
        }
        return false;
    case PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT:
    case PG_QUERY__NODE__NODE_VACUUM_STMT:
    case PG_QUERY__NODE__NODE_CLUSTER_STMT:
    case PG_QUERY__NODE__NODE_REINDEX_STMT:
    case PG_QUERY__NODE__NODE_LOCK_STMT:
    case PG_QUERY__NODE__NODE_CHECK_POINT_STMT:
    case PG_QUERY__NODE__NODE_EXPLAIN_STMT:
    case PG_QUERY__NODE__NODE_VARIABLE_SHOW_STMT:
    case PG_QUERY__NODE__NODE_CONSTRAINTS_SET_STMT:
    case PG_QUERY__NODE__NODE_DISCARD_STMT:
    case PG_QUERY__NODE__NODE_NOTIFY_STMT:
    case PG_QUERY__NODE__NODE_MERGE_STMT:
        context.skipped(shortened(context.statement.sql().substr(0, context.statement.sql().find(' '))), "It changes nothing in the schema.");
        return true;
    case PG_QUERY__NODE__NODE_CREATEDB_STMT:
    case PG_QUERY__NODE__NODE_DROPDB_STMT:
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_STMT:
    case PG_QUERY__NODE__NODE_ALTER_DATABASE_SET_STMT:
    case PG_QUERY__NODE__NODE_ALTER_SYSTEM_STMT:
    case PG_QUERY__NODE__NODE_CREATE_TABLE_SPACE_STMT:
        context.skipped(shortened(context.statement.sql(), 40), "Databases and servers themselves are not part of a design.");
        return true;
    default: return false;
    }
}

}  // namespace

void carryOut(Context& context, const Node& statement)
{
    if (statement.node_case == PG_QUERY__NODE__NODE_DO_STMT && carryOutGuarded(context, *statement.do_stmt))
        return;
    if (!carryOutMaking(context, statement) && !carryOutRoles(context, statement) && !passOver(context, statement))
        keepStatement(context, statement);
}

}  // namespace barch::pg
