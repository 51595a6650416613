#include "app/platform/databases/postgresql/catalogue_queries.h"

namespace barch::pg {
namespace {

/// Not those behind constraints, and not the parts that a partitioned index has in the partitions.
const char* const own = R"sql(
, own AS MATERIALIZED (SELECT rel.oid, rel.relname, rel.relkind, x.*, t.path AS table_path, t.relkind AS table_kind, rel.path FROM pg_index x JOIN rel ON rel.oid = indexrelid
  JOIN rel t ON t.oid = indrelid WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
    AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = indexrelid))
)sql";

}  // namespace

/// The indexes of materialised views come with the views.
std::vector<CatalogueQuery> indexQueries()
{
    return {{"the indexes", withCommonParts(std::string(own) + R"sql(
SELECT CASE relkind WHEN 'I' THEN overlay(pg_get_indexdef(oid) PLACING '' FROM length('CREATE ' || CASE WHEN indisunique THEN 'UNIQUE ' ELSE '' END || 'INDEX ' ||
    quote_ident(relname) || ' ON ') + 1 FOR length('ONLY ')) ELSE pg_get_indexdef(oid) END || ';'
FROM own WHERE table_kind <> 'm' AND (indisvalid OR relkind = 'I') ORDER BY table_path COLLATE "C", relname COLLATE "C")sql")},
            {"the unfinished indexes", withCommonParts(std::string(own) + R"sql(
SELECT 'index ' || path, 'It was never finished, and the server doesn''t use it.' FROM own WHERE NOT indisvalid AND relkind = 'i' ORDER BY path COLLATE "C")sql"),
             CatalogueQuery::Gives::Notes},
            {"how rows are told apart", withCommonParts(R"sql(
SELECT 'ALTER TABLE ONLY ' || path || ' REPLICA IDENTITY ' || CASE relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING'
  ELSE 'USING INDEX ' || (SELECT quote_ident(relname) FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE indrelid = rel.oid AND indisreplident) END || ';'
FROM rel WHERE relkind IN ('r', 'p') AND (relreplident IN ('f', 'n') OR relreplident = 'i' AND EXISTS (SELECT FROM pg_index WHERE indrelid = rel.oid AND indisreplident))
ORDER BY path COLLATE "C")sql")},
            {"how tables are clustered", withCommonParts(R"sql(
SELECT 'ALTER TABLE ' || t.path || ' CLUSTER ON ' || quote_ident(i.relname) || ';' FROM pg_index JOIN rel i ON i.oid = indexrelid JOIN rel t ON t.oid = indrelid
WHERE indisclustered ORDER BY 1)sql")},
            {"the settings of keys", withCommonParts(R"sql(
SELECT 'ALTER INDEX ' || path || ' SET (' || list || ');' FROM rel JOIN options ON options.oid = rel.oid
WHERE relkind IN ('i', 'I') AND EXISTS (SELECT FROM pg_constraint WHERE conindid = rel.oid AND contype IN ('p', 'u', 'x')) ORDER BY path COLLATE "C")sql")}};
}

}  // namespace barch::pg
