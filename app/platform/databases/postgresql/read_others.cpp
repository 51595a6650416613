#include "app/platform/databases/postgresql/catalogue_queries.h"

namespace barch::pg {

/// What few databases have. What isn't read is told.
std::vector<CatalogueQuery> otherQueries()
{
    const auto notOfExtension = [](const std::string& catalogue, const std::string& row) {
        return "NOT EXISTS (SELECT FROM ext WHERE classid = '" + catalogue + "'::regclass AND objid = " + row + ".oid)";
    };
    return {
        {"the statistics objects", withCommonParts("SELECT pg_get_statisticsobjdef(x.oid) || ';' FROM pg_statistic_ext x JOIN space s ON s.oid = stxnamespace WHERE " +
                                                   notOfExtension("pg_statistic_ext", "x") + " ORDER BY 1")},
        {"the operators", withCommonParts(R"sql(
SELECT 'CREATE OPERATOR ' || s.name || '.' || oprname || ' (FUNCTION = ' || oprcode || CASE WHEN oprleft <> 0 THEN ', LEFTARG = ' || format_type(oprleft, NULL) ELSE '' END ||
  CASE WHEN oprright <> 0 THEN ', RIGHTARG = ' || format_type(oprright, NULL) ELSE '' END ||
  CASE WHEN oprcom <> 0 THEN ', COMMUTATOR = OPERATOR(' || (SELECT quote_ident(nspname) || '.' || c.oprname FROM pg_operator c JOIN pg_namespace n ON n.oid = c.oprnamespace WHERE c.oid = o.oprcom) || ')' ELSE '' END ||
  CASE WHEN oprnegate <> 0 THEN ', NEGATOR = OPERATOR(' || (SELECT quote_ident(nspname) || '.' || c.oprname FROM pg_operator c JOIN pg_namespace n ON n.oid = c.oprnamespace WHERE c.oid = o.oprnegate) || ')' ELSE '' END ||
  CASE WHEN oprrest <> 0 THEN ', RESTRICT = ' || oprrest ELSE '' END || CASE WHEN oprjoin <> 0 THEN ', JOIN = ' || oprjoin ELSE '' END ||
  CASE WHEN oprcanmerge THEN ', MERGES' ELSE '' END || CASE WHEN oprcanhash THEN ', HASHES' ELSE '' END || ');'
FROM pg_operator o JOIN space s ON s.oid = oprnamespace WHERE oprcode <> 0 AND )sql" + notOfExtension("pg_operator", "o") + " ORDER BY o.oid")},
        {"the casts", withCommonParts(R"sql(
SELECT 'CREATE CAST (' || format_type(castsource, NULL) || ' AS ' || format_type(casttarget, NULL) || ') ' || CASE castmethod WHEN 'f' THEN 'WITH FUNCTION ' || castfunc::regprocedure
  WHEN 'b' THEN 'WITHOUT FUNCTION' ELSE 'WITH INOUT' END || CASE castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END || ';'
FROM pg_cast k WHERE k.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_cast'::regclass AND d.objid = k.oid AND d.deptype IN ('e', 'i')) ORDER BY 1)sql")},
        {"the publications", withCommonParts(R"sql(
SELECT 'CREATE PUBLICATION ' || quote_ident(pubname) || CASE WHEN puballtables THEN ' FOR ALL TABLES' ELSE coalesce(' FOR TABLE ' ||
    (SELECT string_agg(prrelid::regclass::text, ', ' ORDER BY prrelid::regclass::text COLLATE "C") FROM pg_publication_rel WHERE prpubid = p.oid), '') END ||
  ' WITH (publish = ' || quote_literal(concat_ws(', ', CASE WHEN pubinsert THEN 'insert' END, CASE WHEN pubupdate THEN 'update' END, CASE WHEN pubdelete THEN 'delete' END,
    CASE WHEN pubtruncate THEN 'truncate' END)) || CASE WHEN pubviaroot THEN ', publish_via_partition_root = true' ELSE '' END || ');'
FROM pg_publication p WHERE )sql" + notOfExtension("pg_publication", "p") + " ORDER BY pubname COLLATE \"C\"")},
        {"what is left out", withCommonParts(R"sql(
SELECT what, why FROM (
SELECT 'text search configuration ' || s.name || '.' || quote_ident(cfgname) AS what, 'Its dictionaries can''t be read as SQL: make it by hand.' AS why
  FROM pg_ts_config c JOIN space s ON s.oid = cfgnamespace WHERE )sql" + notOfExtension("pg_ts_config", "c") + R"sql(
UNION ALL SELECT 'text search dictionary ' || s.name || '.' || quote_ident(dictname), 'Its template can''t be read as SQL: make it by hand.'
  FROM pg_ts_dict c JOIN space s ON s.oid = dictnamespace WHERE )sql" + notOfExtension("pg_ts_dict", "c") + R"sql(
UNION ALL SELECT 'operator class ' || s.name || '.' || quote_ident(opcname), 'It is made of functions for one kind of index: make it by hand.'
  FROM pg_opclass c JOIN space s ON s.oid = opcnamespace WHERE )sql" + notOfExtension("pg_opclass", "c") + R"sql(
UNION ALL SELECT 'language ' || quote_ident(lanname), 'Languages belong to the server.' FROM pg_language c WHERE c.oid >= 16384 AND )sql" +
                                            notOfExtension("pg_language", "c") + R"sql(
UNION ALL SELECT 'conversion ' || s.name || '.' || quote_ident(conname), 'Conversions between encodings belong to the server.'
  FROM pg_conversion c JOIN space s ON s.oid = connamespace WHERE )sql" + notOfExtension("pg_conversion", "c") + R"sql(
UNION ALL SELECT 'access for ' || quote_ident(pg_get_userbyid(m.member)) || ' through ' || quote_ident(g.rolname), 'The group belongs to the server; it says nothing about this design.'
  FROM pg_auth_members m JOIN pg_roles g ON g.oid = roleid WHERE g.rolname LIKE 'pg\_%' AND g.rolname NOT IN ('pg_database_owner') AND m.member IN (SELECT relowner FROM rel)
UNION ALL SELECT 'subscription ' || quote_ident(subname), 'Its connection is a secret of the server.' FROM pg_subscription
  WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())) left_out ORDER BY what COLLATE "C")sql"),
         CatalogueQuery::Gives::Notes}};
}

}  // namespace barch::pg
