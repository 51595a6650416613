#include "app/platform/databases/postgresql/catalogue_queries.h"

namespace barch::pg {
namespace {

/// Roles that own something here, have rights on it, or are named by a policy; the groups that they are in, and the
/// members of these roles. Never the first superuser, whom every server has, and the server's own groups.
const char* const involved = R"sql(
, named(id) AS (SELECT nspowner FROM space UNION SELECT (aclexplode(nspacl)).grantee FROM space
  UNION SELECT relowner FROM rel UNION SELECT (aclexplode(relacl)).grantee FROM rel
  UNION SELECT (aclexplode(attacl)).grantee FROM pg_attribute JOIN rel ON rel.oid = attrelid WHERE attacl IS NOT NULL
  UNION SELECT proowner FROM pg_proc JOIN space ON space.oid = pronamespace
  UNION SELECT (aclexplode(proacl)).grantee FROM pg_proc JOIN space ON space.oid = pronamespace
  UNION SELECT typowner FROM pg_type JOIN space ON space.oid = typnamespace
  UNION SELECT (aclexplode(typacl)).grantee FROM pg_type JOIN space ON space.oid = typnamespace
  UNION SELECT unnest(polroles) FROM pg_policy UNION SELECT defaclrole FROM pg_default_acl
  UNION SELECT (aclexplode(defaclacl)).grantee FROM pg_default_acl),
with_members(id) AS (SELECT id FROM named UNION SELECT member FROM pg_auth_members JOIN named ON id = roleid),
involved(id) AS (SELECT id FROM with_members UNION SELECT roleid FROM pg_auth_members JOIN involved ON id = member)
)sql";

}  // namespace

std::vector<CatalogueQuery> roleQueries()
{
    return {{"the roles", withCommonParts(std::string(involved) + R"sql(
SELECT 'CREATE ROLE ' || quote_ident(rolname) || ' WITH' || CASE WHEN rolsuper THEN ' SUPERUSER' ELSE ' NOSUPERUSER' END ||
  CASE WHEN rolinherit THEN ' INHERIT' ELSE ' NOINHERIT' END || CASE WHEN rolcreaterole THEN ' CREATEROLE' ELSE ' NOCREATEROLE' END ||
  CASE WHEN rolcreatedb THEN ' CREATEDB' ELSE ' NOCREATEDB' END || CASE WHEN rolcanlogin THEN ' LOGIN' ELSE ' NOLOGIN' END ||
  CASE WHEN rolbypassrls THEN ' BYPASSRLS' ELSE ' NOBYPASSRLS' END || ';' ||
  coalesce(E'\nCOMMENT ON ROLE ' || quote_ident(rolname) || ' IS ' || quote_literal(shobj_description(r.oid, 'pg_authid')) || ';', '')
FROM pg_roles r JOIN involved ON id = r.oid WHERE r.oid <> 10 AND rolname NOT LIKE 'pg\_%' ORDER BY rolname COLLATE "C")sql")},
            {"the members of roles", withCommonParts(std::string(involved) + R"sql(
SELECT DISTINCT 'GRANT ' || quote_ident(g.rolname) || ' TO ' || quote_ident(m.rolname) || ';'
FROM pg_auth_members JOIN pg_roles g ON g.oid = roleid JOIN pg_roles m ON m.oid = member JOIN involved i ON i.id = g.oid JOIN involved j ON j.id = m.oid
WHERE g.oid <> 10 AND m.oid <> 10 AND g.rolname NOT LIKE 'pg\_%' AND m.rolname NOT LIKE 'pg\_%' ORDER BY 1)sql")}};
}

}  // namespace barch::pg
