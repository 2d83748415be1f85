// SPDX-License-Identifier: MIT
#include "dav/sync/sync_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace intouch::dav {

std::string wanted_by(const sync_input& in) {
    const sync_settings& s = in.settings;
    return fmt::format("{}\n{}\n{}\n{}", print(s.base), in.who.user, s.tasks ? "VTODO" : "VEVENT",
                       s.named ? s.calendar : std::string());
}

bool must_discover(const sync_input& in) {
    const ledger::collection_copy& c = in.kept.collection;
    return c.url.empty() || (!c.found_for.empty() && c.found_for != wanted_by(in));
}

sync_state::sync_state(sync_input i)
    : in(std::move(i)), rules{in.zone, in.now, in.settings.restore}, kept(in.kept) {
    if (must_discover(in)) kept.collection.components.clear(); // those of the calendar before
    use_local(std::move(in.local));
}

std::string sync_state::key_of(const std::string& href) const {
    return href_key(collection, href).value_or("");
}

void sync_state::use_local(std::vector<ledger::calendar_object> all) {
    local.clear();
    std::size_t left_out = 0;
    for (ledger::calendar_object& o : all) {
        const bool todo = o.text.find("BEGIN:VTODO") != std::string::npos;
        const std::string_view item = todo ? " VTODO " : " VEVENT ";
        const std::string& takes = kept.collection.components;
        if (!takes.empty() && (" " + takes + " ").find(item) == std::string::npos) {
            ++left_out;
            continue;
        }
        std::string uid = o.uid;
        local.emplace(std::move(uid), std::move(o));
    }
    if (left_out > 0 && !told_left_out) {
        told_left_out = true;
        note(fmt::format(
            "{} {} left out, because the calendar takes {} only; to have all, name another calendar",
            left_out, left_out == 1 ? "item is" : "items are", kept.collection.components));
    }
}

void sync_state::note(std::string text) {
    if (std::ranges::find(report.notes, text) == report.notes.end()) report.notes.push_back(std::move(text));
}

void sync_state::keep(const ledger::calendar_copy& c) {
    kept.objects[c.uid] = c;
    pending.set[c.uid] = c;
    std::erase(pending.forgotten, c.uid);
}

void sync_state::forget(const std::string& uid) {
    kept.objects.erase(uid);
    pending.set.erase(uid);
    pending.forgotten.push_back(uid);
}

} // namespace intouch::dav
