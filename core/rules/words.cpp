#include "core/rules/words.h"

#include <algorithm>
#include <array>

namespace barch::rules {
namespace {

bool isUpper(char c)
{
    return c >= 'A' && c <= 'Z';
}
bool isLowerOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

template <std::size_t N>
bool isOneOf(std::string_view text, const std::array<std::string_view, N>& all)
{
    return std::find(all.begin(), all.end(), text) != all.end();
}

}  // namespace

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (isUpper(c))
            c = static_cast<char>(c + 32);
    return lower;
}

std::string snakeCase(std::string_view name)
{
    std::string snake;
    snake.reserve(name.size() + 4);
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool letter = isUpper(c) || isLowerOrDigit(c) || static_cast<unsigned char>(c) >= 0x80;
        if (!letter) {
            if (!snake.empty() && snake.back() != '_')
                snake += '_';
            continue;
        }
        const bool begins = isUpper(c) && i > 0 &&
                            (isLowerOrDigit(name[i - 1]) || (isUpper(name[i - 1]) && i + 1 < name.size() &&
                                                             name[i + 1] >= 'a' && name[i + 1] <= 'z'));
        if (begins && !snake.empty() && snake.back() != '_')
            snake += '_';
        snake += isUpper(c) ? static_cast<char>(c + 32) : c;
    }
    if (!snake.empty() && snake.back() == '_')
        snake.pop_back();
    return snake;
}

std::vector<std::string> wordsOf(std::string_view name)
{
    const std::string snake = snakeCase(name);
    std::vector<std::string> words;
    std::size_t start = 0;
    while (start < snake.size()) {
        const std::size_t end = std::min(snake.find('_', start), snake.size());
        if (end > start)
            words.push_back(snake.substr(start, end - start));
        start = end + 1;
    }
    return words;
}

namespace {

/// The name in snake_case; nearly all names are, and are not copied.
class Snake {
public:
    explicit Snake(std::string_view name) : m_view(name)
    {
        if (std::all_of(name.begin(), name.end(), [](char c) { return isLowerOrDigit(c) || c == '_'; }))
            return;
        m_made = snakeCase(name);
        m_view = m_made;
    }
    Snake(const Snake&) = delete;
    std::string_view view() const { return m_view; }

private:
    std::string m_made;
    std::string_view m_view;
};

bool phraseIn(std::string_view snake, std::string_view phrase)
{
    for (std::size_t at = snake.find(phrase); at != std::string_view::npos; at = snake.find(phrase, at + 1)) {
        const std::size_t end = at + phrase.size();
        if ((at == 0 || snake[at - 1] == '_') && (end == snake.size() || snake[end] == '_'))
            return true;
    }
    return false;
}

}  // namespace

bool hasWord(std::string_view name, std::string_view word)
{
    return phraseIn(Snake(name).view(), word);
}

bool hasPhrase(std::string_view name, std::string_view phrase)
{
    return phraseIn(Snake(name).view(), phrase);
}

bool hasAnyPhrase(std::string_view name, std::span<const std::string_view> phrases)
{
    const Snake snake(name);
    return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) { return phraseIn(snake.view(), phrase); });
}

bool endsWithWord(std::string_view name, std::string_view word)
{
    const Snake made(name);
    const std::string_view snake = made.view();
    return snake == word || (snake.size() > word.size() && snake.ends_with(word) && snake[snake.size() - word.size() - 1] == '_');
}

std::string bareType(std::string_view type)
{
    std::string bare = lowerCase(type.substr(0, type.find('(')));
    while (!bare.empty() && bare.back() == ' ')
        bare.pop_back();
    return bare;
}

bool isIntegerType(std::string_view type)
{
    static constexpr std::array<std::string_view, 12> types = {"smallint", "integer", "bigint", "int", "int2", "int4",
                                                               "int8", "serial", "bigserial", "smallserial", "mediumint", "tinyint"};
    return isOneOf(bareType(type), types);
}

bool isFloatType(std::string_view type)
{
    static constexpr std::array<std::string_view, 6> types = {"real", "double precision", "double", "float", "float4", "float8"};
    return isOneOf(bareType(type), types);
}

bool isDecimalType(std::string_view type)
{
    static constexpr std::array<std::string_view, 3> types = {"numeric", "decimal", "money"};
    return isOneOf(bareType(type), types);
}

bool isTextType(std::string_view type)
{
    static constexpr std::array<std::string_view, 8> types = {"text", "varchar", "character varying", "char", "character", "citext", "longtext", "mediumtext"};
    return isOneOf(bareType(type), types);
}

}  // namespace barch::rules
