#include "app/platform/databases/postgresql/catalogue_queries.h"

namespace barch::pg {
namespace {

const char* const types = R"sql(
, named AS MATERIALIZED (SELECT t.*, s.name || '.' || quote_ident(typname) AS path FROM pg_type t JOIN space s ON s.oid = typnamespace
  WHERE NOT EXISTS (SELECT FROM ext WHERE classid = 'pg_type'::regclass AND objid = t.oid))
)sql";

}  // namespace

std::vector<CatalogueQuery> typeQueries(int version)
{
    const std::string multirange = version >= 140000 ? "', multirange_type_name = ' || rngmultitypid::regtype" : "''";
    return {{"the collations", withCommonParts(R"sql(
SELECT 'CREATE COLLATION ' || s.name || '.' || quote_ident(collname) || ' (provider = ' ||
  CASE collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END || CASE WHEN collisdeterministic THEN '' ELSE ', deterministic = false' END ||
  CASE WHEN coalesce(j->>'colllocale', j->>'colliculocale') IS NOT NULL THEN ', locale = ' || quote_literal(coalesce(j->>'colllocale', j->>'colliculocale'))
    WHEN j->>'collcollate' = j->>'collctype' THEN ', locale = ' || quote_literal(j->>'collcollate')
    ELSE ', lc_collate = ' || quote_literal(j->>'collcollate') || ', lc_ctype = ' || quote_literal(j->>'collctype') END || ');'
FROM pg_collation c JOIN space s ON s.oid = collnamespace, to_jsonb(c) j
WHERE NOT EXISTS (SELECT FROM ext WHERE classid = 'pg_collation'::regclass AND objid = c.oid) ORDER BY 1)sql")},
            {"the enums", withCommonParts(std::string(types) + R"sql(
SELECT 'CREATE TYPE ' || path || ' AS ENUM (' || coalesce((SELECT string_agg(E'\n    ' || quote_literal(enumlabel), ',' ORDER BY enumsortorder)
  FROM pg_enum WHERE enumtypid = named.oid), '') || E'\n);'
FROM named WHERE typtype = 'e' ORDER BY path COLLATE "C")sql")},
            // One type may be made of another: in the order in which they were made.
            {"the domains and types", withCommonParts(std::string(types) + R"sql(
SELECT CASE typtype WHEN 'd' THEN 'CREATE DOMAIN ' || path || ' AS ' || format_type(typbasetype, typtypmod) ||
    CASE WHEN typcollation <> 0 AND typcollation <> (SELECT b.typcollation FROM pg_type b WHERE b.oid = named.typbasetype)
      THEN ' COLLATE ' || typcollation::regcollation ELSE '' END ||
    coalesce(' DEFAULT ' || coalesce(pg_get_expr(typdefaultbin, 0), quote_literal(typdefault)), '') || CASE WHEN typnotnull THEN ' NOT NULL' ELSE '' END ||
    coalesce((SELECT string_agg(E'\n    CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(k.oid), '' ORDER BY conname)
      FROM pg_constraint k WHERE contypid = named.oid AND contype = 'c' AND convalidated), '')
  WHEN 'c' THEN 'CREATE TYPE ' || path || ' AS (' || coalesce((SELECT string_agg(E'\n    ' || quote_ident(attname) || ' ' || format_type(atttypid, atttypmod) ||
      CASE WHEN attcollation <> 0 AND attcollation <> (SELECT b.typcollation FROM pg_type b WHERE b.oid = atttypid)
        THEN ' COLLATE ' || attcollation::regcollation ELSE '' END, ',' ORDER BY attnum)
      FROM pg_attribute WHERE attrelid = typrelid AND attnum > 0 AND NOT attisdropped), '') || E'\n)'
  ELSE 'CREATE TYPE ' || path || E' AS RANGE (\n    subtype = ' || format_type(rngsubtype, NULL) || )sql" +
                                                     multirange + R"sql( ||
    CASE WHEN NOT o.opcdefault THEN ', subtype_opclass = ' || (SELECT quote_ident(nspname) FROM pg_namespace WHERE oid = o.opcnamespace) || '.' || quote_ident(o.opcname) ELSE '' END ||
    CASE WHEN rngcollation <> 0 AND rngcollation <> (SELECT b.typcollation FROM pg_type b WHERE b.oid = rngsubtype) THEN ', collation = ' || rngcollation::regcollation ELSE '' END ||
    CASE WHEN rngcanonical <> 0 THEN ', canonical = ' || rngcanonical ELSE '' END || CASE WHEN rngsubdiff <> 0 THEN ', subtype_diff = ' || rngsubdiff ELSE '' END || E'\n)'
  END || ';'
FROM named LEFT JOIN pg_range ON rngtypid = named.oid LEFT JOIN pg_opclass o ON o.oid = rngsubopc
WHERE typtype IN ('d', 'r') OR typtype = 'c' AND EXISTS (SELECT FROM pg_class WHERE pg_class.oid = typrelid AND relkind = 'c')
ORDER BY named.oid)sql")},
            {"the unproven checks of domains", withCommonParts(std::string(types) + R"sql(
SELECT 'ALTER DOMAIN ' || path || ' ADD CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(k.oid) || ';'
FROM pg_constraint k JOIN named ON named.oid = contypid WHERE contype = 'c' AND NOT convalidated ORDER BY path COLLATE "C", conname)sql")},
            {"the other types", withCommonParts(std::string(types) + R"sql(
SELECT 'type ' || path, 'It is made of functions in C, which only the server has.'
FROM named WHERE typtype IN ('b', 'p') AND NOT (typelem <> 0 AND EXISTS (SELECT FROM pg_type e WHERE e.typarray = named.oid)) ORDER BY path COLLATE "C")sql"),
             CatalogueQuery::Gives::Notes}};
}

}  // namespace barch::pg
