#include "core/import/prisma/parser.h"

#include "core/text/short_name.h"

namespace barch::prisma {
namespace {

constexpr int depthLimit = 16;
/// More than any schema has.
constexpr std::size_t wordLimit = 4'000'000;

std::string described(const Token& token, std::string_view source)
{
    if (token.kind == TokenKind::End)
        return "the end of the text";
    const std::string_view raw = source.substr(token.at, token.end - token.at);
    const std::string_view shown = wholeCharacters(raw, 40);
    return (token.newLine ? "a new line with " : "") + std::string(shown) + (shown.size() < raw.size() ? "…" : "");
}

}  // namespace

Result<Document> parsePrisma(std::string_view text, const ImportProgress& progress) { return Parser(text, progress).parse(); }

Result<Document> Parser::parse()
{
    while (!atEnd())
        parseBlock();
    if (m_lexer.error())
        return *m_lexer.error();
    return std::move(m_document);
}

void Parser::fail(const Token& token, const std::string& expected)
{
    m_lexer.fail(token.at, "Expected " + expected + ", found " + described(token, m_lexer.source()) + ".");
}

std::string Parser::takeWord(std::string_view what)
{
    if (peek().kind != TokenKind::Word) {
        fail(peek(), std::string(what));
        return {};
    }
    if (++m_words > wordLimit)
        m_lexer.fail(peek().at, "This schema names more than " + std::to_string(wordLimit) + " things: it is too large for a design.");
    return m_lexer.take().text;
}

bool Parser::expect(std::string_view symbol, std::string_view where)
{
    if (!peek().is(symbol)) {
        fail(peek(), std::string(symbol) + " " + std::string(where));
        return false;
    }
    m_lexer.take();
    return true;
}

void Parser::closeBlock(std::size_t at, std::string_view what)
{
    if (atEnd() && !failed())
        m_lexer.fail(at, "This " + std::string(what) + " has no end: expected }.");
    else if (!failed())
        m_lexer.take();
}

void Parser::parseBlock()
{
    const Token keyword = m_lexer.take();
    if (keyword.isWord("model"))
        return parseModel(Model::Kind::Model, keyword.at, keyword.comment);
    if (keyword.isWord("view"))
        return parseModel(Model::Kind::View, keyword.at, keyword.comment);
    if (keyword.isWord("type"))
        return parseModel(Model::Kind::Composite, keyword.at, keyword.comment);
    if (keyword.isWord("enum"))
        return parseEnum(keyword.at, keyword.comment);
    if (keyword.isWord("datasource") || keyword.isWord("generator"))
        return parseSettings(keyword.isWord("datasource"), keyword.at);
    fail(keyword, "model, enum, type, view, datasource or generator");
}

void Parser::parseSettings(bool isDatasource, std::size_t at)
{
    takeWord("a name");
    if (!expect("{", "behind the name"))
        return;
    if (!isDatasource)
        m_document.generators.push_back(at);
    while (!atEnd() && !peek().is("}")) {
        Setting setting{takeWord("a setting such as provider, or }"), {}};
        if (!expect("=", "behind \"" + setting.key + "\""))
            return;
        setting.value = parseExpression(0);
        if (isDatasource)
            m_document.datasource.push_back(std::move(setting));
    }
    closeBlock(at, "block");
}

void Parser::parseModel(Model::Kind kind, std::size_t at, std::string comment)
{
    Model model{.kind = kind, .comment = std::move(comment), .at = at};
    model.name = takeWord("a name for the model");
    if (!expect("{", "behind the name of the model"))
        return;
    while (!atEnd() && !peek().is("}")) {
        if (peek().is("@@")) {
            m_lexer.take();
            model.attributes.push_back(parseAttribute());
        } else {
            parseField(model);
        }
        if (!failed() && !atEnd() && !peek().newLine && !peek().is("}"))
            return fail(peek(), "the end of the line");
    }
    closeBlock(at, "model");
    if (!failed())
        m_document.models.push_back(std::move(model));
}

void Parser::parseField(Model& model)
{
    Field field{.comment = peek().comment, .at = peek().at};
    field.name = takeWord("a field, an attribute with @@, or }");
    if (!failed() && (peek().newLine || peek().is("}")))
        return fail(peek(), "the type of the field \"" + field.name + "\"");
    parseFieldType(field);
    field.attributes = parseAttributes();
    if (!peek().behind.empty())
        field.comment += (field.comment.empty() ? "" : "\n") + peek().behind;
    if (!failed())
        model.fields.push_back(std::move(field));
}

void Parser::parseFieldType(Field& field)
{
    field.typeAt = peek().at;
    field.type = takeWord("the type of the field \"" + field.name + "\"");
    if (field.type == "Unsupported") {
        if (!expect("(", "behind Unsupported"))
            return;
        if (peek().kind != TokenKind::Text)
            return fail(peek(), "the type of the database in quotes");
        field.unsupported = m_lexer.take().text;
        expect(")", "behind the type");
    }
    if (peek().is("[")) {
        m_lexer.take();
        expect("]", "behind [");
        field.isList = true;
    }
    if (peek().is("?")) {
        m_lexer.take();
        field.isOptional = true;
    }
}

Attributes Parser::parseAttributes()
{
    Attributes attributes;
    while (peek().is("@") && !failed()) {
        m_lexer.take();
        attributes.push_back(parseAttribute());
    }
    return attributes;
}

Attribute Parser::parseAttribute()
{
    Attribute attribute{.at = peek().at};
    attribute.name = takeWord("the name of an attribute behind @");
    while (peek().is(".") && !failed()) {
        m_lexer.take();
        attribute.name += "." + takeWord("the rest of the attribute's name");
    }
    if (peek().is("(") && !peek().newLine) {
        m_lexer.take();
        attribute.arguments = parseArguments(")", 0);
    }
    return attribute;
}

/// Up to the closing sign, which is taken.
std::vector<Expression> Parser::parseArguments(const char* close, int depth)
{
    std::vector<Expression> arguments;
    while (!failed() && !peek().is(close)) {
        arguments.push_back(parseExpression(depth + 1));
        if (peek().is(","))
            m_lexer.take();
        else if (!peek().is(close))
            fail(peek(), std::string("a comma or ") + close);
    }
    if (!failed())
        m_lexer.take();
    return arguments;
}

Expression Parser::parseExpression(int depth)
{
    Expression expression{.at = peek().at};
    if (depth > depthLimit || ++m_words > wordLimit) {
        m_lexer.fail(peek().at, "This is nested deeper than anything in a schema.");
        return expression;
    }
    if (peek().is("[")) {
        m_lexer.take();
        expression.kind = Expression::Kind::List;
        expression.items = parseArguments("]", depth);
        return expression;
    }
    const Token token = peek();
    if (token.kind == TokenKind::End || token.kind == TokenKind::Symbol) {
        fail(token, "a value");
        return expression;
    }
    m_lexer.take();
    expression.text = token.text;
    expression.kind = token.kind == TokenKind::Text ? Expression::Kind::Text : token.kind == TokenKind::Number ? Expression::Kind::Number : Expression::Kind::Word;
    if (token.kind != TokenKind::Word)
        return expression;
    if (peek().is(":")) {
        m_lexer.take();
        Expression value = parseExpression(depth + 1);
        value.name = token.text;
        return value;
    }
    while (peek().is(".") && !failed()) {
        m_lexer.take();
        expression.text += "." + takeWord("a name behind the dot");
    }
    if (peek().is("(")) {
        m_lexer.take();
        expression.kind = Expression::Kind::Call;
        expression.items = parseArguments(")", depth);
    }
    return expression;
}

void Parser::parseEnum(std::size_t at, std::string comment)
{
    EnumBlock block{.comment = std::move(comment), .at = at};
    block.name = takeWord("a name for the enum");
    if (!expect("{", "behind the name of the enum"))
        return;
    while (!atEnd() && !peek().is("}")) {
        if (peek().is("@@")) {
            m_lexer.take();
            block.attributes.push_back(parseAttribute());
            continue;
        }
        EnumBlock::Value value{.comment = peek().comment, .at = peek().at};
        value.name = takeWord("a value of the enum, or }");
        value.attributes = parseAttributes();
        if (!peek().behind.empty())
            value.comment += (value.comment.empty() ? "" : "\n") + peek().behind;
        block.values.push_back(std::move(value));
        if (!failed() && !atEnd() && !peek().newLine && !peek().is("}"))
            return fail(peek(), "the end of the line behind a value of the enum");
    }
    closeBlock(at, "enum");
    if (!failed())
        m_document.enums.push_back(std::move(block));
}

}  // namespace barch::prisma
