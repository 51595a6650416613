#include "app/platform/databases/postgresql/catalogue_queries.h"

namespace barch::pg {

std::vector<CatalogueQuery> keyQueries()
{
    return {{"the keys and checks", withCommonParts(R"sql(
SELECT 'ALTER TABLE ' || CASE relkind WHEN 'p' THEN '' ELSE 'ONLY ' END || path || E'\n    ADD CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(k.oid) || ';'
FROM pg_constraint k JOIN rel ON rel.oid = conrelid
WHERE conparentid = 0 AND (contype IN ('p', 'u', 'x') OR contype = 'c' AND conislocal AND NOT convalidated)
ORDER BY path COLLATE "C", position(contype::text IN 'puxc'), conname COLLATE "C")sql")}};
}

std::vector<CatalogueQuery> foreignKeyQueries()
{
    return {{"the foreign keys", withCommonParts(R"sql(
SELECT 'ALTER TABLE ' || CASE relkind WHEN 'p' THEN '' ELSE 'ONLY ' END || path || E'\n    ADD CONSTRAINT ' || quote_ident(conname) || ' ' ||
  pg_get_constraintdef(k.oid) || ';'
FROM pg_constraint k JOIN rel ON rel.oid = conrelid WHERE conparentid = 0 AND contype = 'f' ORDER BY path COLLATE "C", conname COLLATE "C")sql")}};
}

}  // namespace barch::pg
