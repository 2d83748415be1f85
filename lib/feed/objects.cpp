// SPDX-License-Identifier: MIT
#include "feed/objects.hpp"

#include "feed/feed_window.hpp"
#include "feed/item.hpp"
#include "feed/select.hpp"
#include "ical/libical_render.hpp"

#include <algorithm>
#include <variant>

namespace intouch::feed {

namespace {

bool in_local_time(const ical::event& e) { return std::holds_alternative<ical::zoned_time>(e.from); }

bool is_task(const item& i) {
    return i.kind == ledger::object_kind::touch || i.kind == ledger::object_kind::closed;
}

/// From the cache while it is valid. Without a sequence the hash alone decides.
const std::string& text_of(const std::string& key, const item& i, bool as_task, component_cache& cache) {
    sha256_value hash = ical::fingerprint(i.event);
    if (as_task) hash = sha256(hex(hash) + (i.completed ? "task done" : "task"));
    const ledger::stamp wanted{hash, 0, i.completed.value_or(instant{})};
    cached_component& cached = cache[key];
    if (cached.text.empty() || cached.stamp != wanted)
        cached = {wanted,
                  as_task ? ical::render_task(i.event, i.completed) : ical::render_unstamped(i.event)};
    return cached.text;
}

} // namespace

std::vector<ledger::calendar_object> objects(const feed_input& in, bool as_tasks, component_cache& cache) {
    const feed_window f = window_of(in);
    items all = select(in, f);
    if (as_tasks) std::erase_if(all, [](const auto& one) { return !is_task(one.second); });
    std::erase_if(cache, [&](const auto& one) { return !all.contains(one.first); });

    std::vector<ledger::calendar_object> found;
    for (auto i = all.begin(); i != all.end();) {
        const std::string& uid = i->second.event.uid;
        auto end = i; // an override follows its event
        while (end != all.end() && end->second.event.uid == uid) ++end;
        ledger::calendar_object o{uid, i->second.kind, ical::object_head()};
        const bool local =
            std::any_of(i, end, [](const auto& one) { return in_local_time(one.second.event); });
        if (local && f.vtimezone) o.text += *f.vtimezone;
        for (; i != end; ++i) o.text += text_of(i->first, i->second, as_tasks, cache);
        o.text += ical::calendar_foot;
        found.push_back(std::move(o));
    }
    return found;
}

} // namespace intouch::feed
