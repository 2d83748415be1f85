// SPDX-License-Identifier: MIT
#include "words/messages.hpp"

#include "words/dates.hpp"

#include <fmt/format.h>

namespace intouch::words {

std::vector<std::string> message_lines(const message_facts& f, const time_zone& zone) {
    std::vector<std::string> lines;
    lines.push_back(fmt::format("{} ({})  {}", f.id, f.form,
                                f.sent ? "last sent " + full_moment(*f.sent, zone) : "nothing sent so far"));
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
