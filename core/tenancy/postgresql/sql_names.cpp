#include "core/tenancy/postgresql/sql_names.h"

#include "core/model/sql_tokens.h"

namespace barch::postgresql {

std::string identifier(std::string_view name)
{
    return sqlIdentifier(name, Dialect::PostgreSql);
}

std::string inSpace(const Project& project, NamespaceId space, std::string_view name)
{
    const Namespace* found = project.namespaces.find(space);
    return (found ? identifier(found->name) + "." : std::string()) + identifier(name);
}

}  // namespace barch::postgresql
