#pragma once

#include "core/model/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace barch {

/// One statement of a script for the clients mysql and mariadb, without its delimiter.
struct MySqlStatement {
    std::size_t begin = 0;
    std::string_view text;
};

/// Cuts a script at its delimiter, which DELIMITER lines change.
class MySqlStatementReader {
public:
    explicit MySqlStatementReader(std::string_view sql) : m_sql(sql) {}

    /// False at the end, and where a quote or comment never closes: then `unclosed` says where it begins.
    bool next(MySqlStatement& statement);
    const std::optional<std::size_t>& unclosed() const { return m_unclosed; }

private:
    bool takeDelimiterLine();

    std::string_view m_sql;
    std::size_t m_at = 0;
    std::string m_delimiter = ";";
    std::optional<std::size_t> m_unclosed;
};

/// The statement as MariaDB reads it, every byte at its place: of comments that run from some version on (/*!40101
/// ... */) only the signs become blanks, or all of it where MariaDB passes over it. Plain comments stay, but for
/// "--" without a space, which some take for a comment and some don't.
std::string withoutVersions(std::string_view statement, bool& leavesOut);

}  // namespace barch
