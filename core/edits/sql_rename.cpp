#include "core/edits/sql_rename.h"

#include "core/edits/change_sql_texts.h"
#include "core/model/sql_tokens.h"

#include <algorithm>

namespace barch {
namespace {

using Tokens = std::vector<SqlToken>;

bool isAnyOf(const SqlToken& token, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return token.is(word); });
}

bool endsFromList(const SqlToken& token)
{
    return isAnyOf(token, {"where", "group", "order", "having", "limit", "offset", "union", "intersect", "except", "set",
                           "returning", "window", "for", "values", "select", "on", "using", ";"});
}

/// For each token whether a relation's name begins there.
std::vector<bool> relationPlaces(const Tokens& tokens)
{
    std::vector<bool> places(tokens.size(), false);
    struct Level {
        bool inFromList = false;
        bool expects = false;
    };
    std::vector<Level> levels(1);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const SqlToken& token = tokens[i];
        Level& level = levels.back();
        if (token.is("(")) {
            levels.push_back({level.expects, level.expects});
            continue;
        }
        if (token.is(")")) {
            if (levels.size() > 1)
                levels.pop_back();
            levels.back().expects = false;
            continue;
        }
        if (isAnyOf(token, {"from", "join"})) {
            // "IS DISTINCT FROM x", "EXTRACT(year FROM x)" and the like name no relation.
            const bool comparison = token.is("from") && i > 0 && tokens[i - 1].is("distinct");
            const bool inCall = token.is("from") && levels.size() > 1 && !level.inFromList &&
                                std::none_of(tokens.rend() - static_cast<std::ptrdiff_t>(i), tokens.rend(),
                                             [](const SqlToken& t) { return isAnyOf(t, {"select", "delete"}); });
            level = {!comparison && !inCall, !comparison && !inCall};
        } else if (isAnyOf(token, {"into", "update", "references", "table"})) {
            level = {false, true};
        } else if (isAnyOf(token, {"only", "lateral"}) && level.expects) {
        } else if (token.is(",") && level.inFromList) {
            level.expects = true;
        } else {
            places[i] = level.expects && token.isIdentifier() && !endsFromList(token);
            level.expects = false;
            if (endsFromList(token))
                level.inFromList = token.is("on") || token.is("using") ? level.inFromList : false;
        }
    }
    return places;
}

bool isSymbol(const Tokens& tokens, std::size_t at, std::string_view symbol)
{
    return at < tokens.size() && tokens[at].is(symbol);
}

/// What stands before the dot before this token, or nullptr.
const SqlToken* qualifier(const Tokens& tokens, std::size_t at)
{
    return at >= 2 && tokens[at - 1].is(".") && tokens[at - 2].isIdentifier() ? &tokens[at - 2] : nullptr;
}

/// Words that need quotes as names are keywords where they stand without.
bool meansName(const SqlToken& token, std::string_view name)
{
    return token.names(name) &&
           (token.kind == SqlTokenKind::QuotedIdentifier || sqlIdentifier(token.name(), Dialect::Any) == token.name());
}

bool meansRelation(const Tokens& tokens, const std::vector<bool>& places, std::size_t i, const RelationRename& rename)
{
    if (!meansName(tokens[i], rename.from))
        return false;
    const SqlToken* before = qualifier(tokens, i);
    const bool inSpace = before && !rename.space.empty() && before->names(rename.space) && !qualifier(tokens, i - 2);
    if (before && !inSpace)
        return false;
    if (!before && !rename.onlyOneOfThatName)
        return false;
    if (rename.isFunction)
        return isSymbol(tokens, i + 1, "(");
    if (inSpace)
        return places[i - 2] || isSymbol(tokens, i + 1, ".");
    return places[i] || isSymbol(tokens, i + 1, ".");
}

/// `replace(i)` says whether token i becomes `to`.
template <class Replace>
std::string replaced(std::string_view text, const Tokens& tokens, const std::string& to, Dialect dialect, Replace replace)
{
    std::string result;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!replace(i))
            continue;
        result += text.substr(copied, tokens[i].begin - copied);
        const bool backtick = tokens[i].text.front() == '`';
        result += sqlIdentifier(to, backtick ? Dialect::MySql : dialect == Dialect::MySql && tokens[i].text.front() != '"' ? dialect : Dialect::Any);
        copied = tokens[i].end;
    }
    return result += text.substr(copied);
}

/// A relation that a text reads, and what it calls it.
struct Binding {
    std::string relation;
    std::string alias;
};

std::vector<Binding> bindingsOf(const Tokens& tokens)
{
    std::vector<Binding> bindings;
    const auto places = relationPlaces(tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (!places[i])
            continue;
        std::size_t at = i;
        while (isSymbol(tokens, at + 1, ".") && at + 2 < tokens.size())
            at += 2;
        if (isSymbol(tokens, at + 1, "(") && i > 0 && !tokens[i - 1].is("into"))
            continue;  // a function
        Binding binding{tokens[at].name(), {}};
        std::size_t next = at + 1;
        if (next < tokens.size() && tokens[next].is("as"))
            ++next;
        if (next < tokens.size() && tokens[next].isIdentifier() && !endsFromList(tokens[next]) &&
            !isAnyOf(tokens[next], {"join", "inner", "left", "right", "full", "cross", "natural", "as", "tablesample", "and", "or"}))
            binding.alias = tokens[next].name();
        bindings.push_back(std::move(binding));
    }
    return bindings;
}

bool relationMayHave(const Project& project, const std::string& relation, const std::string& column)
{
    bool known = false;
    const Table* having =
        firstTableWhere(project, [&](const TableSummary& tables) { return tables.mayBeCalled(relation); }, [&](const Table& table) {
            known = known || table.name == relation;
            return table.name == relation && table.columnNamed(column);
        });
    return having || !known;
}

}  // namespace

std::string renameRelationIn(std::string_view text, const RelationRename& rename)
{
    if (!mayMention(text, rename.from))
        return std::string(text);
    const Tokens tokens = sqlTokens(text);
    const auto places = relationPlaces(tokens);
    return replaced(text, tokens, rename.to, rename.dialect,
                    [&](std::size_t i) { return meansRelation(tokens, places, i, rename); });
}

Project renameRelationEverywhere(const Project& project, const RelationRename& rename)
{
    return changeSqlTexts(project, rename.isFunction ? SqlTexts::All : SqlTexts::Reading, {rename.from},
                          [&](const std::string& text) { return renameRelationIn(text, rename); });
}

bool mentionsRelation(std::string_view text, std::string_view space, std::string_view name)
{
    if (!mayMention(text, name))
        return false;
    const Tokens tokens = sqlTokens(text);
    const auto places = relationPlaces(tokens);
    const RelationRename wanted{std::string(space), std::string(name), {}, true, false, Dialect::Any};
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (meansRelation(tokens, places, i, wanted))
            return true;
    return false;
}

std::string renameColumnIn(const Project& project, const Table& table, std::string_view text, const std::string& from,
                           const std::string& to, bool own)
{
    const Tokens tokens = sqlTokens(text);
    if (std::none_of(tokens.begin(), tokens.end(), [&](const SqlToken& token) { return meansName(token, from); }))
        return std::string(text);
    const auto places = relationPlaces(tokens);
    const std::vector<Binding> bindings = bindingsOf(tokens);
    const auto isThis = [&](const Binding& binding) { return binding.relation == table.name; };
    const bool bound = std::any_of(bindings.begin(), bindings.end(), isThis);
    const bool others = std::any_of(bindings.begin(), bindings.end(), [&](const Binding& binding) {
        return !isThis(binding) && relationMayHave(project, binding.relation, from);
    });

    const auto meansTable = [&](const SqlToken& word) {
        if (own && isAnyOf(word, {"new", "old", "excluded"}))
            return true;
        if (word.names(table.name) && (own || bound))
            return true;
        return std::any_of(bindings.begin(), bindings.end(), [&](const Binding& binding) {
            return isThis(binding) && !binding.alias.empty() && word.names(binding.alias);
        });
    };
    std::vector<bool> inSubquery(tokens.size(), false);
    std::vector<bool> levels(1, false);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].is("("))
            levels.push_back(levels.back());
        else if (tokens[i].is(")") && levels.size() > 1)
            levels.pop_back();
        else if (tokens[i].is("select"))
            levels.back() = true;
        inSubquery[i] = levels.back();
    }
    return replaced(text, tokens, to, project.info->dialect, [&](std::size_t i) {
        const SqlToken& token = tokens[i];
        if (!meansName(token, from) || isSymbol(tokens, i + 1, ".") || isSymbol(tokens, i + 1, "(") || places[i])
            return false;
        if (i > 0 && tokens[i - 1].is("."))
            return qualifier(tokens, i) && meansTable(*qualifier(tokens, i));
        const bool isTypeOrAlias = i > 0 && (tokens[i - 1].is("::") || tokens[i - 1].is("as"));
        const bool isTypedLiteral = i + 1 < tokens.size() && tokens[i + 1].kind == SqlTokenKind::String;
        if (isTypeOrAlias || isTypedLiteral)
            return false;
        return own && !inSubquery[i] ? true : (own || bound) && !others;
    });
}

}  // namespace barch
