#pragma once

#include "core/import/postgresql/report.h"
#include "core/import/postgresql/schema_state.h"
#include "core/import/postgresql/statement_text.h"

#include <optional>
#include <string>
#include <string_view>

namespace barch::pg {

/// One statement of the source.
class Statement {
public:
    /// `line` is that of the statement's first word; `begin` is what positions in the tree count from.
    Statement(std::string_view sql, int line, std::size_t begin) : m_sql(sql), m_line(line), m_begin(begin) {}

    std::string_view sql() const { return m_sql; }
    int line() const { return m_line; }
    /// Cut into words at the first call.
    const StatementText& words() const
    {
        if (!m_words)
            m_words.emplace(m_sql);
        return *m_words;
    }
    /// The word at a position that the tree gives.
    std::size_t wordAt(int location) const
    {
        const auto place = static_cast<std::size_t>(location < 0 ? 0 : location);
        return words().at(place < m_begin ? 0 : place - m_begin);
    }

private:
    std::string_view m_sql;
    int m_line = 0;
    std::size_t m_begin = 0;
    mutable std::optional<StatementText> m_words;
};

/// What carrying out one statement works on.
struct Context {
    SchemaState& state;
    Report& report;
    const Statement& statement;

    void skipped(const std::string& what, const std::string& why) const
    {
        report.add(ImportOutcome::Skipped, statement.line(), what, why);
    }
    /// The statement is about something that isn't there: part of a dump, or made by what couldn't be read.
    void missing(std::string_view kind, std::string_view name) const
    {
        skipped(shortened(statement.sql(), 60), "There is no " + std::string(kind) + " " + shortened(name) + " at this point.");
    }
};

enum class KeptPlace { BeforeTables, AfterAll };
/// Keeps the whole statement word for word. `name`: "CREATE RULE notify"; `down`: what takes it back, or empty.
void keep(Context& context, const std::string& name, const std::string& why, const std::string& down, KeptPlace place);
/// The same for text that isn't the statement itself.
void keepText(Context& context, const std::string& name, const std::string& sql, const std::string& why, const std::string& down, KeptPlace place);

/// "schema"."name" where quotes are needed, for messages and for SQL that is kept.
std::string pathText(const SchemaState& state, NamespaceId space, std::string_view name);
std::string pathText(const PgQuery__RangeVar& relation);
std::string identifier(std::string_view name);
std::string stringLiteral(std::string_view value);

}  // namespace barch::pg
