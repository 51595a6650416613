#include "core/text/line_diff.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace barch;

namespace {

std::string side(const std::vector<DiffLine>& lines, LineChange without)
{
    std::string text;
    for (const DiffLine& line : lines)
        if (line.change != without)
            text.append(line.text).append("\n");
    return text;
}

int changes(const std::vector<DiffLine>& lines)
{
    return int(std::count_if(lines.begin(), lines.end(), [](const DiffLine& l) { return l.change != LineChange::Same; }));
}

/// The length of the longest common subsequence, the slow and sure way.
int commonLines(const std::vector<int>& a, const std::vector<int>& b)
{
    std::vector<std::vector<int>> best(a.size() + 1, std::vector<int>(b.size() + 1, 0));
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j)
            best[i][j] = a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1 : std::max(best[i - 1][j], best[i][j - 1]);
    return best[a.size()][b.size()];
}

}  // namespace

TEST_CASE("A comparison gives back both sides and is shortest")
{
    const unsigned seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto upTo = [&](int n) { return std::uniform_int_distribution(0, n)(random); };
    for (int round = 0; round < 300; ++round) {
        std::vector<int> a(std::size_t(upTo(25)));
        std::vector<int> b(std::size_t(upTo(25)));
        std::string before;
        std::string after;
        for (int& line : a)
            before += std::to_string(line = upTo(6)) + "\n";
        for (int& line : b)
            after += std::to_string(line = upTo(6)) + "\n";
        const auto lines = compareLines(before, after);
        REQUIRE(side(lines, LineChange::Added) == before);
        REQUIRE(side(lines, LineChange::Removed) == after);
        REQUIRE(changes(lines) == int(a.size() + b.size()) - 2 * commonLines(a, b));
    }
}

TEST_CASE("Texts with nothing in common are compared as blocks, quickly")
{
    std::string before;
    std::string after;
    for (int i = 0; i < 20000; ++i) {
        before += "a" + std::to_string(i) + "\n";
        after += "b" + std::to_string(i) + "\n";
    }
    const auto lines = compareLines("same\n" + before + "end\n", "same\n" + after + "end\n");
    CHECK(changes(lines) == 40000);
    CHECK(lines.front().change == LineChange::Same);
    CHECK(lines.back().change == LineChange::Same);
}

TEST_CASE("Context leaves out what is far from a change")
{
    std::string text;
    for (int i = 1; i <= 40; ++i)
        text += std::to_string(i) + "\n";
    std::string changed = text;
    changed.replace(changed.find("20\n"), 3, "twenty\n");
    const auto lines = withContext(compareLines(text, changed), 2);
    REQUIRE(lines.size() == 6);
    CHECK(lines.front().text == "18");
    CHECK(lines.back().text == "22");
    CHECK(withContext(compareLines(text, text), 3).empty());
}
