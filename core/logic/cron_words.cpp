#include "core/logic/cron.h"
#include "core/text/word_list.h"

#include <array>
#include <chrono>

namespace barch {
namespace {

constexpr std::array weekdays = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array months = {"January", "February", "March",     "April",   "May",      "June",
                               "July",    "August",   "September", "October", "November", "December"};
constexpr std::uint64_t everyMinute = (std::uint64_t{1} << 60) - 1;
constexpr std::uint64_t everyHour = (std::uint64_t{1} << 24) - 1;
constexpr std::uint64_t everyDay = ((std::uint64_t{1} << 32) - 1) & ~std::uint64_t{1};
constexpr std::uint64_t everyMonth = ((std::uint64_t{1} << 13) - 1) & ~std::uint64_t{1};
constexpr std::uint64_t everyWeekday = 0x7f;

std::vector<int> valuesOf(std::uint64_t set)
{
    std::vector<int> values;
    for (int i = 0; i < 64; ++i)
        if ((set >> i & 1) != 0)
            values.push_back(i);
    return values;
}

std::string twoDigits(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string clock(int hour, int minute)
{
    return twoDigits(hour) + ":" + twoDigits(minute);
}

/// The step with which the values go evenly round from 0 to `end`, or 0.
int evenStep(const std::vector<int>& values, int end)
{
    if (values.size() < 2 || values[0] != 0)
        return 0;
    const int step = values[1];
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] != static_cast<int>(i) * step)
            return 0;
    return end % step == 0 && static_cast<int>(values.size()) * step == end ? step : 0;
}

bool isRun(const std::vector<int>& values)
{
    return values.size() > 2 && values.back() - values.front() + 1 == static_cast<int>(values.size());
}

std::string numbers(const std::vector<int>& values)
{
    if (isRun(values))
        return std::to_string(values.front()) + " to " + std::to_string(values.back());
    std::vector<std::string> words;
    for (const int value : values)
        words.push_back(std::to_string(value));
    return listed(words);
}

std::string minuteWords(const std::vector<int>& minutes)
{
    if (minutes.size() == 60)
        return "every minute";
    if (const int step = evenStep(minutes, 60))
        return "every " + std::to_string(step) + " minutes";
    if (minutes == std::vector<int>{0})
        return "every hour";
    return "every hour at minute " + numbers(minutes);
}

std::string timeWords(const CronSchedule& schedule)
{
    const std::vector<int> minutes = valuesOf(schedule.minutes);
    const std::vector<int> hours = valuesOf(schedule.hours);
    if (schedule.hours == everyHour)
        return minuteWords(minutes);
    if (minutes.size() * hours.size() <= 6) {
        std::vector<std::string> times;
        for (const int hour : hours)
            for (const int minute : minutes)
                times.push_back(clock(hour, minute));
        return "at " + listed(times);
    }
    if (isRun(hours))
        return minuteWords(minutes) + " from " + clock(hours.front(), 0) + " to " + clock(hours.back(), 59);
    return minuteWords(minutes) + " in the hours " + numbers(hours);
}

std::string ordinal(int number)
{
    const int last = number % 10;
    const bool teen = number / 10 == 1;
    return std::to_string(number) + (teen ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

std::string weekdayWords(std::uint64_t set)
{
    if (set == 0x3e)
        return "from Monday to Friday";
    if (set == 0x41)
        return "at weekends";
    std::vector<std::string> words;
    for (int i = 1; i <= 7; ++i)
        if ((set >> (i % 7) & 1) != 0)
            words.push_back(std::string(weekdays[static_cast<std::size_t>(i % 7)]) + "s");
    return "on " + listed(words);
}

std::string dayWords(const CronSchedule& schedule)
{
    const bool everyOfMonth = schedule.days == everyDay;
    const bool everyOfWeek = schedule.weekdays == everyWeekday;
    std::vector<std::string> days;
    for (const int day : valuesOf(schedule.days))
        days.push_back(ordinal(day));
    const std::string ofMonth = "on the " + listed(days) + " of the month";
    if (everyOfMonth && everyOfWeek)
        return {};
    if (!schedule.anyDay && !schedule.anyWeekday)
        return everyOfMonth || everyOfWeek ? std::string() : ofMonth + " and " + weekdayWords(schedule.weekdays);
    if (everyOfMonth)
        return weekdayWords(schedule.weekdays);
    return everyOfWeek ? ofMonth : ofMonth + " where it falls " + weekdayWords(schedule.weekdays);
}

}  // namespace

std::string wordsOf(const CronSchedule& schedule)
{
    const std::string time = timeWords(schedule);
    const std::string day = dayWords(schedule);
    std::string words = time.starts_with("every") ? time + (day.empty() ? "" : " " + day) : (day.empty() ? "every day" : day) + " " + time;
    if (schedule.months != everyMonth) {
        std::vector<std::string> names;
        for (const int month : valuesOf(schedule.months))
            names.emplace_back(months[static_cast<std::size_t>(month) - 1]);
        words += ", in " + listed(names);
    }
    return words;
}

std::string wordsOf(const CalendarMinute& minute)
{
    using namespace std::chrono;
    const year_month_day date{year(minute.year), month(static_cast<unsigned>(minute.month)), day(static_cast<unsigned>(minute.day))};
    if (!date.ok())
        return {};
    const std::string_view name = weekdays[weekday(sys_days(date)).c_encoding()];
    return std::string(name.substr(0, 3)) + " " + std::to_string(minute.day) + " " + months[static_cast<std::size_t>(minute.month) - 1] + " " +
           std::to_string(minute.year) + ", " + clock(minute.hour, minute.minute);
}

}  // namespace barch
