#include "app/platform/databases/postgresql/catalogue_queries.h"

namespace barch::pg {

std::vector<CatalogueQuery> viewQueries()
{
    return {{"the views", withCommonParts(R"sql(
, reads AS MATERIALIZED (SELECT DISTINCT r.ev_class AS view, d.refobjid AS on_view FROM pg_rewrite r JOIN rel v ON v.oid = r.ev_class AND v.relkind IN ('v', 'm')
  JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> r.ev_class
  JOIN rel u ON u.oid = d.refobjid AND u.relkind IN ('v', 'm')),
depth(view, n) AS (SELECT oid, 0 FROM rel WHERE relkind IN ('v', 'm') UNION SELECT reads.view, n + 1 FROM depth JOIN reads ON on_view = depth.view WHERE n < 200),
deepest AS MATERIALIZED (SELECT view, max(n) AS n FROM depth GROUP BY view)
SELECT 'CREATE ' || CASE relkind WHEN 'm' THEN 'MATERIALIZED ' ELSE '' END || 'VIEW ' || path || coalesce(' WITH (' || list || ')', '') || E' AS\n' ||
  rtrim(pg_get_viewdef(rel.oid), E'; \n') || CASE WHEN relkind = 'm' THEN CASE WHEN relispopulated THEN E'\nWITH DATA' ELSE E'\nWITH NO DATA' END
    ELSE coalesce((SELECT E'\n WITH ' || upper(substr(o, 14)) || ' CHECK OPTION' FROM unnest(reloptions) o WHERE o LIKE 'check\_option=%'), '') END || ';' ||
  coalesce((SELECT string_agg(E'\n' || pg_get_indexdef(indexrelid) || ';', '' ORDER BY c.relname COLLATE "C") FROM pg_index JOIN pg_class c ON c.oid = indexrelid
    WHERE rel.relkind = 'm' AND indrelid = rel.oid), '')
FROM rel JOIN deepest ON view = rel.oid LEFT JOIN options ON options.oid = rel.oid ORDER BY n, path COLLATE "C")sql")},
            {"the defaults of views", withCommonParts(R"sql(
SELECT 'ALTER VIEW ' || path || ' ALTER COLUMN ' || quote_ident(attname) || ' SET DEFAULT ' || pg_get_expr(adbin, adrelid) || ';'
FROM rel JOIN pg_attrdef ON adrelid = rel.oid JOIN pg_attribute ON attrelid = rel.oid AND attnum = adnum WHERE relkind = 'v' ORDER BY path COLLATE "C", attnum)sql")},
            {"the rules", withCommonParts(R"sql(
SELECT pg_get_ruledef(r.oid) FROM pg_rewrite r JOIN rel ON rel.oid = ev_class WHERE rulename <> '_RETURN' ORDER BY path COLLATE "C", rulename COLLATE "C")sql")}};
}

}  // namespace barch::pg
