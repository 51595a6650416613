#include "core/import/proposals/name_words.h"

#include "core/edits/names.h"

#include <cctype>

namespace barch {
namespace {

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

std::vector<std::string> nameWords(std::string_view name)
{
    std::vector<std::string> words;
    bool begins = true;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        const bool isSeparator = c == '_' || c == '-' || c == ' ' || c == '.';
        const bool afterLower = i > 0 && isLower(name[i - 1]);
        const bool beforeLower = i > 0 && isUpper(name[i - 1]) && i + 1 < name.size() && isLower(name[i + 1]);
        if (isSeparator) {
            begins = true;
            continue;
        }
        if (begins || (isUpper(c) && (afterLower || beforeLower)))
            words.emplace_back();
        begins = false;
        words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return words;
}

std::string wordsKey(const std::vector<std::string>& words, std::size_t from)
{
    std::string key;
    for (std::size_t i = from; i < words.size(); ++i)
        key += i + 1 < words.size() ? words[i] : singularOf(words[i]);
    return key;
}

}  // namespace barch
