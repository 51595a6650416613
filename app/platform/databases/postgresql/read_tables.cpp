#include "app/platform/databases/postgresql/catalogue_queries.h"

#include <iterator>

namespace barch::pg {

namespace {

/// `lines`: what stands between a table's parentheses. A partition and an heir say only what they don't have from above.
const char* const lines = R"sql(
, above AS MATERIALIZED (SELECT i.inhrelid, a.attname, bool_or(a.attnotnull) AS attnotnull, min(pg_get_expr(adbin, adrelid)) AS expression
  FROM pg_inherits i JOIN pg_attribute a ON a.attrelid = i.inhparent AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON adrelid = a.attrelid AND adnum = a.attnum GROUP BY 1, 2),
col AS MATERIALIZED (SELECT rel.oid AS relid, path, relispartition, a.attnum, a.attislocal, quote_ident(a.attname) AS name, format_type(atttypid, atttypmod) AS type,
    a.attgenerated, a.attnotnull, pg_get_expr(adbin, adrelid) AS expression, up.attname IS NOT NULL AS inherited,
    CASE WHEN a.attcollation <> 0 AND a.attcollation <> t.typcollation THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END AS sorting,
    a.attnotnull AND NOT coalesce(up.attnotnull, false) AS own_not_null,
    pg_get_expr(adbin, adrelid) IS NOT NULL AND pg_get_expr(adbin, adrelid) IS DISTINCT FROM up.expression AND a.attgenerated = '' AS own_default
  FROM rel JOIN pg_attribute a ON a.attrelid = rel.oid AND a.attnum > 0 AND NOT a.attisdropped JOIN pg_type t ON t.oid = atttypid
  LEFT JOIN pg_attrdef d ON adrelid = rel.oid AND adnum = a.attnum LEFT JOIN above up ON up.inhrelid = rel.oid AND up.attname = a.attname
  WHERE relkind IN ('r', 'p', 'f')),
lines AS MATERIALIZED (SELECT relid, string_agg(line, E',\n    ' ORDER BY rank, attnum, line) AS list FROM (
  SELECT relid, 0 AS rank, attnum, name || CASE WHEN relispartition THEN '' ELSE ' ' || type || sorting END ||
    CASE WHEN attgenerated = 's' AND NOT relispartition THEN ' GENERATED ALWAYS AS (' || expression || ') STORED'
      WHEN own_default OR NOT inherited AND expression IS NOT NULL THEN ' DEFAULT ' || expression ELSE '' END ||
    CASE WHEN own_not_null THEN ' NOT NULL' ELSE '' END AS line
  FROM col WHERE CASE WHEN relispartition THEN own_default OR own_not_null ELSE attislocal END
  UNION ALL SELECT conrelid, 1, 0, 'CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(k.oid)
  FROM pg_constraint k JOIN rel ON rel.oid = conrelid
  WHERE contype = 'c' AND convalidated AND conislocal AND NOT (relispartition AND coninhcount > 0)) parts GROUP BY relid),
depth(relid, n) AS (SELECT oid, 0 FROM rel WHERE relkind IN ('r', 'p', 'f') AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = oid)
  UNION SELECT inhrelid, n + 1 FROM depth JOIN pg_inherits ON inhparent = relid),
deepest AS MATERIALIZED (SELECT relid, max(n) AS n FROM depth GROUP BY relid),
parents AS MATERIALIZED (SELECT inhrelid, string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno) AS list FROM pg_inherits
  JOIN pg_class c ON c.oid = inhrelid WHERE c.relkind IN ('r', 'p', 'f') GROUP BY inhrelid),
toast AS MATERIALIZED (SELECT c.oid, string_agg('toast.' || quote_ident(left(o, strpos(o, '=') - 1)) || '=' || quote_literal(substr(o, strpos(o, '=') + 1)), ', ') AS list
  FROM pg_class c JOIN pg_class big ON big.oid = c.reltoastrelid, unnest(big.reloptions) o GROUP BY c.oid)
)sql";

const char* const tables = R"sql(
SELECT 'CREATE ' || CASE WHEN relkind = 'f' THEN 'FOREIGN ' WHEN relpersistence = 'u' THEN 'UNLOGGED ' ELSE '' END || 'TABLE ' || path ||
  CASE WHEN relispartition THEN ' PARTITION OF ' || parents.list || coalesce(E' (\n    ' || lines.list || E'\n)', '') || ' ' || pg_get_expr(relpartbound, rel.oid)
    ELSE ' (' || coalesce(E'\n    ' || lines.list, '') || E'\n)' || coalesce(E'\nINHERITS (' || parents.list || ')', '') END ||
  CASE relkind WHEN 'p' THEN E'\nPARTITION BY ' || pg_get_partkeydef(rel.oid) ELSE '' END ||
  CASE WHEN relkind = 'r' AND amname <> 'heap' THEN E'\nUSING ' || quote_ident(amname) ELSE '' END ||
  CASE WHEN relkind = 'f' THEN E'\nSERVER ' || (SELECT quote_ident(srvname) FROM pg_foreign_table JOIN pg_foreign_server s ON s.oid = ftserver WHERE ftrelid = rel.oid) ||
    coalesce((SELECT ' OPTIONS (' || string_agg(quote_ident(left(o, strpos(o, '=') - 1)) || ' ' || quote_literal(substr(o, strpos(o, '=') + 1)), ', ') || ')'
      FROM pg_foreign_table, unnest(ftoptions) o WHERE ftrelid = rel.oid HAVING count(*) > 0), '') ELSE '' END ||
  CASE WHEN options.list IS NULL AND toast.list IS NULL THEN '' ELSE E'\nWITH (' || concat_ws(', ', options.list, toast.list) || ')' END || ';'
FROM rel JOIN deepest ON deepest.relid = rel.oid LEFT JOIN lines ON lines.relid = rel.oid LEFT JOIN parents ON parents.inhrelid = rel.oid
LEFT JOIN pg_am am ON am.oid = relam LEFT JOIN options ON options.oid = rel.oid LEFT JOIN toast ON toast.oid = rel.oid
WHERE relkind IN ('r', 'p', 'f') ORDER BY n, path COLLATE "C"
)sql";

}  // namespace

std::vector<CatalogueQuery> tableQueries()
{
    std::vector<CatalogueQuery> queries = {
        {"the foreign servers", withCommonParts(R"sql(
SELECT 'CREATE SERVER ' || quote_ident(srvname) || coalesce(' TYPE ' || quote_literal(srvtype), '') || coalesce(' VERSION ' || quote_literal(srvversion), '') ||
  ' FOREIGN DATA WRAPPER ' || quote_ident(fdwname) || coalesce((SELECT ' OPTIONS (' || string_agg(quote_ident(left(o, strpos(o, '=') - 1)) || ' ' ||
    quote_literal(substr(o, strpos(o, '=') + 1)), ', ') || ')' FROM unnest(srvoptions) o WHERE o NOT ILIKE '%pass%=%' AND o NOT ILIKE '%secret%=%' HAVING count(*) > 0), '') || ';'
FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = srvfdw
WHERE NOT EXISTS (SELECT FROM ext WHERE classid = 'pg_foreign_server'::regclass AND objid = s.oid) ORDER BY srvname COLLATE "C")sql")},
        {"the tables", withCommonParts(std::string(lines) + tables)},
        {"what heirs have for themselves", withCommonParts(std::string(lines) + R"sql(
SELECT 'ALTER TABLE ONLY ' || path || ' ALTER COLUMN ' || name || CASE what WHEN 'd' THEN ' SET DEFAULT ' || expression ELSE ' SET NOT NULL' END || ';'
FROM col, (VALUES ('d'), ('n')) w(what) WHERE NOT attislocal AND NOT relispartition AND CASE what WHEN 'd' THEN own_default ELSE own_not_null END
ORDER BY path COLLATE "C", attnum, what)sql")},
        {"the settings of columns", withCommonParts(R"sql(
SELECT 'ALTER TABLE ONLY ' || path || ' ALTER COLUMN ' || quote_ident(attname) || setting || ';' FROM rel JOIN pg_attribute a ON attrelid = rel.oid
  JOIN pg_type t ON t.oid = atttypid, LATERAL (SELECT 1, ' SET STATISTICS ' || attstattarget WHERE coalesce(attstattarget, -1) >= 0
  UNION ALL SELECT 2, ' SET STORAGE ' || CASE attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'x' THEN 'EXTENDED' ELSE 'MAIN' END
    WHERE attstorage <> typstorage AND NOT relispartition AND attislocal
  UNION ALL SELECT 3, ' SET (' || array_to_string(attoptions, ', ') || ')' WHERE attoptions IS NOT NULL) s(rank, setting)
WHERE relkind IN ('r', 'p', 'm', 'f') AND attnum > 0 AND NOT attisdropped ORDER BY path COLLATE "C", attnum, rank)sql")}};
    std::vector<CatalogueQuery> more = numberedColumnQueries();
    std::move(more.begin(), more.end(), std::back_inserter(queries));
    return queries;
}

}  // namespace barch::pg
