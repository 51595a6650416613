#pragma once

#include "core/import/imported.h"
#include "core/model/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace barch {

using SqliteRow = std::vector<std::string>;

/// A connection to SQLite on which no text, and no file, can do more than be read: no other files, no extensions, no
/// endless statements, bounded memory.
class SqliteSandbox {
public:
    static Result<std::unique_ptr<SqliteSandbox>> inMemory(const ImportProgress& progress);
    /// Only for reading.
    static Result<std::unique_ptr<SqliteSandbox>> ofFile(const std::string& path, const ImportProgress& progress);
    ~SqliteSandbox();
    SqliteSandbox(const SqliteSandbox&) = delete;
    SqliteSandbox& operator=(const SqliteSandbox&) = delete;

    struct Failure {
        std::string message;   ///< as SQLite says it
        int offset = -1;       ///< in the statement; -1: SQLite doesn't say where
        bool isStopped = false;  ///< by who watches the progress
    };
    /// Runs one statement; nothing when it went well. Functions that only the application of the script has are
    /// taken as given.
    std::unique_ptr<Failure> run(std::string_view statement);
    /// NULL comes as an empty text.
    Result<std::vector<SqliteRow>> rows(const std::string& query, const std::vector<std::string>& values = {});
    /// For who reads: the part that is done. False: stop.
    bool report(double part);

private:
    SqliteSandbox(sqlite3* connection, const ImportProgress& progress);
    std::unique_ptr<Failure> failure();
    bool defineMissing(const std::string& message);
    static int watch(void* sandbox);

    sqlite3* m_connection;
    const ImportProgress& m_progress;
    double m_part = 0;
    long long m_deadline = 0;   ///< milliseconds of the steady clock
    bool m_isStopped = false;
    bool m_isLate = false;
};

}  // namespace barch
