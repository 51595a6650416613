#include "core/api/pattern.h"

#include <array>

namespace barch::api {
namespace {

constexpr std::string_view special = "\\^$.*+?()[]{}|/";

bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
char otherCase(char c) { return isLetter(c) ? static_cast<char>(c ^ 0x20) : c; }
bool isAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

std::string literalCharacter(char c)
{
    return (special.find(c) != std::string_view::npos ? "\\" : "") + std::string(1, c);
}

/// Reads one regular expression from left to right and writes it again.
class Regex {
public:
    Regex(std::string_view text, bool anyCase) : m_text(text), m_anyCase(anyCase) {}

    std::optional<std::string> run()
    {
        if (m_text.substr(0, 3) == "***" || m_text.substr(0, 3) == "(?i" || m_text.size() > 2000 || !alternatives(0) || m_at != m_text.size())
            return std::nullopt;
        return m_written;
    }

private:
    bool ended() const { return m_at >= m_text.size(); }
    char peek() const { return ended() ? '\0' : m_text[m_at]; }

    bool alternatives(int depth)
    {
        if (depth > 50)
            return false;
        do {
            if (!branch(depth))
                return false;
            if (peek() != '|')
                return true;
            m_written += m_text[m_at++];
        } while (true);
    }

    /// An empty branch is an error in some versions of PostgreSQL only: not taken.
    bool branch(int depth)
    {
        bool any = false;
        while (!ended() && peek() != '|' && peek() != ')') {
            const bool anchor = peek() == '^' || peek() == '$';
            if (!atom(depth))
                return false;
            any = true;
            if (anchor && quantifies(peek()))
                return false;
            if (!quantifier())
                return false;
        }
        return any;
    }

    static bool quantifies(char c) { return c == '*' || c == '+' || c == '?' || c == '{'; }

    bool atom(int depth)
    {
        const char c = m_text[m_at];
        if (quantifies(c) || c == ']' || c == '}')
            return false;
        if (c == '(')
            return group(depth);
        if (c == '[')
            return brackets();
        if (c == '\\')
            return escape();
        ++m_at;
        if (c == '^' || c == '$' || c == '.')
            m_written += c;
        else
            character(c);
        return isAscii(c) || wholeCharacter(c);
    }

    /// The rest of a character that takes several bytes.
    bool wholeCharacter(char)
    {
        if (m_anyCase)
            return false;
        while (!ended() && (static_cast<unsigned char>(m_text[m_at]) & 0xc0) == 0x80)
            m_written += m_text[m_at++];
        return true;
    }

    void character(char c)
    {
        if (m_anyCase && isLetter(c))
            m_written += std::string("[") + c + otherCase(c) + "]";
        else
            m_written += literalCharacter(c);
    }

    bool group(int depth)
    {
        m_written += m_text[m_at++];
        if (peek() == '?') {
            if (m_text.substr(m_at, 2) != "?:")
                return false;
            m_written += "?:";
            m_at += 2;
        }
        if (!alternatives(depth + 1) || peek() != ')')
            return false;
        m_written += m_text[m_at++];
        return true;
    }

    /// \d, and punctuation taken literally. Classes of letters depend on the database's locale.
    bool escape()
    {
        if (m_at + 1 >= m_text.size())
            return false;
        const char c = m_text[m_at + 1];
        m_at += 2;
        if (c == 'd')
            m_written += "[0-9]";
        else if (!isAscii(c) || isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) <= ' ' || c == '_')
            return false;
        else
            m_written += literalCharacter(c);
        return true;
    }

    bool brackets()
    {
        const bool negated = m_text.substr(m_at, 2) == "[^";
        m_at += negated ? 2 : 1;
        std::string inside;
        bool first = true;
        while (!ended() && (peek() != ']' || first)) {
            first = false;
            if (!bracketItem(inside))
                return false;
        }
        if (ended() || inside.empty())
            return false;
        ++m_at;
        m_written += (negated ? "[^" : "[") + inside + "]";
        return true;
    }

    bool bracketItem(std::string& inside)
    {
        for (const auto& [name, range] : std::to_array<std::pair<std::string_view, std::string_view>>(
                 {{"[:digit:]", "0-9"}, {"[:xdigit:]", "0-9A-Fa-f"}, {"\\d", "0-9"}}))
            if (m_text.substr(m_at, name.size()) == name) {
                m_at += name.size();
                inside += range;
                return peek() != '-' || m_text.substr(m_at, 2) == "-]";
            }
        std::string from;
        if (!bracketCharacter(from))
            return false;
        if (peek() == '-' && m_text.substr(m_at, 2) != "-]") {
            ++m_at;
            std::string to;
            if (!bracketCharacter(to) || from.size() != 1 || to.size() != 1 || from > to)
                return false;
            return range(inside, from[0], to[0]);
        }
        inside += inBrackets(from);
        if (m_anyCase && isLetter(from[0]))
            inside += otherCase(from[0]);
        return true;
    }

    bool range(std::string& inside, char from, char to)
    {
        const bool sameClass = (isLetter(from) && isLetter(to) && (from & 0x20) == (to & 0x20)) || (isDigit(from) && isDigit(to));
        if (m_anyCase && !sameClass)
            return false;
        inside += inBrackets(std::string(1, from)) + "-" + inBrackets(std::string(1, to));
        if (m_anyCase && isLetter(from))
            inside += std::string(1, otherCase(from)) + "-" + otherCase(to);
        return true;
    }

    static std::string inBrackets(const std::string& character)
    {
        const bool escaped = character.size() == 1 && std::string_view("\\^$.*+?()[]{}|/-").find(character[0]) != std::string_view::npos;
        return (escaped ? "\\" : "") + character;
    }

    bool bracketCharacter(std::string& character)
    {
        char c = peek();
        if (ended() || (c == '[' && (m_text.substr(m_at + 1, 1) == ":" || m_text.substr(m_at + 1, 1) == "." || m_text.substr(m_at + 1, 1) == "=")))
            return false;
        ++m_at;
        if (c == '\\') {
            c = peek();
            if (ended() || !isAscii(c) || isLetter(c) || isDigit(c) || static_cast<unsigned char>(c) <= ' ' || c == '_')
                return false;
            ++m_at;
        }
        character = c;
        if (!isAscii(c)) {
            if (m_anyCase)
                return false;
            while (!ended() && (static_cast<unsigned char>(m_text[m_at]) & 0xc0) == 0x80)
                character += m_text[m_at++];
        }
        return true;
    }

    bool number(int& value)
    {
        const std::size_t begin = m_at;
        for (value = 0; isDigit(peek()) && m_at - begin < 4; ++m_at)
            value = value * 10 + (peek() - '0');
        return m_at > begin && value <= 255;
    }

    bool quantifier()
    {
        const std::size_t begin = m_at;
        const char c = peek();
        if (!quantifies(c))
            return true;
        ++m_at;
        if (c == '{') {
            int low = 0;
            int high = 0;
            if (!number(low))
                return false;
            if (peek() == ',') {
                ++m_at;
                if (peek() != '}' && (!number(high) || high < low))
                    return false;
            }
            if (peek() != '}')
                return false;
            ++m_at;
        }
        if (peek() == '?')
            ++m_at;
        if (quantifies(peek()))
            return false;
        m_written += m_text.substr(begin, m_at - begin);
        return true;
    }

    std::string_view m_text;
    bool m_anyCase;
    std::size_t m_at = 0;
    std::string m_written;
};

}  // namespace

std::optional<std::string> patternOfLike(std::string_view like, std::string_view escape)
{
    if (escape.size() > 1)
        return std::nullopt;
    std::string pattern = "^";
    for (std::size_t i = 0; i < like.size(); ++i) {
        const char c = like[i];
        if (!escape.empty() && c == escape[0]) {
            if (++i == like.size())
                return std::nullopt;
            pattern += literalCharacter(like[i]);
        } else if (c == '%') {
            pattern += ".*";
        } else if (c == '_') {
            pattern += '.';
        } else {
            pattern += literalCharacter(c);
        }
    }
    return pattern + "$";
}

std::optional<std::string> patternOfRegex(std::string_view regex, bool anyCase)
{
    return Regex(regex, anyCase).run();
}

}  // namespace barch::api
