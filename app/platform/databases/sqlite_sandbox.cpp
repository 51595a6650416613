#include "app/platform/databases/sqlite_sandbox.h"

#include "app/platform/databases/url_text.h"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <filesystem>

namespace barch {
namespace {

constexpr int secondsForAStatement = 10;
constexpr int largestText = 16 * 1024 * 1024;

long long now()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

bool isOneOf(const char* name, std::initializer_list<const char*> list)
{
    return name && std::any_of(list.begin(), list.end(), [&](const char* entry) { return sqlite3_stricmp(entry, name) == 0; });
}

/// What a script, or a view of a hostile file, may do. The modules of text search ask for some pragmas themselves.
int authorize(void*, int action, const char* first, const char* second, const char*, const char*)
{
    switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH: return SQLITE_DENY;
    case SQLITE_FUNCTION:
        return isOneOf(second, {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "lsmode", "fsdir", "sqlite_dbpage"})
                   ? SQLITE_DENY
                   : SQLITE_OK;
    case SQLITE_PRAGMA:
        return isOneOf(first, {"data_version", "page_size", "encoding", "table_list", "table_info", "table_xinfo", "index_list", "index_info",
                               "index_xinfo", "foreign_key_list"})
                   ? SQLITE_OK
                   : SQLITE_DENY;
    case SQLITE_CREATE_VTABLE:
        return isOneOf(second, {"fts3", "fts4", "fts5", "rtree", "rtree_i32", "geopoly"}) ? SQLITE_OK : SQLITE_DENY;
    default: return SQLITE_OK;
    }
}

void nothing(sqlite3_context* context, int, sqlite3_value**)
{
    sqlite3_result_null(context);
}

int compareBytes(void*, int sizeA, const void* a, int sizeB, const void* b)
{
    const int order = std::memcmp(a, b, static_cast<std::size_t>(std::min(sizeA, sizeB)));
    return order != 0 ? order : sizeA - sizeB;
}

void defineCollation(void*, sqlite3* connection, int, const char* name)
{
    sqlite3_create_collation(connection, name, SQLITE_UTF8, nullptr, compareBytes);
}

Error cantOpen(sqlite3* connection, const std::string& path)
{
    const int code = connection ? sqlite3_errcode(connection) : SQLITE_NOMEM;
    const std::string why = connection ? sqlite3_errmsg(connection) : "no memory";
    sqlite3_close(connection);
    if (code == SQLITE_NOTADB)
        return {"This is no SQLite database.", path, "A database that is encrypted can't be read either."};
    return {"The database can't be opened: " + why + ".", path, "Check that the file exists and that you may read it."};
}

}  // namespace

SqliteSandbox::SqliteSandbox(sqlite3* connection, const ImportProgress& progress) : m_connection(connection), m_progress(progress)
{
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    for (const auto& [what, limit] : {std::pair(SQLITE_LIMIT_ATTACHED, 0), std::pair(SQLITE_LIMIT_LENGTH, largestText),
                                      std::pair(SQLITE_LIMIT_SQL_LENGTH, largestText), std::pair(SQLITE_LIMIT_WORKER_THREADS, 0),
                                      std::pair(SQLITE_LIMIT_TRIGGER_DEPTH, 10)})
        sqlite3_limit(connection, what, limit);
    sqlite3_exec(connection, "PRAGMA max_page_count = 65536; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY",
                 nullptr, nullptr, nullptr);
    sqlite3_set_authorizer(connection, authorize, nullptr);
    sqlite3_progress_handler(connection, 20000, watch, this);
    sqlite3_collation_needed(connection, nullptr, defineCollation);
}

SqliteSandbox::~SqliteSandbox()
{
    sqlite3_close(m_connection);
}

Result<std::unique_ptr<SqliteSandbox>> SqliteSandbox::inMemory(const ImportProgress& progress)
{
    sqlite3* connection = nullptr;
    if (sqlite3_open_v2(":memory:", &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, nullptr) != SQLITE_OK)
        return cantOpen(connection, {});
    return std::unique_ptr<SqliteSandbox>(new SqliteSandbox(connection, progress));
}

Result<std::unique_ptr<SqliteSandbox>> SqliteSandbox::ofFile(const std::string& path, const ImportProgress& progress)
{
    std::error_code ignored;
    const auto absolute = std::filesystem::absolute(path, ignored).string();
    if (!std::filesystem::is_regular_file(absolute, ignored))
        return Error{"There is no such file.", path, "Check the path."};
    // What another program has not yet put into the file itself lies beside it, and needs a real opening.
    auto waits = [&](const char* ending) {
        const auto size = std::filesystem::file_size(absolute + ending, ignored);
        return !ignored && size > 0;
    };
    const bool isAlone = !waits("-wal") && !waits("-journal");
    const std::string uri = "file:" + percentEncoded(absolute, "/") + (isAlone ? "?mode=ro&immutable=1" : "?mode=ro");
    sqlite3* connection = nullptr;
    if (sqlite3_open_v2(uri.c_str(), &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr) != SQLITE_OK ||
        sqlite3_exec(connection, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr) != SQLITE_OK)
        return cantOpen(connection, path);
    return std::unique_ptr<SqliteSandbox>(new SqliteSandbox(connection, progress));
}

int SqliteSandbox::watch(void* sandbox)
{
    auto& self = *static_cast<SqliteSandbox*>(sandbox);
    self.m_isLate = now() > self.m_deadline;
    return self.m_isLate || !self.report(self.m_part) ? 1 : 0;
}

bool SqliteSandbox::report(double part)
{
    m_part = part;
    if (!m_isStopped && m_progress && !m_progress(part))
        m_isStopped = true;
    return !m_isStopped;
}

std::unique_ptr<SqliteSandbox::Failure> SqliteSandbox::failure()
{
    auto fault = std::make_unique<Failure>();
    fault->isStopped = m_isStopped;
    fault->message = m_isLate ? "it takes more than " + std::to_string(secondsForAStatement) + " seconds" : sqlite3_errmsg(m_connection);
    fault->offset = m_isLate ? -1 : sqlite3_error_offset(m_connection);
    return fault;
}

/// "no such function: regexp": the application has it, and a check names it.
bool SqliteSandbox::defineMissing(const std::string& message)
{
    constexpr std::string_view head = "no such function: ";
    if (!message.starts_with(head))
        return false;
    const std::string name = message.substr(head.size());
    return sqlite3_create_function(m_connection, name.c_str(), -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr, nothing, nullptr,
                                   nullptr) == SQLITE_OK;
}

std::unique_ptr<SqliteSandbox::Failure> SqliteSandbox::run(std::string_view statement)
{
    m_deadline = now() + secondsForAStatement * 1000LL;
    m_isLate = false;
    sqlite3_stmt* prepared = nullptr;
    for (int attempt = 0; attempt < 50; ++attempt) {
        if (sqlite3_prepare_v2(m_connection, statement.data(), static_cast<int>(statement.size()), &prepared, nullptr) == SQLITE_OK)
            break;
        const auto fault = failure();
        if (fault->isStopped || !defineMissing(fault->message))
            return std::make_unique<Failure>(*fault);
    }
    int state = prepared ? SQLITE_ROW : SQLITE_DONE;
    while (state == SQLITE_ROW)
        state = sqlite3_step(prepared);
    auto fault = state == SQLITE_DONE ? nullptr : failure();
    sqlite3_finalize(prepared);
    return fault;
}

Result<std::vector<SqliteRow>> SqliteSandbox::rows(const std::string& query, const std::vector<std::string>& values)
{
    m_deadline = now() + secondsForAStatement * 1000LL;
    m_isLate = false;
    sqlite3_stmt* prepared = nullptr;
    auto failed = [&] {
        const auto fault = failure();
        sqlite3_finalize(prepared);
        return Error{m_isStopped ? "The import was stopped." : "The database can't be read: " + fault->message + ".", {}, {}};
    };
    if (sqlite3_prepare_v2(m_connection, query.c_str(), -1, &prepared, nullptr) != SQLITE_OK)
        return failed();
    for (std::size_t i = 0; i < values.size(); ++i)
        sqlite3_bind_text(prepared, static_cast<int>(i + 1), values[i].data(), static_cast<int>(values[i].size()), SQLITE_STATIC);
    std::vector<SqliteRow> found;
    int state = SQLITE_ROW;
    while ((state = sqlite3_step(prepared)) == SQLITE_ROW) {
        SqliteRow row;
        for (int i = 0; i < sqlite3_column_count(prepared); ++i) {
            const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(prepared, i));
            row.emplace_back(text ? text : "", text ? static_cast<std::size_t>(sqlite3_column_bytes(prepared, i)) : 0);
        }
        found.push_back(std::move(row));
    }
    if (state != SQLITE_DONE)
        return failed();
    sqlite3_finalize(prepared);
    return found;
}

}  // namespace barch
