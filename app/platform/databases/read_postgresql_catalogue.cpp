#include "app/platform/databases/import_postgresql_database.h"
#include "app/platform/databases/postgresql/catalogue_queries.h"
#include "app/platform/databases/read_only_connection.h"
#include "core/import/source_text.h"

#include <QVariant>

namespace barch {

Result<CatalogueScript> readPostgresqlCatalogue(const DatabaseUrl& url, const ImportProgress& progress)
{
    const Error cancelled = importStopped();
    const auto goesOn = [&](double part) { return !progress || progress(part); };
    if (!goesOn(0))
        return cancelled;
    Result<ReadOnlyConnection> connection = ReadOnlyConnection::open(url);
    if (!connection)
        return connection.error();
    const std::vector<pg::CatalogueQuery> queries = pg::catalogueQueries(connection->version());
    CatalogueScript script;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        const pg::CatalogueQuery& query = queries[i];
        const double part = static_cast<double>(i) / static_cast<double>(queries.size());
        bool isWanted = goesOn(part);
        int rows = 0;
        const auto take = [&](const QSqlQuery& row) {
            const auto text = [&](int at) { return row.value(at).toString().toStdString(); };
            switch (query.gives) {
            case pg::CatalogueQuery::Gives::Statements: script.sql += text(0) + "\n\n"; break;
            case pg::CatalogueQuery::Gives::Notes: script.leftOut.push_back({ImportOutcome::Skipped, 0, text(0), text(1)}); break;
            case pg::CatalogueQuery::Gives::Owners: script.owners.push_back({text(0) == "function", text(1), text(2), text(3)}); break;
            }
            if (++rows % 500 == 0)
                isWanted = goesOn(part);
            return isWanted;
        };
        if (!isWanted)
            return cancelled;
        if (Result<Done> read = connection->forEachRow(query.sql, query.reads, take); !read)
            return read.error();
        if (!isWanted)
            return cancelled;
    }
    return script;
}

}  // namespace barch
