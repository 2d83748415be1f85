// SPDX-License-Identifier: MIT
#include "words/status.hpp"

#include "core/weekday_names.hpp"
#include "words/dates.hpp"
#include "words/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

namespace intouch::words {

namespace {

constexpr std::size_t most_told = 5;

/// The first few, indented, and the number of the rest.
void tell_some(const std::vector<std::string>& all, std::vector<std::string>& to) {
    for (std::size_t i = 0; i < all.size() && i < most_told; ++i) to.push_back("  " + all[i]);
    if (all.size() > most_told)
        to.push_back(fmt::format("  … and {} more (--json lists them)", all.size() - most_told));
}

} // namespace

std::string clock_doubt(const when& now, const when& newest_entry) {
    return fmt::format("The clock of this machine says {}, but the newest entry in the ledger is of {}. "
                       "Nothing is entered or published until the clock is right, or until a reload "
                       "(SIGHUP) confirms it.",
                       in_words(now), in_words(newest_entry));
}

std::string people_doubt(const std::vector<std::string>& gone) {
    std::string names;
    for (std::size_t i = 0; i < gone.size() && i < most_told; ++i) names += (i == 0 ? "" : ", ") + gone[i];
    if (gone.size() > most_told) names += fmt::format(" and {} more", gone.size() - most_told);
    return fmt::format(
        "{} in the plan that was published last are no longer on the roster ({}). Nothing is "
        "entered or published until the files are the same a minute from now, or until a reload "
        "(SIGHUP) confirms it.",
        gone.size(), names);
}

std::string files_in_doubt(const roster::fault_list& faults) {
    if (faults.empty()) return {};
    const auto error = std::ranges::find(faults, roster::severity::error, &roster::fault::level);
    const auto& first = error == faults.end() ? faults.front() : *error;
    const auto more = std::ranges::count(faults, first.level, &roster::fault::level) - 1;
    return fmt::format("{}{}. What was read before still runs.", roster::print(first),
                       more > 0 ? fmt::format("; and {} more", more) : "");
}

std::string silence(const ledger::state& state, date today) {
    constexpr days long_enough{14};
    std::optional<date> newest;
    std::optional<date> joined;
    for (const auto& [id, person] : state.people) {
        if (person.joined) joined = std::min(joined.value_or(*person.joined), *person.joined);
        for (const ledger::entry& e : person.history)
            if (ledger::is_contact(e) || ledger::is_attempt(e.kind))
                newest = std::max(newest.value_or(e.on.day), e.on.day);
    }
    const auto since = newest ? newest : joined;
    if (!since || *since + long_enough > today) return {};
    return fmt::format("Nothing was logged since {}.", full_date(*since));
}

std::vector<std::string> status_lines(const daemon_facts& f) {
    std::vector<std::string> lines;
    lines.push_back(
        fmt::format("intouch {} runs since {} ({}).", f.version, in_words(f.started), f.timezone));
    lines.push_back(fmt::format("{} and {} planned, last on {}; {} in the ledger.",
                                counted(f.people, "person", "people"), counted(f.touches, "touch", "touches"),
                                in_words(f.planned), counted(f.entries, "entry", "entries")));
    if (f.faults.empty()) {
        lines.push_back(
            fmt::format("Files: {}, without errors.", f.files.empty() ? "none" : joined(f.files)));
    } else {
        const bool wrong = roster::has_errors(f.faults);
        std::vector<std::string> printed;
        std::ranges::transform(f.faults, std::back_inserter(printed), roster::print);
        lines.push_back(
            fmt::format("Files: {}. {}:", f.files.empty() ? "none" : joined(f.files),
                        wrong ? "The settings from before still run until you fix this" : "To know"));
        tell_some(printed, lines);
    }
    if (!f.feeds.empty()) lines.emplace_back("Feeds:");
    for (const std::string& feed : f.feeds) lines.push_back("  " + feed);
    if (!f.calendars.empty()) lines.emplace_back("Calendars:");
    for (const std::string& calendar : f.calendars) lines.push_back("  " + calendar);
    if (!f.messages.empty()) lines.emplace_back("Messages:");
    for (const std::string& message : f.messages) lines.push_back("  " + message);
    if (!f.warnings.empty()) lines.emplace_back("To know:");
    tell_some(f.warnings, lines);
    return lines;
}

} // namespace intouch::words
