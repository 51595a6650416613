#include "app/platform/databases/postgresql/catalogue_queries.h"

#include <iterator>

namespace barch::pg {

std::string withCommonParts(const std::string& query)
{
    static const std::string common = R"sql(WITH RECURSIVE
ext AS MATERIALIZED (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
space AS MATERIALIZED (SELECT oid, nspname, nspowner, nspacl, quote_ident(nspname) AS name FROM pg_namespace
  WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'),
rel AS MATERIALIZED (SELECT c.*, s.name || '.' || quote_ident(c.relname) AS path FROM pg_class c JOIN space s ON s.oid = c.relnamespace
  WHERE NOT EXISTS (SELECT FROM ext WHERE classid = 'pg_class'::regclass AND objid = c.oid)),
options AS MATERIALIZED (SELECT c.oid, string_agg(quote_ident(left(o, strpos(o, '=') - 1)) || '=' || quote_literal(substr(o, strpos(o, '=') + 1)), ', '
    ORDER BY i) FILTER (WHERE o NOT LIKE 'check\_option=%') AS list
  FROM pg_class c, unnest(reloptions) WITH ORDINALITY AS u(o, i) GROUP BY c.oid)
)sql";
    return common + query;
}

std::vector<CatalogueQuery> catalogueQueries(int version)
{
    std::vector<CatalogueQuery> all;
    for (std::vector<CatalogueQuery> part :
         {roleQueries(), schemaQueries(), typeQueries(version), sequenceQueries(version), functionQueries(FunctionsAfter::Nothing), tableQueries(),
          functionQueries(FunctionsAfter::Tables), aggregateQueries(), keyQueries(), indexQueries(), foreignKeyQueries(), viewQueries(),
          functionQueries(FunctionsAfter::Views), triggerQueries(), policyQueries(), otherQueries(), ownerQueries(), rightsQueries(version),
          commentQueries()})
        std::move(part.begin(), part.end(), std::back_inserter(all));
    return all;
}

}  // namespace barch::pg
