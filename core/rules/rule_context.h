#pragma once

#include "core/content/content.h"
#include "core/model/project.h"
#include "core/rules/predicate.h"
#include "core/rules/rule.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace barch {

/// What other rules than those of the table itself may know about a table.
struct TableFace {
    std::string name;
    NamespaceId space;
    TenancyClass tenancyClass = TenancyClass::Undeclared;
    bool rowSecurity = false;
    bool forced = false;
    bool tenantColumn = false;        ///< has a tenant key
    bool healthData = false;          ///< has a column classified as health
    std::vector<std::string> columnNames;  ///< of catalogues and logs only (see rule_context.cpp)
    bool operator==(const TableFace&) const = default;

    bool isTenantOwned() const { return tenancyClass == TenancyClass::Owned || tenancyClass == TenancyClass::Link; }
};

/// A project with the lookups that rules need: by name, by reference, by answer. Follows one version
/// of a project after the other.
class RuleContext {
public:
    explicit RuleContext(const Content& content) : m_content(&content) {}
    RuleContext(const Content& content, const Project& project);

    /// Makes `project` the current version. Returns the parts that changed, and in `dirty` the tables
    /// that changed, that refer to these or are referred to by them, each once.
    Parts update(const Project& project, std::vector<TableId>& dirty);

    const Project& project() const { return m_project; }
    const Content& content() const { return *m_content; }
    const Tenancy& tenancy() const { return *m_project.tenancy; }
    Dialect dialect() const { return m_project.info->dialect; }

    bool isPostgreSql() const { return dialect() == Dialect::PostgreSql; }
    bool isMySql() const { return dialect() == Dialect::MySql; }
    bool isSqlite() const { return dialect() == Dialect::Sqlite; }
    bool hasEngine() const { return dialect() != Dialect::Any; }
    bool isMultiTenant() const;
    /// Rows of several tenants lie in one database: shared and hybrid tenancy.
    bool sharesDatabase() const;
    /// Tenants are kept apart by row-level security: PostgreSQL with a shared database.
    bool usesRowSecurity() const { return isPostgreSql() && sharesDatabase(); }

    /// What the design is built on for a question: the answer or its recommended default.
    const std::vector<std::string>& values(std::string_view question) const;
    bool has(std::string_view question, std::string_view value) const;
    /// A person gave this answer, or took the default knowingly.
    bool wasAnswered(std::string_view question) const;
    /// At least one value other than "none".
    bool hasSome(std::string_view question) const;

    const Table* table(TableId id) const { return m_project.tables.find(id); }
    /// By bare name, in lower case; the first in the order of ids where several namespaces have one.
    const Table* tableNamed(std::string_view name) const;
    const TableFace* face(TableId id) const;
    const std::map<TableId, TableFace>& faces() const { return m_faces; }
    /// Tables with a reference to this one, partitions and heirs included; in the order of ids.
    std::vector<const Table*> referrers(TableId id) const;
    /// Endpoints that read or write this table; in the order of ids.
    std::vector<const Endpoint*> endpointsOf(TableId id) const;
    /// Names of the tables that the policies of a table read in subqueries.
    const std::unordered_map<TableId, std::vector<std::string>>& policyReads() const { return m_policyReads; }

    const Role* role(RoleId id) const { return m_project.roles.find(id); }
    /// Whether `member` is `role`, or may become it through memberships.
    bool mayBecome(RoleId member, RoleId role) const;
    const Table* rootTable() const { return table(tenancy().rootTable); }
    /// The type of the tenant root's key: "uuid"; empty without a root.
    std::string rootKeyType() const;

    /// Facts about the policies of one table, in their order: of USING and of WITH CHECK (that of
    /// USING where there is none). Kept for the table asked for last.
    struct PolicyFacts {
        rules::PredicateFacts usingFacts;
        rules::PredicateFacts checkFacts;
    };
    const std::vector<PolicyFacts>& policyFacts(const Table& table) const;

private:
    void setFace(const Table* before, const Table* after, Parts& changed);
    std::set<ColumnId> targetedColumns(TableId id) const;
    void link(TableId from, const Table& table, bool add);
    const SharedMap<Answer>& resolved() const;
    std::vector<std::string> readValues(std::string_view question) const;

    const Content* m_content;
    Project m_project;
    std::map<TableId, TableFace> m_faces;
    std::unordered_map<std::string, std::vector<TableId>> m_byName;
    std::unordered_map<TableId, std::vector<TableId>> m_referrers;
    std::unordered_map<TableId, std::vector<std::string>> m_policyReads;
    std::unordered_map<std::string, std::set<TableId>> m_policyReaders;  ///< by the name that policies read
    std::set<TableId> m_namers;  ///< tables whose values name other tables
    std::unordered_map<TableId, std::vector<EndpointId>> m_endpoints;
    mutable std::map<std::string, std::vector<std::string>, std::less<>> m_values;
    mutable SharedMap<Answer> m_resolved;
    mutable bool m_isResolved = false;
    mutable const Table* m_factsOf = nullptr;
    mutable std::vector<PolicyFacts> m_facts;
};

/// A change of these changes what a table rule sees in every table.
inline constexpr Parts sharedByTables = part::info | part::decided | part::tenancy | part::namespaces | part::types |
                                        part::functions | part::roles | part::defaultPrivileges | part::deployment;

}  // namespace barch
