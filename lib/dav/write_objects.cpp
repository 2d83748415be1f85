// SPDX-License-Identifier: MIT
#include "dav/write_objects.hpp"

#include "core/ascii.hpp"
#include "core/text.hpp"
#include "dav/canonical_object.hpp"
#include "dav/multistatus.hpp"
#include "dav/requests.hpp"
#include "ical/text_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace intouch::dav {

namespace {

constexpr int most_broken = 3;

bool stops_all(trouble t) {
    return t == trouble::unreachable || t == trouble::busy || t == trouble::unauthorized ||
           t == trouble::redirected || t == trouble::full;
}

std::string etag_in(const answer& a) {
    const auto field = a.response.headers.find("ETag");
    return field && !has_control(*field) ? std::string(trimmed(*field)) : std::string();
}

/// The worst row of a 207 that answers one write; status 0 if all is well.
struct refusal {
    unsigned status = 0;
    std::vector<xml_name> conditions{};
};
refusal worst(const answer& a) {
    refusal found;
    const auto read = parse_multistatus(a.response.text());
    if (!read) return found;
    for (const row& r : read->rows)
        if (r.status && *r.status >= 400 && *r.status > found.status) found = {*r.status, r.conditions};
    return found;
}

bool names_uid(const std::vector<xml_name>& conditions) {
    return std::ranges::any_of(conditions, [](const xml_name& n) {
        return n.name == "no-uid-conflict" || n.name == "unique-scheduling-object-resource";
    });
}

/// "writing "Call Ada" ("/dav/cal/x.ics")": the title for the user, the href for the administrator.
std::string doing(const write& w) {
    const std::string_view what = w.what == write_kind::remove ? "deleting" : "writing";
    const auto o = read_object(w.body.empty() ? w.before : w.body);
    const ical::component* c = o ? master(*o) : nullptr;
    if (c == nullptr) return fmt::format("{} {}", what, quoted(w.href));
    return fmt::format("{} {} ({})", what, quoted(ical::unescape(ical::value_of(*c, "SUMMARY"))),
                       quoted(w.href));
}

/// For an answer that is no whole calendar object, such as a page of a proxy. It says nothing about the
/// object.
fault no_object(const std::string& href, const answer& a) {
    return {trouble::broken,
            fmt::format("reading {}: {} answered something that is no calendar object; it is "
                        "tried again later",
                        quoted(href), a.from.host)};
}

std::string not_kept(const write& w, const answer& a) {
    return fmt::format("{}: {} answered that it was stored, but has the version before it; it is tried again "
                       "later",
                       doing(w), a.from.host);
}

/// Usable for If-Match on every server (RFC 9110 13.1.1).
bool is_strong(std::string_view etag) { return !etag.empty() && !etag.starts_with("W/"); }

} // namespace

write_objects::write_objects(url collection, std::vector<write> writes, instant now)
    : collection_(std::move(collection)), now_(now) {
    for (write& w : writes) {
        item i{.what = std::move(w)};
        i.when.value = i.what.etag;
        if (i.what.what != write_kind::create && i.what.etag.empty()) {
            i.at = stage::look_before;
            i.href = i.what.href;
        }
        waiting_.push_back(std::move(i));
    }
}

std::optional<conversation::asked> write_objects::next_request() {
    while (!waiting_.empty()) {
        if (stopped_ && is_begin(waiting_.front().at)) {
            waiting_.pop_front(); // never begun: the stored intent is enough for the next sync
            continue;
        }
        item i = std::move(waiting_.front());
        waiting_.pop_front();
        const bool by_name = i.at == stage::write || i.at == stage::search;
        const auto to = member_url(collection_, by_name ? i.what.href : i.href);
        if (!to) {
            refuse(i, {trouble::malformed, fmt::format("{}: no address to write to", quoted(i.what.href))});
            continue;
        }
        asked a{next_id_++, {}};
        if (i.at == stage::search)
            a.what = query_uid(collection_, i.what.item, i.what.server_uid);
        else if (i.at != stage::write)
            a.what = get(*to);
        else if (i.what.what == write_kind::create)
            a.what = create(*to, i.what.body);
        else if (i.what.what == write_kind::update)
            a.what = update(*to, i.when, i.what.body);
        else
            a.what = remove(*to, i.when);
        asked_.emplace(a.id, std::move(i));
        return a;
    }
    return std::nullopt;
}

bool write_objects::finished() const {
    return asked_.empty() &&
           std::ranges::none_of(waiting_, [&](const item& i) { return !stopped_ || !is_begin(i.at); });
}

void write_objects::ask(item i, stage s) {
    i.at = s;
    waiting_.push_front(std::move(i));
}

void write_objects::settle(const item& i, written w) { results_[i.what.uid] = std::move(w); }

void write_objects::refuse(const item& i, const fault& f) {
    settle(i, {.is = write_result::refused, .note = f.text, .why = f.what});
}

void write_objects::stop(const fault& f) {
    if (!stopped_) stopped_ = f;
}

void write_objects::feed(unsigned id, const outcome<answer>& a) {
    const auto of = asked_.find(id);
    if (of == asked_.end()) return;
    item i = std::move(of->second);
    asked_.erase(of);
    if (!a) {
        settle(i, {write_result::unknown});
        return stop(a.error());
    }
    const unsigned status = a->response.status;
    broken_ = status >= 500 ? broken_ + 1 : 0;
    if (status >= 400) {
        const fault f = fault_of(*a, doing(i.what), now_);
        if (stops_all(f.what)) {
            settle(i, {write_result::unknown});
            return stop(f);
        }
        if (broken_ >= most_broken) stop(f);
    }
    switch (i.at) {
    case stage::look_before:
        return on_look_before(std::move(i), *a);
    case stage::write:
        return on_write(std::move(i), *a);
    case stage::look:
    case stage::look_elsewhere:
        return on_look(std::move(i), *a);
    case stage::search:
        return on_search(i, *a);
    }
}

void write_objects::on_write(item i, const answer& a) {
    const unsigned status = a.response.status;
    if (status == 207) {
        const refusal r = worst(a);
        if (r.status != 0) return on_refused(std::move(i), a, r.status, {}, names_uid(r.conditions));
    }
    if (status < 200 || status > 299) {
        const error_body e = parse_error_body(a.response.text());
        return on_refused(std::move(i), a, status, e.href, names_uid(e.conditions));
    }
    if (i.what.what == write_kind::remove) return settle(i, {write_result::removed});
    i.etag = etag_in(a);
    // An ETag that did not change is that of the version before.
    if (!i.etag.empty() && i.etag != i.what.etag)
        return settle(i, {write_result::stored, {i.what.href, i.etag, std::nullopt}});
    i.href = i.what.href; // the server rewrote the object, or never sends ETags
    ask(std::move(i), stage::look);
}

void write_objects::on_refused(item i, const answer& a, unsigned status, const std::string& where,
                               bool by_uid) {
    const bool creates = i.what.what == write_kind::create;
    answer told = a;
    told.response.status = status;
    i.why = fault_of(told, doing(i.what), now_);
    if (status == 404 || status == 410) {
        if (!creates) { // a single 404 does not prove that the user deleted the object
            i.missing = true;
            i.href = i.what.href;
            return ask(std::move(i), stage::look);
        }
        stop(i.why);
        return settle(i, {write_result::unknown});
    }
    if (by_uid && member_url(collection_, where)) { // an object of another calendar is not ours
        i.href = where;
        return ask(std::move(i), stage::look_elsewhere);
    }
    if (by_uid) return ask(std::move(i), stage::search);
    // Nextcloud answers this for an object in its trash, Google and Zoho for a deleted object.
    const bool says_uid = lower_ascii(a.response.text()).find("uid") != std::string::npos;
    if (creates && (status == 400 || status == 409) && says_uid) return ask(std::move(i), stage::search);
    if (status == 412 || status == 409) {
        i.href = i.what.href;
        return ask(std::move(i), stage::look);
    }
    refuse(i, i.why);
}

/// Reads the object before it is overwritten or deleted.
void write_objects::on_look_before(item i, const answer& a) {
    const unsigned status = a.response.status;
    if (status == 404 || status == 410)
        return settle(i, {.is = write_result::unknown, .why = trouble::not_found}); // a listing tells
    if (status != 200) return refuse(i, fault_of(a, fmt::format("reading {}", quoted(i.href)), now_));
    std::string body(a.response.text());
    std::erase(body, '\r');
    const auto read = read_object(body);
    if (!read || read->item.empty()) return refuse(i, no_object(i.href, a));
    if (!is_ours(i, *read)) return settle(i, {write_result::unknown});
    const std::string etag = etag_in(a);
    if (!same_but_stamps(body, i.what.before))
        return settle(i, {write_result::changed, {i.href, etag, std::move(body)}});
    const auto modified = a.response.headers.find("Last-Modified");
    if (is_strong(etag))
        i.when = {condition::kind::etag, etag};
    else if (modified && !has_control(*modified))
        i.when = {condition::kind::unmodified, std::string(*modified)};
    else
        i.when = {condition::kind::there};
    ask(std::move(i), stage::write);
}

/// Whether the server can only have refused the condition itself. Then `i` gets a weaker condition.
bool write_objects::may_weaken(item& i, const answer& a, std::string_view body) const {
    if (i.why.what != trouble::conflict || is_strong(etag_in(a)) || !same_but_stamps(body, i.what.before))
        return false;
    switch (i.when.is) {
    case condition::kind::unmodified:
        i.when = {condition::kind::there};
        return true;
    case condition::kind::there:
        i.when = {condition::kind::none};
        return true;
    case condition::kind::etag:
    case condition::kind::none:
        return false;
    }
    return false;
}

/// Where intouch gave the name, any UID is the server's own.
bool write_objects::is_ours(const item& i, const object& there) {
    return there.uid == i.what.server_uid || (i.at != stage::look_elsewhere && has_own_name(i.href));
}

void write_objects::on_look(item i, const answer& a) {
    const unsigned status = a.response.status;
    if (status == 404 || status == 410) {
        if (i.at == stage::look_elsewhere) return ask(std::move(i), stage::search);
        const bool create = i.what.what == write_kind::create;
        // The write succeeded, but the object is not there: calypso moves objects. The next listing tells.
        if (create && i.why.text.empty()) return settle(i, {write_result::stored, {i.what.href, i.etag, {}}});
        if (i.why.text.empty() || (!create && !i.missing))
            return settle(i, {.is = write_result::unknown, .why = trouble::not_found});
        if (i.what.what == write_kind::remove) return settle(i, {write_result::removed});
        if (i.what.what == write_kind::update) return settle(i, {write_result::gone});
        return ask(std::move(i), stage::search); // refused because it exists, but it is not at this address
    }
    const fault unread = fault_of(a, fmt::format("reading {}", quoted(i.href)), now_);
    if (status != 200) return refuse(i, unread);
    std::string body(a.response.text());
    std::erase(body, '\r');
    const auto read = read_object(body);
    if (!read || read->item.empty()) return refuse(i, no_object(i.href, a));
    if (!is_ours(i, *read)) {
        if (i.at == stage::look_elsewhere || i.what.what == write_kind::create)
            return ask(std::move(i), stage::search);
        return settle(i, {write_result::gone}); // another object has this address now
    }
    if (may_weaken(i, a, body)) {
        i.why = {};
        return ask(std::move(i), stage::write);
    }
    fetched_object there{i.href, etag_in(a), std::move(body)};
    // A weak ETag never matches in If-Match (RFC 9110 13.1.1). It still shows that this is the known version,
    // so If-Match: * is enough.
    if (there.etag == i.what.etag && there.etag.starts_with("W/")) there.etag.clear();
    const bool refused = !i.why.text.empty();
    if (i.what.what != write_kind::create && same_but_stamps(*there.body, i.what.before)) {
        // The same version as before. Answered 404, though it is there; refused, though the condition holds;
        // or answered with success, and not kept.
        if (i.missing || (refused && there.etag == i.what.etag && is_strong(there.etag)))
            return settle(i, {write_result::in_vain, there, i.why.text, i.why.what});
        if (!refused && !same_but_stamps(*there.body, i.what.body))
            return settle(i, {write_result::in_vain, there, not_kept(i.what, a), trouble::broken});
    }
    settle(i, {refused ? write_result::changed : write_result::stored, there});
}

void write_objects::on_search(const item& i, const answer& a) {
    const auto read =
        a.response.status == 207 ? parse_multistatus(a.response.text()) : fail(errc::invalid, "");
    if (read) {
        for (const row& r : read->rows) {
            if (!r.data || !member_url(collection_, r.href)) continue;
            const auto o = read_object(*r.data);
            if (o && o->uid == i.what.server_uid)
                return settle(i, {write_result::changed, {r.href, r.etag, r.data}});
        }
    }
    // The collection is gone.
    if (a.response.status == 404) return settle(i, {write_result::unknown, {}, i.why.text});
    // The server has not searched.
    if (a.response.status >= 500 && a.response.status != 501) return refuse(i, i.why);
    // Not in this collection: it is in another calendar or in the trash, or (Google) it was deleted before.
    settle(i, {write_result::taken, {}, i.why.text, i.why.what});
}

} // namespace intouch::dav
