#include "app/platform/databases/postgresql/catalogue_queries.h"

namespace barch::pg {
namespace {

/// What stands behind CREATE SEQUENCE and in an identity column's parentheses.
const char* const numbers = R"sql(
' START WITH ' || seqstart || ' INCREMENT BY ' || seqincrement ||
CASE WHEN seqmin = CASE WHEN seqincrement > 0 THEN 1 ELSE least END THEN ' NO MINVALUE' ELSE ' MINVALUE ' || seqmin END ||
CASE WHEN seqmax = CASE WHEN seqincrement > 0 THEN greatest ELSE -1 END THEN ' NO MAXVALUE' ELSE ' MAXVALUE ' || seqmax END ||
' CACHE ' || seqcache || CASE WHEN seqcycle THEN ' CYCLE' ELSE '' END
)sql";

const char* const sequences = R"sql(
, numbers AS (SELECT seq.*, path, relpersistence,
    CASE seqtypid WHEN 'int2'::regtype THEN -32768 WHEN 'int4'::regtype THEN -2147483648 ELSE -9223372036854775808 END AS least,
    CASE seqtypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647 ELSE 9223372036854775807 END AS greatest
  FROM pg_sequence seq JOIN rel ON rel.oid = seqrelid),
owned AS (SELECT objid, deptype, refobjid, refobjsubid FROM pg_depend
  WHERE classid = 'pg_class'::regclass AND refclassid = 'pg_class'::regclass AND refobjsubid > 0 AND deptype IN ('a', 'i'))
)sql";

}  // namespace

std::vector<CatalogueQuery> sequenceQueries(int version)
{
    const std::string unlogged = version >= 150000 ? "CASE relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END" : "''";
    return {{"the sequences", withCommonParts(std::string(sequences) + "SELECT 'CREATE ' || " + unlogged + R"sql( || 'SEQUENCE ' || path ||
  CASE seqtypid WHEN 'int8'::regtype THEN '' ELSE ' AS ' || format_type(seqtypid, NULL) END || )sql" + numbers + R"sql( || ';'
FROM numbers WHERE NOT EXISTS (SELECT FROM owned WHERE objid = seqrelid AND deptype = 'i') ORDER BY path COLLATE "C")sql")}};
}

std::vector<CatalogueQuery> numberedColumnQueries()
{
    return {{"the owners of sequences", withCommonParts(std::string(sequences) + R"sql(
SELECT 'ALTER SEQUENCE ' || path || ' OWNED BY ' || refobjid::regclass || '.' || quote_ident(attname) || ';'
FROM numbers JOIN owned ON objid = seqrelid AND deptype = 'a' JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid ORDER BY path COLLATE "C")sql")},
            {"the identity columns", withCommonParts(std::string(sequences) + R"sql(
SELECT 'ALTER TABLE ' || refobjid::regclass || ' ALTER COLUMN ' || quote_ident(attname) || ' ADD GENERATED ' ||
  CASE attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END || ' AS IDENTITY (SEQUENCE NAME ' || path || )sql" + numbers + R"sql( || ');'
FROM numbers JOIN owned ON objid = seqrelid AND deptype = 'i' JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
WHERE attidentity IN ('a', 'd') ORDER BY path COLLATE "C")sql")}};
}

}  // namespace barch::pg
