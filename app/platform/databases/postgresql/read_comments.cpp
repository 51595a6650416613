#include "app/platform/databases/postgresql/catalogue_queries.h"

namespace barch::pg {

std::vector<CatalogueQuery> commentQueries()
{
    return {{"the comments on tables", withCommonParts(R"sql(
SELECT 'COMMENT ON ' || CASE WHEN objsubid > 0 THEN 'COLUMN ' || path || '.' || quote_ident(attname) ELSE CASE relkind WHEN 'v' THEN 'VIEW ' WHEN 'm' THEN 'MATERIALIZED VIEW '
  WHEN 'S' THEN 'SEQUENCE ' WHEN 'f' THEN 'FOREIGN TABLE ' WHEN 'i' THEN 'INDEX ' WHEN 'I' THEN 'INDEX ' WHEN 'c' THEN 'TYPE ' ELSE 'TABLE ' END || path END ||
  ' IS ' || quote_literal(description) || ';'
FROM pg_description JOIN rel ON rel.oid = objoid AND classoid = 'pg_class'::regclass LEFT JOIN pg_attribute ON attrelid = rel.oid AND attnum = objsubid AND objsubid > 0
WHERE objsubid = 0 OR NOT attisdropped ORDER BY path COLLATE "C", objsubid)sql")},
            {"the other comments", withCommonParts(R"sql(
SELECT 'COMMENT ON ' || CASE type WHEN 'table constraint' THEN 'CONSTRAINT ' WHEN 'domain constraint' THEN 'CONSTRAINT ' WHEN 'schema' THEN 'SCHEMA ' WHEN 'type' THEN
    CASE (SELECT typtype FROM pg_type WHERE oid = objoid) WHEN 'd' THEN 'DOMAIN ' ELSE 'TYPE ' END ELSE upper(type) || ' ' END ||
  CASE type WHEN 'domain constraint' THEN (SELECT quote_ident(conname) || ' ON DOMAIN ' || contypid::regtype FROM pg_constraint WHERE oid = objoid) ELSE identity END ||
  ' IS ' || quote_literal(description) || ';'
FROM pg_description d, pg_identify_object(classoid, objoid, objsubid)
WHERE classoid <> 'pg_class'::regclass AND objoid >= 16384 AND type IN ('table constraint', 'domain constraint', 'schema', 'type', 'function', 'procedure', 'aggregate',
    'trigger', 'policy', 'rule', 'event trigger', 'collation', 'operator', 'statistics object')
  AND (type = 'schema' AND identity NOT LIKE 'pg\_%' OR schema IS NULL OR schema NOT LIKE 'pg\_%' AND schema <> 'information_schema')
  AND NOT EXISTS (SELECT FROM ext e WHERE e.classid = d.classoid AND e.objid = d.objoid)
ORDER BY type, identity COLLATE "C")sql")}};
}

}  // namespace barch::pg
