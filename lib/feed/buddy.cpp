// SPDX-License-Identifier: MIT
#include "feed/buddy.hpp"

#include "core/text.hpp"
#include "ical/content.hpp"
#include "ical/libical_values.hpp"
#include "ical/text_value.hpp"
#include "roster/effective.hpp"
#include "roster/find_person.hpp"
#include "words/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace intouch::feed {

namespace {

constexpr ical::content_limits limits{
    .bytes = largest_buddy_feed, .line = std::size_t{64} << 10U, .lines = 200'000, .depth = 8};
constexpr std::size_t longest_story = 60; ///< bytes
constexpr int most_told = 999;

/// The number with which `text` goes on after `before`; both leave `text`.
std::optional<int> number_after(std::string_view& text, std::string_view before) {
    if (!text.starts_with(before)) return std::nullopt;
    int n = 0;
    const auto [end, failed] = std::from_chars(text.data() + before.size(), text.data() + text.size(), n);
    if (failed != std::errc() || n < 0 || n > most_told) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return n;
}

/// A time as intouch writes it: in UTC, or in a zone by its name. Days and floating times are none.
std::optional<instant> moment_of(const ical::component& event, std::string_view name) {
    const ical::content_line* line = ical::find(event, name);
    if (line == nullptr) return std::nullopt;
    const auto read = ical::parse_time_text(line->value);
    if (!read) return std::nullopt;
    if (const auto* at = std::get_if<instant>(&*read)) return *at;
    const auto* local = std::get_if<ical::zoned_time>(&*read);
    const auto tzid = ical::values_of(*line, "TZID");
    if (local == nullptr || tzid.empty()) return std::nullopt;
    const auto zone = time_zone::load(tzid.front());
    if (!zone) return std::nullopt;
    return zone->to_instant(local->at);
}

/// Its first lines are those of `words::hour_text`. What stands after a blank line is about the buddy's own buddy.
std::optional<buddy_hour> hour_of(const ical::component& event) {
    const std::string text = ical::unescape(ical::value_of(event, "DESCRIPTION"));
    const std::string_view all = text;
    std::string_view first = all.substr(0, all.find('\n'));
    std::string_view second = all.substr(std::min(first.size() + 1, all.size()));
    second = second.substr(0, second.find('\n'));
    const auto tried = number_after(first, "Tried ");
    const auto from = tried ? moment_of(event, "DTSTART") : std::nullopt;
    const auto to = from ? moment_of(event, "DTEND") : std::nullopt;
    if (!to || *to <= *from) return std::nullopt;
    buddy_hour hour{*from, *to, *tried, number_after(first, ", in touch with ").value_or(0), {}};
    hour.tried = std::max(hour.tried, hour.reached); // who reached out was not tried
    if (const auto name = second.find(": "); name != std::string_view::npos)
        hour.story = words::cut(without_control(second.substr(name + 2)), longest_story);
    return hour;
}

} // namespace

result<std::vector<buddy_hour>> read_buddy_hours(std::string_view text) {
    const auto read = ical::parse_components(text, limits);
    if (!read) return std::unexpected(read.error());
    std::vector<buddy_hour> hours;
    for (const ical::component& calendar : *read) {
        if (calendar.name != "VCALENDAR")
            return fail(errc::invalid, fmt::format("found {}, expected a calendar", quoted(calendar.name)));
        for (const ical::component& part : calendar.parts)
            if (part.name == "VEVENT")
                if (auto hour = hour_of(part)) hours.push_back(std::move(*hour));
    }
    std::ranges::sort(hours); // the order of the feed says nothing
    return hours;
}

std::string buddy_line(const feed_input& in, const roster::block& b, instant from, instant to) {
    if (in.buddies == nullptr || in.feed.names == roster::naming::hidden) return {};
    const roster::buddy* buddy = roster::find_buddy(b, in.settings, in.all_names());
    const auto known = buddy == nullptr ? in.buddies->end() : in.buddies->find(buddy->id);
    if (known == in.buddies->end()) return {};
    const buddy_hour* best = nullptr;
    seconds most{0};
    for (const buddy_hour& hour : known->second)
        if (const seconds shared = std::min(hour.to, to) - std::max(hour.from, from); shared > most) {
            best = &hour;
            most = shared;
        }
    if (best == nullptr) return {};
    const bool full = in.feed.names == roster::naming::full;
    const std::string name = without_control(b.with);
    std::string line =
        fmt::format("{}: {} of {}", full ? name : roster::initials(name), best->reached, best->tried);
    if (full && !best->story.empty()) line += fmt::format(" · '{}'", best->story);
    return line;
}

} // namespace intouch::feed
