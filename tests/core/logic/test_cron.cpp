#include "core/logic/cron.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace barch;

namespace {

std::string inWords(const char* text)
{
    const Result<CronSchedule> schedule = parseCron(text);
    INFO(text << (schedule ? std::string() : schedule.error().text()));
    REQUIRE(schedule);
    return wordsOf(*schedule);
}

std::vector<std::string> runs(const char* text, CalendarMinute after, std::size_t count)
{
    const Result<CronSchedule> schedule = parseCron(text);
    INFO(text);
    REQUIRE(schedule);
    std::vector<std::string> words;
    for (const CalendarMinute& run : nextRuns(*schedule, after, count))
        words.push_back(wordsOf(run));
    return words;
}

}  // namespace

TEST_CASE("schedules are read with lists, ranges, steps and names, and said in words")
{
    CHECK(inWords("30 2 * * *") == "every day at 02:30");
    CHECK(inWords("  30\t2 * * *  ") == "every day at 02:30");
    CHECK(inWords("* * * * *") == "every minute");
    CHECK(inWords("*/15 * * * *") == "every 15 minutes");
    CHECK(inWords("0 * * * *") == "every hour");
    CHECK(inWords("5 * * * *") == "every hour at minute 5");
    CHECK(inWords("0 9,17 * * MON") == "on Mondays at 09:00 and 17:00");
    CHECK(inWords("0 9 * * mon-fri") == "from Monday to Friday at 09:00");
    CHECK(inWords("0 9 * * 0,6") == "at weekends at 09:00");
    CHECK(inWords("0 9 * * 7") == "on Sundays at 09:00");
    CHECK(inWords("0 9 * * 5-7") == "on Fridays, Saturdays and Sundays at 09:00");
    CHECK(inWords("0 0 1 * *") == "on the 1st of the month at 00:00");
    CHECK(inWords("0 0 1,15,22,23,31 * *") == "on the 1st, 15th, 22nd, 23rd and 31st of the month at 00:00");
    CHECK(inWords("0 0 1 JAN,jul *") == "on the 1st of the month at 00:00, in January and July");
    CHECK(inWords("0 0 13 * FRI") == "on the 13th of the month and on Fridays at 00:00");
    CHECK(inWords("*/10 8-18 * * 1-5") == "every 10 minutes from 08:00 to 18:59 from Monday to Friday");
    CHECK(inWords("0 */6 * * *") == "every day at 00:00, 06:00, 12:00 and 18:00");
    CHECK(inWords("10-50/20 * * * *") == "every hour at minute 10, 30 and 50");
}

TEST_CASE("what is no schedule is refused with the field that is wrong")
{
    const auto refused = [](const char* text, const char* part) {
        const Result<CronSchedule> schedule = parseCron(text);
        INFO(text);
        REQUIRE_FALSE(schedule);
        INFO(schedule.error().text());
        CHECK(schedule.error().text().find(part) != std::string::npos);
    };
    refused("", "five fields");
    refused("30 2 * *", "there are 4");
    refused("0 30 2 * * *", "there are 6");
    refused("@daily", "five fields");
    refused("60 2 * * *", "minute");
    refused("0 24 * * *", "hour");
    refused("0 0 0 * *", "day of the month");
    refused("0 0 * 13 *", "month");
    refused("0 0 * * 8", "day of the week");
    refused("0 0 * * FUNDAY", "MON");
    refused("0 0 * * FRI-MON", "smaller");
    refused("*/0 * * * *", "step");
    refused("*/99 * * * *", "step");
    refused("5/10 * * * *", "5-59/10");
    refused("1,,2 * * * *", "minute");
    refused("1--2 * * * *", "minute");
    refused("-1 * * * *", "minute");
    refused("1/2/3 * * * *", "minute");
    refused("1.5 * * * *", "minute");
    refused("9999999999999999999999 * * * *", "minute");
}

TEST_CASE("the next runs are found over months, years and leap days")
{
    CHECK(runs("30 2 * * *", {2026, 11, 23, 2, 30}, 2) == std::vector<std::string>{"Tue 24 November 2026, 02:30", "Wed 25 November 2026, 02:30"});
    CHECK(runs("30 2 * * *", {2026, 12, 31, 2, 29}, 1) == std::vector<std::string>{"Thu 31 December 2026, 02:30"});
    CHECK(runs("0 0 29 2 *", {2026, 1, 1, 0, 0}, 2) == std::vector<std::string>{"Tue 29 February 2028, 00:00", "Sun 29 February 2032, 00:00"});
    CHECK(runs("0 0 29 2 *", {2096, 3, 1, 0, 0}, 1) == std::vector<std::string>{"Fri 29 February 2104, 00:00"});
    CHECK(runs("0 0 13 * FRI", {2026, 11, 10, 0, 0}, 3) == std::vector<std::string>{"Fri 13 November 2026, 00:00", "Fri 20 November 2026, 00:00", "Fri 27 November 2026, 00:00"});
    CHECK(runs("*/15 * * * *", {2026, 11, 23, 23, 50}, 2) == std::vector<std::string>{"Tue 24 November 2026, 00:00", "Tue 24 November 2026, 00:15"});
    CHECK(runs("0 0 30 2 *", {2026, 1, 1, 0, 0}, 1).empty());
    CHECK_FALSE(everRuns(*parseCron("0 0 31 4,6 *")));
    CHECK(everRuns(*parseCron("0 0 31 4,6 MON")));
    CHECK(runs("0 0 * * *", {2026, 13, 40, 0, 0}, 1).empty());
}

TEST_CASE("each run that is told fits its schedule, and none between them is left out")
{
    std::mt19937 random(7);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    for (int round = 0; round < 60; ++round) {
        const std::string text = std::to_string(below(60)) + " " + (below(2) ? "*" : std::to_string(below(24))) + " " + (below(3) ? "*" : std::to_string(1 + below(28))) + " " +
                                 (below(3) ? "*" : std::to_string(1 + below(12))) + " " + (below(3) ? "*" : std::to_string(below(8)));
        const Result<CronSchedule> schedule = parseCron(text);
        INFO(text);
        REQUIRE(schedule);
        CHECK_FALSE(wordsOf(*schedule).empty());
        const CalendarMinute start{2026, 1 + below(12), 1 + below(28), below(24), below(60)};
        const std::vector<CalendarMinute> found = nextRuns(*schedule, start, 5);
        REQUIRE(found.size() == 5);
        CHECK(std::is_sorted(found.begin(), found.end()));
        CHECK(start < found.front());
        // Asked again from a minute before a run, the run is the next one: nothing lies between.
        for (std::size_t i = 0; i + 1 < found.size(); ++i)
            CHECK(nextRuns(*schedule, found[i], 1).front() == found[i + 1]);
        for (const CalendarMinute& run : found) {
            CHECK((schedule->minutes >> run.minute & 1) == 1);
            CHECK((schedule->hours >> run.hour & 1) == 1);
            CHECK((schedule->months >> run.month & 1) == 1);
        }
    }
}
