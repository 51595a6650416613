#pragma once

#include "core/model/table.h"

namespace barch {

/// What a database holds besides tables.

struct Namespace {
    NamespaceId id;
    std::string name;
    std::string comment;
    std::vector<Grant> grants;
    std::string origin;
    BARCH_FIELDS(Namespace, id, name, comment, grants, origin)
};

struct EnumValue {
    EnumValueId id;
    std::string name;
    BARCH_FIELDS(EnumValue, id, name)
};

enum class UserTypeKind : std::uint8_t { Enumeration, Domain, Composite, Range };
BARCH_NAMES(UserTypeKind, "enum", "domain", "composite", "range")

/// An enum (`values` in order), a domain (`baseType` with `nullable`, default and `checks`), a
/// composite type (`attributes`) or a range of `baseType`.
struct UserType {
    UserTypeId id;
    NamespaceId namespaceId;
    std::string name;
    UserTypeKind kind = UserTypeKind::Enumeration;
    std::vector<EnumValue> values;
    std::string baseType;
    bool nullable = true;
    std::string defaultExpression;
    std::vector<Check> checks;
    std::vector<Column> attributes;
    std::string collation;
    std::string options;             ///< of a range, what else it was made with: "subtype_diff = float8mi"
    std::string comment;
    std::vector<Grant> grants;
    std::string origin;
    BARCH_FIELDS(UserType, id, namespaceId, name, kind, values, baseType, nullable, defaultExpression, checks, attributes,
                 collation, options, comment, grants, origin)
};

struct Sequence {
    SequenceId id;
    NamespaceId namespaceId;
    std::string name;
    std::string type;     ///< empty: bigint
    std::string options;  ///< "INCREMENT BY 1 START WITH 100 ..."
    ColumnId ownedBy;
    TableId ownedByTable;
    std::string comment;
    std::vector<Grant> grants;
    std::string origin;
    BARCH_FIELDS(Sequence, id, namespaceId, name, type, options, ownedBy, ownedByTable, comment, grants, origin)
};

struct View {
    ViewId id;
    NamespaceId namespaceId;
    std::string name;
    std::string definition;         ///< the query
    Dialect dialect = Dialect::Any;
    bool materialized = false;
    bool withData = true;
    bool securityInvoker = false;
    std::string checkOption;        ///< "", "local" or "cascaded"
    std::vector<std::string> columnNames;
    std::vector<Index> indexes;     ///< of a materialized view; keys are expressions
    std::vector<Trigger> triggers;  ///< INSTEAD OF; without columns
    std::vector<TableId> reads;     ///< tables that must exist first
    std::string options;            ///< what else it was made with: "security_barrier = true"
    std::string comment;
    std::vector<Grant> grants;
    std::string origin;
    BARCH_FIELDS(View, id, namespaceId, name, definition, dialect, materialized, withData, securityInvoker, checkOption,
                 columnNames, indexes, triggers, reads, options, comment, grants, origin)
};

enum class FunctionKind : std::uint8_t { Function, Procedure, Aggregate };
BARCH_NAMES(FunctionKind, "function", "procedure", "aggregate")
enum class Volatility : std::uint8_t { Volatile, Stable, Immutable };
BARCH_NAMES(Volatility, "volatile", "stable", "immutable")

struct Function {
    FunctionId id;
    NamespaceId namespaceId;
    std::string name;
    FunctionKind kind = FunctionKind::Function;
    std::string arguments;          ///< what stands between the parentheses of the definition
    std::string returns;            ///< "trigger", "uuid", "TABLE (...)"; empty for procedures
    std::string language;           ///< "sql", "plpgsql"
    std::string body;
    Dialect dialect = Dialect::PostgreSql;
    Volatility volatility = Volatility::Volatile;
    bool securityDefiner = false;
    bool strict = false;
    bool leakproof = false;
    bool parallelSafe = false;
    std::string searchPath;         ///< SET search_path = ..., empty: none
    std::string options;            ///< what else it was made with, kept verbatim: "COST 10 SET work_mem = '1MB'"
    bool isStatementBody = false;   ///< `body` is no string but the SQL itself: BEGIN ATOMIC ... END, RETURN ...
    RoleId owner;                   ///< none: the owner of the schema
    std::string comment;
    std::vector<Grant> grants;
    std::string origin;
    BARCH_FIELDS(Function, id, namespaceId, name, kind, arguments, returns, language, body, dialect, volatility,
                 securityDefiner, strict, leakproof, parallelSafe, searchPath, options, isStatementBody, owner, comment,
                 grants, origin)
};

/// A database role. Its password is never part of the project.
struct Role {
    RoleId id;
    std::string name;
    bool login = false;
    bool bypassRowSecurity = false;
    bool superuser = false;
    bool createRole = false;
    bool createDatabase = false;
    bool inherit = true;
    std::vector<RoleId> memberOf;
    std::string comment;
    std::string origin;
    BARCH_FIELDS(Role, id, name, login, bypassRowSecurity, superuser, createRole, createDatabase, inherit, memberOf,
                 comment, origin)
};

struct Extension {
    ExtensionId id;
    std::string name;
    NamespaceId namespaceId;
    std::string origin;
    BARCH_FIELDS(Extension, id, name, namespaceId, origin)
};

/// ALTER DEFAULT PRIVILEGES: what objects made later by `forRole` grant or revoke.
struct DefaultPrivilege {
    VerbatimId id;
    RoleId forRole;
    NamespaceId namespaceId;         ///< none: everywhere
    std::string objects;             ///< "tables", "sequences", "functions", "types", "schemas"
    bool revoke = false;
    Grant grant;
    std::string origin;
    BARCH_FIELDS(DefaultPrivilege, id, forRole, namespaceId, objects, revoke, grant, origin)
};

/// SQL that the model can't express, kept word for word and exported in the order of `position`: before
/// types and tables where it is negative, otherwise after all that is modelled.
struct VerbatimSql {
    VerbatimId id;
    std::string name;
    std::string sql;
    std::string downSql;
    Dialect dialect = Dialect::Any;
    int position = 0;
    std::string reason;
    std::string origin;
    BARCH_FIELDS(VerbatimSql, id, name, sql, downSql, dialect, position, reason, origin)
};

}  // namespace barch
