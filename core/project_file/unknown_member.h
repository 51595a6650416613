#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// Puts the JSON text of one value together from the events of a parser, laid out as in a project
/// file: what was written that way comes out byte for byte.
class UnknownMember {
public:
    void start(std::string name);
    const std::string& name() const { return m_name; }

    /// One value, as JSON text.
    void value(std::string_view json);
    /// An object or an array begins.
    void open(char bracket);
    void close();
    /// False where the object has that member already.
    bool key(std::string_view name);

    std::size_t depth() const { return m_levels.size(); }
    std::string take() { return std::move(m_text); }

private:
    struct Level {
        bool isObject = false;
        bool isEmpty = true;
        std::set<std::string, std::less<>> names;
    };
    void place();
    void line();

    std::string m_name;
    std::string m_text;
    std::vector<Level> m_levels;
};

/// The text as a JSON string, quotes included.
std::string quotedJson(std::string_view text);

}  // namespace barch
