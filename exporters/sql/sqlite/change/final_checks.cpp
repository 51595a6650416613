#include "exporters/sql/sqlite/change/final_checks.h"

#include "exporters/sql/names.h"
#include "exporters/sql/sqlite/identifiers.h"
#include "exporters/sql/sqlite/literals.h"

namespace barch::sql::sqlite {
namespace {

ScriptStep bare(std::string statement)
{
    return {{.statement = std::move(statement)}, {}, {}};
}

/// A column that takes nothing but NULL; what it is given otherwise is told with `problem`.
std::string guard(const std::string& column, const std::string& problem)
{
    return "  " + quoted(column) + " CONSTRAINT " + quoted(problem) + " CHECK (" + quoted(column) + " IS NULL)";
}

std::string complain(const std::string& column, const std::string& query)
{
    return "INSERT OR ROLLBACK INTO barch_check (" + quoted(column) + ")\n  " + query;
}

template <class Texts>
std::string literals(const Texts& texts, const std::string& begin, const std::string& end)
{
    std::string list;
    for (const std::string& text : texts)
        list += (list.empty() ? "" : ", ") + begin + literal(text) + end;
    return list;
}

}  // namespace

void FinalChecks::referencesHold(const std::string& table, const std::string& path, const ElementRef& element, const std::vector<std::string>& exceptTo)
{
    m_references.push_back({table, path, element, exceptTo});
}

std::vector<ScriptStep> FinalChecks::first() const
{
    if (isEmpty())
        return {};
    std::vector<std::string> guards;
    if (m_needsOff)
        guards.push_back(guard("enforced", "references are enforced: run this outside of any transaction, on one connection"));
    if (!m_copied.empty())
        guards.push_back(guard("lost", "rows were lost on the way"));
    if (!m_objects.empty() || !m_columns.empty())
        guards.push_back(guard("missing", "a statement before this one failed"));
    for (std::size_t i = 0; i < m_references.size(); ++i)
        guards.push_back(guard("reference " + std::to_string(i + 1), m_references[i].table + ": a row refers to one that is not there"));
    std::vector<ScriptStep> steps{bare("CREATE TEMP TABLE barch_check (\n" + joined(guards, ",\n") + "\n)")};
    if (m_needsOff)
        steps.push_back(bare("INSERT INTO barch_check (enforced) SELECT 1 FROM pragma_foreign_keys WHERE foreign_keys = 1"));
    if (!m_copied.empty())
        steps.push_back(bare("CREATE TEMP TABLE barch_rows (name TEXT, number INTEGER)"));
    return steps;
}

std::vector<ScriptStep> FinalChecks::last() const
{
    if (isEmpty())
        return {};
    std::vector<ScriptStep> steps;
    if (m_needsOff)
        steps.push_back(bare(complain("enforced", "SELECT 1 FROM pragma_foreign_keys WHERE foreign_keys = 1")));
    for (const std::string& table : m_copied)
        steps.push_back(bare(complain("lost", "SELECT " + literal(table) + " WHERE (SELECT number FROM barch_rows WHERE name = " + literal(table) +
                                                  ") IS NOT (SELECT count(*) FROM " + quoted(table) + ")")));
    if (!m_objects.empty())
        steps.push_back(bare(complain("missing", "SELECT column1 FROM (VALUES " + literals(m_objects, "(", ")") + ") WHERE column1 NOT IN (SELECT name FROM sqlite_schema)")));
    for (const auto& [table, columns] : m_columns)
        steps.push_back(bare(complain("missing", "SELECT column1 FROM (VALUES " + literals(columns, "(", ")") + ") WHERE column1 NOT IN (SELECT name FROM pragma_table_xinfo(" + literal(table) + "))")));
    for (std::size_t i = 0; i < m_references.size(); ++i) {
        const Reference& reference = m_references[i];
        const std::string except = reference.exceptTo.empty() ? "" : " WHERE parent NOT IN (" + literals(reference.exceptTo, "", "") + ")";
        const std::string comment = "References are checked" + std::string(except.empty() ? "" : ", but those to rows that are gone for good");
        steps.push_back({{.statement = complain("reference " + std::to_string(i + 1), "SELECT parent FROM pragma_foreign_key_check(" + literal(reference.table) + ")" + except + " LIMIT 1"),
                          .comment = comment,
                          .element = reference.element},
                         {Cost::CanFail},
                         reference.path});
    }
    steps.push_back(bare("DROP TABLE temp.barch_check"));
    if (!m_copied.empty())
        steps.push_back(bare("DROP TABLE temp.barch_rows"));
    return steps;
}

}  // namespace barch::sql::sqlite
