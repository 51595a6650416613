#include "tests/support/mariadb_details.h"

#include "tests/support/mariadb_server.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace barch::test {
namespace {

const char* const query = R"(
SET SESSION group_concat_max_len = 1000000;
SELECT CONCAT('table ', table_name, ' ', engine, ' ', table_collation, ' ', create_options, ' ', table_comment) FROM information_schema.tables
  WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
UNION ALL SELECT CONCAT('column ', table_name, '.', column_name, ' ', column_type, ' null ', is_nullable, ' default ', IFNULL(column_default, '-'), ' ', extra, ' ',
    IFNULL(character_set_name, '-'), ' ', IFNULL(collation_name, '-'), ' as ', IFNULL(generation_expression, '-'), ' ', column_comment)
  FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name) WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
UNION ALL SELECT CONCAT('index ', table_name, '.', index_name, IF(non_unique, ' ', ' unique '), index_type, ' (',
    GROUP_CONCAT(CONCAT(column_name, IFNULL(CONCAT('(', sub_part, ')'), ''), ' ', IFNULL(collation, '-')) ORDER BY seq_in_index SEPARATOR ', '), ') ', MAX(index_comment), MAX(ignored))
  FROM information_schema.statistics WHERE table_schema = DATABASE() GROUP BY table_name, index_name, non_unique, index_type
UNION ALL SELECT CONCAT('foreign key ', k.table_name, '.', k.constraint_name, ' (', GROUP_CONCAT(k.column_name ORDER BY k.ordinal_position SEPARATOR ', '), ') -> ',
    r.referenced_table_name, ' (', GROUP_CONCAT(k.referenced_column_name ORDER BY k.ordinal_position SEPARATOR ', '), ') delete ', REPLACE(r.delete_rule, 'NO ACTION', 'RESTRICT'),
    ' update ', REPLACE(r.update_rule, 'NO ACTION', 'RESTRICT'))
  FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r
    ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
  WHERE k.table_schema = DATABASE() GROUP BY k.table_name, k.constraint_name, r.referenced_table_name, r.delete_rule, r.update_rule
UNION ALL SELECT CONCAT('check ', table_name, '.', constraint_name, ' ', check_clause) FROM information_schema.check_constraints WHERE constraint_schema = DATABASE()
UNION ALL SELECT CONCAT('trigger ', trigger_name, ' ', action_timing, ' ', event_manipulation, ' ', event_object_table, ' #', action_order, ' by ', definer, ' ', sql_mode, ' ', action_statement)
  FROM information_schema.triggers WHERE trigger_schema = DATABASE()
UNION ALL SELECT CONCAT('routine ', routine_type, ' ', routine_name, ' gives ', IFNULL(dtd_identifier, '-'), ' ', is_deterministic, ' ', sql_data_access, ' ', security_type, ' by ',
    definer, ' ', routine_comment, ' ', routine_definition) FROM information_schema.routines WHERE routine_schema = DATABASE()
UNION ALL SELECT CONCAT('parameter ', specific_name, ' ', ordinal_position, ' ', IFNULL(parameter_mode, ''), ' ', IFNULL(parameter_name, '-'), ' ', dtd_identifier)
  FROM information_schema.parameters WHERE specific_schema = DATABASE()
UNION ALL SELECT CONCAT('column of view ', table_name, '.', column_name, ' ', column_type) FROM information_schema.columns
  JOIN information_schema.views USING (table_schema, table_name) WHERE table_schema = DATABASE()
UNION ALL SELECT CONCAT('grant ', table_name, ' ', grantee, ' ', privilege_type, ' ', is_grantable) FROM information_schema.table_privileges WHERE table_schema = DATABASE()
UNION ALL SELECT CONCAT('grant ', table_name, '(', column_name, ') ', grantee, ' ', privilege_type, ' ', is_grantable) FROM information_schema.column_privileges
  WHERE table_schema = DATABASE()
UNION ALL SELECT CONCAT('grant ', routine_type, ' ', routine_name, ' ', user, '@', host, ' ', proc_priv) FROM mysql.procs_priv WHERE db = DATABASE();
)";

const char* const views = R"(
SELECT table_name, CONCAT(check_option, ' ', security_type, ' by ', definer), REPLACE(view_definition, CONCAT('`', DATABASE(), '`.'), '')
  FROM information_schema.views WHERE table_schema = DATABASE();
)";

/// The words in an order of their own: SELECT * lists the columns as they lie in the table.
std::string sortedWords(const std::string& text)
{
    std::string plain = text;
    std::replace(plain.begin(), plain.end(), ',', ' ');
    std::istringstream stream(plain);
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
    const auto facts = server.run(query, database);
    const auto texts = server.run(views, database);
    if (!facts.ok || !texts.ok)
        throw std::runtime_error("Reading the catalogue failed: " + facts.error + texts.error);
    Catalogue lines;
    for (const auto& row : facts.rows)
        lines.insert(row.at(0));
    for (const auto& row : texts.rows)
        lines.insert("view " + row.at(0) + " " + row.at(1) + sortedWords(row.at(2)));
    return lines;
}

}  // namespace barch::test
