#include "core/import/dbml/parser.h"

#include "core/edits/sql_literal.h"

namespace barch::dbml {
namespace {

/// "--5" is 5: the sign of a number that has several.
std::string signOf(const std::vector<Token>& value, std::size_t& at)
{
    bool negative = false;
    for (; at < value.size() && (value[at].is('-') || value[at].is('+')); ++at)
        negative = negative != value[at].is('-');
    return negative ? "-" : "";
}

}  // namespace

void Parser::parseTable(std::size_t at, bool isPartial)
{
    TableText table{.at = at};
    table.name = takePath(isPartial ? "a name for the table partial" : "a name for the table");
    if (!failed() && table.name.size() > 2)
        return m_lexer.fail(table.name[0].at, "Expected a name, or a schema and a name: " + table.name[0].text + "." + table.name[1].text + ".");
    if (peek().isWord("as")) {
        m_lexer.take();
        table.alias = takeName("a short name for the table").text;
    }
    for (const Setting& setting : parseSettings())
        setting.is("note") ? static_cast<void>(table.note = noteValue(setting)) : ignoreSetting(setting, "a table");
    if (!expect('{', "to begin the columns of the table"))
        return;
    while (!atEnd() && !peek().is('}'))
        parseTableMember(table);
    if (atEnd() && !failed())
        m_lexer.fail(at, "This table has no end: expected }.");
    if (failed())
        return;
    m_lexer.take();
    (isPartial ? m_document.partials : m_document.tables).push_back(std::move(table));
}

void Parser::parseTableMember(TableText& table)
{
    if (peek().is('~')) {
        m_lexer.take();
        table.injections.push_back({takeName("the name of a table partial behind ~"), table.columns.size()});
        return;
    }
    const Token word = peek();
    Name name = takeName("a column, a block such as \"indexes {\", or }");
    const bool opens = peek().is('{') || peek().is(':');
    if (word.isWord("note") && opens)
        table.note = noteBody();
    else if (word.isWord("indexes") && peek().is('{'))
        parseIndexes(table);
    else if (word.isWord("checks") && peek().is('{'))
        parseChecks(table);
    else if (word.isWord("ref") && opens)
        parseReferences(table.references, word.at);
    else if (word.isWord("records") && (peek().is('{') || peek().is('(')))
        skipElement(word, "Rows are no part of a design.");
    else if ((word.isWord("metadata") || word.isWord("dep")) && opens)
        skipElement(word, "What it says is for other tools.");
    else
        parseColumn(table, std::move(name));
}

/// "varchar(255)", "schema.mood[]", "double precision" in quotes.
bool Parser::parseType(TypeText& type)
{
    type.at = peek().at;
    type.path = takePath("the type of the column");
    if (peek().is('(') && !peek().newLine) {
        m_lexer.take();
        std::vector<Token> inside;
        while (!atEnd() && !peek().is(')') && inside.size() < 256)
            inside.push_back(m_lexer.take());
        type.arguments = "(";
        for (std::size_t i = 0; i < inside.size(); ++i) {
            type.arguments += signOf(inside, i);
            if (i == inside.size())
                break;
            const bool isText = inside[i].kind == TokenKind::String;
            type.arguments += isText ? sqlLiteral(inside[i].text) : inside[i].text;
        }
        type.arguments += ")";
        if (type.arguments == "()" && !failed())
            fail(peek(), "a number in the parentheses of the type");
        if (!expect(')', "behind the arguments of the type"))
            return false;
    }
    while (peek().is('[') && peek().isAdjacent) {
        m_lexer.take();
        type.dimensions += "[";
        if (peek().kind == TokenKind::Number)
            type.dimensions += m_lexer.take().text;
        if (!expect(']', "behind [ of an array"))
            return false;
        type.dimensions += "]";
    }
    return !failed();
}

void Parser::parseColumn(TableText& table, Name name)
{
    if (failed())
        return;
    if (peek().newLine || peek().is('}'))
        return fail(peek(), "the type of the column \"" + name.text + "\"");
    ColumnText column{.name = std::move(name)};
    if (!parseType(column.type))
        return;
    // Before there were brackets: "id int pk unique".
    while (peek().kind == TokenKind::Name && !peek().newLine) {
        const Token word = m_lexer.take();
        if (word.isWord("pk"))
            column.isKey = true;
        else if (word.isWord("unique"))
            column.isUnique = true;
        else
            return fail(word, "[ with settings or the end of the line behind the type (a type with blanks stands in quotes)");
    }
    for (const Setting& setting : parseSettings())
        applyColumnSetting(column, setting);
    if (!atEnd() && !peek().is('}') && !peek().newLine)
        return fail(peek(), "the end of the line behind the column \"" + column.name.text + "\"");
    table.columns.push_back(std::move(column));
}

void Parser::applyColumnSetting(ColumnText& column, const Setting& setting)
{
    if (failed())
        return;
    const bool isFlag = setting.is("pk") || setting.is("primary key") || setting.is("unique") || setting.is("increment") || setting.is("null") || setting.is("not null");
    if (isFlag && !setting.value.empty())
        return m_lexer.fail(setting.value[0].at, "The setting \"" + setting.name + "\" takes no value: expected a comma or ].");
    if (setting.is("pk") || setting.is("primary key"))
        column.isKey = true;
    else if (setting.is("unique"))
        column.isUnique = true;
    else if (setting.is("increment"))
        column.counts = true;
    else if (setting.is("null") || setting.is("not null")) {
        if (column.nullable && *column.nullable != setting.is("null"))
            return m_lexer.fail(setting.at, "The column \"" + column.name.text + "\" can't be both null and not null.");
        column.nullable = setting.is("null");
    } else if (setting.is("default"))
        column.defaultValue = defaultOf(setting);
    else if (setting.is("note"))
        column.note = noteValue(setting);
    else if (setting.is("ref"))
        parseInlineReference(column, setting);
    else if (setting.is("check")) {
        if (setting.value.size() != 1 || setting.value[0].kind != TokenKind::Expression)
            return m_lexer.fail(setting.value.empty() ? setting.at : setting.value[0].at, "Expected an expression between backticks as the check: `balance > 0`.");
        column.checks.push_back({setting.value[0].text, {}, setting.value[0].at});
    } else
        ignoreSetting(setting, "a column");
}

DefaultText Parser::defaultOf(const Setting& setting)
{
    const auto& value = setting.value;
    std::size_t at = 0;
    const std::string sign = signOf(value, at);
    const bool isLast = at + 1 == value.size();
    if (isLast && value[at].kind == TokenKind::Number)
        return {sign + value[at].text, {}};
    if (isLast && at == 0) {
        const Token& token = value[0];
        if (token.kind == TokenKind::String || token.kind == TokenKind::QuotedName)
            return {sqlLiteral(token.text), {}};
        if (token.kind == TokenKind::Expression)
            return {token.text, {}, true, token.at};
        if (token.isWord("null"))
            return {};
        if (token.isWord("true") || token.isWord("false"))
            return {lowerCase(token.text), {}};
    }
    Path path;
    for (std::size_t i = 0; i < value.size() && at == 0; ++i) {
        if (i % 2 == 0 ? !value[i].isName() : !value[i].is('.')) {
            path.clear();
            break;
        }
        if (i % 2 == 0)
            path.push_back({value[i].text, value[i].at, value[i].kind == TokenKind::QuotedName});
    }
    if (path.size() < 2 || path.size() > 3)
        m_lexer.fail(value.empty() ? setting.at : value[0].at, "Expected a number, a 'text', an `expression`, true, false, null or a value of an enum (status.active) as the default.");
    return {{}, std::move(path)};
}

void Parser::parseIndexes(TableText& table)
{
    const Token open = m_lexer.take();
    while (!atEnd() && !peek().is('}'))
        parseIndex(table);
    if (atEnd() && !failed())
        m_lexer.fail(open.at, "These indexes have no end: expected }.");
    else if (!failed())
        m_lexer.take();
}

void Parser::parseIndex(TableText& table)
{
    IndexText index{.at = peek().at};
    auto takeKey = [&] {
        const Token token = m_lexer.take();
        if (!token.isName() && token.kind != TokenKind::Expression)
            return fail(token, "a column or an `expression` of the index");
        index.keys.push_back({token.kind == TokenKind::Expression, token.text, token.at});
    };
    if (peek().is('(')) {
        m_lexer.take();
        while (!atEnd() && !peek().is(')')) {
            takeKey();
            if (peek().is(',') && index.keys.size() < listLimit)
                m_lexer.take();
            else if (!peek().is(')'))
                return fail(peek(), "a comma or ) in the index");
        }
        if (index.keys.empty())
            return fail(peek(), "a column or an `expression` of the index");
        if (!expect(')', "behind the columns of the index"))
            return;
    } else {
        takeKey();
    }
    if (!failed() && !peek().newLine && !peek().is('[') && !peek().is('}'))
        return fail(peek(), "[ with settings or the end of the line; several columns of an index stand in parentheses: (a, b)");
    for (const Setting& setting : parseSettings()) {
        if (setting.is("pk") || setting.is("primary key"))
            index.isKey = true;
        else if (setting.is("unique"))
            index.isUnique = true;
        else if (setting.is("name"))
            index.name = textValue(setting);
        else if (setting.is("type"))
            index.type = lowerCase(wordValue(setting));
        else if (setting.is("note"))
            index.note = noteValue(setting);
        else
            ignoreSetting(setting, "an index");
    }
    table.indexes.push_back(std::move(index));
}

void Parser::parseChecks(TableText& table)
{
    const Token open = m_lexer.take();
    while (!atEnd() && !peek().is('}')) {
        const Token token = m_lexer.take();
        if (token.kind != TokenKind::Expression)
            return fail(token, "a check between backticks (`balance > 0`), or }");
        CheckText check{token.text, {}, token.at};
        for (const Setting& setting : parseSettings())
            setting.is("name") ? static_cast<void>(check.name = textValue(setting)) : ignoreSetting(setting, "a check");
        table.checks.push_back(std::move(check));
    }
    if (atEnd() && !failed())
        m_lexer.fail(open.at, "These checks have no end: expected }.");
    else if (!failed())
        m_lexer.take();
}

}  // namespace barch::dbml
