#include "core/logic/durations.h"

#include <catch2/catch.hpp>

using namespace barch;

TEST_CASE("lengths of time are read as people write them")
{
    CHECK(readDuration("10 seconds") == 10'000);
    CHECK(readDuration("10s") == 10'000);
    CHECK(readDuration("500 ms") == 500);
    CHECK(readDuration(" 1 Hour 30 minutes ") == 5'400'000);
    CHECK(readDuration("1.5 hours") == 5'400'000);
    CHECK(readDuration("a minute") == 60'000);
    CHECK(readDuration("2 weeks") == 14LL * 24 * 3'600'000);
    for (const char* text : {"", "soon", "10", "seconds", "0 seconds", "-5 seconds", "10 parsecs", "10 seconds or so", "1e9 hours", "99999999 days", "1..5 hours", "ten minutes"}) {
        INFO(text);
        CHECK_FALSE(readDuration(text));
    }
    CHECK(durationWords(10'000) == "10 seconds");
    CHECK(durationWords(1'000) == "1 second");
    CHECK(durationWords(5'400'000) == "1 hour 30 minutes");
    CHECK(durationWords(90'061'000) == "1 day 1 hour");
    CHECK(durationWords(500) == "500 milliseconds");
    CHECK(durationWords(0) == "0 seconds");
}

TEST_CASE("waits between tries are read, and added up")
{
    const auto read = [](const char* text) {
        const std::optional<Backoff> backoff = readBackoff(text);
        INFO(text);
        REQUIRE(backoff);
        return *backoff;
    };
    const Backoff usual = read("doubling, from 10 seconds to 1 hour, with jitter");
    CHECK(usual == Backoff{Backoff::Growth::Doubling, 10'000, 3'600'000, true});
    CHECK(read("Exponential, from 5 seconds") == Backoff{Backoff::Growth::Doubling, 5'000, 0, false});
    CHECK(read("every 30 seconds") == Backoff{Backoff::Growth::Same, 30'000, 0, false});
    CHECK(read("fixed: 1 minute") == Backoff{Backoff::Growth::Same, 60'000, 0, false});
    CHECK(read("linear from 10 seconds up to 5 minutes").growth == Backoff::Growth::Steady);
    for (const char* text : {"", "doubling", "soon", "exponential, from 5", "from 1 hour to 10 seconds", "1 second, 2 seconds, 3 seconds x 4 seconds", "whenever, 5 seconds"}) {
        INFO(text);
        CHECK_FALSE(readBackoff(text));
    }
    CHECK(waitsOf(usual, 4) == std::vector<Milliseconds>{10'000, 20'000, 40'000});
    CHECK(waitsOf(read("linear from 10 seconds to 25 seconds"), 4) == std::vector<Milliseconds>{10'000, 20'000, 25'000});
    CHECK(waitsOf(usual, 1).empty());
    CHECK(wordsOf(usual, 8) == "Waits 10 seconds, 20 seconds, 40 seconds…: 8 attempts in 21 minutes 10 seconds.");
    CHECK(wordsOf(usual, 3) == "Waits 10 seconds, 20 seconds: 3 attempts in 30 seconds.");
    CHECK(wordsOf(usual, 1) == "Tried once, never again.");
    CHECK(waitsOf(read("doubling from 1 day"), 100000).size() == 999);
}
