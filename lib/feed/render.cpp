// SPDX-License-Identifier: MIT
#include "feed/render.hpp"

#include "feed/feed_window.hpp"
#include "feed/item.hpp"
#include "feed/select.hpp"
#include "feed/trim.hpp"
#include "ical/libical_render.hpp"
#include "ical/vtimezone.hpp"
#include "ledger/stamp_floor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace intouch::feed {

namespace {

/// Google loses events above 1,000 or 1 MB. A `limit` above 1,000 says that Google is not the reader.
constexpr std::size_t most_bytes = 900'000;
constexpr int most_events_in_bytes = 1000;

/// RFC 5545 3.8.7.4: only a visible difference is a change. Each change is at least a second later than the
/// one before, because an equal stamp means no change to a reader.
ledger::stamp stamp_of(const ledger::stamps& kept, const std::string& key, const sha256_value& hash,
                       instant now) {
    const auto before = kept.find(key);
    if (before == kept.end()) {
        const auto floor = kept.find(ledger::stamp_floor);
        return {hash, floor == kept.end() ? 0 : floor->second.sequence, now};
    }
    if (before->second.hash == hash) return before->second;
    return {hash, before->second.sequence + 1, std::max(now, before->second.changed + seconds(1))};
}

ledger::stamps stamps_of(const items& all, const ledger::stamps& kept, instant now) {
    std::map<std::string, sha256_value> hashes;
    std::string overridden; // the hashes of the overrides of a series, which come after it
    // Backwards, so that the hash of a series covers its overrides. A reader that looks only at the newest
    // stamp of an object would otherwise miss a removed override.
    for (auto i = all.rbegin(); i != all.rend(); ++i) {
        sha256_value hash = ical::fingerprint(i->second.event);
        if (i->second.event.recurrence_id) {
            overridden += i->first;
            overridden += hex(hash);
        } else if (!overridden.empty()) {
            hash = sha256(hex(hash) + overridden);
            overridden.clear();
        }
        hashes.emplace(i->first, hash);
    }
    ledger::stamps stamps;
    for (const auto& [key, hash] : hashes) {
        stamps.emplace(key, stamp_of(kept, key, hash, now));
    }
    return stamps;
}

/// From the cache while it is valid, else rendered and cached.
const std::string& text_of(const std::string& key, const item& i, const ledger::stamp& stamp,
                           component_cache& cache) {
    cached_component& cached = cache[key];
    if (cached.text.empty() || cached.stamp != stamp) {
        ical::event event = i.event;
        event.sequence = stamp.sequence;
        event.changed = stamp.changed;
        cached = {stamp, ical::render(event)};
        cached.text.shrink_to_fit(); // the cache lives long
    }
    return cached.text;
}

std::string head_of(const feed_input& in, const feed_window& f, bool empty) {
    std::string head =
        ical::render_head({in.settings.calendar.name, in.settings.calendar.color, f.zone.name()});
    if (f.vtimezone) {
        head += *f.vtimezone;
    } else if (empty) {
        // RFC 5545 3.6: a calendar has at least one component.
        head += ical::render_vtimezone(time_zone::utc(), in.agenda.at, in.agenda.at + days(1)).value_or("");
    }
    return head;
}

/// Drops cached components without an item. Both maps have the same order.
void keep_only(const items& all, component_cache& cache) {
    auto wanted = all.begin();
    for (auto at = cache.begin(); at != cache.end();) {
        while (wanted != all.end() && wanted->first < at->first) ++wanted;
        const bool kept = wanted != all.end() && wanted->first == at->first;
        at = kept ? std::next(at) : cache.erase(at);
    }
}

struct body {
    std::string text;
    ledger::stamps stamps;
};

body write(const feed_input& in, const feed_window& f, const items& all, component_cache& cache) {
    body b{head_of(in, f, all.empty()), stamps_of(all, in.stamps, in.agenda.at)};
    std::vector<const std::string*> texts; // collected first, so that the body is allocated once
    texts.reserve(all.size());
    std::size_t size = b.text.size() + ical::calendar_foot.size();
    for (const auto& [key, i] : all) {
        texts.push_back(&text_of(key, i, b.stamps.at(key), cache));
        size += texts.back()->size();
    }
    b.text.reserve(size);
    for (const std::string* text : texts) b.text += *text;
    b.text += ical::calendar_foot;
    return b;
}

/// Removes the least missed items until both limits hold, and writes the rest.
std::pair<body, int> write_within_limits(const feed_input& in, const feed_window& f, items& all,
                                         component_cache& cache) {
    const int limit = in.settings.calendar.limit;
    const std::vector<items::iterator> order = least_missed_first(all, f.today);
    auto next = order.begin();
    while (all.size() > static_cast<std::size_t>(std::max(limit, 0))) {
        all.erase(*next++);
    }
    body b = write(in, f, all, cache);
    while (limit <= most_events_in_bytes && b.text.size() > most_bytes && next != order.end()) {
        for (std::size_t size = b.text.size(); size > most_bytes && next != order.end(); ++next) {
            size -= cache.at((*next)->first).text.size();
            all.erase(*next);
        }
        b = write(in, f, all, cache);
    }
    return {std::move(b), static_cast<int>(next - order.begin())};
}

} // namespace

rendered render(const feed_input& in, component_cache& cache) {
    const feed_window f = window_of(in);
    items all = select(in, f);
    auto [b, trimmed] = write_within_limits(in, f, all, cache);
    keep_only(all, cache);

    rendered r;
    r.body = std::move(b.text);
    const sha256_value hash = sha256(r.body);
    r.etag = fmt::format("\"{}\"", base32(hash, 32));
    b.stamps[""] = stamp_of(in.stamps, "", hash, in.agenda.at);
    r.last_modified = b.stamps[""].changed;
    for (const auto& [key, stamp] : b.stamps) {
        const auto before = in.stamps.find(key);
        if (before == in.stamps.end() || before->second != stamp) r.changed.emplace(key, stamp);
    }
    if (trimmed > 0) {
        r.warnings.push_back(
            {.code = plan::warning_code::events_trimmed, .date = {}, .count = trimmed, .id = in.feed.id});
    }
    return r;
}

} // namespace intouch::feed
