// SPDX-License-Identifier: MIT
#include "bench/steadiness/report.hpp"

#include "bench/steadiness/bars.hpp"

#include <fmt/format.h>

#include <array>

namespace intouch::bench {

namespace {

std::string_view words(std::string_view id) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 17> all{
        {{"moved", "others moved a log"},
         {"moved-p95", "  95 % of logs"},
         {"after-miss", "others moved by a missed touch"},
         {"fixed-moved", "fixed touches moved, a year"},
         {"promise-p50", "promise error, half of rounds"},
         {"promise-p90", "  90 % of rounds"},
         {"of-bound", "contacts / just in time"},
         {"retry-late", "retry late, days"},
         {"retry-waited", "  of these, for want of room"},
         {"stretch-error", "contacts foretold, error"},
         {"protected", "protected: interval / every"},
         {"fairness", "most / least stretch"},
         {"about-in-week", "about days within the week"},
         {"told-at-last", "hours told 2 days ahead"},
         {"short-changes", "short or not: changes a year"},
         {"contacts", "contacts a year"},
         {"tries", "tries a year"}}};
    for (const auto& [key, text] : all)
        if (key == id) return text;
    return id;
}

std::string number(double x) {
    if (std::isnan(x)) return "-";
    return x >= 100 ? fmt::format("{:.0f}", x) : fmt::format("{:.2f}", x);
}

} // namespace

std::string table(const results& all, const std::string& title, const std::vector<std::string>& rosters,
                  const std::vector<double>& at, int& missed) {
    std::string out;
    for (const double load : at) {
        const figures now = mean_of(all, "intouch", rosters, load);
        const figures before = mean_of(all, "before", rosters, load);
        const figures balanced = mean_of(all, "balanced", rosters, load);
        const figures naive = mean_of(all, "naive", rosters, load);
        out += fmt::format("\n{}, load {}\n{:<32}{:>9} {:>8}   {:>8} {:>9} {:>8}\n", title, load, "",
                           "intouch", "bar", "before", "balanced", "naive");
        for (const column& c : columns()) {
            const auto b = bar_of(c.id);
            const double bar_at = b ? value_at(*b, load) : none;
            const bool kept = !b || reached(*b, load, now.*c.of);
            if (!kept) ++missed;
            out += fmt::format("{:<32}{:>9} {:>8} {} {:>8} {:>9} {:>8}\n", words(c.id), number(now.*c.of),
                               std::isnan(bar_at) ? "" : (b->at_least ? ">= " : "<= ") + number(bar_at),
                               kept ? ' ' : '!', number(before.*c.of), number(balanced.*c.of),
                               number(naive.*c.of));
        }
    }
    return out;
}

} // namespace intouch::bench
