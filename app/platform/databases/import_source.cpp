#include "app/platform/databases/import_source.h"

#include "app/platform/databases/import_mysql.h"
#include "app/platform/databases/import_postgresql_database.h"
#include "app/platform/databases/import_sqlite.h"
#include "core/import/dbml/import_dbml.h"
#include "core/import/postgresql/import_postgresql.h"
#include "core/import/prisma/import_prisma.h"
#include "core/import/source_text.h"

#include <QFile>
#include <QFileInfo>

#include <cassert>

namespace barch {
namespace {

constexpr qint64 largest = qint64{2} << 30;

Error notReadable(const std::string& path, const QFile& file)
{
    return {"The file can't be read.", path, file.errorString().toStdString() + "."};
}

/// Mapped, so that a large dump takes no memory; read where that can't be done, as with a pipe.
Result<ImportSource> openText(const std::string& path, std::optional<SourceFormat> format)
{
    const QString name = QString::fromStdString(path);
    if (QFileInfo(name).isDir())
        return Error{"This is a folder.", path, "Choose a file in it."};
    auto file = std::make_shared<QFile>(name);
    if (!file->open(QIODevice::ReadOnly))
        return notReadable(path, *file);
    if (file->size() > largest)
        return Error{"The file is too large: more than 2 GiB.", path, "Export the schema without its rows."};
    const uchar* bytes = file->size() > 0 ? file->map(0, file->size()) : nullptr;
    if (!bytes)
        return textSource(path, file->readAll().toStdString(), format);
    ImportSource source;
    source.name = path;
    source.text = std::string_view(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(file->size()));
    source.format = format ? *format : guessFormat(path, source.text);
    source.keeps = std::move(file);
    return source;
}

Result<Imported> importDatabase(const DatabaseUrl& url, const ImportProgress& progress)
{
    if (url.dialect == Dialect::Sqlite)
        return importSqliteFile(url.database, progress);
    if (url.dialect == Dialect::MySql)
        return importMysqlDatabase(url, progress);
    return importPostgresqlDatabase(url, progress);
}

Result<Imported> importText(const ImportSource& source, const ImportProgress& progress)
{
    switch (source.format) {
    case SourceFormat::PostgreSqlScript:
        return importPostgresql(source.text, progress);
    case SourceFormat::MySqlScript:
        return source.database ? importMysqlScript(source.text, *source.database, progress) : importMysqlScript(source.text, progress);
    case SourceFormat::SqliteScript:
        return importSqliteScript(source.text, progress);
    case SourceFormat::Dbml:
        return importDbml(source.text, progress);
    case SourceFormat::Prisma:
        return importPrisma(source.text, progress);
    case SourceFormat::SqliteFile:
    case SourceFormat::Database:
        break;
    }
    return Error{"This is a database and no text.", {}, "Give its URL."};
}

}  // namespace

ImportSource textSource(std::string name, std::string text, std::optional<SourceFormat> format)
{
    const auto kept = std::make_shared<const std::string>(std::move(text));
    ImportSource source;
    source.name = std::move(name);
    source.text = *kept;
    source.keeps = kept;
    source.format = format ? *format : guessFormat(source.name, source.text);
    return source;
}

Result<ImportSource> openSource(const std::string& pathOrUrl, std::optional<SourceFormat> format)
{
    const bool isDatabase = isDatabaseUrl(pathOrUrl) || isSqliteFile(pathOrUrl);
    if (!isDatabase && format != SourceFormat::SqliteFile && format != SourceFormat::Database)
        return openText(pathOrUrl, format);
    Result<DatabaseUrl> url = parseDatabaseUrl(pathOrUrl);
    if (!url)
        return url.error();
    ImportSource source;
    source.format = url->dialect == Dialect::Sqlite ? SourceFormat::SqliteFile : SourceFormat::Database;
    source.name = withoutPassword(*url);
    source.database = std::move(*url);
    return source;
}

Result<Imported> importSource(const ImportSource& source, const ImportProgress& progress)
{
    const bool isDatabase = source.format == SourceFormat::Database || source.format == SourceFormat::SqliteFile;
    assert(!isDatabase || source.database);
    Result<Imported> imported = isDatabase ? importDatabase(*source.database, progress) : importText(source, progress);
    if (imported || isDatabase)
        return imported;
    Error error = imported.error();
    error.where = error.where.empty() ? source.name : source.name + ", " + error.where;
    return error;
}

}  // namespace barch
