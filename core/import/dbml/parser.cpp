#include "core/import/dbml/parser.h"

#include <array>

namespace barch::dbml {
namespace {

/// More than any design has: what goes on for longer is no schema but an attack on the memory.
constexpr std::size_t nameLimit = 4'000'000;
constexpr std::size_t noteLimit = 10'000;

struct SkippedElement {
    std::string_view keyword;
    std::string_view why;
};
constexpr std::array skippedElements{
    SkippedElement{"records", "Rows are no part of a design."},
    SkippedElement{"dep", "Where data flows to is no part of a database."},
    SkippedElement{"metadata", "What it says is for other tools."},
    SkippedElement{"diagramview", "It arranges a drawing in another tool."},
    SkippedElement{"label", "What it says is for other tools."},
    SkippedElement{"labels", "What it says is for other tools."},
};

}  // namespace

Result<Document> parseDbml(std::string_view text, const ImportProgress& progress) { return Parser(text, progress).parse(); }

Result<Document> Parser::parse()
{
    while (!atEnd())
        parseElement();
    if (m_lexer.error())
        return *m_lexer.error();
    if (m_colours > 0)
        skipped(m_firstColour, "colours (" + std::to_string(m_colours) + ")", "The drawing here colours tables by area and meaning.");
    return std::move(m_document);
}

void Parser::fail(const Token& token, const std::string& expected)
{
    const std::string found = token.newLine && token.kind != TokenKind::End ? "a new line with " : "";
    m_lexer.fail(token.at, "Expected " + expected + ", found " + found + described(token, m_lexer.source()) + ".");
}

bool Parser::expect(char symbol, std::string_view where)
{
    if (!peek().is(symbol)) {
        fail(peek(), std::string(1, symbol) + " " + std::string(where));
        return false;
    }
    m_lexer.take();
    return true;
}

Name Parser::takeName(std::string_view what)
{
    if (!peek().isName()) {
        fail(peek(), std::string(what));
        return {};
    }
    Token token = m_lexer.take();
    if (++m_names > nameLimit)
        m_lexer.fail(token.at, "This text names more than " + std::to_string(nameLimit) + " things: it is too large for a design.");
    return {std::move(token.text), token.at, token.kind == TokenKind::QuotedName};
}

Path Parser::takePath(std::string_view what)
{
    Path path{takeName(what)};
    while (peek().is('.') && !failed()) {
        m_lexer.take();
        path.push_back(takeName(what));
        if (path.size() > pathLimit)
            m_lexer.fail(path.front().at, "Expected a name, or a schema and a name.");
    }
    return path;
}

void Parser::skipped(std::size_t at, std::string what, std::string why)
{
    if (m_document.notes.size() >= noteLimit)
        return m_lexer.fail(at, "More than " + std::to_string(noteLimit) + " things in this text are nothing for a design.");
    m_document.notes.push_back({ImportOutcome::Skipped, m_lines.lineAt(at), std::move(what), std::move(why)});
}

/// From "{" to the "}" that ends it, whatever is inside.
void Parser::skipBlock()
{
    const std::size_t begin = peek().at;
    std::size_t depth = 0;
    while (!atEnd()) {
        const Token token = m_lexer.take();
        depth += token.is('{') ? 1 : 0;
        if (token.is('}') && --depth == 0)
            return;
    }
    if (!failed())
        m_lexer.fail(begin, "This block has no end: expected }.");
}

/// An element that is nothing for a design: its head, then a block or the rest of the line.
void Parser::skipElement(const Token& keyword, std::string_view why)
{
    std::string what(keyword.text);
    while (!atEnd() && !peek().is('{') && !peek().is(':') && !peek().newLine) {
        const Token token = m_lexer.take();
        if (token.isName() && what.size() < 80)
            what += " " + token.text;
    }
    if (peek().is('{')) {
        skipBlock();
    } else if (peek().is(':')) {
        m_lexer.take();
        while (!atEnd() && !peek().newLine)
            m_lexer.take();
    } else if (!failed()) {
        fail(peek(), "{ or : behind \"" + what + "\"");
    }
    skipped(keyword.at, what, std::string(why));
}

void Parser::parseElement()
{
    const Token keyword = m_lexer.take();
    if (keyword.isWord("table"))
        return parseTable(keyword.at, false);
    if (keyword.isWord("tablepartial"))
        return parseTable(keyword.at, true);
    if (keyword.isWord("ref"))
        return parseReferences(m_document.references, keyword.at);
    if (keyword.isWord("enum"))
        return parseEnum(keyword.at);
    if (keyword.isWord("tablegroup"))
        return parseGroup(keyword.at);
    if (keyword.isWord("project"))
        return parseProject(keyword.at);
    if (keyword.isWord("note"))
        return parseStickyNote(keyword.at);
    for (const SkippedElement& element : skippedElements)
        if (keyword.isWord(element.keyword))
            return skipElement(keyword, element.why);
    if (keyword.isWord("use") || keyword.isWord("reuse")) {
        while (!atEnd() && peek().kind != TokenKind::String)
            peek().is('{') ? skipBlock() : static_cast<void>(m_lexer.take());
        const std::string from = m_lexer.take().text;
        return skipped(keyword.at, "use of " + from, "Other files aren't read: import them by themselves.");
    }
    fail(keyword, "Table, TablePartial, Ref, Enum, TableGroup, Project, Note or Records");
}

/// Behind "note": ": 'text'" or "{ 'text' }".
std::string Parser::noteBody()
{
    const bool isBlock = peek().is('{');
    if (!isBlock && !peek().is(':')) {
        fail(peek(), ": or { behind \"note\"");
        return {};
    }
    m_lexer.take();
    if (peek().kind != TokenKind::String && peek().kind != TokenKind::QuotedName) {
        fail(peek(), "a text in quotes as the note");
        return {};
    }
    std::string note = normalisedNote(m_lexer.take().text);
    if (isBlock)
        expect('}', "behind the note");
    return note;
}

void Parser::parseStickyNote(std::size_t at)
{
    std::string name;
    if (peek().isName())
        for (const Name& part : takePath("a name"))
            name += (name.empty() ? "" : ".") + part.text;
    for (const Setting& setting : parseSettings())
        ignoreSetting(setting, "a note");
    std::string text = noteBody();
    if (text.empty() && !failed())
        return skipped(at, "Note " + name, "It is empty.");
    m_document.stickyNotes.push_back({std::move(name), std::move(text)});
}

void Parser::parseProject(std::size_t at)
{
    if (peek().isName())
        m_document.projectName = m_lexer.take().text;
    for (const Setting& setting : parseSettings())
        ignoreSetting(setting, "the project");
    if (!expect('{', "behind \"Project\""))
        return;
    while (!atEnd() && !peek().is('}')) {
        const Token key = m_lexer.take();
        if (key.isWord("note")) {
            m_document.projectNote = noteBody();
        } else if (key.isName() && peek().is(':')) {
            m_lexer.take();
            if (peek().kind != TokenKind::String && !peek().isName())
                return fail(peek(), "a text in quotes behind \"" + key.text + "\"");
            const Token value = m_lexer.take();
            if (key.isWord("database_type"))
                m_document.databaseType = {value.text, value.at, true};
            else
                skipped(key.at, key.text + " of the project", "It says nothing about the database.");
        } else if (key.isName()) {
            return fail(key, "\"database_type: 'PostgreSQL'\" or a note in the project; tables stand outside of it");
        } else {
            return fail(key, "a setting of the project, or }");
        }
    }
    if (atEnd() && !failed())
        m_lexer.fail(at, "This project has no end: expected }.");
    else if (!failed())
        m_lexer.take();
}

void Parser::parseEnum(std::size_t at)
{
    EnumText type{.at = at};
    type.name = takePath("a name for the enum");
    for (const Setting& setting : parseSettings())
        setting.is("note") ? static_cast<void>(type.note = noteValue(setting)) : ignoreSetting(setting, "an enum");
    if (!expect('{', "behind the name of the enum"))
        return;
    while (!atEnd() && !peek().is('}')) {
        const Token first = peek();
        if (first.kind == TokenKind::Number && !failed()) {
            m_lexer.take();
            type.values.push_back({{first.text, first.at, false}, {}});
        } else {
            Name name = takeName("a value of the enum, or }");
            if (lowerCase(name.text) == "note" && (peek().is(':') || peek().is('{'))) {
                type.note = noteBody();
                continue;
            }
            type.values.push_back({std::move(name), {}});
        }
        for (const Setting& setting : parseSettings())
            setting.is("note") ? static_cast<void>(type.values.back().note = noteValue(setting)) : ignoreSetting(setting, "a value of an enum");
        if (!atEnd() && !peek().is('}') && !peek().newLine)
            return fail(peek(), "the end of the line behind a value of the enum (names with blanks stand in quotes)");
    }
    if (atEnd() && !failed())
        m_lexer.fail(at, "This enum has no end: expected }.");
    if (failed())
        return;
    m_lexer.take();
    m_document.enums.push_back(std::move(type));
}

void Parser::parseGroup(std::size_t at)
{
    GroupText group{.at = at};
    const Path path = takePath("a name for the group of tables");
    group.name = path.back();
    for (const Setting& setting : parseSettings()) {
        if (setting.is("note"))
            group.note = noteValue(setting);
        else if (setting.is("color") && setting.value.size() == 1 && setting.value[0].kind == TokenKind::Colour)
            group.colour = setting.value[0].text;
        else
            ignoreSetting(setting, "a group of tables");
    }
    if (!expect('{', "behind the name of the group"))
        return;
    while (!atEnd() && !peek().is('}')) {
        Path table = takePath("the name of a table, or }");
        if (!failed() && table.size() == 1 && lowerCase(table[0].text) == "note" && (peek().is(':') || peek().is('{')))
            group.note = noteBody();
        else
            group.tables.push_back(std::move(table));
    }
    if (atEnd() && !failed())
        m_lexer.fail(at, "This group of tables has no end: expected }.");
    if (failed())
        return;
    m_lexer.take();
    m_document.groups.push_back(std::move(group));
}

}  // namespace barch::dbml
