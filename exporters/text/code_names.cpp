#include "exporters/text/code_names.h"

#include <vector>

namespace barch {
namespace {

bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return isLower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

std::string lowered(std::string_view text)
{
    std::string result;
    for (const char c : text)
        result += lower(c);
    return result;
}

/// Parts between other characters and where a capital follows a small letter, in lower case.
std::vector<std::string> wordsOf(std::string_view name)
{
    std::vector<std::string> words;
    bool open = false;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (!isLower(c) && !isUpper(c) && !isDigit(c)) {
            open = false;
            continue;
        }
        if (!open || (isUpper(c) && i > 0 && !isUpper(name[i - 1])))
            words.emplace_back();
        open = true;
        words.back() += lower(c);
    }
    if (words.empty())
        words.emplace_back("unnamed");
    if (isDigit(words.front().front()))
        words.insert(words.begin(), "n");
    return words;
}

std::string capitalised(const std::string& word)
{
    return upper(word.front()) + word.substr(1);
}

}  // namespace

std::string pascalCase(std::string_view name)
{
    std::string result;
    for (const std::string& word : wordsOf(name))
        result += capitalised(word);
    return result;
}

std::string camelCase(std::string_view name)
{
    std::string result = pascalCase(name);
    result.front() = lower(result.front());
    return result;
}

std::string snakeCase(std::string_view name)
{
    std::string result;
    for (const std::string& word : wordsOf(name))
        result += (result.empty() ? "" : "_") + word;
    return result;
}

void UniqueNames::reserve(std::string_view name) { m_taken.insert(lowered(name)); }
bool UniqueNames::has(std::string_view name) const { return m_taken.contains(lowered(name)); }

std::string UniqueNames::take(const std::string& name)
{
    std::string free = name;
    for (int i = 2; !m_taken.insert(lowered(free)).second; ++i)
        free = name + std::to_string(i);
    return free;
}

}  // namespace barch
