#pragma once

#include "tests/support/sql_output.h"

#include <string>

namespace barch::test {

/// A throwaway SQLite file, removed with this object.
class SqliteDatabase {
public:
    SqliteDatabase();
    ~SqliteDatabase();
    SqliteDatabase(const SqliteDatabase&) = delete;
    SqliteDatabase& operator=(const SqliteDatabase&) = delete;

    /// Runs a script by the program sqlite3, on a connection of its own; stops at the first error.
    /// Foreign keys are on, as every application has to have them.
    SqlOutput run(const std::string& sql);

    const std::string& file() const { return m_file; }

private:
    std::string m_folder;
    std::string m_file;
    std::string m_program;
};

}  // namespace barch::test
