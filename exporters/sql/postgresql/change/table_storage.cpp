#include "exporters/sql/postgresql/change/table_storage.h"

#include "exporters/sql/postgresql/identifiers.h"
#include "exporters/sql/sql_scan.h"

namespace barch::sql::postgresql {
namespace {

std::vector<Token> solid(std::string_view text)
{
    std::vector<Token> tokens;
    for (const Token& token : scan(text, lexis()))
        if (!token.isBlank())
            tokens.push_back(token);
    return tokens;
}

/// From behind the opening parenthesis to the closing one. False: it never closes.
bool readParameters(const std::vector<Token>& tokens, std::size_t& at, std::map<std::string, std::string>& parameters)
{
    std::string name;
    std::string value;
    bool inValue = false;
    auto end = [&] {
        if (!name.empty())
            parameters[name] = value.empty() ? "true" : value;
        name.clear();
        value.clear();
        inValue = false;
    };
    for (; at < tokens.size(); ++at) {
        const Token& token = tokens[at];
        if (token.kind == TokenKind::Close) {
            end();
            return true;
        }
        if (token.kind == TokenKind::Comma)
            end();
        else if (token.is(TokenKind::Operator, "="))
            inValue = true;
        else
            (inValue ? value : name) += inValue ? std::string(token.text) : lowerCase(token.text);
    }
    return false;
}

std::string nameOf(const Token& token)
{
    return token.kind == TokenKind::QuotedName ? unquoted(token.text) : lowerCase(token.text);
}

}  // namespace

std::optional<Storage> tableStorage(std::string_view text)
{
    Storage storage;
    const auto tokens = solid(text);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const std::string word = lowerCase(tokens[at].text);
        const bool hasNext = at + 1 < tokens.size();
        if (word == "with" && hasNext && tokens[at + 1].kind == TokenKind::Open) {
            at += 2;
            if (!readParameters(tokens, at, storage.parameters))
                return std::nullopt;
        } else if (word == "tablespace" && hasNext) {
            storage.tablespace = nameOf(tokens[++at]);
        } else if (word == "using" && hasNext) {
            storage.method = nameOf(tokens[++at]);
        } else {
            return std::nullopt;
        }
    }
    return storage;
}

std::vector<std::string> storageChanges(const Storage& before, const Storage& after)
{
    std::vector<std::string> changes;
    std::string set;
    std::string reset;
    for (const auto& [name, value] : after.parameters)
        if (const auto was = before.parameters.find(name); was == before.parameters.end() || was->second != value)
            set += (set.empty() ? "" : ", ") + name + " = " + value;
    for (const auto& [name, value] : before.parameters)
        if (!after.parameters.contains(name))
            reset += (reset.empty() ? "" : ", ") + name;
    if (!set.empty())
        changes.push_back("SET (" + set + ")");
    if (!reset.empty())
        changes.push_back("RESET (" + reset + ")");
    if (before.method != after.method)
        changes.push_back("SET ACCESS METHOD " + quoted(after.method.empty() ? "heap" : after.method));
    if (before.tablespace != after.tablespace)
        changes.push_back("SET TABLESPACE " + quoted(after.tablespace.empty() ? "pg_default" : after.tablespace));
    return changes;
}

std::optional<ColumnStorage> columnStorage(std::string_view text)
{
    ColumnStorage column;
    const auto tokens = solid(text);
    for (std::size_t at = 0; at + 1 < tokens.size(); at += 2) {
        const std::string word = lowerCase(tokens[at].text);
        if (word == "storage")
            column.storage = std::string(tokens[at + 1].text);
        else if (word == "compression")
            column.compression = std::string(tokens[at + 1].text);
        else
            return std::nullopt;
    }
    return tokens.size() % 2 == 0 ? std::optional(column) : std::nullopt;
}

}  // namespace barch::sql::postgresql
