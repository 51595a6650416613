#include "app/platform/databases/mysql_connection.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QVariant>

#include <atomic>

namespace barch {
namespace {

std::string said(const QSqlError& failure)
{
    std::string text = failure.databaseText().trimmed().toStdString();
    if (!text.empty() && text.back() != '.')
        text += '.';
    return text;
}

QString connectOptions(const DatabaseUrl& url)
{
    QString text = QStringLiteral("MYSQL_OPT_CONNECT_TIMEOUT=10");
    if (!url.socket.empty())
        text += QStringLiteral(";UNIX_SOCKET=") + QString::fromStdString(url.socket);
    if (url.tls >= TlsMode::Require)
        text += QStringLiteral(";CLIENT_SSL=1");
    for (const auto& [key, name] : {std::pair("sslrootcert", "SSL_CA"), std::pair("sslcert", "SSL_CERT"), std::pair("sslkey", "SSL_KEY")})
        if (const auto found = url.options.find(key); found != url.options.end())
            text += ';' + QLatin1String(name) + '=' + QString::fromStdString(found->second);
    return text;
}

Error notOpened(const DatabaseUrl& url, const QSqlError& failure)
{
    const int number = failure.nativeErrorCode().toInt();
    const std::string where = withoutPassword(url);
    if (number == 1045 || number == 1698)
        return url.password ? Error{"The server doesn't accept this user and password.", where, "Check both. A password may hold signs that have to be percent-encoded in a URL."}
                            : Error{"The server wants a password.", where, "Give it in the environment variable BARCH_DB_PASSWORD, or have it kept in the keychain."};
    if (number == 1044)
        return {"This user may not use the database.", where, "Have an administrator grant it, or take another user."};
    if (number == 1049)
        return {"There is no such database on the server.", where, "Check the name at the end of the URL."};
    if (number >= 2002 && number <= 2006)
        return {"No MySQL or MariaDB answers there.", where, "Check host and port, and that the server runs and takes connections. It said: " + said(failure)};
    return {"The database couldn't be opened.", where, "The server said: " + said(failure)};
}

}  // namespace

MySqlConnection::MySqlConnection(QString name, DatabaseUrl url) : m_name(std::move(name)), m_url(std::move(url)) {}

MySqlConnection::~MySqlConnection()
{
    QSqlDatabase::database(m_name, false).close();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<MySqlConnection>> MySqlConnection::open(const DatabaseUrl& url)
{
    static std::atomic<int> count = 0;
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QMYSQL")))
        return Error{"Qt's driver for MySQL and MariaDB is missing.", {}, "Install it: apt-get install libqt6sql6-mysql."};
    for (const auto& [key, value] : url.options)
        if (value.find(';') != std::string::npos)
            return Error{"A setting of the URL holds a semicolon.", withoutPassword(url), "Leave it out."};
    std::unique_ptr<MySqlConnection> connection(new MySqlConnection(QStringLiteral("barch-mysql-%1").arg(++count), url));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QMYSQL"), connection->m_name);
        if (url.socket.empty())
            database.setHostName(QString::fromStdString(url.host.empty() ? "127.0.0.1" : url.host));
        if (url.port != 0)
            database.setPort(url.port);
        database.setUserName(QString::fromStdString(url.user));
        database.setPassword(QString::fromStdString(url.password.value_or(std::string())));
        database.setDatabaseName(QString::fromStdString(url.database));
        database.setConnectOptions(connectOptions(url));
        if (!database.open())
            return notOpened(url, database.lastError());
    }
    if (const auto checked = connection->check(); !checked)
        return checked.error();
    return connection;
}

Result<Done> MySqlConnection::check()
{
    const auto version = rows("SELECT VERSION()");
    if (!version)
        return version.error();
    m_isMariaDb = !version->empty() && version->front().text(0).find("MariaDB") != std::string::npos;
    if (m_url.tls < TlsMode::Require)
        return Done{};
    const auto cipher = rows("SHOW STATUS LIKE 'Ssl_cipher'");
    if (!cipher || cipher->empty() || cipher->front().text(1).empty())
        return Error{"The connection is not encrypted.", withoutPassword(m_url), "The server has no TLS. Set it up there, or write sslmode=disable."};
    return Done{};
}

std::optional<MySqlConnection::Failure> MySqlConnection::run(const std::string& statement)
{
    // A prepared statement is one statement for the server, whatever its text holds.
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (query.prepare(QString::fromStdString(statement)) && query.exec())
        return std::nullopt;
    return Failure{query.lastError().nativeErrorCode().toInt(), query.lastError().databaseText().toStdString()};
}

std::optional<MySqlConnection::Failure> MySqlConnection::tryOut(const std::string& statement)
{
    QSqlQuery query(QSqlDatabase::database(m_name, false));
    if (query.prepare(QString::fromStdString(statement)))
        return std::nullopt;
    return Failure{query.lastError().nativeErrorCode().toInt(), query.lastError().databaseText().toStdString()};
}

Result<std::vector<MySqlRow>> MySqlConnection::rows(const std::string& query)
{
    QSqlQuery answer(QSqlDatabase::database(m_name, false));
    answer.setForwardOnly(true);
    if (!answer.exec(QString::fromStdString(query)))
        return Error{"The database can't be read.", withoutPassword(m_url), "The server said: " + said(answer.lastError())};
    std::vector<MySqlRow> rows;
    while (answer.next()) {
        std::vector<std::optional<std::string>> cells;
        for (int i = 0; i < answer.record().count(); ++i) {
            const QVariant value = answer.value(i);
            if (value.isNull())
                cells.emplace_back();
            else
                cells.emplace_back(value.typeId() == QMetaType::QByteArray ? value.toByteArray().toStdString() : value.toString().toStdString());
        }
        rows.emplace_back(std::move(cells));
    }
    return rows;
}

std::string mysqlName(const std::string& name)
{
    std::string text = "`";
    for (const char c : name)
        text += c == '`' ? std::string("``") : std::string(1, c);
    return text + '`';
}

std::string mysqlText(const std::string& text)
{
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("''") : c == '\\' ? std::string("\\\\") : std::string(1, c);
    return quoted + '\'';
}

}  // namespace barch
