#pragma once

#include "core/model/project.h"

#include <string>
#include <vector>

namespace barch::test {

/// Builds projects by hand, in few words. Ids are derived from names.
class Design {
public:
    explicit Design(Dialect dialect = Dialect::PostgreSql);

    NamespaceId space(const std::string& name);
    RoleId role(const std::string& name, bool login = false, bool bypass = false);
    /// The four roles of shared tenancy, declared as the tenancy's.
    void tenantRoles();
    UserTypeId enumeration(const std::string& name, const std::vector<std::string>& values);
    /// Adds the element, whatever it is.
    template <class T>
    void add(T element)
    {
        put(std::move(element));
    }
    void put(Table table) { m_project.tables = m_project.tables.with(std::move(table)); }
    void put(View view) { m_project.views = m_project.views.with(std::move(view)); }
    void put(Function function) { m_project.functions = m_project.functions.with(std::move(function)); }
    void put(UserType type) { m_project.types = m_project.types.with(std::move(type)); }
    void put(Sequence sequence) { m_project.sequences = m_project.sequences.with(std::move(sequence)); }
    void put(Extension extension) { m_project.extensions = m_project.extensions.with(std::move(extension)); }
    void put(VerbatimSql verbatim) { m_project.verbatimSql = m_project.verbatimSql.with(std::move(verbatim)); }
    void put(DefaultPrivilege entry) { m_project.defaultPrivileges = m_project.defaultPrivileges.with(std::move(entry)); }

    const Project& project() const { return m_project; }
    Project& project() { return m_project; }

private:
    Project m_project;
};

/// A table with columns written "name type", each followed by any of "null", "default <expression>"
/// (to the end). "id bigint identity" too. In the namespace "public" unless `space` says another.
Table table(const std::string& name, const std::vector<std::string>& columns, const std::string& space = "public");
ColumnId columnOf(const Table& table, const std::string& name);
std::vector<ColumnId> columnsOf(const Table& table, const std::vector<std::string>& names);
Column& columnIn(Table& table, const std::string& name);
void primaryKey(Table& table, const std::vector<std::string>& columns);
void unique(Table& table, const std::vector<std::string>& columns);
ForeignKey& refers(Table& table, const std::vector<std::string>& columns, const Table& target, const std::vector<std::string>& targetColumns);
Check& check(Table& table, const std::string& expression);
Index& index(Table& table, const std::vector<std::string>& columns);

}  // namespace barch::test
