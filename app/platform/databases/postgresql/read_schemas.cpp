#include "app/platform/databases/postgresql/catalogue_queries.h"

namespace barch::pg {

std::vector<CatalogueQuery> schemaQueries()
{
    return {{"the schemas", withCommonParts(R"sql(
SELECT 'CREATE SCHEMA ' || name || ';' FROM space
WHERE nspname <> 'public' AND NOT EXISTS (SELECT FROM ext WHERE classid = 'pg_namespace'::regclass AND objid = space.oid)
ORDER BY nspname COLLATE "C")sql")},
            {"the extensions", withCommonParts(R"sql(
SELECT 'CREATE EXTENSION IF NOT EXISTS ' || quote_ident(extname) || ' WITH SCHEMA ' || quote_ident(nspname) || ';'
FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname <> 'plpgsql' ORDER BY extname COLLATE "C")sql")}};
}

}  // namespace barch::pg
