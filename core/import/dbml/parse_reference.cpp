#include "core/import/dbml/parser.h"

#include <array>

namespace barch::dbml {
namespace {

struct ActionWord {
    std::string_view word;
    ReferentialAction action;
};
constexpr std::array actions{
    ActionWord{"no action", ReferentialAction::NoAction}, ActionWord{"restrict", ReferentialAction::Restrict},
    ActionWord{"cascade", ReferentialAction::Cascade}, ActionWord{"set null", ReferentialAction::SetNull},
    ActionWord{"set default", ReferentialAction::SetDefault},
};

std::optional<Relation> relationOf(const Token& token)
{
    if (token.is('<'))
        return Relation::OneToMany;
    if (token.is('>'))
        return Relation::ManyToOne;
    if (token.is('-'))
        return Relation::OneToOne;
    if (token.is("<>"))
        return Relation::ManyToMany;
    return std::nullopt;
}

}  // namespace

/// Behind "Ref": a name or none, then ": a.b > c.d" or a block of such lines.
void Parser::parseReferences(std::vector<Reference>& into, std::size_t at)
{
    std::string name;
    if (peek().isName())
        for (const Name& part : takePath("a name"))
            name += (name.empty() ? "" : ".") + part.text;
    std::vector<Setting> common = parseSettings();
    if (peek().is(':')) {
        m_lexer.take();
        return parseReference(into, name, std::move(common));
    }
    if (!expect('{', "or : behind \"Ref\""))
        return;
    while (!atEnd() && !peek().is('}'))
        parseReference(into, name, common);
    if (atEnd() && !failed())
        m_lexer.fail(at, "This reference has no end: expected }.");
    else if (!failed())
        m_lexer.take();
}

void Parser::parseReference(std::vector<Reference>& into, const std::string& name, std::vector<Setting> common)
{
    Reference reference{.name = name, .at = peek().at};
    auto left = parseEndpoint();
    const auto relation = left ? parseRelation() : std::nullopt;
    auto right = relation ? parseEndpoint() : std::nullopt;
    if (!right)
        return;
    reference.left = std::move(*left);
    reference.relation = *relation;
    reference.right = std::move(*right);
    for (Setting& setting : parseSettings())
        common.push_back(std::move(setting));
    bool isActive = true;
    for (const Setting& setting : common)
        isActive = applyReferenceSetting(reference, setting) && isActive;
    if (!failed() && !atEnd() && !peek().newLine && !peek().is('}'))
        return fail(peek(), "the end of the line behind the reference");
    if (isActive)
        into.push_back(std::move(reference));
}

std::optional<Relation> Parser::parseRelation()
{
    while (peek().is('?'))
        m_lexer.take();
    const auto relation = relationOf(peek());
    if (!relation) {
        fail(peek(), "<, >, - or <> between the two sides of the reference");
        return std::nullopt;
    }
    m_lexer.take();
    while (peek().is('?'))
        m_lexer.take();
    return relation;
}

/// "schema.table.column", "table.(a, b)".
std::optional<Endpoint> Parser::parseEndpoint()
{
    Endpoint endpoint{.at = peek().at};
    endpoint.table.push_back(takeName("a table and a column: users.id"));
    while (peek().is('.') && !failed()) {
        m_lexer.take();
        if (peek().is('(')) {
            m_lexer.take();
            do {
                endpoint.columns.push_back(takeName("a column"));
            } while (!failed() && endpoint.columns.size() < listLimit && peek().is(',') && (m_lexer.take(), true));
            expect(')', "behind the columns of the reference");
            break;
        }
        endpoint.table.push_back(takeName("a column"));
        if (endpoint.table.size() > pathLimit)
            m_lexer.fail(endpoint.at, "Expected a table and a column, with a schema before them or without: core.users.id.");
    }
    if (failed())
        return std::nullopt;
    if (endpoint.columns.empty()) {
        endpoint.columns.push_back(endpoint.table.back());
        endpoint.table.pop_back();
    }
    if (endpoint.table.size() > 2) {
        m_lexer.fail(endpoint.at, "Expected a table and a column, with a schema before them or without: core.users.id.");
        return std::nullopt;
    }
    return endpoint;
}

/// False where the setting says that the reference isn't one of the database.
bool Parser::applyReferenceSetting(Reference& reference, const Setting& setting)
{
    if (setting.is("delete") || setting.is("update")) {
        const std::string word = lowerCase(wordValue(setting));
        for (const ActionWord& known : actions)
            if (known.word == word) {
                (setting.is("delete") ? reference.onDelete : reference.onUpdate) = known.action;
                return true;
            }
        m_lexer.fail(setting.value.empty() ? setting.at : setting.value[0].at, "Expected cascade, restrict, set null, set default or no action behind \"" + setting.name + "\".");
        return true;
    }
    if (setting.is("inactive")) {
        skipped(setting.at, "inactive reference", "It is marked as not being in force.");
        return false;
    }
    ignoreSetting(setting, "a reference");
    return true;
}

/// [ref: > users.id] of a column: the tokens of the value are the other side.
void Parser::parseInlineReference(ColumnText& column, const Setting& setting)
{
    const auto& value = setting.value;
    std::size_t at = 0;
    while (at < value.size() && value[at].is('?'))
        ++at;
    const auto relation = at < value.size() ? relationOf(value[at]) : std::nullopt;
    if (!relation)
        return m_lexer.fail(at < value.size() ? value[at].at : setting.at, "Expected <, >, - or <> and then a column: [ref: > users.id].");
    ++at;
    while (at < value.size() && value[at].is('?'))
        ++at;
    Endpoint other{.at = at < value.size() ? value[at].at : setting.at};
    for (bool wantsName = true; at < value.size(); ++at, wantsName = !wantsName) {
        if (wantsName ? !value[at].isName() : !value[at].is('.'))
            return m_lexer.fail(value[at].at, "Expected a table and a column in the reference: [ref: > users.id].");
        if (wantsName)
            other.table.push_back({value[at].text, value[at].at, false});
    }
    if (other.table.empty() || other.table.size() > 3 || value.back().is('.'))
        return m_lexer.fail(other.at, "Expected a table and a column in the reference: [ref: > users.id].");
    other.columns.push_back(other.table.back());
    other.table.pop_back();
    Reference reference{.relation = *relation, .at = setting.at, .isInline = true};
    reference.left.columns.push_back(column.name);
    reference.left.at = column.name.at;
    reference.right = std::move(other);
    column.references.push_back(std::move(reference));
}

}  // namespace barch::dbml
