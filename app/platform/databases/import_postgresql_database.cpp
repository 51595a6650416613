#include "app/platform/databases/import_postgresql_database.h"

#include "core/import/postgresql/import_postgresql.h"

namespace barch {
namespace {

/// Of the time that all takes; importing the text is the rest.
constexpr double partOfReading = 0.7;

}  // namespace

Result<Imported> importPostgresqlDatabase(const DatabaseUrl& url, const ImportProgress& progress)
{
    const auto partly = [&](double from, double to) {
        return [&progress, from, to](double part) { return !progress || progress(from + part * (to - from)); };
    };
    Result<CatalogueScript> script = readPostgresqlCatalogue(url, partly(0, partOfReading));
    if (!script)
        return script.error();
    Result<Imported> imported = importPostgresql(script->sql, partly(partOfReading, 1));
    if (!imported) {
        Error error = imported.error();
        error.where = withoutPassword(url) + (error.where.empty() ? "" : ", what was read of it, " + error.where);
        return error;
    }
    // The lines are those of a text that nobody has.
    for (ImportNote& note : imported->notes)
        note.line = 0;
    imported->notes.insert(imported->notes.end(), script->leftOut.begin(), script->leftOut.end());
    return imported;
}

}  // namespace barch
