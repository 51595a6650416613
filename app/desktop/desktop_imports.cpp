#include "app/desktop/desktop_imports.h"

#include "app/platform/databases/database_password.h"
#include "app/platform/databases/import_source.h"
#include "app/platform/databases/read_only_connection.h"

#include <QFileInfo>

namespace barch {
namespace {

Result<ImportSource> sourceOf(const ui::ImportAsk& ask)
{
    const std::optional<SourceFormat> format = sourceFormatNamed(ask.format.toStdString());
    if (ask.from == ui::ImportAsk::From::Text)
        return textSource("the text", ask.text.toStdString(), format);
    if (ask.from == ui::ImportAsk::From::File && isDatabaseUrl(ask.text.toStdString()))
        return Error{"This is the URL of a database.", {}, "Choose Database instead."};
    if (ask.from == ui::ImportAsk::From::Database && !isDatabaseUrl(ask.text.toStdString()) && !isSqliteFile(ask.text.toStdString()))
        return parseDatabaseUrl("").error();
    Result<ImportSource> source = openSource(ask.text.toStdString(), format);
    if (source && source->database) {
        if (!ask.password.isEmpty())
            source->database->password = ask.password.toStdString();
        else
            source->database->password = passwordAtHand(*source->database);
    }
    return source;
}

/// What a design is called that says nothing about its name itself.
std::string nameOf(const ImportSource& source)
{
    if (source.name == "the text")
        return {};
    const std::string path = source.database ? source.database->database : source.name;
    return QFileInfo(QString::fromStdString(path)).completeBaseName().toStdString();
}

}  // namespace

QList<ui::ImportFormat> DesktopImports::formats()
{
    QList<ui::ImportFormat> formats;
    for (const SourceFormatName& format : sourceFormats())
        if (format.format != SourceFormat::Database && format.format != SourceFormat::SqliteFile)
            formats.append({QString::fromLatin1(format.name.data(), static_cast<qsizetype>(format.name.size())),
                            QString::fromLatin1(format.title.data(), static_cast<qsizetype>(format.title.size()))});
    return formats;
}

QString DesktopImports::guess(const ui::ImportAsk& ask)
{
    if (ask.text.trimmed().isEmpty() || ask.from == ui::ImportAsk::From::Database)
        return {};
    const Result<ImportSource> source = sourceOf({ask.from, ask.text, {}, {}});
    if (!source)
        return {};
    for (const SourceFormatName& format : sourceFormats())
        if (format.format == source->format)
            return QString::fromLatin1(format.name.data(), static_cast<qsizetype>(format.name.size()));
    return {};
}

Result<Imported> DesktopImports::read(const ui::ImportAsk& ask, const ImportProgress& progress)
{
    const Result<ImportSource> source = sourceOf(ask);
    if (!source)
        return source.error();
    Result<Imported> imported = importSource(*source, progress);
    if (imported && imported->project.info->name.empty()) {
        ProjectInfo info = *imported->project.info;
        info.name = nameOf(*source);
        imported->project.info = info;
    }
    return imported;
}

QStringList DesktopImports::lines(const ui::ImportAsk& ask, int first, int count)
{
    const Result<ImportSource> source = sourceOf(ask);
    if (!source)
        return {};
    QStringList found;
    std::string_view rest = source->text;
    for (int line = 1; !rest.empty() && line < first + count; ++line) {
        const std::string_view text = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), text.size() + 1));
        if (line >= first)
            found.append(QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min<std::size_t>(text.size(), 400))));
    }
    return found;
}

bool DesktopImports::wantsPassword(const Error& error)
{
    return barch::wantsPassword(error);
}

QString DesktopImports::withoutPassword(const QString& url)
{
    const Result<DatabaseUrl> parsed = parseDatabaseUrl(url.toStdString());
    return parsed ? QString::fromStdString(barch::withoutPassword(*parsed)) : QString();
}

void DesktopImports::findPassword(const QString& url, QObject* context, std::function<void(QString)> done)
{
    const Result<DatabaseUrl> parsed = parseDatabaseUrl(url.toStdString());
    if (!parsed || parsed->password || parsed->dialect == Dialect::Sqlite)
        return done({});
    readKeychain(*parsed, context, [done = std::move(done)](std::optional<std::string> password) { done(QString::fromStdString(password.value_or(std::string()))); });
}

void DesktopImports::keepPassword(const QString& url, const QString& password, QObject* context, std::function<void(QString)> done)
{
    Result<DatabaseUrl> parsed = parseDatabaseUrl(url.toStdString());
    if (!parsed)
        return done({});
    if (!password.isEmpty())
        parsed->password = password.toStdString();
    writeKeychain(*parsed, context, [done = std::move(done)](Result<Done> kept) { done(kept ? QString() : QString::fromStdString(kept.error().text())); });
}

}  // namespace barch
