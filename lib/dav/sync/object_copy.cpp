// SPDX-License-Identifier: MIT
#include "dav/sync/object_copy.hpp"

#include "core/digest.hpp"
#include "core/text.hpp"
#include "ical/text_value.hpp"
#include "ical/write_content.hpp"

#include <fmt/format.h>

#include <utility>

namespace intouch::dav {

using ledger::calendar_copy;
using ledger::copy_state;

const std::string& remote_of(const calendar_copy& c) { return c.remote.empty() ? c.written : c.remote; }
const std::string& intended_of(const calendar_copy& c) { return c.intended.empty() ? c.wanted : c.intended; }

std::string name_of(const object& o) {
    const ical::component* c = master(o);
    return c == nullptr ? o.uid : quoted(ical::unescape(ical::value_of(*c, "SUMMARY")));
}

std::optional<object> read_text(const std::string& text) {
    auto o = read_object(text);
    return o ? std::optional(std::move(*o)) : std::nullopt;
}

std::optional<object> read_as(const std::string& text, const std::string& uid) {
    auto o = read_text(text);
    if (o) o = with_uid(std::move(*o), uid);
    return o;
}

void confirm(calendar_copy& c) {
    c.written = std::exchange(c.wanted, {});
    c.remote = std::exchange(c.intended, {});
    if (c.remote == c.written) c.remote.clear();
    c.state = copy_state::agreed;
}

void abandon(calendar_copy& c) {
    c.wanted.clear();
    c.intended.clear();
    c.state = copy_state::agreed;
}

std::string title_of(const calendar_copy& c) {
    const auto o = read_text(c.state == copy_state::creating ? intended_of(c) : remote_of(c));
    return o ? name_of(*o) : quoted(c.uid);
}

object_version version_of(const calendar_copy& c, const time_zone& user) {
    const auto o = read_text(remote_of(c));
    return o ? version_of(*o, user) : object_version{};
}

std::string server_uid(const std::string& uid, int generation) {
    if (generation == 0) return uid;
    return base32(sha256(fmt::format("{}\n{}", uid, generation)), 26) + "@intouch";
}

object with_uid(object o, const std::string& uid) {
    for (ical::component& part : o.calendar.parts)
        if (part.name == o.item && ical::value_of(part, "UID") != uid)
            ical::set(part, ical::make_line("UID", uid));
    o.uid = uid;
    return o;
}

std::string uid_there(const calendar_copy& c) {
    std::string uid;
    if (!c.remote.empty())
        if (const auto o = read_text(c.remote)) uid = o->uid;
    return uid.empty() ? server_uid(c.uid, c.generation) : uid;
}

bool is_ours(const std::string& found, const calendar_copy& kept, std::string_view href) {
    return has_own_name(href) || found == uid_there(kept) || found == server_uid(kept.uid, kept.generation);
}

} // namespace intouch::dav
