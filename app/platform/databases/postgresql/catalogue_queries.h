#pragma once

#include <string>
#include <vector>

namespace barch::pg {

/// A query on the catalogue of PostgreSQL 13 to 17 that answers with statements, one a row, in the order in which
/// they can be run. Every query covers the whole database: there is none for a single table.
struct CatalogueQuery {
    std::string reads;           ///< in plain words, for messages: "the tables"
    std::string sql;
    enum class Gives {
        Statements,
        Notes,   ///< two columns, what and why: what the statements leave out
        Owners,  ///< four columns: "function" or "relation", schema, name, role
    } gives = Gives::Statements;
};

/// `version` as the server tells it: 150004 is 15.4.
std::vector<CatalogueQuery> schemaQueries();
std::vector<CatalogueQuery> roleQueries();
std::vector<CatalogueQuery> typeQueries(int version);
std::vector<CatalogueQuery> sequenceQueries(int version);
/// Of columns: what owns a sequence, identity columns. After the tables.
std::vector<CatalogueQuery> numberedColumnQueries();
/// What a function names has to be there before it.
enum class FunctionsAfter { Nothing, Tables, Views };
std::vector<CatalogueQuery> functionQueries(FunctionsAfter place);
std::vector<CatalogueQuery> aggregateQueries();
std::vector<CatalogueQuery> tableQueries();
std::vector<CatalogueQuery> keyQueries();
std::vector<CatalogueQuery> indexQueries();
/// After the indexes: a unique one is enough for a key that refers to it.
std::vector<CatalogueQuery> foreignKeyQueries();
std::vector<CatalogueQuery> viewQueries();
std::vector<CatalogueQuery> triggerQueries();
std::vector<CatalogueQuery> policyQueries();
std::vector<CatalogueQuery> ownerQueries();
std::vector<CatalogueQuery> rightsQueries(int version);
std::vector<CatalogueQuery> commentQueries();
std::vector<CatalogueQuery> otherQueries();

/// All of them, so that each statement comes after what it needs.
std::vector<CatalogueQuery> catalogueQueries(int version);

/// `query` (more named parts first, each behind a comma) after the WITH of every query: `space` (schemas of people, not
/// of the system), `rel` (relations in them that belong to no extension), `ext` (what belongs to one) and `options`.
/// Those that a query doesn't use cost nothing.
std::string withCommonParts(const std::string& query);

}  // namespace barch::pg
