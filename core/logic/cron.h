#pragma once

#include "core/model/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace barch {

/// When a job runs by itself, from a cron expression with five fields: minute, hour, day of the month,
/// month, day of the week. Each set has one bit for each value; Sunday is 0.
struct CronSchedule {
    std::uint64_t minutes = 0;
    std::uint64_t hours = 0;
    std::uint64_t days = 0;  ///< 1 to 31
    std::uint64_t months = 0;  ///< 1 to 12
    std::uint64_t weekdays = 0;
    /// The field begins with *: then the other of the two alone says which days. With both given, a day
    /// that fits either of them counts, as every cron has it.
    bool anyDay = true;
    bool anyWeekday = true;
    bool operator==(const CronSchedule&) const = default;
};

/// Lists, ranges, steps, names (JAN, MON) and 7 for Sunday, in any case of letters. The error says which
/// field is wrong, and what it may hold.
Result<CronSchedule> parseCron(std::string_view text);

/// A minute of the calendar, in whatever zone the worker's clock has.
struct CalendarMinute {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    auto operator<=>(const CalendarMinute&) const = default;
};

/// The next runs later than `after`, at most `count`; fewer where there are none (30 February).
std::vector<CalendarMinute> nextRuns(const CronSchedule& schedule, const CalendarMinute& after, std::size_t count);
bool everRuns(const CronSchedule& schedule);

/// "every day at 02:30", "every 15 minutes on Mondays", "on the 1st of each month at 00:00".
std::string wordsOf(const CronSchedule& schedule);
/// "Tue 24 November 2026, 02:30"
std::string wordsOf(const CalendarMinute& minute);

}  // namespace barch
