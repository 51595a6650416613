#include "app/platform/databases/postgresql/catalogue_queries.h"

namespace barch::pg {

namespace {

/// `place` says what has to be there first: 0 nothing, 1 tables, 2 views, by the rows and relations that it names.
const char* const own = R"sql(
, rows AS MATERIALIZED (SELECT t.oid, CASE WHEN c.relkind IN ('v', 'm') THEN 2 ELSE 1 END AS place FROM pg_type t
  LEFT JOIN pg_type e ON e.oid = t.typelem JOIN pg_class c ON c.oid = coalesce(nullif(t.typrelid, 0), e.typrelid) WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')),
needs AS MATERIALIZED (SELECT d.objid, max(coalesce(rows.place, CASE WHEN c.relkind IN ('v', 'm') THEN 2 WHEN c.relkind IN ('r', 'p', 'f') THEN 1 ELSE 0 END)) AS place
  FROM pg_depend d LEFT JOIN rows ON d.refclassid = 'pg_type'::regclass AND d.refobjid = rows.oid
  LEFT JOIN pg_class c ON d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid WHERE d.classid = 'pg_proc'::regclass GROUP BY 1),
own AS MATERIALIZED (SELECT p.*, s.name || '.' || quote_ident(proname) AS path, coalesce(needs.place, 0) AS place FROM pg_proc p
  JOIN space s ON s.oid = pronamespace LEFT JOIN needs ON objid = p.oid
  WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i')))
)sql";

}  // namespace

std::vector<CatalogueQuery> functionQueries(FunctionsAfter place)
{
    return {{"the functions", withCommonParts(own + std::string("SELECT pg_get_functiondef(oid) || ';' FROM own WHERE prokind <> 'a' AND place = ") +
                                              std::to_string(static_cast<int>(place)) + " ORDER BY oid")}};
}

std::vector<CatalogueQuery> aggregateQueries()
{
    return {{"the aggregates", withCommonParts(std::string(own) + R"sql(
SELECT 'CREATE AGGREGATE ' || path || '(' || coalesce(nullif(pg_get_function_identity_arguments(own.oid), ''), '*') || E') (\n    SFUNC = ' || aggtransfn ||
  ', STYPE = ' || format_type(aggtranstype, NULL) || CASE WHEN aggtransspace <> 0 THEN ', SSPACE = ' || aggtransspace ELSE '' END ||
  CASE WHEN aggfinalfn <> 0 THEN ', FINALFUNC = ' || aggfinalfn || CASE WHEN aggfinalextra THEN ', FINALFUNC_EXTRA' ELSE '' END ||
    CASE WHEN aggfinalmodify <> CASE aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char" THEN ', FINALFUNC_MODIFY = ' ||
      CASE aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END ELSE '' END ELSE '' END ||
  CASE WHEN aggcombinefn <> 0 THEN ', COMBINEFUNC = ' || aggcombinefn ELSE '' END || CASE WHEN aggserialfn <> 0 THEN ', SERIALFUNC = ' || aggserialfn ELSE '' END ||
  CASE WHEN aggdeserialfn <> 0 THEN ', DESERIALFUNC = ' || aggdeserialfn ELSE '' END || coalesce(', INITCOND = ' || quote_literal(agginitval), '') ||
  CASE WHEN aggmtransfn <> 0 THEN ', MSFUNC = ' || aggmtransfn || ', MINVFUNC = ' || aggminvtransfn || ', MSTYPE = ' || format_type(aggmtranstype, NULL) ||
    CASE WHEN aggmtransspace <> 0 THEN ', MSSPACE = ' || aggmtransspace ELSE '' END || CASE WHEN aggmfinalfn <> 0 THEN ', MFINALFUNC = ' || aggmfinalfn ||
    CASE WHEN aggmfinalextra THEN ', MFINALFUNC_EXTRA' ELSE '' END ELSE '' END || coalesce(', MINITCOND = ' || quote_literal(aggminitval), '') ELSE '' END ||
  CASE WHEN aggsortop <> 0 THEN ', SORTOP = OPERATOR(' || (SELECT quote_ident(nspname) FROM pg_namespace n WHERE n.oid = oprnamespace) || '.' || oprname || ')' ELSE '' END ||
  CASE proparallel WHEN 's' THEN ', PARALLEL = SAFE' WHEN 'r' THEN ', PARALLEL = RESTRICTED' ELSE '' END || CASE aggkind WHEN 'h' THEN ', HYPOTHETICAL' ELSE '' END || E'\n);'
FROM own JOIN pg_aggregate ON aggfnoid = own.oid LEFT JOIN pg_operator o ON o.oid = aggsortop
ORDER BY path COLLATE "C", pg_get_function_identity_arguments(own.oid) COLLATE "C")sql")}};
}

}  // namespace barch::pg
