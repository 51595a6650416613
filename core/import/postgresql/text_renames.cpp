#include "core/import/postgresql/text_renames.h"

#include "core/edits/sql_rename.h"
#include "core/edits/sql_texts.h"
#include "core/import/postgresql/context.h"
#include "core/model/sql_tokens.h"

namespace barch::pg {
namespace {

template <class Visit>
void forEachParsedText(SchemaState& state, Visit visit)
{
    for (auto& [id, table] : state.tables)
        forEachSqlText(table, visit);
    for (auto& [id, view] : state.views)
        visit(view.definition);
    for (auto& [id, function] : state.functions) {
        if (function.isStatementBody)
            visit(function.body);
        visit(function.arguments);
        visit(function.returns);
    }
    for (auto& [id, type] : state.types) {
        visit(type.defaultExpression);
        for (Check& check : type.checks)
            visit(check.expression);
    }
    for (VerbatimSql& kept : state.kept) {
        visit(kept.sql);
        visit(kept.downSql);
    }
}

/// The text with those identifiers renamed for which `means(tokens, i)` is true.
template <class Means>
void replaceIn(std::string& text, const std::string& from, const std::string& to, Means means)
{
    if (!mayMention(text, from))
        return;
    const auto tokens = sqlTokens(text);
    std::string result;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!tokens[i].isIdentifier() || !tokens[i].names(from) || !means(tokens, i))
            continue;
        result += text.substr(copied, tokens[i].begin - copied) + identifier(to);
        copied = tokens[i].end;
    }
    if (copied > 0)
        text = result + text.substr(copied);
}

bool isOnlyRelation(const SchemaState& state, NamespaceId space, const std::string& name)
{
    for (const auto& [id, other] : state.spaces)
        if (id != space && state.hasRelation(id, name))
            return false;
    return true;
}

void renameInTexts(SchemaState& state, const RelationRename& rename)
{
    forEachParsedText(state, [&](std::string& text) {
        if (mayMention(text, rename.from))
            text = renameRelationIn(text, rename);
    });
}

/// What the edits' renaming looks names up in.
Project lookupProject(const SchemaState& state)
{
    Project project;
    ProjectInfo info;
    info.dialect = Dialect::PostgreSql;
    project.info = info;
    std::vector<std::shared_ptr<const Table>> tables;
    for (const auto& [id, table] : state.tables)
        tables.push_back(std::make_shared<const Table>(table));
    project.tables = SharedMap<Table>::of(std::move(tables));
    return project;
}

}  // namespace

void renameRelationInTexts(SchemaState& state, NamespaceId space, const std::string& from, const std::string& to)
{
    renameInTexts(state, {state.spaceName(space), from, to, isOnlyRelation(state, space, from), false, Dialect::PostgreSql});
}

void renameFunctionInTexts(SchemaState& state, NamespaceId space, const std::string& from, const std::string& to)
{
    renameInTexts(state, {state.spaceName(space), from, to, true, true, Dialect::PostgreSql});
}

void renameColumnInTexts(SchemaState& state, Table& table, const std::string& from, const std::string& to)
{
    const Project project = lookupProject(state);
    const Table before = table;
    forEachSqlText(table, [&](std::string& text) {
        if (mayMention(text, from))
            text = renameColumnIn(project, before, text, from, to, true);
    });
    const auto elsewhere = [&](std::string& text) {
        if (mayMention(text, from) && mayMention(text, before.name))
            text = renameColumnIn(project, before, text, from, to, false);
    };
    for (auto& [id, other] : state.tables)
        if (id != table.id)
            forEachReadingText(other, elsewhere);
    for (auto& [id, view] : state.views)
        elsewhere(view.definition);
    for (auto& [id, function] : state.functions)
        if (function.isStatementBody)
            elsewhere(function.body);
}

void renameTypeInTexts(SchemaState& state, const std::string& from, const std::string& to)
{
    forEachParsedText(state, [&](std::string& text) {
        replaceIn(text, from, to, [](const std::vector<SqlToken>& tokens, std::size_t i) {
            const std::size_t first = i >= 2 && tokens[i - 1].is(".") ? i - 2 : i;
            return first > 0 && (tokens[first - 1].is("::") || tokens[first - 1].is("as"));
        });
    });
    // Arguments and results of functions are types and names only.
    for (auto& [id, function] : state.functions)
        for (std::string* text : {&function.arguments, &function.returns})
            replaceIn(*text, from, to, [](const std::vector<SqlToken>& tokens, std::size_t i) {
                return i + 1 >= tokens.size() || !tokens[i + 1].isIdentifier();
            });
    for (auto& [id, facts] : state.functionFacts)
        for (std::string& type : facts.inputTypes)
            replaceIn(type, from, to, [](const auto&, std::size_t) { return true; });
    for (auto& [id, type] : state.types)
        replaceIn(type.baseType, from, to, [](const auto&, std::size_t) { return true; });
}

void renameSpaceInTexts(SchemaState& state, const std::string& from, const std::string& to, const std::string& only)
{
    const auto means = [&](const std::vector<SqlToken>& tokens, std::size_t i) {
        const bool qualifies = i + 2 < tokens.size() && tokens[i + 1].is(".") && (i == 0 || !tokens[i - 1].is("."));
        return qualifies && (only.empty() || tokens[i + 2].names(only));
    };
    forEachParsedText(state, [&](std::string& text) { replaceIn(text, from, to, means); });
    for (auto& [id, facts] : state.functionFacts)
        for (std::string& type : facts.inputTypes)
            replaceIn(type, from, to, means);
    for (auto& [id, type] : state.types)
        replaceIn(type.baseType, from, to, means);
}

}  // namespace barch::pg
