#pragma once

#include "app/platform/databases/database_url.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace barch {

/// A row of an answer; NULL is nothing.
class MySqlRow {
public:
    explicit MySqlRow(std::vector<std::optional<std::string>> cells) : m_cells(std::move(cells)) {}

    /// NULL as an empty text.
    std::string text(std::size_t i) const { return i < m_cells.size() ? m_cells[i].value_or(std::string()) : std::string(); }
    bool isNull(std::size_t i) const { return i >= m_cells.size() || !m_cells[i]; }
    bool is(std::size_t i, const char* value) const { return text(i) == value; }

private:
    std::vector<std::optional<std::string>> m_cells;
};

/// A connection to MySQL or MariaDB. To be used in the thread that opened it.
class MySqlConnection {
public:
    static Result<std::unique_ptr<MySqlConnection>> open(const DatabaseUrl& url);
    ~MySqlConnection();
    MySqlConnection(const MySqlConnection&) = delete;
    MySqlConnection& operator=(const MySqlConnection&) = delete;

    struct Failure {
        int number = 0;        ///< the server's
        std::string message;
    };
    /// Runs one statement, and never a second one that hides in its text; nothing when it went well.
    std::optional<Failure> run(const std::string& statement);
    /// Whether the server can read the statement, which isn't run.
    std::optional<Failure> tryOut(const std::string& statement);
    Result<std::vector<MySqlRow>> rows(const std::string& query);

    bool isMariaDb() const { return m_isMariaDb; }
    /// Of the database that the connection is in.
    const std::string& database() const { return m_url.database; }

private:
    MySqlConnection(QString name, DatabaseUrl url);
    Result<Done> check();

    QString m_name;
    DatabaseUrl m_url;
    bool m_isMariaDb = false;
};

/// `name`, for SQL of MySQL.
std::string mysqlName(const std::string& name);
/// 'text' under the default sql_mode.
std::string mysqlText(const std::string& text);

}  // namespace barch
