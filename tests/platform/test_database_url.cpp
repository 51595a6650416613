#include "app/platform/databases/database_url.h"

#include <QFile>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

using namespace barch;

namespace {

DatabaseUrl parsed(const char* text)
{
    const Result<DatabaseUrl> url = parseDatabaseUrl(text);
    INFO(text << "  " << (url ? "" : url.error().text()));
    REQUIRE(url);
    return *url;
}

std::string refusal(const std::string& text)
{
    const Result<DatabaseUrl> url = parseDatabaseUrl(text);
    INFO(text);
    REQUIRE(!url);
    return url.error().text();
}

}  // namespace

TEST_CASE("A database URL is taken apart, with percent-encoded parts")
{
    const DatabaseUrl url = parsed("postgresql://an%40n:p%3Aw%2Fd@db.example.com:6543/shop%20one?sslmode=verify-full&sslrootcert=/etc/ca.pem");
    CHECK(url.dialect == Dialect::PostgreSql);
    CHECK(url.user == "an@n");
    CHECK(url.password == "p:w/d");
    CHECK(url.host == "db.example.com");
    CHECK(url.port == 6543);
    CHECK(url.database == "shop one");
    CHECK(url.tls == TlsMode::VerifyFull);
    CHECK(url.options.at("sslrootcert") == "/etc/ca.pem");
}

TEST_CASE("Each engine has its schemes, in any case, and as other tools write them")
{
    CHECK(parsed("POSTGRES://h/d").dialect == Dialect::PostgreSql);
    CHECK(parsed("postgresql+psycopg2://h/d").dialect == Dialect::PostgreSql);
    CHECK(parsed("jdbc:postgresql://h/d?user=me&password=x").password == "x");
    CHECK(parsed("mysql://h/d").dialect == Dialect::MySql);
    CHECK(parsed("mariadb://h/d").dialect == Dialect::MySql);
    CHECK(parsed("sqlite:shop.db").database == "shop.db");
    CHECK(parsed("sqlite:///var/lib/shop.db").database == "/var/lib/shop.db");
    CHECK(parsed("sqlite:my%20shop.db?mode=ro").database == "my shop.db");
    CHECK(isDatabaseUrl("postgres://x"));
    CHECK_FALSE(isDatabaseUrl("schema.sql"));
    CHECK_FALSE(isDatabaseUrl("C:\\schema.sql"));
}

TEST_CASE("Unix sockets, addresses with colons, and what is left out")
{
    CHECK(parsed("postgresql:///shop?host=/run/pg").socket == "/run/pg");
    CHECK(parsed("postgresql://%2Frun%2Fpg/shop").socket == "/run/pg");
    CHECK(parsed("mysql://root@localhost/shop?unix_socket=/run/my.sock").socket == "/run/my.sock");
    const DatabaseUrl address = parsed("postgresql://[::1]:5433/shop");
    CHECK(address.host == "::1");
    CHECK(address.port == 5433);
    const DatabaseUrl bare = parsed("postgresql://");
    CHECK(bare.host.empty());
    CHECK(bare.database.empty());
    CHECK_FALSE(bare.password);
    CHECK(parsed("postgresql://me:@h/d").password == "");
    CHECK(parsed("postgresql://me:a@b@h/d").password == "a@b");
    CHECK(parsed("postgresql://h/d?connection_limit=5&schema=public").options.empty());
    CHECK(parsed("mysql://h/d?ssl-mode=VERIFY_IDENTITY").tls == TlsMode::VerifyFull);
}

TEST_CASE("The URL for messages has everything but the password, and means the same")
{
    for (const char* text : {"postgresql://an%40n:geheim@db.example.com:6543/shop%20one?sslmode=require", "postgresql:///shop?host=/run/pg",
                             "mysql://root:geheim@[::1]:3307/d?unix_socket=/run/my.sock", "sqlite:a%20b.db",
                             "jdbc:postgresql://h/d?user=me&password=geheim"}) {
        DatabaseUrl url = parsed(text);
        const std::string shown = withoutPassword(url);
        CHECK(shown.find("geheim") == std::string::npos);
        url.password.reset();
        CHECK(parsed(shown.c_str()) == url);
    }
}

TEST_CASE("What can't be read is said, and never with a piece of the password")
{
    for (const char* text :
         {"postgresql://me:geheim", "postgresql://me:geheim/x@h/d", "postgresql://me:12?geheim@h/d", "postgresql://me:12/geheim@h/d",
          "postgresql://me:geheim%zz@h/d", "postgresql://me:geheim#1@h/d", "postgresql://me:geheim@h:port/d",
          "postgresql://me:geheim@h1,h2/d", "postgresql://me:geheim@[::1/d", "postgresql://h/d?password=geheim&port=0",
          "mysql://me:12&geheim", "postgresql://me:geheim@h/d?sslmod=require", "postgresql://me:geheim@h/d?sslmode=geheim"}) {
        const std::string message = refusal(text);
        INFO(text << "\n" << message);
        CHECK(message.find("geheim") == std::string::npos);
        CHECK(message.find('.') != std::string::npos);
    }
    CHECK(refusal("postgresql://h/d?sslmod=require").find("Did you mean sslmode?") != std::string::npos);
    CHECK(refusal("mongodb://h/d").find("postgresql://") != std::string::npos);
    CHECK(refusal("nowhere.db").find("SQLite") != std::string::npos);
    CHECK(refusal("sqlite:").find("names no file") != std::string::npos);
    CHECK(refusal("sqlite::memory:").find("memory") != std::string::npos);
    CHECK(refusal(std::string("postgresql://h/d\0x", 18)).find("zero byte") != std::string::npos);
}

TEST_CASE("An SQLite file is known by its first bytes")
{
    QTemporaryDir folder;
    const auto write = [&](const char* name, const QByteArray& bytes) {
        QFile file(folder.filePath(QString::fromLatin1(name)));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName().toStdString();
    };
    const std::string database = write("shop.data", QByteArray("SQLite format 3\0rest", 20));
    CHECK(parsed(database.c_str()).dialect == Dialect::Sqlite);
    CHECK(parsed(database.c_str()).database == database);
    CHECK_FALSE(isSqliteFile(write("short.db", "SQLite")));
    CHECK_FALSE(isSqliteFile(folder.path().toStdString()));
}
