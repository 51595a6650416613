#include "core/text/closest.h"

#include <algorithm>
#include <utility>

namespace barch {
namespace {

/// Letters added, left out, changed, or swapped with their neighbour (optimal string alignment).
std::size_t distanceOf(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> beforeLast, last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], beforeLast[j - 2] + 1);
        }
        beforeLast = std::exchange(last, now);
    }
    return last[b.size()];
}

}  // namespace

std::optional<std::string> closestWord(std::string_view misspelt, const std::vector<std::string>& words)
{
    const std::size_t most = misspelt.size() <= 4 ? 1 : 2;
    const std::string* best = nullptr;
    std::size_t least = most + 1;
    for (const std::string& word : words) {
        if (word.size() > misspelt.size() + most || misspelt.size() > word.size() + most)
            continue;
        if (const std::size_t distance = distanceOf(misspelt, word); distance < least) {
            least = distance;
            best = &word;
        }
    }
    return best ? std::optional(*best) : std::nullopt;
}

}  // namespace barch
