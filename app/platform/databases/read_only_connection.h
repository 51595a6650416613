#pragma once

#include "app/platform/databases/database_url.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <functional>

namespace barch {

/// A connection to PostgreSQL that can't change anything: one read-only transaction that sees one moment, with names
/// written out in full, limits on waiting, and nothing of the person's own schemas in the search path. Ended when this
/// goes. To be used in the thread that opened it.
class ReadOnlyConnection {
public:
    static Result<ReadOnlyConnection> open(const DatabaseUrl& url);
    ReadOnlyConnection(ReadOnlyConnection&& other) noexcept;
    ReadOnlyConnection(const ReadOnlyConnection&) = delete;
    ~ReadOnlyConnection();

    /// 150004 is 15.4.
    int version() const { return m_version; }
    /// Calls `row` for each row; false from it stops. `what` says in errors what was being read.
    Result<Done> forEachRow(const std::string& sql, const std::string& what, const std::function<bool(const QSqlQuery&)>& row);

private:
    ReadOnlyConnection(QString name, DatabaseUrl url);
    Result<Done> begin();
    QString m_name;  // of Qt's connection; empty once moved from
    DatabaseUrl m_url;
    int m_version = 0;
};

/// The server wants a password, or another one: whoever can ask for it may do so and try again.
bool wantsPassword(const Error& error);

}  // namespace barch
