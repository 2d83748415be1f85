// SPDX-License-Identifier: MIT
#include "words/messages.hpp"

#include "words/dates.hpp"

#include <fmt/format.h>

namespace intouch::words {

namespace {

std::string moment(instant at, const time_zone& zone) {
    const auto local = std::chrono::floor<minutes>(zone.to_local(at));
    const auto day = std::chrono::floor<days>(local);
    return fmt::format("{} {}", full_weekday_date(day), clock(local - day));
}

} // namespace

std::vector<std::string> message_lines(const message_facts& f, const time_zone& zone) {
    std::vector<std::string> lines;
    lines.push_back(fmt::format("{} ({})  {}", f.id, f.form,
                                f.sent ? "last sent " + moment(*f.sent, zone) : "nothing sent so far"));
    if (f.waiting > 0)
        lines.push_back(fmt::format("  {} {}{}", f.waiting, f.waiting == 1 ? "waits" : "wait",
                                    f.trouble.empty() ? "" : "; the last try failed: " + f.trouble));
    if (f.dropped > 0)
        lines.push_back(fmt::format("  {} came too late to be sent in the last week", f.dropped));
    return lines;
}

std::string message_problem(const message_facts& f) {
    return f.trouble.empty() ? std::string() : fmt::format("[notify.{}]: {}", f.id, f.trouble);
}

} // namespace intouch::words
