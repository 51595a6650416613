#pragma once

#include "core/import/dbml/document.h"
#include "core/import/dbml/lexer.h"
#include "core/import/source_text.h"

namespace barch::dbml {

Result<Document> parseDbml(std::string_view text, const ImportProgress& progress);

/// Schema, table and column, and one more so that a fault is seen.
inline constexpr std::size_t pathLimit = 4;
/// Columns of one key, settings in one pair of brackets.
inline constexpr std::size_t listLimit = 1000;

/// One [setting: value] with the tokens of its value.
struct Setting {
    std::string name;        ///< lower case, single blanks: "not null"
    std::size_t at = 0;
    std::vector<Token> value;
    bool is(std::string_view wanted) const { return name == wanted; }
};

/// The grammar, a method for each kind of thing. Nothing nests deeper than what DBML knows, so nothing
/// recurses.
class Parser {
public:
    Parser(std::string_view text, const ImportProgress& progress) : m_lexer(text, progress), m_lines(text) {}
    Result<Document> parse();

private:
    // parser.cpp: top level, and what several parts share
    void parseElement();
    void parseProject(std::size_t at);
    void parseGroup(std::size_t at);
    void parseEnum(std::size_t at);
    void parseStickyNote(std::size_t at);
    void skipElement(const Token& keyword, std::string_view why);
    void skipBlock();
    std::string noteBody();
    void skipped(std::size_t at, std::string what, std::string why);

    // parse_table.cpp
    void parseTable(std::size_t at, bool isPartial);
    void parseTableMember(TableText& table);
    void parseColumn(TableText& table, Name name);
    void applyColumnSetting(ColumnText& column, const Setting& setting);
    bool parseType(TypeText& type);
    void parseIndexes(TableText& table);
    void parseIndex(TableText& table);
    void parseChecks(TableText& table);
    DefaultText defaultOf(const Setting& setting);

    // parse_reference.cpp
    void parseReferences(std::vector<Reference>& into, std::size_t at);
    void parseReference(std::vector<Reference>& into, const std::string& name, std::vector<Setting> common);
    std::optional<Endpoint> parseEndpoint();
    std::optional<Relation> parseRelation();
    void parseInlineReference(ColumnText& column, const Setting& setting);
    bool applyReferenceSetting(Reference& reference, const Setting& setting);

    // settings.cpp
    std::vector<Setting> parseSettings();
    std::string textValue(const Setting& setting);
    std::string noteValue(const Setting& setting);
    std::string wordValue(const Setting& setting);
    void ignoreSetting(const Setting& setting, const std::string& of);

    Name takeName(std::string_view what);
    Path takePath(std::string_view what);
    bool expect(char symbol, std::string_view where);
    void fail(const Token& token, const std::string& expected);
    bool atEnd() const { return m_lexer.peek().kind == TokenKind::End; }
    const Token& peek() const { return m_lexer.peek(); }
    bool failed() const { return m_lexer.error().has_value(); }

    Lexer m_lexer;
    LineCounter m_lines;
    Document m_document;
    std::size_t m_names = 0;
    std::size_t m_colours = 0;
    std::size_t m_firstColour = 0;
};

/// The text of a note: no empty lines around it, and the blanks that all its lines begin with taken away.
std::string normalisedNote(std::string_view text);

/// "Found" in messages: the token as it stands in the text, shortened.
std::string described(const Token& token, std::string_view source);

}  // namespace barch::dbml
