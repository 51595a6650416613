#pragma once

#include "app/platform/databases/database_url.h"
#include "core/import/imported.h"

namespace barch {

/// What a PostgreSQL database (13 to 17) holds, as statements that would make it again, and what they leave out.
/// Read in one read-only transaction; extensions' own objects and rows are never in it.
struct CatalogueScript {
    std::string sql;
    std::vector<ImportNote> leftOut;
    struct Owner {
        bool isFunction = false;
        std::string space;  ///< of a function
        std::string name;
        std::string role;
        bool operator==(const Owner&) const = default;
    };
    std::vector<Owner> owners;  ///< other than the server's first superuser
};
Result<CatalogueScript> readPostgresqlCatalogue(const DatabaseUrl& url, const ImportProgress& progress = {});

/// The design of a live database. Nothing in it is changed. Ids are derived from names, so importing a database and
/// importing its dump give the same design.
Result<Imported> importPostgresqlDatabase(const DatabaseUrl& url, const ImportProgress& progress = {});

}  // namespace barch
