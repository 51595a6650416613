#pragma once

#include "core/import/postgresql/tree_values.h"
#include "core/model/project.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace barch::pg {

enum class RelationKind { Table, View, Sequence, Index, CompositeType, Kept };

/// What a name of pg_class stands for.
struct Relation {
    RelationKind kind = RelationKind::Kept;
    AnyId id;
    AnyId owner;      ///< the table or view of an index
};

/// A name with the schema that it lies in.
struct QualifiedName {
    NamespaceId space;
    std::string name;
};

/// What the model says of a function only as text.
struct FunctionFacts {
    std::vector<std::string> inputTypes;   ///< as `typeText` writes them
    bool closedToPublic = false;
    std::string owner;                     ///< empty: nothing was said of it
};

/// A database's schema while statements change it: the model's own elements in maps that change in place. Ids are numbers
/// in the order of making; `finished` gives them those of imports. Names of relations and types are looked up as the
/// server does, by the search path.
class SchemaState {
public:
    SchemaState();

    template <class IdType>
    IdType fresh() { return IdType(AnyId(++m_lastId)); }
    std::uint64_t lastId() const { return m_lastId; }

    // Schemas and the search path.
    void setSearchPath(std::vector<std::string> path) { m_path = std::move(path); }
    const std::vector<std::string>& searchPath() const { return m_path; }
    const Namespace* spaceNamed(std::string_view name) const;
    /// Made where it isn't there.
    NamespaceId space(std::string_view name);
    std::string spaceName(NamespaceId space) const;
    /// Where something new goes that is written with this schema, or none.
    NamespaceId spaceForNew(std::string_view schema);
    void renameSpace(NamespaceId space, const std::string& name);
    void dropSpace(NamespaceId space);

    // Relations.
    QualifiedName nameForNew(const PgQuery__RangeVar& relation);
    const Relation* relation(NamespaceId space, std::string_view name) const;
    const Relation* relation(std::string_view schema, std::string_view name) const;
    const Relation* relation(const PgQuery__RangeVar& name) const { return relation(text(name.schemaname), text(name.relname)); }
    /// Of "name", "schema.name", "database.schema.name".
    const Relation* relation(const std::vector<std::string>& names) const;
    Table* table(std::string_view schema, std::string_view name);
    Table* table(const PgQuery__RangeVar& name) { return table(text(name.schemaname), text(name.relname)); }
    void addRelation(NamespaceId space, std::string_view name, const Relation& relation);
    void forgetRelation(NamespaceId space, std::string_view name);
    bool hasRelation(NamespaceId space, std::string_view name) const { return relation(space, name) != nullptr; }

    // Types.
    UserType* type(std::string_view schema, std::string_view name);
    UserType* type(const std::vector<std::string>& names);
    void addTypeName(const UserType& type);
    void forgetTypeName(const UserType& type);

    // Constraint names, which the server keeps unique within a schema where it chooses them.
    void addConstraintName(NamespaceId space, std::string_view name) { ++m_constraints[key(space, name)]; }
    void forgetConstraintName(NamespaceId space, std::string_view name);
    bool hasConstraintName(NamespaceId space, std::string_view name) const { return m_constraints.contains(key(space, name)); }

    // Functions; `inputTypes` none: the only one of that name.
    Function* function(std::string_view schema, std::string_view name, const std::vector<std::string>* inputTypes);
    void addFunctionName(const Function& function) { m_functionNames[function.name].push_back(function.id); }
    void forgetFunctionName(const Function& function);

    // Roles; made where they aren't there.
    RoleId role(std::string_view name);
    const Role* roleNamed(std::string_view name) const;
    void renameRole(RoleId role, const std::string& name);
    /// With its grants, memberships and places in policies.
    void dropRole(RoleId role);

    std::map<NamespaceId, Namespace> spaces;
    std::map<UserTypeId, UserType> types;
    std::map<SequenceId, Sequence> sequences;
    std::map<TableId, Table> tables;
    std::map<ViewId, View> views;
    std::map<FunctionId, Function> functions;
    std::map<RoleId, Role> roles;
    std::map<std::string, Extension> extensions;
    std::vector<DefaultPrivilege> defaultPrivileges;
    std::vector<VerbatimSql> kept;

    std::unordered_map<FunctionId, FunctionFacts> functionFacts;
    std::unordered_map<ColumnId, SequenceId> numberedBy;             ///< columns whose default is nextval of a sequence
    std::unordered_map<AnyId, std::map<std::string, std::string>> numbering;  ///< options of sequences and identity columns
    std::map<ViewId, std::set<AnyId>> viewReads;                     ///< tables and views
    std::unordered_map<TableId, std::vector<TableId>> heirs;         ///< partitions and tables that inherit
    std::map<std::string, int> tableOwners;                          ///< how many tables each role was given
    bool publicSchemaClosed = false;                                 ///< REVOKE USAGE ON SCHEMA public FROM PUBLIC
    std::set<RoleId> madeRoles;                                      ///< by CREATE ROLE
    std::map<AnyId, std::string> verbatimRelations;                  ///< foreign tables and what else is only kept

private:
    static std::string key(NamespaceId space, std::string_view name);
    NamespaceId idOf(std::string_view schema) const;

    std::uint64_t m_lastId = 0;
    std::vector<std::string> m_path{"public"};
    std::unordered_map<std::string, NamespaceId> m_spaceNames;
    std::unordered_map<std::string, Relation> m_relations;
    std::unordered_map<std::string, UserTypeId> m_typeNames;
    std::unordered_map<std::string, int> m_constraints;
    std::unordered_map<std::string, std::vector<FunctionId>> m_functionNames;
    std::unordered_map<std::string, RoleId> m_roleNames;
};

}  // namespace barch::pg
