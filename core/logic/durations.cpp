#include "core/logic/durations.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace barch {
namespace {

constexpr Milliseconds second = 1000;
constexpr Milliseconds minute = 60 * second;
constexpr Milliseconds hour = 60 * minute;
constexpr Milliseconds day = 24 * hour;
constexpr Milliseconds longestOfAll = 3660 * day;

struct Unit {
    std::string_view name;
    Milliseconds length;
};

constexpr std::array<Unit, 21> units = {{{"ms", 1},           {"millisecond", 1}, {"milliseconds", 1}, {"s", second},     {"sec", second},  {"secs", second},
                                         {"second", second},  {"seconds", second}, {"m", minute},      {"min", minute},   {"mins", minute}, {"minute", minute},
                                         {"minutes", minute}, {"h", hour},        {"hour", hour},      {"hours", hour},   {"d", day},       {"day", day},
                                         {"days", day},       {"week", 7 * day},  {"weeks", 7 * day}}};

/// Words in lower case and numbers, each a token; commas and blanks stand between them.
std::vector<std::string> tokensOf(std::string_view text)
{
    std::vector<std::string> tokens;
    enum class Kind { None, Word, Number } last = Kind::None;
    for (const char raw : text) {
        const char c = raw >= 'A' && raw <= 'Z' ? static_cast<char>(raw + 32) : raw;
        const Kind kind = (c >= '0' && c <= '9') || c == '.' ? Kind::Number
                          : c == ' ' || c == ',' || c == '\t' || c == ':' || c == ';' ? Kind::None
                                                                                        : Kind::Word;
        if (kind != Kind::None && kind != last)
            tokens.emplace_back();
        if (kind != Kind::None)
            tokens.back() += c;
        last = kind;
    }
    return tokens;
}

std::optional<double> readAmount(const std::string& token)
{
    if (token == "a" || token == "an" || token == "one")
        return 1;
    double amount = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), amount, std::chars_format::fixed);
    const bool whole = error == std::errc() && end == token.data() + token.size();
    return whole && amount >= 0 && amount < 1e12 ? std::optional(amount) : std::nullopt;
}

/// The length at `tokens[at]`, as many pairs of number and unit as there are; moves `at` behind it.
std::optional<Milliseconds> durationAt(const std::vector<std::string>& tokens, std::size_t& at)
{
    double total = 0;
    bool any = false;
    while (at + 1 < tokens.size()) {
        const std::optional<double> amount = readAmount(tokens[at]);
        const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit& each) { return each.name == tokens[at + 1]; });
        if (!amount || unit == units.end())
            break;
        total += *amount * static_cast<double>(unit->length);
        any = true;
        at += 2;
    }
    if (!any || total < 1 || total > static_cast<double>(longestOfAll))
        return std::nullopt;
    return static_cast<Milliseconds>(total + 0.5);
}

constexpr std::array<std::string_view, 6> doublingWords = {"doubling", "doubles", "doubled", "exponential", "exponentially", "double"};
constexpr std::array<std::string_view, 3> steadyWords = {"linear", "linearly", "growing"};
constexpr std::array<std::string_view, 24> fillers = {"from",  "to",      "up",    "at",    "most",  "with", "and",    "every", "after", "wait", "waits", "fixed",
                                                      "start", "starting", "until", "first", "then",  "each", "always", "backoff", "delay", "by",  "constant", "of"};

template <std::size_t N>
bool isIn(const std::array<std::string_view, N>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::optional<Milliseconds> readDuration(std::string_view text)
{
    const std::vector<std::string> tokens = tokensOf(text);
    std::size_t at = 0;
    const std::optional<Milliseconds> duration = durationAt(tokens, at);
    return at == tokens.size() ? duration : std::nullopt;
}

std::string durationWords(Milliseconds duration)
{
    struct Named {
        const char* name;
        Milliseconds length;
    };
    static constexpr std::array<Named, 5> names = {{{"day", day}, {"hour", hour}, {"minute", minute}, {"second", second}, {"millisecond", 1}}};
    std::string words;
    int said = 0;
    for (const Named& unit : names) {
        const Milliseconds count = duration / unit.length;
        if (count > 0 && said < 2) {
            words += (words.empty() ? "" : " ") + std::to_string(count) + " " + unit.name + (count == 1 ? "" : "s");
            duration %= unit.length;
            ++said;
        } else if (said > 0) {
            break;
        }
    }
    return words.empty() ? "0 seconds" : words;
}

std::optional<Backoff> readBackoff(std::string_view text)
{
    const std::vector<std::string> tokens = tokensOf(text);
    Backoff backoff;
    std::vector<Milliseconds> lengths;
    for (std::size_t at = 0; at < tokens.size();) {
        if (const std::optional<Milliseconds> length = durationAt(tokens, at)) {
            lengths.push_back(*length);
            continue;
        }
        if (at == tokens.size())
            break;
        const std::string& word = tokens[at++];
        if (isIn(doublingWords, word))
            backoff.growth = Backoff::Growth::Doubling;
        else if (isIn(steadyWords, word))
            backoff.growth = Backoff::Growth::Steady;
        else if (word == "jitter")
            backoff.jitter = true;
        else if (!isIn(fillers, word))
            return std::nullopt;
    }
    if (lengths.empty() || lengths.size() > 2 || (lengths.size() == 2 && lengths[1] < lengths[0]))
        return std::nullopt;
    backoff.first = lengths[0];
    backoff.longest = lengths.size() == 2 ? lengths[1] : 0;
    return backoff;
}

std::vector<Milliseconds> waitsOf(const Backoff& backoff, int attempts)
{
    std::vector<Milliseconds> waits;
    Milliseconds wait = backoff.first;
    for (int i = 1; i < std::min(attempts, 1000); ++i) {
        if (backoff.longest > 0)
            wait = std::min(wait, backoff.longest);
        waits.push_back(wait);
        if (backoff.growth == Backoff::Growth::Doubling)
            wait = std::min(wait * 2, longestOfAll);
        else if (backoff.growth == Backoff::Growth::Steady)
            wait = std::min(wait + backoff.first, longestOfAll);
    }
    return waits;
}

std::string wordsOf(const Backoff& backoff, int attempts)
{
    const std::vector<Milliseconds> waits = waitsOf(backoff, attempts);
    if (waits.empty())
        return "Tried once, never again.";
    std::string words = "Waits ";
    Milliseconds total = 0;
    for (std::size_t i = 0; i < waits.size(); ++i) {
        if (i < 3)
            words += (i == 0 ? "" : ", ") + durationWords(waits[i]);
        total = std::min(total + waits[i], longestOfAll * 1000);
    }
    return words + (waits.size() > 3 ? "…" : "") + ": " + std::to_string(attempts) + " attempts in " + durationWords(total) + ".";
}

}  // namespace barch
