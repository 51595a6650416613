#include "app/platform/databases/postgresql/catalogue_queries.h"

namespace barch::pg {

std::vector<CatalogueQuery> policyQueries()
{
    return {{"which tables have row-level security", withCommonParts(R"sql(
SELECT CASE WHEN relrowsecurity THEN 'ALTER TABLE ' || path || ' ENABLE ROW LEVEL SECURITY;' ELSE '' END ||
  CASE WHEN relforcerowsecurity THEN E'\nALTER TABLE ONLY ' || path || ' FORCE ROW LEVEL SECURITY;' ELSE '' END
FROM rel WHERE relrowsecurity OR relforcerowsecurity ORDER BY path COLLATE "C")sql")},
            {"the policies", withCommonParts(R"sql(
SELECT 'CREATE POLICY ' || quote_ident(polname) || ' ON ' || path || CASE WHEN polpermissive THEN '' ELSE ' AS RESTRICTIVE' END ||
  CASE polcmd WHEN '*' THEN '' ELSE ' FOR ' || CASE polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' ELSE 'DELETE' END END ||
  CASE WHEN polroles = '{0}' THEN '' ELSE ' TO ' || (SELECT string_agg(CASE WHEN r = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r)) END, ', '
    ORDER BY pg_get_userbyid(r) COLLATE "C") FROM unnest(polroles) r) END ||
  coalesce(E'\n    USING (' || pg_get_expr(polqual, polrelid) || ')', '') || coalesce(E'\n    WITH CHECK (' || pg_get_expr(polwithcheck, polrelid) || ')', '') || ';'
FROM pg_policy JOIN rel ON rel.oid = polrelid ORDER BY path COLLATE "C", polname COLLATE "C")sql")}};
}

}  // namespace barch::pg
