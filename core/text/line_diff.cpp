#include "core/text/line_diff.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace barch {
namespace {

using Lines = std::vector<std::string_view>;

constexpr int mostDifferences = 3000;  // bounds time and memory: the trace holds its square

Lines linesOf(std::string_view text)
{
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

struct Span {
    const std::string_view* lines;
    int size;
};

/// For each step, the furthest reaching x on every diagonal; empty where the texts differ too much.
std::vector<std::vector<int>> traceOf(Span a, Span b)
{
    const int most = std::min(a.size + b.size, mostDifferences);
    std::vector<int> furthest(static_cast<std::size_t>(2 * most + 3), 0);
    const auto at = [&](int diagonal) -> int& { return furthest[static_cast<std::size_t>(diagonal + most + 1)]; };
    std::vector<std::vector<int>> trace;
    for (int d = 0; d <= most; ++d) {
        for (int k = -d; k <= d; k += 2) {
            int x = k == -d || (k != d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1;
            while (x < a.size && x - k < b.size && a.lines[x] == b.lines[x - k])
                ++x;
            at(k) = x;
            if (x >= a.size && x - k >= b.size) {
                trace.emplace_back(&at(-d), &at(d) + 1);
                return trace;
            }
        }
        trace.emplace_back(&at(-d), &at(d) + 1);
    }
    return {};
}

/// Whether each line of a stays, and each of b was there, walked back along the trace.
void markSame(Span a, Span b, std::vector<char>& inA, std::vector<char>& inB)
{
    const auto trace = traceOf(a, b);
    if (trace.empty())
        return;
    int x = a.size;
    int y = b.size;
    for (int d = static_cast<int>(trace.size()) - 1; d >= 0; --d) {
        const int k = x - y;
        int previousX = 0;
        int previousY = 0;
        if (d > 0) {
            const auto& before = trace[static_cast<std::size_t>(d) - 1];
            const auto reach = [&](int diagonal) {
                return std::abs(diagonal) > d - 1 ? -1 : before[static_cast<std::size_t>(diagonal + d - 1)];
            };
            const bool down = k == -d || (k != d && reach(k - 1) < reach(k + 1));
            const int previousK = down ? k + 1 : k - 1;
            previousX = reach(previousK);
            previousY = previousX - previousK;
        }
        while (x > previousX && y > previousY) {
            inA[static_cast<std::size_t>(--x)] = 1;
            inB[static_cast<std::size_t>(--y)] = 1;
        }
        x = previousX;
        y = previousY;
    }
}

}  // namespace

std::vector<DiffLine> compareLines(std::string_view before, std::string_view after)
{
    const Lines a = linesOf(before);
    const Lines b = linesOf(after);
    std::size_t head = 0;
    while (head < std::min(a.size(), b.size()) && a[head] == b[head])
        ++head;
    std::size_t tail = 0;
    while (tail < std::min(a.size(), b.size()) - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    const Span middleA{a.data() + head, static_cast<int>(a.size() - head - tail)};
    const Span middleB{b.data() + head, static_cast<int>(b.size() - head - tail)};
    std::vector<char> staysA(static_cast<std::size_t>(middleA.size), 0);
    std::vector<char> staysB(static_cast<std::size_t>(middleB.size), 0);
    markSame(middleA, middleB, staysA, staysB);

    std::vector<DiffLine> lines;
    std::size_t i = 0;
    std::size_t j = 0;
    const auto stays = [&](const std::vector<char>& marks, std::size_t line, std::size_t size) {
        return line < head || line >= size - tail || marks[line - head];
    };
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && !stays(staysA, i, a.size())) {
            lines.push_back({LineChange::Removed, a[i], static_cast<int>(i) + 1, 0});
            ++i;
        } else if (j < b.size() && !stays(staysB, j, b.size())) {
            lines.push_back({LineChange::Added, b[j], 0, static_cast<int>(j) + 1});
            ++j;
        } else {
            lines.push_back({LineChange::Same, b[j], static_cast<int>(i) + 1, static_cast<int>(j) + 1});
            ++i;
            ++j;
        }
    }
    return lines;
}

std::vector<DiffLine> withContext(const std::vector<DiffLine>& lines, int context)
{
    std::vector<char> shown(lines.size(), 0);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].change == LineChange::Same)
            continue;
        const std::size_t from = i - std::min(i, static_cast<std::size_t>(context));
        const std::size_t to = std::min(lines.size(), i + static_cast<std::size_t>(context) + 1);
        std::fill(shown.begin() + static_cast<std::ptrdiff_t>(from), shown.begin() + static_cast<std::ptrdiff_t>(to), char{1});
    }
    std::vector<DiffLine> kept;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (shown[i])
            kept.push_back(lines[i]);
        else if (!kept.empty() && (kept.back().before != 0 || kept.back().after != 0))
            kept.push_back({});
    }
    if (!kept.empty() && kept.back().before == 0 && kept.back().after == 0)
        kept.pop_back();
    return kept;
}

}  // namespace barch
