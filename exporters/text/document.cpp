#include "exporters/text/document.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace barch {
namespace {

/// The length of the UTF-8 sequence at the start of `text`, with its code point; 0 where there is none.
std::size_t sequenceAt(std::string_view text, char32_t& point)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
    if (length == 0 || length > text.size())
        return 0;
    point = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
        point = (point << 6) | (byte(i) & 0x3Fu);
    }
    const bool tooLong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    return tooLong || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000) ? 0 : length;
}

/// What readers of YAML want escaped: control characters, separators of lines, the byte order mark.
bool isEscaped(char32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029 || point == 0xFEFF ||
           point == 0xFFFE || point == 0xFFFF;
}

void appendEscape(std::string& out, char32_t point)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    switch (point) {
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        out += digits[(point >> shift) & 0xF];
}

void appendQuoted(std::string& out, std::string_view text)
{
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        char32_t point = 0;
        const std::size_t length = sequenceAt(text.substr(at), point);
        if (length == 0) {
            out += "\xEF\xBF\xBD";
            ++at;
            continue;
        }
        if (isEscaped(point)) {
            appendEscape(out, point);
        } else {
            if (point == '"' || point == '\\')
                out += '\\';
            out += text.substr(at, length);
        }
        at += length;
    }
    out += '"';
}

bool isPlainCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '.' || c == '/' || c == ' ' || c == '(' || c == ')' || c == ';' || c == '=' || c == '+';
}

/// Words that some reader of YAML takes for a truth value or for nothing.
bool isReserved(std::string_view text)
{
    static constexpr std::array<std::string_view, 9> words = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"};
    if (text.size() > 5)
        return false;
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return std::find(words.begin(), words.end(), lower) != words.end();
}

bool isPlain(std::string_view text)
{
    if (text.empty() || text.back() == ' ' || isReserved(text))
        return false;
    const char first = text.front();
    const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    // A path begins with a slash, which means nothing in YAML.
    return (letter || (first == '/' && text.size() > 1)) && std::all_of(text.begin(), text.end(), isPlainCharacter);
}

void appendScalar(std::string& out, const Document& value, bool yaml)
{
    if (value.isNull()) {
        out += "null";
    } else if (const bool* flag = value.asBool()) {
        out += *flag ? "true" : "false";
    } else if (const std::int64_t* number = value.asInteger()) {
        std::array<char, 24> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *number);
        out.append(digits.data(), end.ptr);
    } else if (const Document::Number* spelled = value.asNumber()) {
        out += spelled->text;
    } else if (const std::string* text = value.asText()) {
        if (yaml && isPlain(*text))
            out += *text;
        else
            appendQuoted(out, *text);
    } else {
        out += value.items() ? "[]" : "{}";
    }
}

bool isScalar(const Document& value)
{
    return !(value.items() && !value.items()->empty()) && !(value.members() && !value.members()->empty());
}

void indent(std::string& out, std::size_t depth)
{
    out.append(2 * depth, ' ');
}

void appendJson(std::string& out, const Document& value, std::size_t depth)
{
    if (isScalar(value))
        return appendScalar(out, value, false);
    const Document::Members* members = value.members();
    const std::size_t count = members ? members->size() : value.items()->size();
    out += members ? "{\n" : "[\n";
    for (std::size_t i = 0; i < count; ++i) {
        indent(out, depth + 1);
        if (members) {
            appendQuoted(out, (*members)[i].first);
            out += ": ";
        }
        appendJson(out, members ? (*members)[i].second : (*value.items())[i], depth + 1);
        out += i + 1 < count ? ",\n" : "\n";
    }
    indent(out, depth);
    out += members ? '}' : ']';
}

/// A short list of scalars stands on one line.
bool appendFlow(std::string& out, const Document::Items& items)
{
    if (items.size() > 12 || !std::all_of(items.begin(), items.end(), isScalar))
        return false;
    std::string line = "[";
    for (const Document& item : items) {
        if (line.size() > 1)
            line += ", ";
        appendScalar(line, item, true);
    }
    if (line.size() > 100)
        return false;
    out += line + "]";
    return true;
}

void appendYaml(std::string& out, const Document& value, std::size_t depth, bool inList);

void appendYamlMember(std::string& out, const Document& value, std::size_t depth)
{
    if (isScalar(value) || (value.items() && value.items()->size() <= 12 && std::all_of(value.items()->begin(), value.items()->end(), isScalar))) {
        out += ' ';
        if (isScalar(value)) {
            appendScalar(out, value, true);
            out += '\n';
            return;
        }
        if (appendFlow(out, *value.items())) {
            out += '\n';
            return;
        }
        out.pop_back();
    }
    out += '\n';
    appendYaml(out, value, depth, false);
}

/// `inList`: the first line goes on behind "- ".
void appendYaml(std::string& out, const Document& value, std::size_t depth, bool inList)
{
    bool first = inList;
    if (const Document::Members* members = value.members()) {
        for (const auto& [name, member] : *members) {
            if (!first)
                indent(out, depth);
            first = false;
            if (isPlain(name) && name.find(' ') == std::string::npos)
                out += name;
            else
                appendQuoted(out, name);
            out += ':';
            appendYamlMember(out, member, depth + 1);
        }
        return;
    }
    for (const Document& item : *value.items()) {
        if (!first)
            indent(out, depth);
        first = false;
        out += "- ";
        if (isScalar(item)) {
            appendScalar(out, item, true);
            out += '\n';
        } else {
            appendYaml(out, item, depth + 1, true);
        }
    }
}

}  // namespace

Document Document::strings(const std::vector<std::string>& texts)
{
    Items items;
    items.reserve(texts.size());
    for (const std::string& text : texts)
        items.emplace_back(text);
    return Document(std::move(items));
}

Document& Document::set(std::string name, Document value) &
{
    std::get<Members>(m_value).emplace_back(std::move(name), std::move(value));
    return *this;
}

Document& Document::add(Document item)
{
    return std::get<Items>(m_value).emplace_back(std::move(item));
}

const Document* Document::find(std::string_view name) const
{
    const Members* all = members();
    if (!all)
        return nullptr;
    const auto found = std::find_if(all->begin(), all->end(), [&](const auto& member) { return member.first == name; });
    return found == all->end() ? nullptr : &found->second;
}

std::string quotedText(std::string_view text)
{
    std::string quoted;
    quoted.reserve(text.size() + 2);
    appendQuoted(quoted, text);
    return quoted;
}

std::string writeJson(const Document& document)
{
    std::string out;
    appendJson(out, document, 0);
    out += '\n';
    return out;
}

std::string writeYaml(const Document& document)
{
    std::string out;
    if (isScalar(document)) {
        appendScalar(out, document, true);
        return out + "\n";
    }
    appendYaml(out, document, 0, false);
    return out;
}

}  // namespace barch
