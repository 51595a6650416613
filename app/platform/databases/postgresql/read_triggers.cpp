#include "app/platform/databases/postgresql/catalogue_queries.h"

namespace barch::pg {

std::vector<CatalogueQuery> triggerQueries()
{
    return {{"the triggers", withCommonParts(R"sql(
SELECT pg_get_triggerdef(t.oid) || ';' || CASE tgenabled WHEN 'O' THEN '' ELSE E'\nALTER TABLE ' || path || CASE tgenabled WHEN 'D' THEN ' DISABLE'
  WHEN 'R' THEN ' ENABLE REPLICA' ELSE ' ENABLE ALWAYS' END || ' TRIGGER ' || quote_ident(tgname) || ';' END
FROM pg_trigger t JOIN rel ON rel.oid = tgrelid WHERE NOT tgisinternal AND tgparentid = 0
  AND NOT EXISTS (SELECT FROM ext WHERE classid = 'pg_trigger'::regclass AND objid = t.oid) ORDER BY path COLLATE "C", tgname COLLATE "C")sql")},
            {"the event triggers", withCommonParts(R"sql(
SELECT 'CREATE EVENT TRIGGER ' || quote_ident(evtname) || ' ON ' || quote_ident(evtevent) ||
  coalesce(E'\n    WHEN TAG IN (' || (SELECT string_agg(quote_literal(x), ', ') FROM unnest(evttags) x) || ')', '') || E'\n    EXECUTE FUNCTION ' || evtfoid::regproc || '();' ||
  CASE evtenabled WHEN 'O' THEN '' ELSE E'\nALTER EVENT TRIGGER ' || quote_ident(evtname) || CASE evtenabled WHEN 'D' THEN ' DISABLE' WHEN 'R' THEN ' ENABLE REPLICA' ELSE ' ENABLE ALWAYS' END || ';' END
FROM pg_event_trigger e WHERE NOT EXISTS (SELECT FROM ext WHERE classid = 'pg_event_trigger'::regclass AND objid = e.oid) ORDER BY evtname COLLATE "C")sql")}};
}

}  // namespace barch::pg
