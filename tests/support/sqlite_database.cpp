#include "tests/support/sqlite_database.h"

#include "tests/support/process.h"

#include <algorithm>
#include <filesystem>

namespace barch::test {

SqliteDatabase::SqliteDatabase()
    : m_folder(makeServerFolder({}))
    , m_file(m_folder + "/test.sqlite")
    , m_program(findProgram("sqlite3", {}, "Install SQLite: apt-get install sqlite3."))
{
}

SqliteDatabase::~SqliteDatabase()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

SqlOutput SqliteDatabase::run(const std::string& sql)
{
    const auto answer = runProcess({m_program, "-init", "/dev/null", "-bail", "-batch", "-noheader", "-list", "-separator",
                                    "\x1f", "-newline", "\x1e", "-nullvalue", sqlNull, m_file},
                                   "PRAGMA foreign_keys = ON;\nPRAGMA synchronous = OFF;\n" + sql);
    SqlOutput result{answer.ok(), answer.out, answer.error, {}};
    for (std::size_t at = 0; at < answer.out.size();) {
        const auto end = std::min(answer.out.find('\x1e', at), answer.out.size());
        SqlRow row(1);
        for (; at < end; ++at) {
            if (answer.out[at] == '\x1f')
                row.emplace_back();
            else
                row.back() += answer.out[at];
        }
        result.rows.push_back(std::move(row));
        at = end + 1;
    }
    return result;
}

}  // namespace barch::test
