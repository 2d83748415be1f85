// SPDX-License-Identifier: MIT
#include "words/calendars.hpp"

#include "words/dates.hpp"
#include "words/phrase.hpp"

#include <fmt/format.h>

#include <string_view>

namespace intouch::words {

namespace {

/// "4 objects wait"
std::string waiting(const calendar_facts& f) {
    return counted(static_cast<std::size_t>(f.held), "object waits", "objects wait");
}

std::string counts(const calendar_facts& f) {
    std::string text;
    const auto add = [&](int n, std::string_view what) {
        if (n > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", n, what);
    };
    add(f.created, "created");
    add(f.updated, "updated");
    add(f.deleted, "removed");
    add(f.entered, f.entered == 1 ? "change of yours entered" : "changes of yours entered");
    return text;
}

} // namespace

std::vector<std::string> calendar_lines(const calendar_facts& f, const time_zone& zone) {
    std::string text = f.id + "  ";
    std::string missing = f.problem;
    if (f.held > 0)
        missing += fmt::format("{}{} for `intouch sync --confirm`", missing.empty() ? "" : "; ", waiting(f));
    if (!missing.empty())
        text += fmt::format("not in step{}: {}",
                            f.succeeded ? " since " + full_moment(*f.succeeded, zone) : "", missing);
    else if (f.since && f.succeeded)
        text +=
            fmt::format("in step since {}{}", full_moment(*f.since, zone),
                        f.since == f.succeeded ? "" : ", last looked at " + full_moment(*f.succeeded, zone));
    else
        text += "not in step yet";
    std::vector<std::string> lines{std::move(text)};
    for (const std::string& note : f.notes)
        if (note != f.problem) lines.push_back("  " + note);
    return lines;
}

std::vector<std::string> sync_lines(const calendar_facts& f) {
    std::vector<std::string> lines;
    const std::string done = counts(f);
    if (f.problem.empty() && f.held == 0)
        lines.push_back(fmt::format("{}: in step; {}.", f.id, done.empty() ? "nothing had changed" : done));
    else if (!done.empty())
        lines.push_back(fmt::format("{}: {}.", f.id, done));
    for (const auto& note : f.notes) lines.push_back(fmt::format("{}: {}", f.id, note));
    return lines;
}

std::string sync_problem(const calendar_facts& f) {
    if (!f.problem.empty()) return fmt::format("{}: {}", f.id, f.problem);
    if (f.held == 0) return {};
    return fmt::format("{}: {} for you to confirm: intouch sync --confirm", f.id, waiting(f));
}

} // namespace intouch::words
