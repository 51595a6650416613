#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// Lengths of time are kept as people write them; here they are understood. In milliseconds.
using Milliseconds = std::int64_t;

/// "10 seconds", "500 ms", "1.5 hours", "1 hour 30 minutes", "a day". Nothing for what can't be read, for
/// nothing at all and for more than ten years.
std::optional<Milliseconds> readDuration(std::string_view text);
/// "10 seconds", "1 hour 30 minutes": at most the two largest units.
std::string durationWords(Milliseconds duration);

/// How long a worker waits before it tries again.
struct Backoff {
    enum class Growth { Same, Steady, Doubling };
    Growth growth = Growth::Same;
    Milliseconds first = 0;
    Milliseconds longest = 0;  ///< 0: no limit
    bool jitter = false;       ///< a random part spreads the load
    bool operator==(const Backoff&) const = default;
};

/// "doubling, from 10 seconds to 1 hour, with jitter", "exponential, from 5 seconds", "every 30 seconds",
/// "linear from 10 seconds up to 5 minutes". Nothing where a word makes no sense or no time is named.
std::optional<Backoff> readBackoff(std::string_view text);
/// The waits between so many attempts; jitter not counted.
std::vector<Milliseconds> waitsOf(const Backoff& backoff, int attempts);
/// "Waits 10 seconds, 20 seconds, 40 seconds…: 8 attempts in 21 minutes."
std::string wordsOf(const Backoff& backoff, int attempts);

}  // namespace barch
