// SPDX-License-Identifier: MIT
#include "daemon/files/calendar_files.hpp"

#include "daemon/files/buddy_feeds.hpp"
#include "daemon/files/read_file.hpp"
#include "daemon/files/read_in_time.hpp"
#include "store/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <system_error>
#include <tuple>
#include <utility>

namespace intouch::daemon {

namespace {

namespace fs = std::filesystem;

/// How long a calendar may hold back the other files, once: until its file system answers again, nobody waits.
constexpr std::chrono::seconds patience{3};

result<std::string> read_text(const fs::path& file) {
    return read_whole(file, file_kind::regular, largest_calendar);
}

std::shared_ptr<const calendar_contents> share(calendar_contents made) {
    return std::make_shared<const calendar_contents>(std::move(made));
}

void take_copy(foreign_calendar& to, const fs::path& state, const time_zone& own, date today) {
    const auto file = state / to.copy;
    const auto text = read_text(file);
    if (!text) return; // nothing is known yet
    auto read = read_calendar(to, {*text, {}}, own, today);
    std::error_code failed;
    const auto written = fs::last_write_time(file, failed);
    if (!read || failed) return;
    to.known = share(std::move(*read));
    to.read = std::chrono::floor<seconds>(std::chrono::file_clock::to_sys(written));
}

void take_file(foreign_calendar& to, loaded& made, const fs::path& folder, date today, instant now) {
    const auto file = folder / to.name;
    const auto in_time = read_in_time(file, largest_calendar, patience, to.late);
    if (!in_time) { // nor can it be watched: the thread that asks for that would wait, too
        to.trouble = fmt::format("{}: its file system does not answer", to.name);
        return;
    }
    made.watched.push_back(file);
    const auto& text = *in_time;
    if (!text) {
        to.trouble = fmt::format("{}: {}", to.name, text.error().text);
        return;
    }
    std::string digest = digest_of(*text);
    const bool same = to.known && to.known->digest == digest;
    made.calendar_digests.push_back(
        {file.string(), std::move(digest)}); // the text itself would stay in memory
    if (!same) {
        auto read = read_calendar(to, {*text, {}}, made.value.zone, today);
        if (!read) {
            to.trouble = fmt::format("{}: {}", to.name, read.error().text);
            return;
        }
        to.known = share(std::move(*read));
    }
    to.read = now;
}

/// Removes copies of calendars that the settings no longer name: they hold the life of others.
void forget_copies(const configuration& of, const fs::path& state) {
    std::error_code failed;
    for (fs::directory_iterator file(state, failed), end; !failed && file != end; file.increment(failed)) {
        const std::string name = file->path().filename().string();
        const bool copy =
            (name.starts_with("busy-") || name.starts_with("away-") || name.starts_with("buddy-")) &&
            name.ends_with(".ics");
        const bool wanted =
            of.calendars.contains(name) || std::ranges::any_of(of.settings.buddies, [&](const auto& buddy) {
                return copy_name(buddy.second) == name;
            });
        std::error_code unimportant;
        if (copy && !wanted && file->is_regular_file(unimportant)) fs::remove(file->path(), unimportant);
    }
}

} // namespace

void read_calendars(loaded& made, const fs::path& folder, const fs::path& state, const configuration* before,
                    instant now) {
    configuration& config = made.value;
    config.calendars = named_calendars(config.settings);
    const date today = day_at(config.zone, now);
    for (auto& [copy, one] : config.calendars) {
        if (before != nullptr && before->zone == config.zone) {
            const auto known = before->calendars.find(copy);
            if (known != before->calendars.end() && known->second.reads_like(one)) {
                one.known = known->second.known;
                one.read = known->second.read;
                if (!one.url.empty()) one.trouble = known->second.trouble;
                one.late = known->second.late;
            }
        }
        if (!one.known) take_copy(one, state, config.zone, today);
        if (one.url.empty()) take_file(one, made, folder, today, now);
    }
    compose(config);
}

std::vector<std::string> keep_copies(const configuration& of, const fs::path& folder, const fs::path& state) {
    std::vector<std::string> troubles;
    for (const auto& [copy, one] : of.calendars) {
        if (!one.url.empty() || !one.known || !one.trouble.empty()) continue;
        std::shared_ptr<late_read> late;
        const auto text = read_in_time(folder / one.name, largest_calendar, patience, late);
        if (!text || !*text) continue;
        if (digest_of(**text) != one.known->digest) continue; // it changed, and is read again soon
        if (auto kept = keep_copy(state / copy, **text, one.read); !kept)
            troubles.push_back(kept.error().text);
    }
    forget_copies(of, state);
    return troubles;
}

result<void> keep_copy(const fs::path& file, std::string_view text, instant at) {
    const auto kept = read_text(file);
    if (!kept || *kept != text)
        if (auto written = store::write_whole(file, text, 0600); !written) return written;
    keep_time(file, at);
    return {};
}

void keep_time(const fs::path& file, instant at) {
    std::error_code unimportant;
    fs::last_write_time(file, std::chrono::file_clock::from_sys(at), unimportant);
}

bool any_late(const configuration& c) {
    return std::ranges::any_of(c.calendars, [](const auto& one) { return one.second.late != nullptr; });
}

void compose(configuration& c) {
    c.busy.clear();
    c.away = plan::written_away(c.settings);
    for (const auto& [copy, one] : c.calendars) {
        if (!one.known) continue;
        std::ranges::copy(one.known->busy, std::back_inserter(c.busy));
        std::ranges::copy(one.known->away, std::back_inserter(c.away));
    }
    // Each plan looks at them in this order, and there may be many.
    std::ranges::sort(c.busy, {},
                      [](const plan::busy_span& s) { return std::tie(s.from, s.to, s.source, s.all_day); });
    c.warnings = calendar_warnings(c.calendars, c.zone);
}

} // namespace intouch::daemon
