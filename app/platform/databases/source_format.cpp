#include "app/platform/databases/import_source.h"

#include <algorithm>
#include <array>

namespace barch {
namespace {

std::string lower(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return result;
}

/// How often these words stand in the text.
template <std::size_t Count>
int signs(const std::string& text, const std::array<const char*, Count>& words)
{
    int found = 0;
    for (const char* word : words)
        for (std::size_t at = text.find(word); at != std::string::npos && found < 1000; at = text.find(word, at + 1))
            ++found;
    return found;
}

/// A trigger with its statements in itself, and names in square brackets.
bool readsLikeSqlite(const std::string& text)
{
    const bool hasBody = text.find("create trigger") != std::string::npos && text.find("execute ") == std::string::npos;
    return hasBody || text.find("create table [") != std::string::npos;
}

SourceFormat guessSql(const std::string& text)
{
    const int mysql = signs(text, std::array{"`", "engine=", "engine =", "auto_increment", "/*!", "charset", "unsigned", "delimiter "});
    const int sqlite = signs(text, std::array{"autoincrement", "pragma ", "without rowid", "sqlite_", ") strict", "integer primary key"});
    const int postgresql = signs(text, std::array{"::", "$$", "serial", "timestamptz", "jsonb", "uuid", "language plpgsql", "create extension", "search_path",
                                                  "create type", "row level security", "copy ", "with time zone", "generated always as identity", "public."});
    if (mysql > postgresql && mysql >= sqlite)
        return SourceFormat::MySqlScript;
    return sqlite > postgresql || readsLikeSqlite(text) ? SourceFormat::SqliteScript : SourceFormat::PostgreSqlScript;
}

bool lineBegins(const std::string& text, std::string_view words)
{
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
        if (at == 0 || text[at - 1] == '\n')
            return true;
    return false;
}

}  // namespace

const std::vector<SourceFormatName>& sourceFormats()
{
    static const std::vector<SourceFormatName> formats = {
        {SourceFormat::PostgreSqlScript, "postgresql", "PostgreSQL script"}, {SourceFormat::MySqlScript, "mysql", "MySQL or MariaDB script"},
        {SourceFormat::SqliteScript, "sqlite", "SQLite script"},             {SourceFormat::Dbml, "dbml", "DBML"},
        {SourceFormat::Prisma, "prisma", "Prisma schema"},                   {SourceFormat::SqliteFile, "sqlite-file", "SQLite file"},
        {SourceFormat::Database, "database", "Database"}};
    return formats;
}

std::optional<SourceFormat> sourceFormatNamed(std::string_view name)
{
    const std::string wanted = name == "mariadb" ? "mysql" : name == "postgres" ? "postgresql" : lower(name);
    for (const SourceFormatName& format : sourceFormats())
        if (format.name == wanted)
            return format.format;
    return std::nullopt;
}

SourceFormat guessFormat(std::string_view name, std::string_view text)
{
    const std::string ending = lower(name);
    if (ending.ends_with(".dbml"))
        return SourceFormat::Dbml;
    if (ending.ends_with(".prisma"))
        return SourceFormat::Prisma;
    const std::string start = lower(text.substr(0, 200000));
    if (!ending.ends_with(".sql") && start.find("create ") == std::string::npos) {
        if (lineBegins(start, "model ") || lineBegins(start, "datasource "))
            return SourceFormat::Prisma;
        if (lineBegins(start, "table ") || lineBegins(start, "project ") || lineBegins(start, "enum ") || lineBegins(start, "ref"))
            return SourceFormat::Dbml;
    }
    return guessSql(start);
}

}  // namespace barch
