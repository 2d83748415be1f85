// SPDX-License-Identifier: MIT
#include "dav/discovery.hpp"

#include "core/text.hpp"
#include "dav/requests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace intouch::dav {

namespace {

constexpr int most_addresses = 3;

request ask_what(url at, int depth) {
    return propfind(std::move(at), depth,
                    {"D:resourcetype", "D:displayname", "D:current-user-principal", "C:calendar-home-set",
                     "C:supported-calendar-component-set", "D:current-user-privilege-set",
                     "D:supported-report-set"});
}

url at_root(const url& of, std::string_view target) {
    url u = of;
    u.target = target;
    return u;
}

/// The rows of an answer to PROPFIND; nothing for any other answer. A web page answers 200 too.
std::optional<multistatus> read(const answer& a) {
    if (a.response.status != 207 && a.response.status != 200) return std::nullopt;
    auto read = parse_multistatus(a.response.text());
    return read ? std::optional(std::move(*read)) : std::nullopt;
}

/// "VEVENT VTODO"; empty: the server does not say.
std::string components(const row& r) {
    const element* set = r.find(caldav_ns, "supported-calendar-component-set");
    if (set == nullptr) return {};
    std::string all;
    for (const element& comp : set->children)
        for (const auto& [name, value] : comp.attributes)
            if (name == "name" && std::ranges::all_of(value, [](char c) { return c >= 'A' && c <= 'Z'; }))
                all += (all.empty() ? "" : " ") + value;
    return all;
}

/// RFC 3744 5.4. A new object needs `bind` of its calendar (appendix B), which `write` and `all` contain. A
/// server that sends no privileges allows writing.
bool may_write(const row& r) {
    const element* set = r.find(dav_ns, "current-user-privilege-set");
    if (set == nullptr || set->children.empty()) return true;
    return std::ranges::any_of(set->children, [](const element& privilege) {
        return std::ranges::any_of(privilege.children, [](const element& e) {
            return e.is(dav_ns, "all") || e.is(dav_ns, "write") || e.is(dav_ns, "bind");
        });
    });
}

bool offers_sync(const row& r) {
    const element* set = r.find(dav_ns, "supported-report-set");
    if (set == nullptr) return true; // unknown, and a request that fails is cheap
    for (const element& supported : set->children) {
        const element* report = supported.find(dav_ns, "report"); // Xandikos 0.2.8 omits this element
        if ((report == nullptr ? supported : *report).find(dav_ns, "sync-collection") != nullptr) return true;
    }
    return false;
}

/// The name as a segment of a path: "in-touch" for "In touch".
std::string slug(std::string_view name) {
    std::string text;
    for (const char c : lower_ascii(name)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain)
            text += c;
        else if (!text.empty() && text.back() != '-')
            text += '-';
    }
    while (text.ends_with('-')) text.pop_back();
    return text.empty() ? "intouch" : text;
}

url parent(url at) {
    while (at.target.size() > 1 && at.target.ends_with('/')) at.target.pop_back();
    at.target.erase(at.target.rfind('/') + 1);
    return at;
}

url below(url collection, std::string_view segment) {
    if (!collection.target.ends_with('/')) collection.target += '/';
    collection.target += std::string(segment) + "/";
    return collection;
}

} // namespace

std::vector<url> service_urls(std::vector<service_record> records, std::string_view txt) {
    std::ranges::sort(records, [](const service_record& a, const service_record& b) {
        return std::tuple(a.priority, b.weight, a.host) < std::tuple(b.priority, a.weight, b.host);
    });
    std::string_view path = "/.well-known/caldav";
    if (txt.starts_with("path=/")) path = txt.substr(5);
    std::vector<url> all;
    for (const service_record& r : records) {
        if (r.host.empty() || r.host == ".") continue; // RFC 2782: the service is not available
        const auto at = parse_url(fmt::format("https://{}:{}{}", r.host, r.port, path));
        if (at) all.push_back(*at);
    }
    return all;
}

bool is_bare_domain(const url& u) {
    const auto dot = u.host.rfind('.');
    const std::string_view last =
        dot == std::string::npos ? std::string_view() : std::string_view(u.host).substr(dot + 1);
    const bool is_name = !last.empty() && (last.front() < '0' || last.front() > '9') && !u.host.contains(':');
    return is_name && u.scheme == "https" && u.port == 443 && u.target == "/";
}

discovery::discovery(discovery_input in, instant now) : in_(std::move(in)), now_(now) {
    candidates_.push_back(in_.base);
    candidates_.push_back(at_root(in_.base, "/.well-known/caldav"));
    std::ranges::copy(in_.services, std::back_inserter(candidates_));
    if (in_.base.target != "/") candidates_.push_back(at_root(in_.base, "/"));
    try_next({});
}

std::optional<conversation::asked> discovery::next_request() {
    if (!next_) return std::nullopt;
    asked a{0, std::move(*next_)};
    next_.reset();
    return a;
}

void discovery::ask(stage s, request r) {
    stage_ = s;
    next_ = std::move(r);
}

void discovery::stop(fault f) { result_ = std::unexpected(std::move(f)); }

void discovery::try_next(const std::optional<fault>& because) {
    if (because && !first_fault_) first_fault_ = because;
    if (candidates_.empty()) {
        stop(first_fault_.value_or(
            fault{trouble::not_caldav,
                  fmt::format("{} is no CalDAV address; check url: it often ends in /dav/ or /caldav/",
                              print(in_.base))}));
        return;
    }
    url at = candidates_.front();
    candidates_.pop_front();
    ask(stage::candidate, ask_what(std::move(at), 0));
}

void discovery::feed(unsigned /*id*/, const outcome<answer>& a) {
    if (!a) {
        // A candidate is a guess. The other candidates may still be right.
        const bool guess = stage_ == stage::candidate && a.error().what == trouble::redirected;
        return guess ? try_next(a.error()) : stop(a.error());
    }
    if (a->response.status >= 400)
        if (fault f = fault_of(*a, "looking for the calendar", now_); f.what == trouble::busy)
            return stop(std::move(f));
    switch (stage_) {
    case stage::candidate:
        return on_candidate(*a);
    case stage::inside:
        return on_inside(*a);
    case stage::principal:
        return on_principal(*a);
    case stage::home:
        return on_home(*a);
    case stage::make:
    case stage::make_extended:
        return on_made(*a);
    case stage::verify:
        return on_verified(*a);
    }
}

void discovery::on_candidate(const answer& a) {
    const auto read_rows = read(a);
    if (!read_rows || read_rows->rows.empty()) {
        const unsigned status = a.response.status;
        // A web page, or nothing, is there. "No CalDAV address" then helps more than the status.
        const bool telling = status >= 500 || status == 403;
        return try_next(telling ? std::optional(fault_of(a, "looking for the calendar", now_))
                                : std::nullopt);
    }
    const row& r = read_rows->rows.front();
    if (!r.calendar) return follow(a.from, r);
    if (in_.named && !has_name(a.from, r)) {
        other_ = r;
        return ask(stage::inside, ask_what(a.from, 1));
    }
    if (auto why = unusable(r)) return stop(*why);
    take(a.from, r);
}

/// Calypso keeps calendars inside a calendar.
void discovery::on_inside(const answer& a) {
    if (const auto rows = read(a))
        for (const row& r : rows->rows) {
            const auto at = resolve(a.from, r.href);
            if (!r.calendar || !at || !has_name(a.from, r)) continue;
            if (auto why = unusable(r)) return stop(*why);
            return take(*at, r);
        }
    follow(a.from, *other_);
}

/// Goes on from an address that is not the calendar itself.
void discovery::follow(const url& at, const row& r) {
    if (const element* set = r.find(caldav_ns, "calendar-home-set")) {
        for (const element& href : set->children)
            if (const auto home = resolve(at, href.trimmed_text()); home && href.is(dav_ns, "href"))
                homes_.push_back(*home);
        if (!homes_.empty()) return ask_next_home();
    }
    if (const auto href = r.href_in(dav_ns, "current-user-principal"); !href.empty()) {
        if (const auto principal = resolve(at, href))
            return ask(stage::principal, propfind(*principal, 0, {"C:calendar-home-set", "D:resourcetype"}));
    }
    // Synology and Zoho name no principal. The address of the user may be the home itself, or a calendar in it.
    if (r.collection && at.target != "/") {
        homes_.push_back(r.calendar ? parent(at) : at);
        return ask_next_home();
    }
    try_next({});
}

void discovery::on_principal(const answer& a) {
    if (const auto rows = read(a); rows && !rows->rows.empty()) {
        if (const element* set = rows->rows.front().find(caldav_ns, "calendar-home-set"))
            for (const element& href : set->children)
                if (const auto at = resolve(a.from, href.trimmed_text()); at && href.is(dav_ns, "href"))
                    homes_.push_back(*at);
    }
    if (homes_.empty())
        return try_next(a.response.status >= 400
                            ? std::optional(fault_of(a, "looking for the calendar", now_))
                            : std::nullopt);
    ask_next_home();
}

void discovery::ask_next_home() {
    if (homes_.empty()) {
        if (not_usable_) return stop(*not_usable_);
        if (!home_) return try_next({});
        return make();
    }
    url at = homes_.front();
    homes_.pop_front();
    ask(stage::home, ask_what(std::move(at), 1));
}

bool discovery::has_name(const url& at, const row& r) const {
    const element* name = r.find(dav_ns, "displayname");
    if (name != nullptr && name->trimmed_text() == in_.calendar) return true;
    // Zimbra ignores the name when it makes a collection. Then only the last segment tells.
    const auto key = href_key(at, r.href);
    const bool named = name != nullptr && !name->trimmed_text().empty();
    return key && !named && key->substr(key->rfind('/') + 1) == slug(in_.calendar);
}

std::optional<fault> discovery::unusable(const row& r) const {
    if (const std::string takes = components(r);
        !takes.empty() && (" " + takes + " ").find(" " + in_.component + " ") == std::string::npos)
        return fault{trouble::no_events,
                     fmt::format("the calendar {} takes {} only, not {}; name another calendar",
                                 quoted(in_.calendar), takes, in_.component)};
    if (!may_write(r))
        return fault{trouble::read_only,
                     fmt::format("the calendar {} may only be read by this user; name another calendar",
                                 quoted(in_.calendar))};
    return std::nullopt;
}

void discovery::on_home(const answer& a) {
    const auto rows = read(a);
    if (!rows) {
        if (!first_fault_ && a.response.status >= 400)
            first_fault_ = fault_of(a, "listing the calendars", now_);
        return ask_next_home();
    }
    if (!home_) home_ = a.from;
    for (const row& r : rows->rows) {
        const auto at = resolve(a.from, r.href);
        if (!r.calendar || !at || !has_name(a.from, r)) continue;
        if (auto why = unusable(r)) {
            not_usable_ = std::move(why);
            continue;
        }
        return take(*at, r);
    }
    ask_next_home();
}

void discovery::make() {
    ask(stage::make, mkcalendar(new_address(), in_.calendar, in_.component, in_.color));
}

/// "…/in-touch/", then "…/in-touch-2/".
url discovery::new_address() const {
    const std::string name = slug(in_.calendar);
    return below(*home_, addresses_ == 1 ? name : fmt::format("{}-{}", name, addresses_));
}

/// Nextcloud keeps the address of a calendar in its trash.
bool discovery::try_another_address() {
    if (addresses_ == most_addresses) return false;
    ++addresses_;
    made_ = false;
    make();
    return true;
}

void discovery::on_made(const answer& a) {
    const unsigned status = a.response.status;
    const url made = new_address();
    made_ = status >= 200 && status <= 299 && status != 207;
    const bool exists = status == 409 || status == 405 || status == 207 ||
                        parse_error_body(a.response.text()).has(dav_ns, "resource-must-be-null");
    if ((status >= 200 && status <= 299) || (exists && stage_ == stage::make_extended) ||
        parse_error_body(a.response.text()).has(dav_ns, "resource-must-be-null"))
        return ask(stage::verify, ask_what(made, 0));
    if (stage_ == stage::make && status != 401)
        return ask(stage::make_extended, mkcol(made, in_.calendar, in_.component, in_.color));
    fault f = fault_of(a, fmt::format("making the calendar {}", quoted(in_.calendar)), now_);
    f.text += fmt::format("; make a calendar {} there yourself, or write the address of one as url",
                          quoted(in_.calendar));
    if (status < 500 || status == 501 || f.what == trouble::full) return stop(std::move(f));
    not_made_ = std::move(f); // the address may be taken, or the server made it anyway
    ask(stage::verify, ask_what(made, 0));
}

/// Whether the calendar at a new address is the wanted one. Another calendar may have had the address before.
bool discovery::is_wanted(const url& at, const row& r) const {
    if (made_ || has_name(at, r)) return true;
    // Calypso ignores the name when it makes a calendar, and shows the last segment of the address.
    const element* name = r.find(dav_ns, "displayname");
    const auto key = href_key(at, r.href);
    return key && name != nullptr && name->trimmed_text() == key->substr(key->rfind('/') + 1);
}

void discovery::on_verified(const answer& a) {
    const auto rows = read(a);
    if (!rows || rows->rows.empty() || !rows->rows.front().calendar) {
        if (try_another_address()) return;
        if (not_made_) return stop(*not_made_);
        return stop({trouble::not_caldav,
                     fmt::format("{} said that it made the calendar {}, but it is not there; make it there "
                                 "yourself, or write the address of one as url",
                                 a.from.host, quoted(in_.calendar))});
    }
    const row& r = rows->rows.front();
    if (!is_wanted(a.from, r)) {
        if (try_another_address()) return;
        return stop({trouble::conflict,
                     fmt::format("calendars of other names have the addresses for a new calendar {}; make it "
                                 "there yourself, or write the address of one as url",
                                 quoted(in_.calendar))});
    }
    if (auto why = unusable(r)) return stop(*why);
    take(a.from, r);
}

void discovery::take(const url& at, const row& r) {
    ledger::collection_copy c;
    url collection = at;
    if (!collection.target.ends_with('/') && collection.target.find('?') == std::string::npos)
        collection.target += '/';
    c.url = print(collection);
    c.components = components(r);
    c.syncs = offers_sync(r);
    result_ = std::move(c);
}

} // namespace intouch::dav
