#include "core/import/postgresql/context.h"

#include "core/model/sql_tokens.h"

namespace barch::pg {

void keep(Context& context, const std::string& name, const std::string& why, const std::string& down, KeptPlace place)
{
    const StatementText& words = context.statement.words();
    keepText(context, name, words.written(0, words.size()), why, down, place);
}

void keepText(Context& context, const std::string& name, const std::string& sql, const std::string& why, const std::string& down, KeptPlace place)
{
    const int number = static_cast<int>(context.state.kept.size()) + 1;
    VerbatimSql verbatim;
    verbatim.id = context.state.fresh<VerbatimId>();
    verbatim.name = shortened(name);
    verbatim.sql = sql;
    verbatim.downSql = down;
    verbatim.dialect = Dialect::PostgreSql;
    verbatim.position = place == KeptPlace::BeforeTables ? number - 1'000'000 : number;
    verbatim.reason = why;
    context.state.kept.push_back(std::move(verbatim));
    context.report.add(ImportOutcome::Kept, context.statement.line(), shortened(name), why);
}

std::string identifier(std::string_view name) { return sqlIdentifier(name, Dialect::PostgreSql); }

std::string stringLiteral(std::string_view value)
{
    std::string literal = "'";
    for (const char c : value) {
        if (c == '\'')
            literal += '\'';
        literal += c;
    }
    return literal + "'";
}

std::string pathText(const SchemaState& state, NamespaceId space, std::string_view name)
{
    return identifier(state.spaceName(space)) + "." + identifier(name);
}

std::string pathText(const PgQuery__RangeVar& relation)
{
    const std::string_view schema = text(relation.schemaname);
    return (schema.empty() ? "" : identifier(schema) + ".") + identifier(text(relation.relname));
}

}  // namespace barch::pg
