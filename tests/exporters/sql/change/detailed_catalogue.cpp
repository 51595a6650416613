#include "tests/exporters/sql/change/detailed_catalogue.h"

#include "tests/support/postgres_server.h"

#include <stdexcept>

namespace barch::test {
namespace {

const char* const query = R"(
SET search_path = '';
WITH spaces AS MATERIALIZED (SELECT * FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'),
rel AS MATERIALIZED (SELECT c.*, n.nspname || '.' || c.relname AS path FROM pg_class c JOIN spaces n ON n.oid = c.relnamespace
  WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass AND d.deptype = 'e'))
SELECT replace(line, E'\n', ' ') FROM (
SELECT 'schema ' || nspname || ' ' || CASE WHEN nspname = 'public' THEN '' ELSE nspowner::regrole::text END AS line FROM spaces
UNION ALL SELECT 'relation ' || relkind::text || ' ' || path || ' owner ' || relowner::regrole || ' ' || relpersistence::text || ' ' ||
    relrowsecurity || relforcerowsecurity || ' ' || coalesce((SELECT string_agg(o, ',' ORDER BY o) FROM unnest(reloptions) o), '') || ' ' ||
    coalesce(pg_get_partkeydef(oid), '') || coalesce(pg_get_expr(relpartbound, oid), '') FROM rel
UNION ALL SELECT 'inherits ' || c.path || ' ' || p.path FROM pg_inherits JOIN rel c ON c.oid = inhrelid JOIN rel p ON p.oid = inhparent
  WHERE c.relkind NOT IN ('i', 'I')
UNION ALL SELECT 'column ' || path || '.' || attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull || ' identity ' ||
    attidentity::text || ' generated ' || attgenerated::text || ' collation ' || coalesce(nullif(attcollation, 0)::regcollation::text, '') || ' = ' ||
    coalesce(pg_get_expr(adbin, adrelid), '') || ' ' || attstorage::text || attcompression::text
  FROM rel JOIN pg_attribute a ON attrelid = rel.oid LEFT JOIN pg_attrdef d ON adrelid = rel.oid AND adnum = attnum
  WHERE relkind IN ('r', 'p', 'v', 'm', 'c') AND attnum > 0 AND NOT attisdropped
UNION ALL SELECT 'constraint ' || coalesce(path, contypid::regtype::text) || ' ' || conname || ' ' || pg_get_constraintdef(k.oid) || ' ' || convalidated
  FROM pg_constraint k JOIN spaces n ON n.oid = connamespace LEFT JOIN rel ON rel.oid = conrelid WHERE contype <> 't'
UNION ALL SELECT 'index ' || pg_get_indexdef(oid) || (SELECT indisvalid FROM pg_index WHERE indexrelid = rel.oid) FROM rel WHERE relkind IN ('i', 'I')
UNION ALL SELECT 'view ' || path || ' ' || (SELECT string_agg(w, ' ' ORDER BY w) FROM regexp_split_to_table(pg_get_viewdef(oid), '[\s,;]+') w) FROM rel WHERE relkind IN ('v', 'm')
UNION ALL SELECT 'policy ' || path || ' ' || polname || ' ' || polcmd::text || polpermissive || (SELECT string_agg(CASE r WHEN 0 THEN 'public' ELSE r::regrole::text END, ',' ORDER BY 1)
    FROM unnest(polroles) r) || ' ' || coalesce(pg_get_expr(polqual, polrelid), '') || ' / ' || coalesce(pg_get_expr(polwithcheck, polrelid), '')
  FROM pg_policy JOIN rel ON rel.oid = polrelid
UNION ALL SELECT 'trigger ' || pg_get_triggerdef(t.oid) || tgenabled::text FROM pg_trigger t JOIN rel ON rel.oid = tgrelid WHERE NOT tgisinternal
UNION ALL SELECT 'function ' || p.oid::regprocedure || ' owner ' || proowner::regrole || ' ' || CASE prokind WHEN 'a' THEN '' ELSE pg_get_functiondef(p.oid) END
  FROM pg_proc p JOIN spaces n ON n.oid = pronamespace
  WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
UNION ALL SELECT 'type ' || t.oid::regtype || ' ' || typtype::text || ' owner ' || typowner::regrole || ' ' || typnotnull || ' ' || coalesce(typdefault, '') || ' ' ||
    CASE typtype WHEN 'd' THEN format_type(typbasetype, typtypmod) ELSE '' END ||
    coalesce((SELECT string_agg(enumlabel, ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid), '')
  FROM pg_type t JOIN spaces n ON n.oid = typnamespace WHERE typtype IN ('e', 'd', 'c')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.classid = 'pg_type'::regclass AND d.deptype = 'e')
UNION ALL SELECT 'sequence ' || path || ' ' || format_type(seqtypid, NULL) || ' ' || concat_ws(' ', seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle) ||
    coalesce((SELECT ' of ' || refobjid::regclass || '.' || attname FROM pg_depend JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
      WHERE objid = rel.oid AND deptype IN ('a', 'i') AND refobjsubid > 0), '') FROM pg_sequence JOIN rel ON rel.oid = seqrelid
UNION ALL SELECT 'comment ' || type || ' ' || identity || ': ' || description FROM pg_description, pg_identify_object(classoid, objoid, objsubid)
  WHERE (schema IS NULL OR schema NOT LIKE 'pg\_%' AND schema <> 'information_schema') AND type NOT IN ('extension', 'language')
    AND identity NOT LIKE 'pg_catalog.%' AND identity NOT LIKE '% pg_catalog.%' AND objoid >= 16384
UNION ALL SELECT 'grant on ' || path || ' ' || coalesce(nullif(grantee, 0)::regrole::text, 'public') || ' ' || privilege_type || is_grantable
  FROM rel, aclexplode(coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner))) WHERE relkind IN ('r', 'p', 'v', 'm', 'S')
UNION ALL SELECT 'grant on ' || path || '.' || attname || ' ' || coalesce(nullif(grantee, 0)::regrole::text, 'public') || ' ' || privilege_type
  FROM rel JOIN pg_attribute ON attrelid = rel.oid, aclexplode(attacl)
UNION ALL SELECT 'grant on schema ' || nspname || ' ' || coalesce(nullif(grantee, 0)::regrole::text, 'public') || ' ' || privilege_type
  FROM spaces, aclexplode(coalesce(nspacl, acldefault('n', nspowner)))
UNION ALL SELECT 'grant on ' || p.oid::regprocedure || ' ' || coalesce(nullif(grantee, 0)::regrole::text, 'public') || ' ' || privilege_type
  FROM pg_proc p JOIN spaces n ON n.oid = pronamespace, aclexplode(coalesce(proacl, acldefault('f', proowner)))
  WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
UNION ALL SELECT 'default rights ' || defaclrole::regrole || defaclobjtype::text || ' ' || coalesce(defaclacl::text, '') FROM pg_default_acl
UNION ALL SELECT 'range ' || rngtypid::regtype || ' of ' || rngsubtype::regtype || ' ' || rngmultitypid::regtype || ' ' || rngsubdiff::text FROM pg_range JOIN pg_type t ON t.oid = rngtypid
    JOIN spaces n ON n.oid = typnamespace
UNION ALL SELECT 'rule ' || definition FROM pg_rules WHERE schemaname NOT LIKE 'pg\_%' AND schemaname <> 'information_schema'
UNION ALL SELECT 'collation ' || collname || ' ' || coalesce(collcollate, '') FROM pg_collation c JOIN spaces n ON n.oid = collnamespace
UNION ALL SELECT 'statistics ' || pg_get_statisticsobjdef(oid) FROM pg_statistic_ext
UNION ALL SELECT 'extension ' || extname || ' in ' || extnamespace::regnamespace FROM pg_extension) facts
)";

}  // namespace

Catalogue readDetails(PostgresServer& server, const std::string& database)
{
    const auto answer = server.run(query, database);
    if (!answer.ok)
        throw std::runtime_error("Reading the catalogue failed: " + answer.error);
    Catalogue lines;
    for (const auto& row : answer.rows)
        lines.insert(row.empty() ? std::string() : row[0]);
    return lines;
}

}  // namespace barch::test
