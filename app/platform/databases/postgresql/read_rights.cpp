#include "app/platform/databases/postgresql/catalogue_queries.h"

namespace barch::pg {
namespace {

/// Everything that has an owner and rights: how GRANT and ALTER call it, and the kind that acldefault knows it by.
const char* const objects = R"sql(
, objects AS MATERIALIZED (SELECT 'SCHEMA' AS word, name AS path, nspowner AS owner, nspacl AS acl, 'n'::"char" AS kind, 0 AS rank FROM space
    WHERE NOT EXISTS (SELECT FROM ext WHERE classid = 'pg_namespace'::regclass AND objid = space.oid)
  UNION ALL SELECT CASE typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, s.name || '.' || quote_ident(typname), typowner, typacl, 'T', 1
  FROM pg_type t JOIN space s ON s.oid = typnamespace LEFT JOIN pg_class c ON c.oid = typrelid
  WHERE (typtype IN ('e', 'd', 'r') OR c.relkind = 'c') AND NOT EXISTS (SELECT FROM ext WHERE classid = 'pg_type'::regclass AND objid = t.oid)
  UNION ALL SELECT CASE prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END,
    s.name || '.' || quote_ident(proname) || '(' || coalesce(CASE WHEN prokind = 'a' THEN coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*') END,
      pg_get_function_identity_arguments(p.oid)) || ')', proowner, proacl, 'f', 2
  FROM pg_proc p JOIN space s ON s.oid = pronamespace
  WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
  UNION ALL SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END,
    path, relowner, relacl, CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", 3 FROM rel WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S'))
)sql";

/// PUBLIC or a role. Where functions of later are closed to everybody, those that are open say so.
std::string granteeName(const std::string& oid)
{
    return "CASE " + oid + " WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(" + oid + ")) END";
}

}  // namespace

/// Not what belongs to the server's first superuser: that is what nobody ever said.
std::vector<CatalogueQuery> ownerQueries()
{
    return {{"the owners", withCommonParts(R"sql(
SELECT 'relation', '', relname, rolname FROM rel JOIN pg_roles r ON r.oid = relowner WHERE relkind IN ('r', 'p', 'v', 'm') AND relowner <> 10 AND rolname NOT LIKE 'pg\_%'
UNION ALL SELECT 'function', s.nspname, proname, rolname FROM pg_proc p JOIN space s ON s.oid = pronamespace JOIN pg_roles r ON r.oid = proowner
WHERE proowner <> 10 AND rolname NOT LIKE 'pg\_%' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i')))sql"),
             CatalogueQuery::Gives::Owners}};
}

std::vector<CatalogueQuery> rightsQueries(int version)
{
    // Since 15 everybody may look into the schema public of a new database; before, also make things there.
    const char* const madeByAll = version >= 150000 ? "" : ", ('CREATE')";
    const std::string given = std::string(objects) + R"sql(
, closed AS MATERIALIZED (SELECT EXISTS (SELECT FROM pg_default_acl WHERE defaclobjtype = 'f') AS functions),
asked AS MATERIALIZED (SELECT CASE WHEN kind = 'r' THEN 'TABLE' WHEN word = 'AGGREGATE' THEN 'FUNCTION' ELSE word END AS word, path, owner,
    coalesce(acl, acldefault(kind, owner)) AS acl, kind, rank FROM objects, closed WHERE acl IS NOT NULL OR kind = 'f' AND functions),
given AS MATERIALIZED (SELECT word, path, rank, owner, grantee, privilege_type, is_grantable FROM asked, aclexplode(acl)),
usual AS MATERIALIZED (SELECT word, path, rank, owner, grantee, privilege_type, is_grantable FROM asked, aclexplode(acldefault(kind, owner))
  UNION ALL SELECT word, path, rank, owner, 0, privilege_type, false FROM asked, (SELECT privilege_type FROM (VALUES ('USAGE'))sql" +
                              madeByAll + R"sql() v(privilege_type)) p WHERE word = 'SCHEMA' AND path = 'public')
)sql";
    return {
        {"the rights taken back", withCommonParts(given + R"sql(
SELECT 'REVOKE ' || string_agg(privilege_type, ', ' ORDER BY privilege_type) || ' ON ' || word || ' ' || path || ' FROM ' || )sql" + granteeName("grantee") + R"sql( || ';'
FROM (SELECT word, path, rank, owner, grantee, privilege_type FROM usual EXCEPT SELECT word, path, rank, owner, grantee, privilege_type FROM given) gone
WHERE grantee <> 10 GROUP BY word, path, rank, grantee ORDER BY rank, path COLLATE "C", grantee)sql")},
        {"the rights", withCommonParts(given + R"sql(
SELECT 'GRANT ' || string_agg(privilege_type, ', ' ORDER BY privilege_type) || ' ON ' || word || ' ' || path || ' TO ' || )sql" + granteeName("grantee") + R"sql( ||
  CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END || ';'
FROM (SELECT * FROM given EXCEPT (SELECT usual.* FROM usual, closed WHERE NOT (functions AND grantee = 0 AND word IN ('FUNCTION', 'PROCEDURE')))) more
WHERE grantee <> owner AND grantee <> 10 GROUP BY word, path, rank, grantee, is_grantable ORDER BY rank, path COLLATE "C", grantee <> 0, pg_get_userbyid(grantee) COLLATE "C", is_grantable)sql")},
        {"the rights on columns", withCommonParts(R"sql(
, single AS (SELECT path, relowner, attnum, quote_ident(attname) AS name, x.grantee, x.is_grantable, x.privilege_type FROM rel JOIN pg_attribute a ON attrelid = rel.oid AND attacl IS NOT NULL,
    aclexplode(attacl) x WHERE attnum > 0 AND NOT attisdropped AND x.grantee <> relowner),
listed AS (SELECT path, grantee, is_grantable, privilege_type, string_agg(name, ', ' ORDER BY attnum) AS names FROM single GROUP BY 1, 2, 3, 4)
SELECT 'GRANT ' || string_agg(privilege_type || ' (' || names || ')', ', ' ORDER BY privilege_type) || ' ON TABLE ' || path || ' TO ' || )sql" + granteeName("grantee") + R"sql( ||
  CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END || ';'
FROM listed GROUP BY path, grantee, is_grantable, names ORDER BY path COLLATE "C", grantee, names)sql")},
        {"the rights on what is made later", withCommonParts(R"sql(
, entries AS (SELECT d.oid, 'ALTER DEFAULT PRIVILEGES FOR ROLE ' || quote_ident(pg_get_userbyid(defaclrole)) || coalesce(' IN SCHEMA ' || quote_ident(nspname), '') AS head,
    CASE defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' ELSE 'SCHEMAS' END AS objects,
    defaclacl, defaclrole, defaclnamespace, CASE defaclobjtype WHEN 'S' THEN 's' ELSE defaclobjtype END AS kind
  FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = defaclnamespace),
given AS (SELECT oid, head, objects, defaclrole, x.grantee, x.privilege_type, x.is_grantable FROM entries, aclexplode(defaclacl) x),
usual AS (SELECT oid, head, objects, defaclrole, x.grantee, x.privilege_type, x.is_grantable FROM entries, aclexplode(acldefault(kind, defaclrole)) x WHERE defaclnamespace = 0)
SELECT statement FROM (
SELECT head || ' REVOKE ' || string_agg(privilege_type, ', ' ORDER BY privilege_type) || ' ON ' || objects || ' FROM ' || )sql" + granteeName("grantee") + R"sql( || ';', 0
FROM (SELECT oid, head, objects, grantee, privilege_type FROM usual EXCEPT SELECT oid, head, objects, grantee, privilege_type FROM given) gone GROUP BY head, objects, grantee
UNION ALL SELECT head || ' GRANT ' || string_agg(privilege_type, ', ' ORDER BY privilege_type) || ' ON ' || objects || ' TO ' || )sql" + granteeName("grantee") + R"sql( ||
  CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END || ';', 1
FROM (SELECT * FROM given EXCEPT SELECT * FROM usual) more GROUP BY head, objects, grantee, is_grantable) s(statement, rank) ORDER BY rank, statement COLLATE "C")sql")}};
}

}  // namespace barch::pg
