#include "exporters/sql/sqlite/change/unresolved.h"

#include "core/model/sql_tokens.h"
#include "exporters/sql/names.h"
#include "exporters/sql/sql_scan.h"

#include <algorithm>
#include <array>

namespace barch::sql::sqlite {
namespace {

/// Words that views and triggers hold beside names.
constexpr std::array keywords = {
    "abort", "after", "all", "and", "as", "asc", "before", "begin", "between", "blob", "by", "case", "cast", "collate", "conflict",
    "create", "cross", "current", "current_date", "current_time", "current_timestamp", "default", "delete", "desc", "distinct", "do",
    "each", "else", "end", "escape", "except", "exists", "fail", "false", "filter", "following", "for", "from", "full", "glob", "group",
    "having", "if", "ignore", "in", "inner", "insert", "instead", "integer", "intersect", "into", "is", "isnull", "join", "left", "like",
    "limit", "natural", "new", "not", "nothing", "notnull", "null", "nulls", "of", "offset", "old", "on", "or", "order", "outer", "over",
    "partition", "preceding", "raise", "range", "real", "recursive", "replace", "right", "rollback", "row", "rowid", "rows", "select",
    "set", "text", "then", "trigger", "true", "union", "update", "using", "values", "view", "when", "where", "window", "with"};

bool isKeyword(const std::string& word)
{
    return std::find(keywords.begin(), keywords.end(), word) != keywords.end();
}

}  // namespace

UnresolvedNames::UnresolvedNames(const Project& project, const WrittenTables& tables)
{
    for (const auto& [id, table] : tables) {
        auto& columns = m_relations[lowerCase(flatName(project, table.namespaceId, table.name))];
        for (const Column& column : table.columns)
            columns.insert(lowerCase(column.name));
    }
    for (const View& view : project.views) {
        auto& columns = m_relations[lowerCase(flatName(project, view.namespaceId, view.name))];
        for (const std::string& name : view.columnNames)
            columns.insert(lowerCase(name));
        for (const SqlToken& token : sqlTokens(view.definition))
            if (token.isIdentifier())
                columns.insert(lowerCase(token.name()));
    }
}

bool UnresolvedNames::mayBeIn(std::string_view sql) const
{
    const auto tokens = sqlTokens(sql);
    auto nameAt = [&](std::size_t i) { return lowerCase(tokens[i].name()); };
    std::set<std::string> known;
    std::map<std::string, const std::set<std::string>*> columnsOf;   // by what the text calls a relation
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].isIdentifier())
            continue;
        if (const auto relation = m_relations.find(nameAt(i)); relation != m_relations.end() && !(i > 0 && tokens[i - 1].is("view"))) {
            known.insert(relation->first);
            known.insert(relation->second.begin(), relation->second.end());
            columnsOf[relation->first] = &relation->second;
            const std::size_t next = i + 1 < tokens.size() && tokens[i + 1].is("as") ? i + 2 : i + 1;
            if (next < tokens.size() && tokens[next].isIdentifier() && !isKeyword(nameAt(next)))
                columnsOf[nameAt(next)] = &relation->second;
        }
        // What is made, and what the text itself calls so.
        const bool isAlias = i > 0 && (tokens[i - 1].is("as") || tokens[i - 1].is(")") || tokens[i - 1].is("view") || tokens[i - 1].is("trigger") ||
                                       (tokens[i - 1].isIdentifier() && m_relations.contains(nameAt(i - 1))));
        if (isAlias)
            known.insert(nameAt(i));
    }
    for (std::size_t i = 2; i < tokens.size(); ++i) {
        const auto of = tokens[i].isIdentifier() && tokens[i - 1].is(".") ? columnsOf.find(nameAt(i - 2)) : columnsOf.end();
        if (of != columnsOf.end() && !of->second->contains(nameAt(i)))
            return true;
    }
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool isCall = i + 1 < tokens.size() && tokens[i + 1].is("(");
        if (tokens[i].isIdentifier() && !isCall && !known.contains(nameAt(i)) &&
            (tokens[i].kind == SqlTokenKind::QuotedIdentifier || !isKeyword(nameAt(i))))
            return true;
    }
    return false;
}

}  // namespace barch::sql::sqlite
