#include "core/api/calendar.h"

#include <algorithm>
#include <chrono>

namespace barch::api {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// Compares with a mask in which 9 stands for any digit.
bool looksLike(std::string_view text, std::string_view mask)
{
    return text.size() == mask.size() &&
           std::equal(text.begin(), text.end(), mask.begin(), [](char c, char m) { return m == '9' ? isDigit(c) : c == m; });
}

int number(std::string_view digits)
{
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

int daysOf(int year, int month)
{
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month == 2)
        return leap ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool isZone(std::string_view text)
{
    if (text == "Z")
        return true;
    return (looksLike(text, "+99:99") || looksLike(text, "-99:99")) && number(text.substr(1, 2)) <= 15 && number(text.substr(4, 2)) <= 59;
}

}  // namespace

bool isPlainDate(std::string_view text)
{
    if (!looksLike(text, "9999-99-99"))
        return false;
    const int year = number(text.substr(0, 4));
    const int month = number(text.substr(5, 2));
    const int day = number(text.substr(8, 2));
    return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

std::string laterBy(std::string_view date, int days)
{
    if (!isPlainDate(date))
        return {};
    using namespace std::chrono;
    const year_month_day from{year(number(date.substr(0, 4))), month(static_cast<unsigned>(number(date.substr(5, 2)))), day(static_cast<unsigned>(number(date.substr(8, 2))))};
    const year_month_day to{sys_days(from) + std::chrono::days(days)};
    const int y = static_cast<int>(to.year());
    if (y < 1 || y > 9999)
        return {};
    const auto padded = [](unsigned value, std::size_t width) {
        const std::string digits = std::to_string(value);
        return std::string(width - std::min(width, digits.size()), '0') + digits;
    };
    return padded(static_cast<unsigned>(y), 4) + "-" + padded(static_cast<unsigned>(to.month()), 2) + "-" + padded(static_cast<unsigned>(to.day()), 2);
}

bool isPlainTime(std::string_view text)
{
    const auto fraction = text.size() > 9 && text[8] == '.' ? text.substr(9) : std::string_view();
    const bool goodFraction = fraction.size() <= 6 && std::all_of(fraction.begin(), fraction.end(), isDigit);
    const auto clock = fraction.empty() ? text : text.substr(0, 8);
    if (!goodFraction || !(looksLike(clock, "99:99") || looksLike(clock, "99:99:99")))
        return false;
    return number(clock.substr(0, 2)) < 24 && number(clock.substr(3, 2)) < 60 && (clock.size() < 8 || number(clock.substr(6, 2)) < 60);
}

bool isPlainTimestamp(std::string_view text, bool zone)
{
    if (text.size() < 16 || !isPlainDate(text.substr(0, 10)) || (text[10] != 'T' && text[10] != ' '))
        return false;
    std::string_view clock = text.substr(11);
    if (zone) {
        const std::size_t at = clock.find_first_of("Z+-");
        if (at == std::string_view::npos || !isZone(clock.substr(at)))
            return false;
        clock = clock.substr(0, at);
    }
    return isPlainTime(clock);
}

}  // namespace barch::api
