#pragma once

#include "core/import/prisma/document.h"
#include "core/import/prisma/lexer.h"

namespace barch::prisma {

Result<Document> parsePrisma(std::string_view text, const ImportProgress& progress);

class Parser {
public:
    Parser(std::string_view text, const ImportProgress& progress) : m_lexer(text, progress) {}
    Result<Document> parse();

private:
    void parseBlock();
    void parseModel(Model::Kind kind, std::size_t at, std::string comment);
    void parseField(Model& model);
    void parseFieldType(Field& field);
    void parseEnum(std::size_t at, std::string comment);
    void parseSettings(bool isDatasource, std::size_t at);
    Attributes parseAttributes();
    Attribute parseAttribute();
    std::vector<Expression> parseArguments(const char* close, int depth);
    Expression parseExpression(int depth);

    std::string takeWord(std::string_view what);
    bool expect(std::string_view symbol, std::string_view where);
    void closeBlock(std::size_t at, std::string_view what);
    void fail(const Token& token, const std::string& expected);
    const Token& peek() const { return m_lexer.peek(); }
    bool atEnd() const { return peek().kind == TokenKind::End; }
    bool failed() const { return m_lexer.error().has_value(); }

    Lexer m_lexer;
    Document m_document;
    std::size_t m_words = 0;
};

}  // namespace barch::prisma
