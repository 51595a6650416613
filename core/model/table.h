#pragma once

#include "core/model/fields.h"
#include "core/model/id.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace barch {

/// Expressions, predicates, defaults and bodies are SQL text in the spelling of the project's engine.

enum class TenancyClass : std::uint8_t { Undeclared, Root, Owned, Global, Link };
BARCH_NAMES(TenancyClass, "undeclared", "root", "owned", "global", "link")

/// What kind of data a column holds. Unclassified: nobody has said yet.
enum class Classification : std::uint8_t { Unclassified, None, Personal, Sensitive, Health, Financial, Secret };
BARCH_NAMES(Classification, "unclassified", "none", "personal", "sensitive", "health", "financial", "secret")

/// How the content of a column is protected by whoever writes it.
enum class Protection : std::uint8_t { Plain, Hashed, Encrypted, Tokenised };
BARCH_NAMES(Protection, "plain", "hashed", "encrypted", "tokenised")

enum class Identity : std::uint8_t { None, Always, ByDefault };
BARCH_NAMES(Identity, "none", "always", "byDefault")

enum class ReferentialAction : std::uint8_t { NoAction, Restrict, Cascade, SetNull, SetDefault };
BARCH_NAMES(ReferentialAction, "noAction", "restrict", "cascade", "setNull", "setDefault")

enum class Deferral : std::uint8_t { NotDeferrable, InitiallyImmediate, InitiallyDeferred };
BARCH_NAMES(Deferral, "notDeferrable", "initiallyImmediate", "initiallyDeferred")

enum class NullsOrder : std::uint8_t { Default, First, Last };
BARCH_NAMES(NullsOrder, "default", "first", "last")

enum class PolicyCommand : std::uint8_t { All, Select, Insert, Update, Delete };
BARCH_NAMES(PolicyCommand, "all", "select", "insert", "update", "delete")

enum class TriggerTiming : std::uint8_t { Before, After, InsteadOf };
BARCH_NAMES(TriggerTiming, "before", "after", "insteadOf")

enum class PartitionStrategy : std::uint8_t { None, Range, List, Hash };
BARCH_NAMES(PartitionStrategy, "none", "range", "list", "hash")

/// Where isolated and hybrid designs keep a table. Derived: by its class and its keys (core/tenancy/database_sets.h).
enum class DatabaseSet : std::uint8_t { Derived, ControlPlane, TenantDatabase, Both };
BARCH_NAMES(DatabaseSet, "derived", "controlPlane", "tenantDatabase", "both")

/// Which engine an SQL body is written for. Any: plain SQL that every engine takes.
enum class Dialect : std::uint8_t { Any, PostgreSql, MySql, Sqlite };
BARCH_NAMES(Dialect, "any", "postgresql", "mysql", "sqlite")

/// `type` is a canonical type name with arguments ("numeric(12,2)", "text[]", "timestamptz") in
/// PostgreSQL's short spelling; exporters translate it. A type that only one engine has is kept in
/// that engine's spelling. With `userType` set, `type` holds only what follows it ("" or "[]").
struct Column {
    ColumnId id;
    std::string name;
    std::string type;
    UserTypeId userType;
    bool nullable = false;
    std::string defaultExpression;    ///< empty: no default
    Identity identity = Identity::None;
    std::string identityOptions;      ///< of its sequence, where they aren't the usual ones: "START WITH 1000"
    std::string generatedExpression;  ///< empty: not generated
    bool generatedStored = true;
    std::string collation;
    std::string options;              ///< what else stood behind it, kept verbatim: "ON UPDATE CURRENT_TIMESTAMP"
    std::string comment;
    Classification classification = Classification::Unclassified;
    Protection protection = Protection::Plain;
    std::string protectionMethod;     ///< "argon2id", "sha256", "aes-256-gcm"...; for protected columns
    std::string origin;
    BARCH_FIELDS(Column, id, name, type, userType, nullable, defaultExpression, identity, identityOptions,
                 generatedExpression, generatedStored, collation, options, comment, classification, protection,
                 protectionMethod, origin)
};

struct PrimaryKey {
    ConstraintId id;
    std::string name;  ///< empty: the exporter derives one
    std::vector<ColumnId> columns;
    std::vector<ColumnId> include;
    Deferral deferral = Deferral::NotDeferrable;
    std::string comment;
    BARCH_FIELDS(PrimaryKey, id, name, columns, include, deferral, comment)
};

struct UniqueConstraint {
    ConstraintId id;
    std::string name;
    std::vector<ColumnId> columns;
    std::vector<ColumnId> include;
    bool nullsNotDistinct = false;
    Deferral deferral = Deferral::NotDeferrable;
    std::string comment;
    std::string origin;
    BARCH_FIELDS(UniqueConstraint, id, name, columns, include, nullsNotDistinct, deferral, comment, origin)
};

/// `columns[i]` refers to `targetColumns[i]` of `target`.
struct ForeignKey {
    ConstraintId id;
    std::string name;
    std::vector<ColumnId> columns;
    TableId target;
    std::vector<ColumnId> targetColumns;
    ReferentialAction onDelete = ReferentialAction::NoAction;
    ReferentialAction onUpdate = ReferentialAction::NoAction;
    std::vector<ColumnId> setColumns;  ///< ON DELETE SET NULL/DEFAULT (these only); empty: all
    bool matchFull = false;
    bool validated = true;
    Deferral deferral = Deferral::NotDeferrable;
    std::string comment;
    std::string origin;
    BARCH_FIELDS(ForeignKey, id, name, columns, target, targetColumns, onDelete, onUpdate, setColumns, matchFull,
                 validated, deferral, comment, origin)
};

struct Check {
    ConstraintId id;
    std::string name;
    std::string expression;
    bool validated = true;
    bool noInherit = false;
    std::string comment;
    std::string origin;
    BARCH_FIELDS(Check, id, name, expression, validated, noInherit, comment, origin)
};

struct ExclusionElement {
    ColumnId column;         ///< none: `expression` counts
    std::string expression;
    std::string collation;
    std::string operatorClass;
    std::string comparison;  ///< the operator, such as "&&"
    BARCH_FIELDS(ExclusionElement, column, expression, collation, operatorClass, comparison)
};

struct Exclusion {
    ConstraintId id;
    std::string name;
    std::string method;
    std::vector<ExclusionElement> elements;
    std::vector<ColumnId> include;
    std::string predicate;
    Deferral deferral = Deferral::NotDeferrable;
    std::string comment;
    std::string origin;
    BARCH_FIELDS(Exclusion, id, name, method, elements, include, predicate, deferral, comment, origin)
};

struct IndexKey {
    ColumnId column;         ///< none: `expression` counts
    std::string expression;
    std::string collation;
    std::string operatorClass;
    bool descending = false;
    NullsOrder nulls = NullsOrder::Default;
    int prefixLength = 0;    ///< MySQL: so many characters of the column only; 0: all of it
    BARCH_FIELDS(IndexKey, column, expression, collation, operatorClass, descending, nulls, prefixLength)
};

struct Index {
    IndexId id;
    std::string name;
    bool unique = false;
    bool nullsNotDistinct = false;
    std::string method;      ///< empty: btree
    std::vector<IndexKey> keys;
    std::vector<ColumnId> include;
    std::string predicate;   ///< empty: all rows
    std::string options;     ///< storage parameters, "fillfactor = 70"
    std::string comment;
    std::string origin;
    BARCH_FIELDS(Index, id, name, unique, nullsNotDistinct, method, keys, include, predicate, options, comment, origin)
};

struct Trigger {
    TriggerId id;
    std::string name;
    TriggerTiming timing = TriggerTiming::Before;
    std::vector<std::string> events;  ///< "insert", "update", "delete", "truncate"
    std::vector<ColumnId> updateOf;
    bool forEachRow = true;
    std::string oldTable;             ///< REFERENCING OLD TABLE AS; empty: none
    std::string newTable;
    bool isConstraint = false;        ///< PostgreSQL: CREATE CONSTRAINT TRIGGER, with `deferral`
    Deferral deferral = Deferral::NotDeferrable;
    std::string enabled;              ///< "": as usual; "disabled", "replica", "always"
    std::string condition;            ///< WHEN (...), empty: always
    FunctionId function;              ///< PostgreSQL; otherwise `body` counts
    std::string arguments;
    std::string body;                 ///< MySQL, SQLite: what stands between BEGIN and END
    Dialect dialect = Dialect::Any;
    std::string comment;
    std::string origin;
    BARCH_FIELDS(Trigger, id, name, timing, events, updateOf, forEachRow, oldTable, newTable, isConstraint, deferral,
                 enabled, condition, function, arguments, body, dialect, comment, origin)
};

struct Policy {
    PolicyId id;
    std::string name;
    PolicyCommand command = PolicyCommand::All;
    bool restrictive = false;
    std::vector<RoleId> roles;       ///< empty: PUBLIC
    std::string usingExpression;
    std::string checkExpression;     ///< empty: as `usingExpression`
    std::string comment;
    std::string origin;
    BARCH_FIELDS(Policy, id, name, command, restrictive, roles, usingExpression, checkExpression, comment, origin)
};

/// Privileges on the object that holds this grant. Role none: PUBLIC.
struct Grant {
    RoleId role;
    std::vector<std::string> privileges;  ///< lower case: "select", "insert", "execute", "usage"...
    std::vector<ColumnId> columns;        ///< of the privileges on single columns; empty: whole object
    bool withGrantOption = false;
    BARCH_FIELDS(Grant, role, privileges, columns, withGrantOption)
};

struct Partitioning {
    PartitionStrategy strategy = PartitionStrategy::None;
    std::vector<IndexKey> keys;
    BARCH_FIELDS(Partitioning, strategy, keys)
};

struct Table {
    TableId id;
    NamespaceId namespaceId;
    std::string name;
    std::string comment;
    TenancyClass tenancyClass = TenancyClass::Undeclared;
    ColumnId tenantKey;                ///< the column with the tenant's id; none in global tables
    DatabaseSet livesIn = DatabaseSet::Derived;
    std::vector<Column> columns;
    std::optional<PrimaryKey> primaryKey;
    std::vector<UniqueConstraint> uniques;
    std::vector<ForeignKey> foreignKeys;
    std::vector<Check> checks;
    std::vector<Exclusion> exclusions;
    std::vector<Index> indexes;
    std::vector<Trigger> triggers;
    bool rowSecurity = false;          ///< ENABLE ROW LEVEL SECURITY
    bool forceRowSecurity = false;     ///< FORCE ROW LEVEL SECURITY: holds the owner too
    std::vector<Policy> policies;
    std::vector<Grant> grants;
    Partitioning partitioning;
    TableId partitionOf;
    std::string partitionBounds;       ///< "FOR VALUES ...", of a partition
    std::vector<TableId> inherits;
    bool unlogged = false;
    std::string options;               ///< what else stood behind the table, kept verbatim
    std::string retention;             ///< how long rows are kept, in words or as "365 days"
    std::string origin;
    BARCH_FIELDS(Table, id, namespaceId, name, comment, tenancyClass, tenantKey, livesIn, columns, primaryKey, uniques,
                 foreignKeys, checks, exclusions, indexes, triggers, rowSecurity, forceRowSecurity, policies, grants,
                 partitioning, partitionOf, partitionBounds, inherits, unlogged, options, retention, origin)

    const Column* column(ColumnId wanted) const;
    const Column* columnNamed(std::string_view wanted) const;
};

}  // namespace barch
