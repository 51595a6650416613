#include "core/import/dbml/parser.h"

#include "core/text/short_name.h"

#include <algorithm>

namespace barch::dbml {
namespace {

constexpr std::size_t valueLimit = 64;

std::size_t indentOf(std::string_view line)
{
    return std::min(line.find_first_not_of(" \t"), line.size());
}

bool isBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

std::vector<std::string_view> linesOf(std::string_view text)
{
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

}  // namespace

std::string normalisedNote(std::string_view text)
{
    std::vector<std::string_view> lines = linesOf(text);
    lines.erase(lines.begin(), std::find_if_not(lines.begin(), lines.end(), isBlank));
    while (!lines.empty() && isBlank(lines.back()))
        lines.pop_back();
    std::size_t indent = std::string_view::npos;
    for (const std::string_view line : lines)
        indent = isBlank(line) ? indent : std::min(indent, indentOf(line));
    std::string note;
    for (const std::string_view line : lines)
        note += (note.empty() && line.data() == lines.front().data() ? "" : "\n") + std::string(line.substr(std::min(indent, line.size())));
    return note;
}

std::string described(const Token& token, std::string_view source)
{
    if (token.kind == TokenKind::End)
        return "the end of the text";
    const std::string_view raw = source.substr(token.at, token.end - token.at);
    const std::string_view line = raw.substr(0, raw.find('\n'));
    const std::string_view shown = wholeCharacters(line, 40);
    return std::string(shown) + (shown.size() < raw.size() ? "…" : "");
}

/// "[a, b: value]", or nothing where there are none.
std::vector<Setting> Parser::parseSettings()
{
    std::vector<Setting> settings;
    if (!peek().is('['))
        return settings;
    const Token open = m_lexer.take();
    while (!atEnd() && !peek().is(']')) {
        Setting setting{.at = peek().at};
        while (peek().kind == TokenKind::Name && setting.name.size() < listLimit && (setting.name.empty() || !peek().newLine))
            setting.name += (setting.name.empty() ? "" : " ") + lowerCase(m_lexer.take().text);
        if (setting.name.empty() || settings.size() >= listLimit)
            fail(peek(), "a setting such as \"not null\"");
        if (peek().is(':')) {
            m_lexer.take();
            int depth = 0;
            while (!atEnd() && (depth > 0 || (!peek().is(',') && !peek().is(']'))) && setting.value.size() < valueLimit) {
                depth += peek().is('(') ? 1 : peek().is(')') ? -1 : 0;
                setting.value.push_back(m_lexer.take());
            }
            if (setting.value.empty() || setting.value.size() == valueLimit)
                fail(peek(), "a value for \"" + setting.name + "\"");
        }
        settings.push_back(std::move(setting));
        if (peek().is(','))
            m_lexer.take();
        else if (!peek().is(']'))
            fail(peek(), "a comma or ] behind the setting \"" + settings.back().name + "\"");
    }
    if (atEnd() && !failed())
        m_lexer.fail(open.at, "These settings have no end: expected ].");
    else if (!failed())
        m_lexer.take();
    return settings;
}

/// A 'text', or the "text" that older files have.
std::string Parser::textValue(const Setting& setting)
{
    if (setting.value.size() == 1 && (setting.value[0].kind == TokenKind::String || setting.value[0].kind == TokenKind::QuotedName))
        return setting.value[0].text;
    m_lexer.fail(setting.value.empty() ? setting.at : setting.value[0].at, "Expected a text in quotes as the value of \"" + setting.name + "\".");
    return {};
}

std::string Parser::noteValue(const Setting& setting) { return normalisedNote(textValue(setting)); }

/// "set null": words, or one text that says them.
std::string Parser::wordValue(const Setting& setting)
{
    std::string words;
    for (const Token& token : setting.value)
        words += (words.empty() ? "" : " ") + token.text;
    return words;
}

/// Newer files may say anything there; what isn't known says nothing about the database.
void Parser::ignoreSetting(const Setting& setting, const std::string& of)
{
    if (setting.is("color") || setting.is("headercolor")) {
        if (setting.value.size() != 1 || (setting.value[0].kind != TokenKind::Colour && !setting.value[0].isName()))
            return m_lexer.fail(setting.value.empty() ? setting.at : setting.value[0].at, "Expected a colour such as #3498db.");
        m_firstColour = m_colours++ == 0 ? setting.at : m_firstColour;
        return;
    }
    skipped(setting.at, "setting \"" + setting.name + "\" of " + of, "It is no setting that a database has.");
}

}  // namespace barch::dbml
