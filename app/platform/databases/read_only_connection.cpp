#include "app/platform/databases/read_only_connection.h"

#include <QSqlError>
#include <QVariant>

#include <array>
#include <atomic>

namespace barch {
namespace {

constexpr const char* passwordMissing = "The server wants a password.";
constexpr const char* passwordRefused = "The server doesn't accept this user and password.";
constexpr int oldest = 130000;

/// A value in libpq's connection string. Qt makes blanks of semicolons there, so none comes this far.
QString quotedValue(const std::string& value)
{
    QString text = QString::fromStdString(value);
    text.replace('\\', QLatin1String("\\\\")).replace('\'', QLatin1String("\\'"));
    return '\'' + text + '\'';
}

QString connectOptions(const DatabaseUrl& url)
{
    constexpr std::array<const char*, 6> modes = {"", "disable", "prefer", "require", "verify-ca", "verify-full"};
    QString text = QStringLiteral("application_name='Backend Architect'");
    if (url.tls != TlsMode::Usual)
        text += QStringLiteral(" sslmode=") + QLatin1String(modes[static_cast<std::size_t>(url.tls)]);
    if (!url.options.contains("connect_timeout"))
        text += QStringLiteral(" connect_timeout=10");
    for (const auto& [key, value] : url.options)
        text += ' ' + QString::fromStdString(key) + '=' + quotedValue(value);
    return text;
}

std::string firstLine(const QString& text)
{
    const QString trimmed = text.trimmed();
    return trimmed.left(trimmed.indexOf('\n')).toStdString();
}

std::string sentence(std::string text)
{
    if (!text.empty() && text.back() != '.')
        text += '.';
    return text;
}

/// libpq has no codes for failed connections; what it says is English unless the server speaks another language.
Error notOpened(const DatabaseUrl& url, const QSqlError& failure)
{
    const QString said = failure.databaseText().trimmed();
    const std::string where = withoutPassword(url);
    const auto says = [&](const char* words) { return said.contains(QLatin1String(words)); };
    if (says("no password supplied"))
        return {passwordMissing, where, "Give it in the environment variable BARCH_DB_PASSWORD, or have it kept in the keychain."};
    if (says("password authentication failed"))
        return {passwordRefused, where, "Check both. A password may hold signs that have to be percent-encoded in a URL."};
    if (says("permission denied for database"))
        return {"This user may not connect to the database.", where, "Have an administrator run GRANT CONNECT ON DATABASE, or take another user."};
    if (says("database \"") && says("does not exist"))
        return {"There is no such database on the server.", where, "Check the name at the end of the URL."};
    if (says("role \"") && says("does not exist"))
        return {"There is no such user on the server.", where, "Check the name in front of @."};
    if (says("Connection refused") || says("No such file or directory") || says("timeout expired") || says("could not translate host name") ||
        says("No route to host"))
        return {"No PostgreSQL answers there.", where, "Check host and port, and that the server runs and takes connections. It said: " + sentence(firstLine(said))};
    return {"The database couldn't be opened.", where, "The server said: " + sentence(firstLine(said))};
}

Error notRead(const DatabaseUrl& url, const std::string& what, const QSqlError& failure)
{
    const QString code = failure.nativeErrorCode();
    const std::string where = withoutPassword(url);
    const std::string said = sentence(firstLine(failure.databaseText()));
    if (code == QLatin1String("42501"))
        return {"This user may not read " + what + ".", where, "Take a user who may read the catalogue, such as the owner. The server said: " + said};
    if (code == QLatin1String("57014") || code == QLatin1String("55P03"))
        return {"Reading " + what + " took too long.", where, "Something else may hold a lock, such as a migration: try again when it is done."};
    if (code == QLatin1String("XX000") && failure.databaseText().contains(QLatin1String("cache lookup")))
        return {"The database was changed while it was being read.", where, "Try again."};
    return {"Reading " + what + " failed.", where, "The server said: " + said};
}

}  // namespace

bool wantsPassword(const Error& error)
{
    return error.what == passwordMissing || error.what == passwordRefused;
}

ReadOnlyConnection::ReadOnlyConnection(QString name, DatabaseUrl url) : m_name(std::move(name)), m_url(std::move(url)) {}

ReadOnlyConnection::ReadOnlyConnection(ReadOnlyConnection&& other) noexcept
    : m_name(std::exchange(other.m_name, {})), m_url(std::move(other.m_url)), m_version(other.m_version)
{
}

ReadOnlyConnection::~ReadOnlyConnection()
{
    if (m_name.isEmpty())
        return;
    {
        QSqlDatabase database = QSqlDatabase::database(m_name, false);
        if (database.isOpen())
            QSqlQuery(database).exec(QStringLiteral("ROLLBACK"));
        database.close();
    }
    QSqlDatabase::removeDatabase(m_name);
}

Result<ReadOnlyConnection> ReadOnlyConnection::open(const DatabaseUrl& url)
{
    static std::atomic<int> count = 0;
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL")))
        return Error{"Qt's driver for PostgreSQL is missing.", {}, "Install it: apt-get install libqt6sql6-psql."};
    ReadOnlyConnection connection(QStringLiteral("barch-postgresql-%1").arg(++count), url);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), connection.m_name);
        database.setHostName(QString::fromStdString(url.socket.empty() ? url.host : url.socket));
        if (url.port != 0)
            database.setPort(url.port);
        database.setUserName(QString::fromStdString(url.user));
        database.setPassword(QString::fromStdString(url.password.value_or(std::string())));
        database.setDatabaseName(QString::fromStdString(url.database));
        database.setConnectOptions(connectOptions(url));
        if (!database.open())
            return notOpened(url, database.lastError());
    }
    if (Result<Done> begun = connection.begin(); !begun)
        return begun.error();
    return connection;
}

Result<Done> ReadOnlyConnection::begin()
{
    const auto nothing = [](const QSqlQuery&) { return true; };
    for (const char* statement :
         {"BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY", "SET LOCAL search_path = ''", "SET LOCAL statement_timeout = '120s'",
          "SET LOCAL lock_timeout = '10s'", "SET LOCAL standard_conforming_strings = on", "SET LOCAL quote_all_identifiers = off",
          "SET LOCAL extra_float_digits = 3", "SET LOCAL DateStyle = ISO", "SET LOCAL IntervalStyle = postgres"})
        if (Result<Done> done = forEachRow(statement, "the database", nothing); !done)
            return done;
    const Result<Done> told = forEachRow("SELECT current_setting('server_version_num')", "the server's version", [this](const QSqlQuery& row) {
        m_version = row.value(0).toInt();
        return true;
    });
    if (!told)
        return told;
    if (m_version < oldest)
        return Error{"This PostgreSQL is too old: " + std::to_string(m_version / 10000) + ".", withoutPassword(m_url), "Version 13 and later can be read."};
    return Done{};
}

Result<Done> ReadOnlyConnection::forEachRow(const std::string& sql, const std::string& what, const std::function<bool(const QSqlQuery&)>& row)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    query.setForwardOnly(true);
    if (!query.exec(QString::fromStdString(sql)))
        return notRead(m_url, what, query.lastError());
    while (query.next())
        if (!row(query))
            return Done{};
    if (query.lastError().isValid())
        return notRead(m_url, what, query.lastError());
    return Done{};
}

}  // namespace barch
