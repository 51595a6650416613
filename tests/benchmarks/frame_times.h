#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <ctime>
#include <vector>

namespace barch {

/// Runs `step(0)` to `step(times - 1)`, prints how many milliseconds of this thread's CPU they took, and
/// gives back the median.
template <class Step>
double printFrameTimes(const char* what, int times, Step step)
{
    const auto cpu = [] {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    };
    std::vector<double> taken;
    for (int i = 0; i < times; ++i) {
        const double start = cpu();
        step(i);
        taken.push_back(cpu() - start);
    }
    std::ranges::sort(taken);
    const auto at = [&](double part) { return taken[static_cast<std::size_t>(part * static_cast<double>(taken.size() - 1))]; };
    std::printf("%-28s %7.2f median %7.2f worst of a hundred\n", what, at(0.5), at(0.99));
    return at(0.5);
}

}  // namespace barch
