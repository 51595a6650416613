#include "tests/support/mariadb_details.h"

#include "tests/support/full_catalogue.h"
#include "tests/support/mariadb_server.h"

#include <algorithm>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace barch::test {
namespace {

const char* const query = R"(
SELECT CONCAT('name of check ', table_name, '.', constraint_name, ' ', check_clause) FROM information_schema.check_constraints
  WHERE constraint_schema = DATABASE() AND level = 'Table'
UNION ALL SELECT CONCAT('definer of trigger ', trigger_name, ' ', definer, ' ', sql_mode) FROM information_schema.triggers WHERE trigger_schema = DATABASE()
UNION ALL SELECT CONCAT('definer of routine ', routine_name, ' ', definer) FROM information_schema.routines WHERE routine_schema = DATABASE()
UNION ALL SELECT CONCAT('definer of view ', table_name, ' ', definer) FROM information_schema.views WHERE table_schema = DATABASE()
UNION ALL SELECT CONCAT('column of view ', table_name, '.', column_name, ' ', column_type) FROM information_schema.columns
  JOIN information_schema.views USING (table_schema, table_name) WHERE table_schema = DATABASE()
UNION ALL SELECT CONCAT('grant ', table_name, ' ', grantee, ' ', privilege_type, ' ', is_grantable) FROM information_schema.table_privileges WHERE table_schema = DATABASE()
UNION ALL SELECT CONCAT('grant ', table_name, '(', column_name, ') ', grantee, ' ', privilege_type, ' ', is_grantable) FROM information_schema.column_privileges
  WHERE table_schema = DATABASE()
UNION ALL SELECT CONCAT('grant ', routine_type, ' ', routine_name, ' ', user, '@', host, ' ', proc_priv) FROM mysql.procs_priv WHERE db = DATABASE();
)";

/// The words in an order of their own: SELECT * lists the columns as they lie in the table.
std::string sortedWords(std::string text)
{
    std::replace(text.begin(), text.end(), ',', ' ');
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    std::sort(words.begin(), words.end());
    std::string joined;
    for (const std::string& word : words)
        joined += " " + word;
    return joined;
}

}  // namespace

Catalogue readDetails(MariaDbServer& server, const std::string& database)
{
    static const std::regex place("^(column .*?) #\\d+ ");
    const auto more = server.run(query, database);
    if (!more.ok)
        throw std::runtime_error("Reading the catalogue failed: " + more.error);
    Catalogue lines;
    for (const std::string& line : readFullCatalogue(server, database)) {
        if (line.starts_with("view "))
            lines.insert("view" + sortedWords(line.substr(5)));
        else if (!line.starts_with("counter "))
            lines.insert(std::regex_replace(line, place, "$1 "));
    }
    for (const auto& row : more.rows)
        lines.insert(row.at(0));
    return lines;
}

}  // namespace barch::test
