#include "core/logic/cron.h"

#include <array>
#include <charconv>
#include <chrono>
#include <optional>

namespace barch {
namespace {

struct FieldKind {
    const char* name;
    int first;
    int last;
    const char* const* names;  ///< from `first` on; nullptr where there are none
    int nameCount;
};

constexpr std::array monthNames = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array weekdayNames = {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"};

constexpr std::array<FieldKind, 5> kinds = {{{"minute", 0, 59, nullptr, 0},
                                             {"hour", 0, 23, nullptr, 0},
                                             {"day of the month", 1, 31, nullptr, 0},
                                             {"month", 1, 12, monthNames.data(), 12},
                                             {"day of the week", 0, 7, weekdayNames.data(), 7}}};

std::vector<std::string> split(std::string_view text, std::string_view at, bool keepEmpty)
{
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (at.find(c) != std::string_view::npos)
            parts.emplace_back();
        else
            parts.back() += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    }
    if (!keepEmpty)
        std::erase(parts, std::string());
    return parts;
}

std::optional<int> readNumber(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && text[0] != '-' && error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

Error fault(const FieldKind& kind, const std::string& text, std::string hint = {})
{
    std::string may = std::string("The ") + kind.name + " is from " + std::to_string(kind.first) + " to " + std::to_string(kind.last);
    if (kind.names)
        may += std::string(", or a name such as ") + kind.names[1];
    return {std::string("The ") + kind.name + " of the schedule can't be read: \"" + text + "\".", {}, hint.empty() ? may + "." : hint};
}

std::optional<int> readValue(const FieldKind& kind, std::string_view text)
{
    for (int i = 0; i < kind.nameCount; ++i)
        if (text == kind.names[i])
            return kind.first + i;
    const std::optional<int> number = readNumber(text);
    return number && *number >= kind.first && *number <= kind.last ? number : std::nullopt;
}

/// One of the parts between commas.
Result<std::uint64_t> readPart(const FieldKind& kind, const std::string& text)
{
    const std::vector<std::string> stepped = split(text, "/", true);
    if (stepped.size() > 2)
        return fault(kind, text);
    const bool hasStep = stepped.size() == 2;
    const std::optional<int> step = hasStep ? readNumber(stepped[1]) : std::optional(1);
    if (!step || *step < 1 || *step > kind.last)
        return fault(kind, text, "A step is a number from 1 to " + std::to_string(kind.last) + ", as in */" + std::to_string(std::min(15, kind.last)) + ".");
    int from = kind.first;
    int to = kind.last == 7 ? 6 : kind.last;
    if (stepped[0] != "*") {
        const std::vector<std::string> ends = split(stepped[0], "-", true);
        const std::optional<int> first = readValue(kind, ends[0]);
        const std::optional<int> last = ends.size() == 2 ? readValue(kind, ends[1]) : first;
        if (ends.size() > 2 || !first || !last)
            return fault(kind, text);
        if (*last < *first)
            return fault(kind, text, "A range goes from the smaller value to the larger one; two ranges have a comma between them.");
        if (hasStep && ends.size() == 1)
            return fault(kind, text, "Schedulers don't agree about a step behind a single value. Write the range, such as " + ends[0] + "-" + std::to_string(to) + "/" + stepped[1] + ".");
        from = *first;
        to = *last;
    }
    std::uint64_t values = 0;
    for (int value = from; value <= to; value += *step)
        values |= std::uint64_t{1} << (kind.last == 7 ? value % 7 : value);
    return values;
}

Result<std::uint64_t> readField(const FieldKind& kind, const std::string& text)
{
    std::uint64_t values = 0;
    for (const std::string& part : split(text, ",", true)) {
        const Result<std::uint64_t> read = readPart(kind, part);
        if (!read)
            return read.error();
        values |= *read;
    }
    return values;
}

bool has(std::uint64_t set, unsigned value)
{
    return (set >> value & 1) != 0;
}

bool fitsDay(const CronSchedule& schedule, const std::chrono::year_month_day& date)
{
    const bool day = has(schedule.days, static_cast<unsigned>(date.day()));
    const bool weekday = has(schedule.weekdays, std::chrono::weekday(std::chrono::sys_days(date)).c_encoding());
    return schedule.anyDay || schedule.anyWeekday ? day && weekday : day || weekday;
}

}  // namespace

Result<CronSchedule> parseCron(std::string_view text)
{
    const std::vector<std::string> fields = split(text, " \t", false);
    if (fields.size() == 1 && fields[0].starts_with("@"))
        return Error{"Not every scheduler knows " + std::string(text) + ".", {}, "Write the five fields, such as 0 0 * * * for every midnight."};
    if (fields.size() != 5)
        return Error{"A schedule has five fields: minute, hour, day of the month, month, day of the week. Here there are " + std::to_string(fields.size()) + ".",
                     {},
                     "30 2 * * * is every day at 02:30."};
    std::array<std::uint64_t, 5> sets{};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        const Result<std::uint64_t> read = readField(kinds[i], fields[i]);
        if (!read)
            return read.error();
        sets[i] = *read;
    }
    return CronSchedule{sets[0], sets[1], sets[2], sets[3], sets[4], fields[2].starts_with("*"), fields[4].starts_with("*")};
}

std::vector<CalendarMinute> nextRuns(const CronSchedule& schedule, const CalendarMinute& after, std::size_t count)
{
    using namespace std::chrono;
    std::vector<CalendarMinute> runs;
    const year_month_day start{year(after.year), month(static_cast<unsigned>(after.month)), day(static_cast<unsigned>(after.day))};
    if (!start.ok())
        return runs;
    // The longest gap is between two leap days around a year like 2100.
    constexpr int longestGap = 366 * 9;
    int quiet = 0;
    for (sys_days at = start; quiet < longestGap && runs.size() < count; at += days(1), ++quiet) {
        const year_month_day date(at);
        if (!has(schedule.months, static_cast<unsigned>(date.month())) || !fitsDay(schedule, date))
            continue;
        for (int hour = 0; hour < 24 && runs.size() < count; ++hour)
            for (int minute = 0; minute < 60 && runs.size() < count; ++minute) {
                if (!has(schedule.hours, static_cast<unsigned>(hour)) || !has(schedule.minutes, static_cast<unsigned>(minute)))
                    continue;
                const CalendarMinute run{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                                         static_cast<int>(static_cast<unsigned>(date.day())), hour, minute};
                if (run > after) {
                    runs.push_back(run);
                    quiet = 0;
                }
            }
    }
    return runs;
}

bool everRuns(const CronSchedule& schedule)
{
    return !nextRuns(schedule, {2000, 1, 1, 0, 0}, 1).empty();
}

}  // namespace barch
