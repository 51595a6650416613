#include "tests/support/full_catalogue.h"

#include "tests/support/mariadb_server.h"

#include <algorithm>
#include <regex>
#include <stdexcept>

namespace barch::test {
namespace {

const char* const factsQuery = R"(
SELECT CONCAT('table ', table_name, ' ', table_type, ' ', COALESCE(engine, ''), ' ', COALESCE(table_collation, ''), ' ', create_options,
    IF(table_comment = '', '', CONCAT(' comment ', table_comment))) FROM information_schema.tables
  WHERE table_schema = DATABASE() AND table_type <> 'VIEW'
UNION ALL SELECT CONCAT('column ', c.table_name, '.', column_name, ' #', ordinal_position, ' ', column_type, IF(is_nullable = 'NO', ' not null', ''),
    IF(collation_name IS NULL, '', CONCAT(' ', collation_name)), IF(column_default IS NULL OR column_default = 'NULL', '', CONCAT(' default ', column_default)),
    ' ', extra, IF(generation_expression IS NULL, '', CONCAT(' as ', generation_expression)), IF(column_comment = '', '', CONCAT(' comment ', column_comment)))
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE table_schema = DATABASE() AND table_type <> 'VIEW'
UNION ALL SELECT CONCAT('index ', table_name, '.', index_name, ' ', IF(non_unique = 0, 'unique ', ''), index_type, ' ', index_comment, ' ', ignored, ' (',
    GROUP_CONCAT(CONCAT(column_name, IF(sub_part IS NULL, '', CONCAT('(', sub_part, ')')), IF(collation = 'D', ' desc', '')) ORDER BY seq_in_index SEPARATOR ', '), ')')
  FROM information_schema.statistics WHERE table_schema = DATABASE() GROUP BY table_name, index_name, non_unique, index_type, index_comment, ignored
UNION ALL SELECT CONCAT('foreign-key ', k.table_name, '.', k.constraint_name, ' (', GROUP_CONCAT(k.column_name ORDER BY k.ordinal_position SEPARATOR ', '), ') -> ',
    r.referenced_table_name, ' (', GROUP_CONCAT(k.referenced_column_name ORDER BY k.ordinal_position SEPARATOR ', '), ') delete ',
    REPLACE(LOWER(r.delete_rule), 'no action', 'restrict'), ' update ', REPLACE(LOWER(r.update_rule), 'no action', 'restrict'))
  FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r
    ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
  WHERE k.table_schema = DATABASE() GROUP BY k.table_name, k.constraint_name, r.referenced_table_name, r.delete_rule, r.update_rule
UNION ALL SELECT CONCAT('check ', table_name, ' ', check_clause, ' ', COUNT(*)) FROM information_schema.check_constraints
  WHERE constraint_schema = DATABASE() GROUP BY table_name, check_clause
UNION ALL SELECT CONCAT('check-name ', table_name, ' ', constraint_name) FROM information_schema.check_constraints
  WHERE constraint_schema = DATABASE() AND level = 'Table' AND constraint_name NOT LIKE 'CONSTRAINT\_%'
    AND constraint_name NOT REGEXP CONCAT('^', table_name, '_check(_[0-9]+)?$')
UNION ALL SELECT CONCAT('view ', table_name, ' ', LOWER(security_type), ' ', LOWER(check_option), ' ', algorithm, ' ', REPLACE(view_definition, CONCAT('`', DATABASE(), '`.'), ''))
  FROM information_schema.views WHERE table_schema = DATABASE()
UNION ALL SELECT CONCAT('trigger ', event_object_table, '.', trigger_name, ' ', action_timing, ' ', event_manipulation, ' ', action_order, ' ', action_statement)
  FROM information_schema.triggers WHERE trigger_schema = DATABASE()
UNION ALL SELECT CONCAT('routine ', routine_type, ' ', routine_name, ' ', COALESCE(dtd_identifier, ''), ' ', is_deterministic, ' ', sql_data_access, ' ', security_type, ' ',
    routine_comment, ' ', routine_definition) FROM information_schema.routines WHERE routine_schema = DATABASE()
UNION ALL SELECT CONCAT('parameter ', specific_name, ' ', ordinal_position, ' ', COALESCE(parameter_mode, ''), ' ', COALESCE(parameter_name, ''), ' ', dtd_identifier)
  FROM information_schema.parameters WHERE specific_schema = DATABASE()
UNION ALL SELECT CONCAT('event ', event_name, ' ', event_type, ' ', COALESCE(interval_value, ''), ' ', COALESCE(interval_field, ''), ' ', status, ' ', event_definition)
  FROM information_schema.events WHERE event_schema = DATABASE()
UNION ALL SELECT CONCAT('partition ', table_name, ' ', partition_name, ' ', partition_method, ' ', partition_expression, ' ', COALESCE(partition_description, ''))
  FROM information_schema.partitions WHERE table_schema = DATABASE() AND partition_name IS NOT NULL
)";

/// Widths of numbers that are shown say nothing, unless zeros are shown too.
std::string withoutWidths(const std::string& line)
{
    static const std::regex width("\\b(tinyint|smallint|mediumint|int|bigint|year)\\((\\d+)\\)(?!.*zerofill)");
    if (!line.starts_with("column ") && !line.starts_with("parameter ") && !line.starts_with("routine "))
        return line;
    std::string text;
    std::smatch match;
    std::string rest = line;
    while (std::regex_search(rest, match, width)) {
        text += match.prefix().str() + match[1].str() + (match[1] == "tinyint" && match[2] == "1" ? "(1)" : "");
        rest = match.suffix();
    }
    return text + rest;
}

std::string oneSpace(const std::string& line)
{
    std::string text;
    for (const char c : line)
        if (!(c == ' ' && !text.empty() && text.back() == ' '))
            text += c;
    return text;
}

}  // namespace

Catalogue readFullCatalogue(MariaDbServer& server, const std::string& database)
{
    const auto facts = server.run(std::string("SET group_concat_max_len = 100000;") + factsQuery, database);
    if (!facts.ok)
        throw std::runtime_error("Reading the catalogue failed: " + facts.error);
    Catalogue lines;
    for (const auto& row : facts.rows)
        lines.insert(oneSpace(withoutWidths(row[0])));
    // Where counters begin is only said here.
    for (const auto& row : server.run("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() AND auto_increment > 1", database).rows)
        for (const auto& made : server.run("SHOW CREATE TABLE `" + row[0] + "`", database).rows) {
            const auto at = made[1].find("AUTO_INCREMENT=");
            if (at != std::string::npos)
                lines.insert("counter " + row[0] + " " + made[1].substr(at, made[1].find(' ', at) - at));
        }
    return lines;
}

}  // namespace barch::test
